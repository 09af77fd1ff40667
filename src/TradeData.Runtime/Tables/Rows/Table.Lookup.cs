using TradeData.Runtime.Internal.Tables;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime;

/// <content>The building blocks of generated lookup methods. In a view of the table at a date, each finds only rows valid then.</content>
public abstract partial class Table<TRow>
{
    /// <summary>The index of the primary key.</summary>
    protected TableIndex PrimaryKey => Pack.Index(0);

    /// <summary>The index of valid time: the fields of its key, and the first day.</summary>
    protected TableIndex ValidTime => Pack.Index(Pack.Layout.ValidTimeKey);

    /// <summary>The index of a unique key, by its number in the definition.</summary>
    protected TableIndex UniqueKey(int number) => Pack.Index(Pack.Layout.FirstUniqueKey + number);

    /// <summary>An index, by its number in the definition.</summary>
    protected TableIndex Index(int number) => Pack.Index(Pack.Layout.FirstIndex + number);

    /// <summary>Returns the row with a key, or null.</summary>
    protected TRow? Find(in KeyBuilder key)
    {
        int row = key.Index.Find(in key);
        return row >= 0 && Holds(row) ? RowAt(row) : null;
    }

    /// <summary>Returns the rows with a key, in the order of the table.</summary>
    protected RowSet<TRow> Select(in KeyBuilder key) => new(this, key.Index.Select(in key));

    /// <summary>Returns the rows with the leading fields of an ordered index, or all rows if none is given, in its order.</summary>
    protected RowSet<TRow> SelectGroup(in KeyBuilder key) => new(this, key.Index.SelectGroup(in key));

    /// <summary>Returns the rows whose last field begins with the prefix at the end of the key, in the order of the index.</summary>
    protected RowSet<TRow> SelectPrefix(in KeyBuilder key) => new(this, key.Index.SelectPrefix(in key));

    /// <summary>Returns the rows between two keys that differ in their last field, inclusive, in the order of the index.</summary>
    protected RowSet<TRow> SelectBetween(in KeyBuilder low, in KeyBuilder high) => new(this, low.Index.SelectBetween(in low, in high));

    /// <summary>Returns the row with the lowest last field among those with the leading fields of an ordered index; of several, the first
    /// in the table.</summary>
    protected TRow? SelectFirst(in KeyBuilder key) => SelectGroup(in key).FirstOrDefault();

    /// <summary>Returns the row with the highest last field among those with the leading fields of an ordered index; of several, the first
    /// in the table.</summary>
    protected TRow? SelectLast(in KeyBuilder key)
    {
        (int first, int end) = key.Index.GroupsOf(in key);
        return OrNull(Before(key.Index, first, end, out _));
    }

    /// <summary>Returns the row whose last field is closest to that of a key, among those with the same leading fields. Of several, it is
    /// the first in the table; of two equally near ones, the lower.</summary>
    /// <exception cref="InvalidOperationException">The nearest row is requested, but the last field is neither a number nor a
    /// date.</exception>
    protected TRow? SelectClosest(in KeyBuilder key, Closest side)
    {
        TableIndex index = key.Index;
        KeyPlace place = index.Locate(in key);
        int before = -1;
        int beforeGroup = -1;
        if (side != Closest.AtOrAfter)
        {
            before = Before(index, place.First, place.IsExact ? place.Position + 1 : place.Position, out beforeGroup);
        }
        if (side == Closest.AtOrBefore || (before >= 0 && place.IsExact && beforeGroup == place.Position))
        {
            return OrNull(before);
        }
        int after = After(index, place.Position, place.End, out int afterGroup);
        if (before < 0 || after < 0)
        {
            return OrNull(Math.Max(before, after));
        }
        decimal? below = key.Number - index.LastNumber(beforeGroup);
        decimal? above = index.LastNumber(afterGroup) - key.Number;
        if (below is null || above is null)
        {
            throw new InvalidOperationException($"The index over ({index.Names}) does not end in a number or a date, so that there is no distance.");
        }
        return OrNull(below <= above ? before : after);
    }

    /// <summary>Returns all rows of a key of valid time, given without the first day, in the order of their first days. A view does not
    /// restrict them.</summary>
    protected RowSet<TRow> SelectHistory(in KeyBuilder key) => new(_whole, key.Index.SelectGroup(in key));

    /// <summary>Returns the row valid on a date for a key of valid time, given without the first day, or null.</summary>
    protected TRow? SelectInForce(KeyBuilder key, DateOnly date)
    {
        key.Add(date);
        KeyPlace place = key.Index.Locate(in key);
        // Periods of one key do not overlap, so only the last one that has begun can be valid.
        int group = (place.IsExact ? place.Position + 1 : place.Position) - 1;
        if (group < place.First)
        {
            return null;
        }
        RowSlice rows = key.Index.GroupRows(group);
        int row = rows[rows.Count - 1];
        return Pack.ValidTime.Holds(row, date.DayNumber) && Holds(row) ? RowAt(row) : null;
    }

    /// <summary>Returns the rows without a parent.</summary>
    protected RowSet<TRow> SelectRoots() => new(this, Tree.Roots);

    /// <summary>Returns the parent of a row, or null.</summary>
    protected TRow? ParentOf(TRow row)
    {
        int number = NumberOf(row);
        int parent = number < 0 ? -1 : Tree.Parent(number);
        return parent >= 0 && Holds(parent) ? RowAt(parent) : null;
    }

    /// <summary>Returns the children of a row, in the order of the table.</summary>
    protected RowSet<TRow> ChildrenOf(TRow row)
    {
        int number = NumberOf(row);
        return number < 0 ? default : new RowSet<TRow>(this, Tree.Children(number));
    }

    /// <summary>Returns the ancestors of a row, from its parent to the root.</summary>
    protected RowSet<TRow> AncestorsOf(TRow row)
    {
        int number = NumberOf(row);
        return number < 0 ? default : new RowSet<TRow>(this, Tree, number, 0);
    }

    /// <summary>Returns all descendants of a row, in preorder.</summary>
    protected RowSet<TRow> DescendantsOf(TRow row)
    {
        int number = NumberOf(row);
        return number < 0 ? default : new RowSet<TRow>(this, Tree.Descendants(number));
    }

    private TRow? OrNull(int row) => row < 0 ? null : RowAt(row);

    // The first valid row of the last group that has one.
    private int Before(TableIndex index, int first, int end, out int group)
    {
        for (group = end - 1; group >= first; group--)
        {
            int row = FirstHolding(index, group);
            if (row >= 0)
            {
                return row;
            }
        }
        return -1;
    }

    private int After(TableIndex index, int first, int end, out int group)
    {
        for (group = first; group < end; group++)
        {
            int row = FirstHolding(index, group);
            if (row >= 0)
            {
                return row;
            }
        }
        return -1;
    }

    private int FirstHolding(TableIndex index, int group)
    {
        RowSlice rows = index.GroupRows(group);
        for (int i = 0; i < rows.Count; i++)
        {
            if (Holds(rows[i]))
            {
                return rows[i];
            }
        }
        return -1;
    }
}
