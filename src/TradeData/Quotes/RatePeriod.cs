using TradeData.Runtime;

namespace TradeData;

/// <summary>A span of days on which a line has the same rates.</summary>
public sealed class RatePeriod
{
    internal RatePeriod(DateOnly from, DateOnly? to, TariffLine line, ValueList<LineRate> rates)
    {
        From = from;
        To = to;
        Line = line;
        Rates = rates;
    }

    /// <summary>The first day.</summary>
    public DateOnly From { get; }

    /// <summary>The first day after it. Null: it lasts, as far as the catalog knows.</summary>
    public DateOnly? To { get; }

    /// <summary>The line as it is on the first day.</summary>
    public TariffLine Line { get; }

    /// <summary>The rates of all columns, those of rows above where the line has none of its own.</summary>
    public ValueList<LineRate> Rates { get; }
}
