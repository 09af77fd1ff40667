namespace TradeData.Runtime.Tables;

/// <summary>The periods in which the rows of a table hold.</summary>
internal sealed class ValidTime(Pack pack)
{
    /// <summary>The first day of a period without a first day.</summary>
    public const int Always = 0;

    /// <summary>The day after the last one of a period without a last day.</summary>
    public const int Never = int.MaxValue;

    private readonly UInt32Column _from = pack.Sections.UInt32s(SectionKind.ValidFrom, 0);
    private readonly UInt32Column _to = pack.Sections.UInt32s(SectionKind.ValidTo, 0);

    /// <summary>Whether a row holds on a day.</summary>
    public bool Holds(int row, int day) => (int)_from[row] <= day && day < (int)_to[row];
}
