namespace TradeData.Runtime.Tables;

/// <summary>Resolves the parents of a table's rows, and lays the tree out.</summary>
internal sealed class TreeBuilder
{
    private const int None = -1;

    private readonly int[] _parents;

    /// <summary>Creates a tree from the parents of the rows, -1 for none. Cycles are cut: see <see cref="Cycles"/>.</summary>
    public TreeBuilder(int[] parents)
    {
        _parents = parents;
        CutCycles();
    }

    /// <summary>The first row of each cycle, and the parent that it names.</summary>
    public List<(int Row, int Parent)> Cycles { get; } = [];

    /// <summary>Writes the tree: the parent of each row; its children, in the order of the table; and the rows in preorder, where
    /// descendants follow their ancestor.</summary>
    public void Write(SectionList sections)
    {
        int count = _parents.Length;
        // The children of row r begin at starts[r + 1]; those at starts[0] are the roots.
        int[] starts = new int[count + 2];
        foreach (int parent in _parents)
        {
            starts[parent + 2]++;
        }
        for (int i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }
        int[] children = new int[count];
        int[] next = (int[])starts.Clone();
        for (int row = 0; row < count; row++)
        {
            children[next[_parents[row] + 1]++] = row;
        }
        sections.Add(SectionKind.Parents, 0, _parents);
        sections.Add(SectionKind.ChildStarts, 0, starts);
        sections.Add(SectionKind.Children, 0, children);
        WritePreorder(sections, starts, children);
    }

    private static void WritePreorder(SectionList sections, int[] starts, int[] children)
    {
        int count = children.Length;
        int[] preorder = new int[count];
        int[] positions = new int[count];
        int[] ends = new int[count];
        // The rows on the current path, and the progress of each through its children.
        Stack<(int Row, int Next)> path = new();
        path.Push((None, starts[0]));
        int written = 0;
        while (path.TryPop(out (int Row, int Next) at))
        {
            if (at.Next < starts[at.Row + 2])
            {
                int child = children[at.Next];
                path.Push((at.Row, at.Next + 1));
                positions[child] = written;
                preorder[written++] = child;
                path.Push((child, starts[child + 1]));
            }
            else if (at.Row != None)
            {
                ends[at.Row] = written;
            }
        }
        sections.Add(SectionKind.Preorder, 0, preorder);
        sections.Add(SectionKind.PreorderPositions, 0, positions);
        sections.Add(SectionKind.PreorderEnds, 0, ends);
    }

    private void CutCycles()
    {
        // Each row is visited once. The number of the first walk that reached it shows whether a walk meets itself.
        int[] walks = new int[_parents.Length];
        for (int start = 0; start < _parents.Length; start++)
        {
            int row = start;
            while (row != None && walks[row] == 0)
            {
                walks[row] = start + 1;
                row = _parents[row];
            }
            if (row == None || walks[row] != start + 1)
            {
                continue;
            }
            int first = row;
            for (int other = _parents[row]; other != row; other = _parents[other])
            {
                first = Math.Min(first, other);
            }
            Cycles.Add((first, _parents[first]));
            _parents[first] = None;
        }
    }
}
