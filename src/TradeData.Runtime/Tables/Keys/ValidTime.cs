namespace TradeData.Runtime.Tables;

/// <summary>The validity periods of the rows of a table.</summary>
internal sealed class ValidTime
{
    /// <summary>The first day of a period without a first day.</summary>
    public const int Always = 0;

    /// <summary>The day after the last one of a period without a last day.</summary>
    public const int Never = int.MaxValue;

    private readonly UInt32Column _from;
    private readonly UInt32Column _to;

    public ValidTime(Pack pack)
    {
        _from = pack.Sections.UInt32s(SectionKind.ValidFrom, 0);
        _to = pack.Sections.UInt32s(SectionKind.ValidTo, 0);
        if (_from.Length != pack.Count || _to.Length != pack.Count)
        {
            throw PackFormat.Inconsistent();
        }
    }

    /// <summary>Whether a row is valid on a day.</summary>
    public bool Holds(int row, int day) => (int)_from[row] <= day && day < (int)_to[row];

    /// <summary>Returns the first day of a row, and the day after its last.</summary>
    public (int From, int To) PeriodOf(int row) => ((int)_from[row], (int)_to[row]);
}
