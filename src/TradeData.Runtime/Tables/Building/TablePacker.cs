namespace TradeData.Runtime.Tables;

/// <summary>Packs the columns of a table and sorts its indexes. An index takes several times the memory of what is written of it, so
/// one is made after the other.</summary>
internal sealed class TablePacker
{
    private readonly TableShape _shape;
    private readonly FieldExtractor _extractor;
    private readonly ColumnPlan?[] _plans;
    private readonly ulong[]?[] _codes;
    private readonly PeriodChecker? _periods;
    private readonly int _maxKeyBits;
    private readonly IndexLayout[] _indexes;
    private readonly List<ColumnLayout> _columns;

    public TablePacker(TableShape shape, FieldExtractor extractor, PeriodChecker? periods, int maxKeyBits)
    {
        _shape = shape;
        _maxKeyBits = maxKeyBits;
        _extractor = extractor;
        _periods = periods;
        _plans = new ColumnPlan?[shape.FromField + 1];
        _codes = new ulong[]?[_plans.Length];
        foreach (int field in shape.Keys.SelectMany(key => key.Fields).Distinct())
        {
            bool isBound = shape.Keys.Any(key => key.Kind == IndexKind.Range && key.Fields[^1] == field);
            _plans[field] = new ColumnPlan(Values(field), isBound);
        }
        foreach (KeyShape key in shape.Keys)
        {
            Narrow(key, maxKeyBits);
        }
        foreach (int field in Enumerable.Range(0, _plans.Length).Where(field => _plans[field] is not null))
        {
            _codes[field] = _plans[field]!.Encode(Values(field));
        }
        _indexes = new IndexLayout[shape.Keys.Count];
        _columns = [.. _plans.Select(_ => default(ColumnLayout))];
    }

    /// <summary>Sorts an index.</summary>
    public IndexData Sort(int number)
    {
        KeyShape key = _shape.Keys[number];
        FieldScope scope = _extractor.Deepest(key.Fields);
        ColumnPlan[] plans = [.. key.Fields.Select(field => _plans[field]!)];
        ulong[][] codes = [.. key.Fields.Select(field => _codes[field]!)];
        PackedKeys packed = new(scope, [.. key.Fields.Select(ScopeOf)], plans, codes, _maxKeyBits);
        return new IndexData(key, number, packed, scope, _extractor.Rows);
    }

    /// <summary>The packed values of a field.</summary>
    public ulong[] Codes(int field) => _codes[field]!;

    /// <summary>Returns the packing of a field.</summary>
    public ColumnPlan Plan(int field) => _plans[field]!;

    /// <summary>Writes an index.</summary>
    /// <param name="index">The index.</param>
    /// <param name="sections">The sections to write to.</param>
    /// <param name="minWideTexts">The minimum number of distinct texts for packing them into keys of 128 bits.</param>
    public void Write(IndexData index, SectionList sections, int minWideTexts)
    {
        KeyShape key = _shape.Keys[index.Number];
        TextKeys? texts = !key.IsDirectory ? null : TextKeys.Choose([.. key.Fields.Select(field => (_plans[field]!, Values(field), _codes[field]!, ScopeOf(field)))], minWideTexts);
        IndexLayout layout = index.Write(sections, texts, out bool usesTexts);
        layout.Columns = usesTexts ? [.. key.Fields.Zip(texts!.Layouts, (field, text) => text is { } own ? Add(field, own) : field)] : key.Fields;
        _indexes[index.Number] = layout;
        if (key.Role == KeyRole.ForeignKey)
        {
            WriteReferences(index, sections);
        }
    }

    /// <summary>Writes the columns, after all indexes.</summary>
    public void WriteColumns(SectionList sections)
    {
        foreach (int field in _indexes.SelectMany(index => index.Columns).Where(column => column < _plans.Length).Distinct().Order())
        {
            _plans[field]!.Write(sections, field);
            _columns[field] = _plans[field]!.Layout with { Type = _shape.TypeOf(field) };
        }
        PackLayout layout = new()
        {
            FirstUniqueKey = _shape.FirstUniqueKey,
            FirstIndex = _shape.FirstIndex,
            ValidTimeKey = _shape.ValidTimeKey,
            FirstForeignKey = _shape.FirstForeignKey,
            Columns = [.. _columns],
            Indexes = _indexes,
        };
        sections.Add(SectionKind.Layout, 0, layout.Write());
    }

    // A column after those of the fields: the same field, with its texts packed one by one.
    private int Add(int field, ColumnLayout layout)
    {
        _columns.Add(layout with { Type = _shape.TypeOf(field) });
        return _columns.Count - 1;
    }

    private FieldValues Values(int field) => field == _shape.FromField ? _periods!.From : _extractor.Fields[field];

    private FieldScope ScopeOf(int field) => field == _shape.FromField ? _extractor.Rows : _extractor.Scopes[field];

    // While a key is too wide, its widest column is replaced by a dictionary. A key that is still too wide is folded.
    private void Narrow(KeyShape key, int maxKeyBits)
    {
        ColumnPlan[] plans = [.. key.Fields.Select(field => _plans[field]!)];
        while (plans.Sum(plan => plan.Layout.Bits) > maxKeyBits)
        {
            ColumnPlan? widest = plans.Where(plan => plan.Layout.Encoding != KeyEncoding.Dictionary).MaxBy(plan => plan.Layout.Bits);
            if (widest is null)
            {
                return;
            }
            widest.UseDictionary();
        }
    }

    // The groups, in the index over its own fields, that each row refers to, in the order of the row.
    private void WriteReferences(IndexData index, SectionList sections)
    {
        FieldScope scope = _extractor.Deepest(_shape.Keys[index.Number].Fields);
        int[] positions = index.PositionOf();
        int[] elements = index.Packed.Elements;
        int id = _shape.Keys[index.Number].Number;
        if (scope == _extractor.Rows)
        {
            uint[] byRow = new uint[scope.Count];
            byRow.AsSpan().Fill(PackFormat.None);
            for (int i = 0; i < elements.Length; i++)
            {
                byRow[elements[i]] = (uint)positions[i];
            }
            sections.Add(SectionKind.ReferenceGroups, id, byRow);
            return;
        }
        uint[] starts = new uint[_extractor.Rows.Count + 1];
        List<uint> groups = [];
        int[] lastRow = new int[index.Keys.Length];
        lastRow.AsSpan().Fill(-1);
        for (int i = 0; i < elements.Length; i++)
        {
            int row = scope.Outer(elements[i], _extractor.Rows);
            if (lastRow[positions[i]] != row)
            {
                lastRow[positions[i]] = row;
                groups.Add((uint)positions[i]);
                starts[row + 1]++;
            }
        }
        for (int row = 1; row < starts.Length; row++)
        {
            starts[row] += starts[row - 1];
        }
        sections.Add(SectionKind.ReferenceStarts, id, starts);
        sections.Add(SectionKind.ReferenceGroups, id, groups.ToArray());
    }
}
