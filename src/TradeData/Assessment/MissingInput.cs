using System.Globalization;
using TradeData.Runtime;

namespace TradeData;

/// <summary>A fact that a duty depends on and that was not given.</summary>
public abstract record MissingInput
{
    private MissingInput()
    {
    }

    /// <summary>The customs value of the goods.</summary>
    public sealed record CustomsValue : MissingInput
    {
        /// <inheritdoc/>
        public override string ToString() => "the customs value";
    }

    /// <summary>A quantity of the goods, or of something in them.</summary>
    /// <param name="Unit">A code of the table of units.</param>
    /// <param name="Of">The part that is measured, in the schedule's words, or null for the good as a whole.</param>
    public sealed record QuantityIn(string Unit, string? Of) : MissingInput
    {
        /// <inheritdoc/>
        public override string ToString() => $"the quantity in {PlainRateWriter.UnitName(Unit)}{(Of is null ? "" : " of " + Of)}";
    }

    /// <summary>The value of a part of the goods, or a value of another kind than the customs value.</summary>
    /// <param name="Of">The part or kind of value, in the schedule's words.</param>
    public sealed record ValueOf(string Of) : MissingInput
    {
        /// <inheritdoc/>
        public override string ToString() => $"the value of {Of}";
    }

    /// <summary>An exchange rate.</summary>
    /// <param name="From">The currency to convert.</param>
    /// <param name="To">The currency to convert into.</param>
    /// <param name="On">The day, or null for any.</param>
    public sealed record RateOfExchange(CurrencyCode From, CurrencyCode To, DateOnly? On) : MissingInput
    {
        /// <inheritdoc/>
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"the exchange rate from {From} to {To}{(On is { } day ? $" on {day:yyyy-MM-dd}" : "")}");
    }

    /// <summary>The duty of another line.</summary>
    /// <param name="Lines">The line, or alternative lines; empty for the line that the goods belong to by their nature.</param>
    /// <param name="Words">The schedule's words.</param>
    public sealed record DutyOfLine(ValueList<HsCode> Lines, string? Words) : MissingInput
    {
        /// <inheritdoc/>
        public override string ToString() => Lines.IsEmpty
            ? "the duty of the line that the goods fall under by their nature" + (Words is null ? "" : $" (\"{Words}\")")
            : "the duty of " + string.Join(" or ", Lines);
    }
}
