using TradeData.Runtime;

namespace TradeData;

/// <summary>A period in which a line has the same rates.</summary>
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

    /// <summary>The first day after it, or null for an open end.</summary>
    public DateOnly? To { get; }

    /// <summary>The line as of the first day.</summary>
    public TariffLine Line { get; }

    /// <summary>The rates of all columns, including those inherited from rows above.</summary>
    public ValueList<LineRate> Rates { get; }
}
