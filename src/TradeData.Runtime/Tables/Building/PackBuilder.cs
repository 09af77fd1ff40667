namespace TradeData.Runtime.Tables;

/// <summary>
/// Makes a pack from rows. The same code serves the build, loading at run time and changed copies, so that rows mean and are checked for the same everywhere:
/// keys that are missing or used twice, parents that do not exist, cycles, periods that are empty or overlap. References to other tables are checked
/// by <see cref="CatalogLinker"/> when all packs are there.
/// </summary>
public sealed class PackBuilder
{
    private readonly TableShape _shape;
    private readonly RowBuffer _rows = new();
    private readonly FieldExtractor _extractor;
    private readonly ProblemList _problems;

    /// <summary>Begins a pack.</summary>
    /// <param name="definition">What is declared of the table.</param>
    /// <param name="maxProblems">How many problems are described, at most; what goes beyond is only counted.</param>
    /// <exception cref="ArgumentException">The definition contradicts itself.</exception>
    public PackBuilder(TableDefinition definition, int maxProblems = 1000)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentOutOfRangeException.ThrowIfNegative(maxProblems);
        Definition = definition;
        _shape = definition.Shape;
        _extractor = new FieldExtractor(_shape);
        _problems = new ProblemList(definition, _rows, _extractor, maxProblems);
    }

    /// <summary>What is declared of the table.</summary>
    public TableDefinition Definition { get; }

    /// <summary>How many rows were added.</summary>
    public int Count => _rows.Count;

    /// <summary>The most bits that a packed key may have.</summary>
    internal int MaxKeyBits { get; init; } = 63;

    /// <summary>Whether rows are missing that could not be read, so that no row can be blamed for naming one as its parent.</summary>
    internal bool IsIncomplete { get; init; }

    /// <summary>How many values a text must have for its being packed into keys of 128 bits.</summary>
    internal int MinWideTexts { get; init; } = 1024;

    /// <summary>
    /// Adds a row as JSON in UTF-8, which the pack keeps as it stands; only if it spans several lines, the white space between its tokens is dropped.
    /// </summary>
    /// <returns>The number of the row.</returns>
    /// <exception cref="PackException">The rows take more than 2 GiB.</exception>
    public int Add(ReadOnlySpan<byte> json) => Add(json, isKnownInvalid: false);

    /// <summary>Adds a row; of one that is known to break its schema nothing is said that follows from that: a key that is missing or of another type, a period of no day.</summary>
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
        SectionList sections = new();
        sections.Add(SectionKind.Identity, 0, Pack.Identity(Definition.Name, Definition.Fingerprint));
        sections.Add(SectionKind.Definition, 0, Definition.Text.ToArray());
        PeriodChecker? periods = _shape.ValidTimeKey < 0 ? null : new PeriodChecker(_extractor.Fields[_shape.ValidFrom], _extractor.Fields[_shape.ValidTo]);
        cancellation.ThrowIfCancellationRequested();
        TablePacker packer = new(_shape, _extractor, periods, MaxKeyBits, cancellation);
        KeyChecker checker = new(Definition, _extractor, _problems, packer);
        checker.CheckKeys();
        cancellation.ThrowIfCancellationRequested();
        if (periods is not null)
        {
            checker.CheckPeriods(periods);
            periods.Write(sections);
        }
        if (_shape.ParentFields.Length > 0)
        {
            checker.BuildTree(IsIncomplete).Write(sections);
        }
        cancellation.ThrowIfCancellationRequested();
        packer.Write(sections, MinWideTexts);
        cancellation.ThrowIfCancellationRequested();
        Pack pack = Pack.Open(PackWriter.Write(_rows, sections), Definition);
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
            // No string of valid JSON holds a line break, so one that is no JSON is cut to one line, too.
            if (c is (byte)'\n' or (byte)'\r' || (!isInString && c is (byte)' ' or (byte)'\t'))
            {
                continue;
            }
            line[length++] = c;
        }
        return line[..length];
    }
}
