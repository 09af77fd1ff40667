using TradeData.Runtime;

namespace TradeData.Schedules;

/// <summary>A difference between two editions of a schedule. A line can have several: a new rate and a new text are two.</summary>
public abstract record LineChange
{
    private LineChange()
    {
    }

    /// <summary>The line in the later edition, or in the earlier one if it was removed.</summary>
    public abstract TariffLine Line { get; }

    /// <summary>A line that only the later edition has.</summary>
    /// <param name="After">The line.</param>
    public sealed record Added(TariffLine After) : LineChange
    {
        /// <inheritdoc/>
        public override TariffLine Line => After;
    }

    /// <summary>A line that only the earlier edition has.</summary>
    /// <param name="Before">The line.</param>
    public sealed record Removed(TariffLine Before) : LineChange
    {
        /// <inheritdoc/>
        public override TariffLine Line => Before;
    }

    /// <summary>A line with another parent or indent than before.</summary>
    /// <param name="Before">The line before.</param>
    /// <param name="After">The line after.</param>
    public sealed record Moved(TariffLine Before, TariffLine After) : LineChange
    {
        /// <inheritdoc/>
        public override TariffLine Line => After;
    }

    /// <summary>A line whose own rates in a column have changed. The wording of a rate is ignored if its meaning is the same.</summary>
    /// <param name="Before">The line before.</param>
    /// <param name="After">The line after.</param>
    /// <param name="Column">The column.</param>
    /// <param name="Programme">The programme, in the column of preferences.</param>
    /// <param name="Old">Its own rates before, or empty if it had none.</param>
    /// <param name="New">Its own rates after, or empty if it has none.</param>
    public sealed record RateChanged(TariffLine Before, TariffLine After, RateColumn Column, string? Programme, ValueList<LineRate> Old, ValueList<LineRate> New) : LineChange
    {
        /// <inheritdoc/>
        public override TariffLine Line => After;
    }

    /// <summary>A line with another description than before. Mark-up, blanks and alternative signs are ignored.</summary>
    /// <param name="Before">The line before.</param>
    /// <param name="After">The line after.</param>
    public sealed record TextChanged(TariffLine Before, TariffLine After) : LineChange
    {
        /// <inheritdoc/>
        public override TariffLine Line => After;
    }

    /// <summary>A line whose quantities are declared in other units than before.</summary>
    /// <param name="Before">The line before.</param>
    /// <param name="After">The line after.</param>
    public sealed record UnitsChanged(TariffLine Before, TariffLine After) : LineChange
    {
        /// <inheritdoc/>
        public override TariffLine Line => After;
    }

    /// <summary>A line with other footnotes than before.</summary>
    /// <param name="Before">The line before.</param>
    /// <param name="After">The line after.</param>
    public sealed record FootnotesChanged(TariffLine Before, TariffLine After) : LineChange
    {
        /// <inheritdoc/>
        public override TariffLine Line => After;
    }
}
