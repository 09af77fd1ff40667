using TradeData.Runtime;

namespace TradeData;

/// <summary>The catalog has no tariff schedule of an importer. The message names those that it has.</summary>
public sealed class UnknownScheduleException : ArgumentException
{
    /// <summary>An exception for an importer.</summary>
    /// <param name="importer">The importer, as it was asked for.</param>
    /// <param name="known">The keys of the schedules that there are.</param>
    public UnknownScheduleException(string importer, ValueList<string> known)
        : base($"The catalog has no tariff schedule of \"{importer}\". It has {string.Join(", ", known)}.")
    {
        Importer = importer;
        Known = known;
    }

    /// <summary>The importer, as it was asked for.</summary>
    public string Importer { get; }

    /// <summary>The keys of the schedules that there are.</summary>
    public ValueList<string> Known { get; }
}
