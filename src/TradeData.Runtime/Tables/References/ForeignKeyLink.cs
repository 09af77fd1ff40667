using TradeData.Runtime.Internal.Tables;

namespace TradeData.Runtime.Tables;

/// <summary>A foreign key of one table, resolved against another: the group of target rows for every distinct referring value, and the
/// reverse.</summary>
internal sealed class ForeignKeyLink : RowSource
{
    private readonly TableIndex _own;
    private readonly TableIndex _target;
    private readonly int _targetKey;
    private readonly ForeignKeyReferences _references;
    // For each group of the own index, the group it leads to. Then both once more, ordered by the latter.
    private readonly UInt32Column _targets;
    private readonly UInt32Column _reverseTargets;
    private readonly UInt32Column _reverseGroups;
    private int[]? _groupOfRow;

    private ForeignKeyLink(Pack source, int number, Pack target)
    {
        Source = source;
        Number = number;
        Target = target;
        TableShape shape = source.Definition.Shape;
        _targetKey = TargetKey(source, number, target);
        _own = source.Index(shape.FirstForeignKey + number);
        _target = target.Index(_targetKey);
        _references = new ForeignKeyReferences(source, number);
        if (IsStored())
        {
            _targets = source.Sections.UInt32s(SectionKind.LinkGroups, number);
            _reverseTargets = source.Sections.UInt32s(SectionKind.LinkReverseTargets, number);
            _reverseGroups = source.Sections.UInt32s(SectionKind.LinkReverseGroups, number);
            return;
        }
        uint[] targets = Resolve(out uint[] reverseTargets, out uint[] reverseGroups);
        _targets = UInt32Column.Of(targets);
        _reverseTargets = UInt32Column.Of(reverseTargets);
        _reverseGroups = UInt32Column.Of(reverseGroups);
    }

    /// <summary>The referring table.</summary>
    public Pack Source { get; }

    /// <summary>The number of the foreign key in its definition.</summary>
    public int Number { get; }

    /// <summary>The referenced table.</summary>
    public Pack Target { get; }

    /// <summary>Uses the references stored in the pack if they were resolved against exactly this target, or else resolves them.</summary>
    public static ForeignKeyLink Open(Pack source, int number, Pack target) => new(source, number, target);

    /// <summary>Returns the range of the references of a row.</summary>
    public (int Start, int End) ReferencesOf(int row) => _references.Of(row);

    /// <summary>Moves to the rows of the next reference that is not broken.</summary>
    public override bool MoveNext(ref int state, int end, out RowSlice rows)
    {
        while (state < end)
        {
            uint target = _targets[_references.Group(state++)];
            if (target != PackFormat.None)
            {
                rows = _target.GroupRows((int)target);
                return true;
            }
        }
        rows = RowSlice.Empty;
        return false;
    }

    /// <summary>Returns the rows that refer to a row.</summary>
    public RowSlice ReferringTo(int targetRow)
    {
        int group = GroupOf(targetRow);
        if (group < 0)
        {
            return RowSlice.Empty;
        }
        int position = _reverseTargets.LowerBound(0, _reverseTargets.Length, (uint)group);
        return position < _reverseTargets.Length && _reverseTargets[position] == group ? _own.GroupRows((int)_reverseGroups[position]) : RowSlice.Empty;
    }

    /// <summary>Returns the groups of the own index with a broken reference.</summary>
    public IEnumerable<int> Broken()
    {
        for (int group = 0; group < _targets.Length; group++)
        {
            if (_targets[group] == PackFormat.None)
            {
                yield return group;
            }
        }
    }

    /// <summary>The number of broken references.</summary>
    public int BrokenCount => Broken().Sum(group => RowsOf(group).Count);

    /// <summary>Returns the rows of a group of the own index.</summary>
    public RowSlice RowsOf(int group) => _own.GroupRows(group);

    /// <summary>Writes the resolved references, and identifies their target.</summary>
    public void Write(SectionList sections)
    {
        sections.Add(SectionKind.LinkTarget, Number, [Target.ContentId, (ulong)_targetKey]);
        sections.Add(SectionKind.LinkGroups, Number, _targets.ToArray());
        sections.Add(SectionKind.LinkReverseTargets, Number, _reverseTargets.ToArray());
        sections.Add(SectionKind.LinkReverseGroups, Number, _reverseGroups.ToArray());
    }

    private static int TargetKey(Pack source, int number, Pack target)
    {
        ForeignKeyDefinition definition = source.Definition.ForeignKeys[number];
        TableShape shape = target.Definition.Shape;
        int key = shape.FindKey(definition.References);
        if (key < 0)
        {
            string references = string.Join(", ", definition.References);
            throw new ArgumentException(
                $"The table {source.Definition.Name} refers to ({references}) of {target.Definition.Name}, which is neither a key nor an index of it.");
        }
        for (int i = 0; i < definition.References.Count; i++)
        {
            KeyType own = source.Definition.Shape.TypeOf(source.Definition.Shape.FindField(definition.Fields[i]));
            KeyType other = shape.TypeOf(shape.FindField(definition.References[i]));
            if (own != other)
            {
                throw new ArgumentException(
                    $"'{definition.Fields[i]}' of {source.Definition.Name} is of type {own}, "
                    + $"and '{definition.References[i]}' of {target.Definition.Name}, which it refers to, of type {other}.");
            }
        }
        return key;
    }

    private bool IsStored()
    {
        // A forged pack can imitate the target that the references were resolved against.
        if (!Source.IsTrusted || !Target.IsTrusted || !Source.Sections.Has(SectionKind.LinkTarget, Number))
        {
            return false;
        }
        UInt64Column target = Source.Sections.UInt64s(SectionKind.LinkTarget, Number);
        return target.Length == 2 && target[0] == Target.ContentId && target[1] == (ulong)_targetKey;
    }

    // Once for each distinct value, however many rows have it.
    private uint[] Resolve(out uint[] reverseTargets, out uint[] reverseGroups)
    {
        ForeignKeyDefinition definition = Source.Definition.ForeignKeys[Number];
        TableShape targetShape = Target.Definition.Shape;
        int[] order = [.. targetShape.Keys[_targetKey].Fields.Select(field => IndexOf(definition.References, path => targetShape.FindField(path) == field))];
        UInt64Column keys = _own.SortedKeys;
        uint[] targets = new uint[keys.Length];
        Span<ulong> codes = stackalloc ulong[order.Length];
        int found = 0;
        for (int group = 0; group < targets.Length; group++)
        {
            _own.Split(keys[group], codes);
            KeyBuilder key = _target.Key();
            foreach (int part in order)
            {
                _own.Columns[part].AddTo(ref key, codes[part]);
            }
            targets[group] = (uint)_target.FindGroup(in key);
            found += targets[group] == PackFormat.None ? 0 : 1;
        }
        reverseTargets = new uint[found];
        reverseGroups = new uint[found];
        for (int group = targets.Length - 1; group >= 0; group--)
        {
            if (targets[group] != PackFormat.None)
            {
                reverseTargets[--found] = targets[group];
                reverseGroups[found] = (uint)group;
            }
        }
        Array.Sort(reverseTargets, reverseGroups);
        return targets;
    }

    // The group of a row of the target, or -1.
    private int GroupOf(int targetRow)
    {
        if (_target.GroupsAreRows)
        {
            return targetRow;
        }
        int[] groups = _groupOfRow ?? Interlocked.CompareExchange(ref _groupOfRow, _target.GroupOfRow(), null) ?? _groupOfRow;
        return groups[targetRow];
    }

    private static int IndexOf(IReadOnlyList<string> paths, Predicate<string> match)
    {
        int at = 0;
        while (!match(paths[at]))
        {
            at++;
        }
        return at;
    }
}
