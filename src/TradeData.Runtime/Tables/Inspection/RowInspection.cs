using TradeData.Runtime.Internal.Tables;

namespace TradeData.Runtime.Tables;

/// <summary>Checks the index of a pack against its rows: each row is found by the keys in its JSON, and by no others.</summary>
internal sealed class RowInspection
{
    // Rows are read in batches, so that the values of a large table are never all in memory.
    private const int BatchSize = 1024;

    private readonly Pack _pack;
    private readonly TableShape _shape;
    private readonly TableIndex[] _indexes;
    private readonly Hierarchy? _tree;
    private readonly ForeignKeyReferences[] _references;
    private readonly long[] _found;

    private RowInspection(Pack pack)
    {
        _pack = pack;
        _shape = pack.Definition.Shape;
        _indexes = [.. Enumerable.Range(0, _shape.Keys.Count).Select(pack.Index)];
        foreach (TableIndex index in _indexes)
        {
            index.Inspect();
        }
        _tree = _shape.ParentFields.Length > 0 ? new Hierarchy(pack) : null;
        _tree?.Inspect();
        _references = [.. Enumerable.Range(0, pack.Definition.ForeignKeys.Count).Select(number => new ForeignKeyReferences(pack, number))];
        foreach (ForeignKeyReferences references in _references)
        {
            references.Inspect();
        }
        _found = new long[_indexes.Length];
    }

    /// <exception cref="PackException">The index does not match the rows.</exception>
    public static void Check(Pack pack)
    {
        RowInspection inspection = new(pack);
        for (int first = 0; first < pack.Count; first += BatchSize)
        {
            inspection.CheckBatch(first, Math.Min(BatchSize, pack.Count - first));
        }
        for (int key = 0; key < inspection._indexes.Length; key++)
        {
            // The numbers are equal, so the index has no key that no row has.
            Require(inspection._found[key] == inspection._indexes[key].EntryCount);
        }
        GC.KeepAlive(pack);
    }

    private void CheckBatch(int first, int count)
    {
        FieldExtractor extractor = new(_shape);
        for (int row = first; row < first + count; row++)
        {
            Require(extractor.Add(_pack.RowSpan(row)) is null && extractor.WrongTypes.Count == 0);
        }
        PeriodChecker? periods = _shape.ValidTimeKey < 0 ? null : new PeriodChecker(extractor.Fields[_shape.ValidFrom], extractor.Fields[_shape.ValidTo]);
        for (int row = 0; periods is not null && row < count; row++)
        {
            Require(_pack.ValidTime.PeriodOf(first + row) == periods.PeriodOf(row));
        }
        for (int key = 0; key < _indexes.Length; key++)
        {
            CheckKey(key, first, extractor, periods);
        }
        for (int row = 0; _tree is not null && row < count; row++)
        {
            Require(_tree.Parent(first + row) == ParentOf(row, extractor));
        }
    }

    private void CheckKey(int number, int first, FieldExtractor extractor, PeriodChecker? periods)
    {
        TableIndex index = _indexes[number];
        KeyShape key = _shape.Keys[number];
        FieldScope scope = extractor.Deepest(key.Fields);
        List<int> groups = [];
        HashSet<int> seen = [];
        int last = 0;
        for (int element = 0; element < scope.Count; element++)
        {
            int row = scope.Outer(element, extractor.Rows);
            if (row != last)
            {
                CheckReferences(key, first + last, groups);
                groups.Clear();
                seen.Clear();
                last = row;
            }
            KeyBuilder packed = index.Key();
            bool isComplete = true;
            foreach (int field in key.Fields)
            {
                bool isFrom = field == _shape.FromField;
                FieldValues values = isFrom ? periods!.From : extractor.Fields[field];
                int own = isFrom ? row : scope.Outer(element, extractor.Scopes[field]);
                isComplete &= values.Has(own);
                values.AddTo(ref packed, own);
            }
            if (!isComplete)
            {
                continue;
            }
            int group = index.FindGroup(in packed);
            Require(group >= 0 && index.GroupRows(group).Contains(first + row));
            if (seen.Add(group))
            {
                groups.Add(group);
                _found[number]++;
            }
        }
        CheckReferences(key, first + last, groups);
    }

    private void CheckReferences(KeyShape key, int row, List<int> groups)
    {
        if (key.Role == KeyRole.ForeignKey && row < _pack.Count)
        {
            Require(_references[key.Number].Names(row, groups));
        }
    }

    // The number of the parent that the row's JSON names, or -1. The last parts of the primary key come from the parent fields, the others
    // from the row.
    private int ParentOf(int row, FieldExtractor extractor)
    {
        int[] key = _shape.Keys[0].Fields;
        int own = key.Length - _shape.ParentFields.Length;
        KeyBuilder packed = _indexes[0].Key();
        for (int part = 0; part < key.Length; part++)
        {
            extractor.Fields[part < own ? key[part] : _shape.ParentFields[part - own]].AddTo(ref packed, row);
        }
        return _indexes[0].Find(in packed);
    }

    private static void Require(bool isSound)
    {
        if (!isSound)
        {
            throw PackFormat.Inconsistent();
        }
    }
}
