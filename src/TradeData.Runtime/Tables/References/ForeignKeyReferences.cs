namespace TradeData.Runtime.Tables;

/// <summary>The distinct values of a foreign key that each row refers by, as groups of the index over its fields.</summary>
internal sealed class ForeignKeyReferences
{
    private readonly Pack _pack;
    private readonly int _number;
    // By row: the start of its references. Absent if each row has at most one, which is then at the number of the row.
    private readonly UInt32Column _starts;
    private readonly UInt32Column _groups;

    public ForeignKeyReferences(Pack pack, int number)
    {
        _pack = pack;
        _number = number;
        _starts = pack.Sections.UInt32sOrNone(SectionKind.ReferenceStarts, number);
        _groups = pack.Sections.UInt32s(SectionKind.ReferenceGroups, number);
        if (!pack.IsTrusted)
        {
            Inspect();
        }
    }

    /// <summary>Returns the range of the references of a row.</summary>
    public (int Start, int End) Of(int row) => _starts.Length == 0
        ? (row, _groups[row] == PackFormat.None ? row : row + 1)
        : ((int)_starts[row], (int)_starts[row + 1]);

    /// <summary>Returns the group that a reference names.</summary>
    public int Group(int reference) => (int)_groups[reference];

    /// <summary>Checks that every row has its references, and each names a group.</summary>
    /// <exception cref="PackException">The references are invalid.</exception>
    public void Inspect()
    {
        bool isSound = _starts.Length == 0 ? _groups.Length == _pack.Count : _starts.Length == _pack.Count + 1 && _starts[0] == 0 && _starts[_pack.Count] == (uint)_groups.Length;
        for (int row = 0; isSound && _starts.Length > 0 && row < _pack.Count; row++)
        {
            isSound = _starts[row] <= _starts[row + 1];
        }
        int groups = _pack.Index(_pack.Definition.Shape.FirstForeignKey + _number).SortedKeys.Length;
        for (int i = 0; isSound && i < _groups.Length; i++)
        {
            isSound = _groups[i] < (uint)groups || (_groups[i] == PackFormat.None && _starts.Length == 0);
        }
        if (!isSound)
        {
            throw PackFormat.Inconsistent();
        }
    }

    /// <summary>Whether a row refers to exactly these groups, in this order.</summary>
    public bool Names(int row, List<int> groups)
    {
        (int start, int end) = Of(row);
        bool isSame = end - start == groups.Count;
        for (int i = 0; isSame && i < groups.Count; i++)
        {
            isSame = Group(start + i) == groups[i];
        }
        return isSame;
    }
}
