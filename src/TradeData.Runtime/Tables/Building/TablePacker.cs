namespace TradeData.Runtime.Tables;

/// <summary>Packs the columns of a table and sorts its indexes.</summary>
internal sealed class TablePacker
{
    private readonly TableShape _shape;
    private readonly FieldExtractor _extractor;
    private readonly ColumnPlan?[] _plans;
    private readonly ulong[]?[] _codes;
    private readonly PeriodChecker? _periods;

    public TablePacker(TableShape shape, FieldExtractor extractor, PeriodChecker? periods, int maxKeyBits, CancellationToken cancellation)
    {
        _shape = shape;
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
        Packed = new PackedKeys[shape.Keys.Count];
        Indexes = new IndexData[shape.Keys.Count];
        for (int i = 0; i < Indexes.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            KeyShape key = shape.Keys[i];
            FieldScope scope = extractor.Deepest(key.Fields);
            ColumnPlan[] plans = [.. key.Fields.Select(field => _plans[field]!)];
            ulong[][] codes = [.. key.Fields.Select(field => _codes[field]!)];
            Packed[i] = new PackedKeys(scope, [.. key.Fields.Select(ScopeOf)], plans, codes, maxKeyBits);
            Indexes[i] = new IndexData(key, i, Packed[i], scope, extractor.Rows);
        }
    }

    /// <summary>The indexes, in the order of the keys.</summary>
    public IndexData[] Indexes { get; }

    /// <summary>The keys of each index, in the order of the rows.</summary>
    public PackedKeys[] Packed { get; }

    /// <summary>The packed values of a field.</summary>
    public ulong[] Codes(int field) => _codes[field]!;

    /// <summary>Returns the packing of a field.</summary>
    public ColumnPlan Plan(int field) => _plans[field]!;

    /// <summary>Writes columns and indexes.</summary>
    /// <param name="sections">The sections to write to.</param>
    /// <param name="minWideTexts">The minimum number of distinct texts for packing them into keys of 128 bits.</param>
    public void Write(SectionList sections, int minWideTexts)
    {
        List<ColumnLayout> columns = [.. _plans.Select(_ => default(ColumnLayout))];
        IndexLayout[] indexes = new IndexLayout[Indexes.Length];
        for (int i = 0; i < indexes.Length; i++)
        {
            int[] fields = _shape.Keys[i].Fields;
            TextKeys? texts = !_shape.Keys[i].IsDirectory ? null : TextKeys.Choose([.. fields.Select(field => (_plans[field]!, Values(field), _codes[field]!, ScopeOf(field)))], minWideTexts);
            indexes[i] = Indexes[i].Write(sections, texts, out bool usesTexts);
            indexes[i].Columns = usesTexts ? [.. fields.Zip(texts!.Layouts, (field, layout) => layout is { } own ? Add(columns, field, own) : field)] : fields;
            if (_shape.Keys[i].Role == KeyRole.ForeignKey)
            {
                WriteReferences(sections, i);
            }
        }
        foreach (int field in indexes.SelectMany(index => index.Columns).Where(column => column < _plans.Length).Distinct().Order())
        {
            _plans[field]!.Write(sections, field);
            columns[field] = _plans[field]!.Layout with { Type = _shape.TypeOf(field) };
        }
        PackLayout layout = new()
        {
            FirstUniqueKey = _shape.FirstUniqueKey,
            FirstIndex = _shape.FirstIndex,
            ValidTimeKey = _shape.ValidTimeKey,
            FirstForeignKey = _shape.FirstForeignKey,
            Columns = [.. columns],
            Indexes = indexes,
        };
        sections.Add(SectionKind.Layout, 0, layout.Write());
    }

    // A column after those of the fields: the same field, with its texts packed one by one.
    private int Add(List<ColumnLayout> columns, int field, ColumnLayout layout)
    {
        columns.Add(layout with { Type = _shape.TypeOf(field) });
        return columns.Count - 1;
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
    private void WriteReferences(SectionList sections, int index)
    {
        FieldScope scope = _extractor.Deepest(_shape.Keys[index].Fields);
        int[] positions = Indexes[index].PositionOf();
        int[] elements = Packed[index].Elements;
        int id = _shape.Keys[index].Number;
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
        int[] lastRow = new int[Indexes[index].Keys.Count];
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
