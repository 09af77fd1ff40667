namespace TradeData.Runtime.Tables;

/// <summary>A list of rows by their numbers, in a pack.</summary>
internal sealed class RowList(UInt32Column rows)
{
    public UInt32Column Rows => rows;
}

/// <summary>Rows by number: a slice of a list, or, without a list, consecutive rows of the table.</summary>
internal readonly struct RowSlice(RowList? list, int start, int count)
{
    public static RowSlice Empty => default;

    public int Count { get; } = count;

    public RowList? List { get; } = list;

    public int Start { get; } = start;

    /// <summary>The number of the row at a position of the slice. The caller checks the bounds.</summary>
    public int this[int position] => List is null ? Start + position : (int)List.Rows[Start + position];

    /// <summary>Whether the slice contains a row. The rows are in ascending order.</summary>
    public bool Contains(int row)
    {
        if (List is null)
        {
            return row >= Start && row < Start + Count;
        }
        int position = List.Rows.LowerBound(Start, Start + Count, (uint)row);
        return position < Start + Count && List.Rows[position] == (uint)row;
    }

    public static RowSlice One(int row) => row < 0 ? Empty : new RowSlice(null, row, 1);
}
