namespace TradeData.Runtime.Tables;

/// <summary>Yields rows slice by slice, where they do not lie in one.</summary>
internal abstract class RowSource
{
    /// <summary>Goes on to the next slice.</summary>
    /// <param name="state">How far the enumeration is; it begins with what the set of rows was made with.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="rows">The rows.</param>
    public abstract bool MoveNext(ref int state, int end, out RowSlice rows);
}
