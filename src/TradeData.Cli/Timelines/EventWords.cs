using System.Globalization;

namespace TradeData.Cli.Timelines;

/// <summary>The words for negotiations and their events.</summary>
internal static class EventWords
{
    /// <summary>Returns the English name, or the key.</summary>
    public static string NameOf(Negotiation negotiation) => negotiation.Names.TryGetValue("en", out string? name) ? name : negotiation.Id;

    /// <summary>Returns the days without their year: "9 Aug to 10 Aug".</summary>
    public static string DaysOf(NegotiationRecord record)
    {
        string start = record.Start.ToString("d MMM", CultureInfo.InvariantCulture);
        return record.End is { } end && end != record.Start ? $"{start} to {end.ToString("d MMM", CultureInfo.InvariantCulture)}" : start;
    }

    /// <summary>Returns the kind and the place: "joint statement, New York".</summary>
    public static string KindOf(NegotiationRecord record) => Words(record.Kind.ToJson()) + (record.Place is { } where ? ", " + where.Name : "");

    /// <summary>Returns "joint statement" for "jointStatement".</summary>
    public static string Words(string key) =>
        string.Concat(key.Select((c, i) => char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : c.ToString()));
}
