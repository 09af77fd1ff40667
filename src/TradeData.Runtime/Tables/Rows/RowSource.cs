namespace TradeData.Runtime.Tables;

/// <summary>Supplies rows in several slices.</summary>
internal abstract class RowSource
{
    /// <summary>Moves to the next slice.</summary>
    /// <param name="state">The state of the enumeration, initially the start value of the set of rows.</param>
    /// <param name="end">The end of the enumeration.</param>
    /// <param name="rows">The rows.</param>
    public abstract bool MoveNext(ref int state, int end, out RowSlice rows);
}
