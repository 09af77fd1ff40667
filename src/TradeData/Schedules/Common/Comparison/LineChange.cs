using TradeData.Runtime;

namespace TradeData.Schedules;

/// <summary>One difference between two editions of a schedule. A line can have several: a new rate and a new text are two.</summary>
public abstract record LineChange
{
    private LineChange()
    {
    }

    /// <summary>The line as the later edition has it; as the earlier one had it where it is gone.</summary>
    public abstract TariffLine Line { get; }

    /// <summary>The later edition has a line that the earlier one does not have.</summary>
    /// <param name="After">The line.</param>
    public sealed record Added(TariffLine After) : LineChange
    {
        /// <inheritdoc/>
        public override TariffLine Line => After;
    }

    /// <summary>The later edition does not have a line of the earlier one.</summary>
    /// <param name="Before">The line.</param>
    public sealed record Removed(TariffLine Before) : LineChange
    {
        /// <inheritdoc/>
        public override TariffLine Line => Before;
    }

    /// <summary>A line stands below another row, or at another indent, than before.</summary>
    /// <param name="Before">The line as it was.</param>
    /// <param name="After">The line as it is.</param>
    public sealed record Moved(TariffLine Before, TariffLine After) : LineChange
    {
        /// <inheritdoc/>
        public override TariffLine Line => After;
    }

    /// <summary>A line's own rates in a column are others than before. How a rate is worded does not matter, as long as it says the same.</summary>
    /// <param name="Before">The line as it was.</param>
    /// <param name="After">The line as it is.</param>
    /// <param name="Column">The column.</param>
    /// <param name="Programme">The programme, in the column of preferences.</param>
    /// <param name="Old">The rates that it had there, or empty if it had none of its own.</param>
    /// <param name="New">The rates that it has there, or empty if it has none of its own.</param>
    public sealed record RateChanged(TariffLine Before, TariffLine After, RateColumn Column, string? Programme, ValueList<LineRate> Old, ValueList<LineRate> New) : LineChange
    {
        /// <inheritdoc/>
        public override TariffLine Line => After;
    }

    /// <summary>A line has another description than before. Mark-up, blanks and the ways of writing the same sign do not matter.</summary>
    /// <param name="Before">The line as it was.</param>
    /// <param name="After">The line as it is.</param>
    public sealed record TextChanged(TariffLine Before, TariffLine After) : LineChange
    {
        /// <inheritdoc/>
        public override TariffLine Line => After;
    }

    /// <summary>Quantities of a line are declared in other units than before.</summary>
    /// <param name="Before">The line as it was.</param>
    /// <param name="After">The line as it is.</param>
    public sealed record UnitsChanged(TariffLine Before, TariffLine After) : LineChange
    {
        /// <inheritdoc/>
        public override TariffLine Line => After;
    }

    /// <summary>A line has other footnotes than before.</summary>
    /// <param name="Before">The line as it was.</param>
    /// <param name="After">The line as it is.</param>
    public sealed record FootnotesChanged(TariffLine Before, TariffLine After) : LineChange
    {
        /// <inheritdoc/>
        public override TariffLine Line => After;
    }
}
