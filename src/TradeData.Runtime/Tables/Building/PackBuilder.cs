using TradeData.Runtime.Internal.Tables;

namespace TradeData.Runtime.Tables;

/// <summary>Builds a pack from rows. The build, loading at run time and changed copies use the same code, so rows pass the same checks
/// everywhere: missing or repeated keys, missing parents, cycles, empty or overlapping periods. <see cref="CatalogLinker"/> checks
/// references to other tables once all packs exist.</summary>
public sealed class PackBuilder
{
    private readonly TableShape _shape;
    private readonly PackStorage _storage;
    private readonly RowBuffer _rows;
    private readonly FieldExtractor _extractor;
    private readonly ProblemList _problems;

    /// <summary>Starts a pack.</summary>
    /// <param name="definition">The definition of the table.</param>
    /// <param name="maxProblems">The maximum number of problems described; further ones are only counted.</param>
    /// <exception cref="ArgumentException">The definition contradicts itself.</exception>
    public PackBuilder(TableDefinition definition, int maxProblems = 1000)
        : this(definition, maxProblems, PackStorage.Memory)
    {
    }

    internal PackBuilder(TableDefinition definition, int maxProblems, PackStorage storage)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentOutOfRangeException.ThrowIfNegative(maxProblems);
        Definition = definition;
        _shape = definition.Shape;
        _storage = storage;
        _rows = new RowBuffer(storage);
        _extractor = new FieldExtractor(_shape);
        _problems = new ProblemList(definition, _rows, _extractor, maxProblems);
    }

    /// <summary>The definition of the table.</summary>
    public TableDefinition Definition { get; }

    /// <summary>The number of rows added.</summary>
    public int Count => _rows.Count;

    /// <summary>The maximum number of bits of a packed key.</summary>
    internal int MaxKeyBits { get; init; } = 63;

    /// <summary>Whether unreadable rows are missing, so that a missing parent is not reported.</summary>
    internal bool IsIncomplete { get; set; }

    /// <summary>The minimum number of distinct texts for packing them into keys of 128 bits.</summary>
    internal int MinWideTexts { get; init; } = 1024;

    /// <summary>Adds a row as JSON in UTF-8, which the pack stores unchanged. Only if it spans several lines, the white space between its
    /// tokens is removed.</summary>
    /// <returns>The number of the row.</returns>
    /// <exception cref="PackException">The table has too many rows, or the texts of one key field take more than 2 GiB.</exception>
    public int Add(ReadOnlySpan<byte> json) => Add(json, isKnownInvalid: false);

    /// <summary>Adds a row. For a row that is known to break its schema, consequences are not reported: a missing key, a key of another
    /// type, an empty period.</summary>
    internal int Add(ReadOnlySpan<byte> json, bool isKnownInvalid)
    {
        int row = _rows.Count;
        if (isKnownInvalid)
        {
            _problems.Excuse(row);
        }
        _rows.Add(json.IndexOfAny((byte)'\n', (byte)'\r') < 0 ? json : OnOneLine(json));
        if (_extractor.Add(json) is { } why)
        {
            _problems.AddUnreadable(row, why);
            return row;
        }
        foreach ((int field, int element) in _extractor.WrongTypes)
        {
            _problems.AddWrongType(field, element);
        }
        return row;
    }

    /// <summary>Makes the pack, and says what is wrong with the rows. The builder is used up by it.</summary>
    public PackResult Build() => Build(CancellationToken.None);

    /// <summary>The same; between two steps it can be cancelled.</summary>
    internal PackResult Build(CancellationToken cancellation)
    {
        _rows.Finish();
        SectionList sections = new(_rows.File, _rows.Extent);
        sections.Add(SectionKind.Identity, 0, Pack.Identity(Definition.Name, Definition.Fingerprint));
        sections.Add(SectionKind.Definition, 0, Definition.Text.ToArray());
        PeriodChecker? periods = _shape.ValidTimeKey < 0 ? null : new PeriodChecker(_extractor.Fields[_shape.ValidFrom], _extractor.Fields[_shape.ValidTo]);
        cancellation.ThrowIfCancellationRequested();
        periods?.Write(sections);
        TablePacker packer = new(_shape, _extractor, periods, MaxKeyBits);
        KeyChecker checker = new(Definition, _extractor, _problems, packer);
        for (int key = 0; key < _shape.Keys.Count; key++)
        {
            cancellation.ThrowIfCancellationRequested();
            IndexData index = packer.Sort(key);
            checker.CheckKey(index);
            if (key == _shape.ValidTimeKey)
            {
                checker.CheckPeriods(periods!, index);
            }
            if (key == 0 && _shape.ParentFields.Length > 0)
            {
                checker.BuildTree(index, IsIncomplete).Write(sections);
            }
            packer.Write(index, sections, MinWideTexts);
        }
        packer.WriteColumns(sections);
        cancellation.ThrowIfCancellationRequested();
        Pack pack = Pack.Open(PackWriter.Write(_rows, sections, _storage), Definition);
        return new PackResult(pack, _problems.InOrder(), _problems.Count);
    }

    private static byte[] OnOneLine(ReadOnlySpan<byte> json)
    {
        byte[] line = new byte[json.Length];
        int length = 0;
        bool isInString = false;
        for (int i = 0; i < json.Length; i++)
        {
            byte c = json[i];
            if (isInString && c == (byte)'\\' && i + 1 < json.Length)
            {
                line[length++] = c;
                c = json[++i];
            }
            else if (c == (byte)'"')
            {
                isInString = !isInString;
            }
            // A string of valid JSON has no line break. A row that is not JSON is reduced to one line, too.
            if (c is (byte)'\n' or (byte)'\r' || (!isInString && c is (byte)' ' or (byte)'\t'))
            {
                continue;
            }
            line[length++] = c;
        }
        return line[..length];
    }
}
