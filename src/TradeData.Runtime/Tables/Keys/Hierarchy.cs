namespace TradeData.Runtime.Tables;

/// <summary>The tree of a table's rows.</summary>
internal sealed class Hierarchy : RowSource
{
    private readonly UInt32Column _parents;
    private readonly UInt32Column _childStarts;
    private readonly RowList _children;
    private readonly RowList _preorder;
    private readonly UInt32Column _positions;
    private readonly UInt32Column _ends;

    private readonly Pack _pack;

    public Hierarchy(Pack pack)
    {
        _pack = pack;
        _parents = pack.Sections.UInt32s(SectionKind.Parents, 0);
        _childStarts = pack.Sections.UInt32s(SectionKind.ChildStarts, 0);
        _children = new RowList(pack.Sections.UInt32s(SectionKind.Children, 0));
        _preorder = new RowList(pack.Sections.UInt32s(SectionKind.Preorder, 0));
        _positions = pack.Sections.UInt32s(SectionKind.PreorderPositions, 0);
        _ends = pack.Sections.UInt32s(SectionKind.PreorderEnds, 0);
        if (!pack.IsTrusted)
        {
            Inspect();
        }
    }

    /// <summary>Checks that no row is its own ancestor, and that the rest of the tree follows from the parents.</summary>
    /// <exception cref="PackException">The tree is invalid.</exception>
    public void Inspect()
    {
        int[] parents = new int[_parents.Length];
        bool isSound = parents.Length == _pack.Count;
        for (int row = 0; isSound && row < parents.Length; row++)
        {
            parents[row] = (int)_parents[row];
            isSound = parents[row] >= -1 && parents[row] < parents.Length;
        }
        if (!isSound || !Follows(parents))
        {
            throw PackFormat.Inconsistent();
        }
    }

    private bool Follows(int[] parents)
    {
        TreeBuilder tree = new(parents);
        if (tree.Cycles.Count > 0)
        {
            return false;
        }
        SectionList sections = new();
        tree.Write(sections);
        for (int i = 0; i < sections.Count; i++)
        {
            ByteColumn stored = _pack.Sections.Bytes(sections[i].Kind, sections[i].Id);
            if (!sections.IsSame(i, stored))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Returns the parent of a row, or -1.</summary>
    public int Parent(int row) => (int)_parents[row];

    /// <summary>The rows without a parent.</summary>
    public RowSlice Roots => Slice(_children, (int)_childStarts[0], (int)_childStarts[1]);

    /// <summary>Returns the children of a row, in the order of the table.</summary>
    public RowSlice Children(int row) => Slice(_children, (int)_childStarts[row + 1], (int)_childStarts[row + 2]);

    /// <summary>Returns all descendants of a row, in preorder.</summary>
    public RowSlice Descendants(int row) => Slice(_preorder, (int)_positions[row] + 1, (int)_ends[row]);

    /// <summary>Moves to the parent of the row in the state, and so from row to row up to a root.</summary>
    public override bool MoveNext(ref int state, int end, out RowSlice rows)
    {
        state = state < 0 ? state : Parent(state);
        rows = RowSlice.One(state);
        return state >= 0;
    }

    private static RowSlice Slice(RowList list, int from, int to) => from < to ? new RowSlice(list, from, to - from) : RowSlice.Empty;
}
