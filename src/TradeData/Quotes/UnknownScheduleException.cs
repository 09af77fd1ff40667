using TradeData.Runtime;

namespace TradeData;

/// <summary>The exception for an importer without a tariff schedule in the catalog. The message lists the known schedules.</summary>
public sealed class UnknownScheduleException : ArgumentException
{
    /// <summary>Creates an exception for an importer.</summary>
    /// <param name="importer">The importer, as given.</param>
    /// <param name="known">The keys of the known schedules.</param>
    public UnknownScheduleException(string importer, ValueList<string> known)
        : base($"The catalog has no tariff schedule of \"{importer}\". It has {string.Join(", ", known)}.")
    {
        Importer = importer;
        Known = known;
    }

    /// <summary>The importer, as given.</summary>
    public string Importer { get; }

    /// <summary>The keys of the known schedules.</summary>
    public ValueList<string> Known { get; }
}
