using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Tables;

/// <summary>
/// The rows of a table as their own JSON, with an index beside them, opened in place: nothing is parsed, and what is not asked for is not even read.
/// </summary>
/// <remarks>
/// A pack is the rows as canonical UTF-8 JSON, one a line and nothing before them, zeros, and the index. Opening reads its last bytes. Every part is verified
/// by its checksum before the first look at it: an index when it is first asked, rows in blocks when one of them is first touched. Immutable: any number
/// of threads may read at once. The file that a pack is mapped from must not change while it is in use; it stays mapped as long as anyone holds the pack.
/// </remarks>
public sealed partial class Pack
{
    private readonly PackMemory _memory;
    private readonly PackTrailer _trailer;
    private readonly PackSections _sections;
    private readonly KeyColumn?[] _columns;
    private readonly TableIndex?[] _indexes;
    private PackLayout? _layout;
    private PackRows? _rows;
    private ValidTime? _validTime;

    private Pack(PackMemory memory, TableDefinition? expected)
    {
        _memory = memory;
        _trailer = ReadTrailer(memory);
        _sections = new PackSections(memory, in _trailer);
        Definition = Bind(_sections.Bytes(SectionKind.Definition, 0), expected);
        _columns = new KeyColumn?[Definition.Shape.FromField + 1];
        _indexes = new TableIndex?[Definition.Shape.Keys.Count];
        GC.KeepAlive(memory);
    }

    /// <summary>What is declared of the table.</summary>
    public TableDefinition Definition { get; }

    /// <summary>How many rows there are.</summary>
    public int Count => _trailer.RowCount;

    /// <summary>What tells this content from any other; stored references are bound to that of the table they lead to.</summary>
    internal ulong ContentId => _trailer.ContentId;

    /// <summary>The rows' text.</summary>
    internal PackRows Rows => _rows ?? Interlocked.CompareExchange(ref _rows, new PackRows(_memory, _sections, in _trailer), null) ?? _rows;

    internal PackSections Sections => _sections;

    internal PackMemory Memory => _memory;

    internal PackTrailer Trailer => _trailer;

    /// <summary>The periods in which the rows hold.</summary>
    internal ValidTime ValidTime => _validTime ??= new ValidTime(this);

    /// <summary>The bytes that the pack takes, of pages of a file and of this process.</summary>
    internal (long Mapped, long Heap) MemorySize
    {
        get
        {
            long own = _rows?.HeapBytes ?? 0;
            return _memory.IsMapped ? (_memory.Length, own) : (0, _memory.Length + own);
        }
    }

    /// <summary>How the columns and indexes are packed.</summary>
    internal PackLayout Layout => _layout ??= ReadLayout();

    /// <summary>Opens a pack that was just written.</summary>
    internal static Pack Open(PackMemory memory, TableDefinition expected) => new(memory, expected);

    /// <summary>Opens a pack that lies in memory, which must not change any more.</summary>
    /// <param name="memory">The bytes of the pack.</param>
    /// <param name="expected">What the table must be declared as; null takes what the pack says.</param>
    /// <exception cref="PackException">The bytes are no pack, a damaged one, or one of another table or another edition of its schema.</exception>
    public static Pack Open(ReadOnlyMemory<byte> memory, TableDefinition? expected = null) => new(PackMemory.Pin(memory), expected);

    /// <summary>Opens a pack that a stream holds from its position on; a resource of an assembly is read in place, anything else is copied.</summary>
    /// <inheritdoc cref="Open(ReadOnlyMemory{byte}, TableDefinition?)"/>
    public static Pack Open(Stream stream, TableDefinition? expected = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new Pack(PackMemory.Read(stream), expected);
    }

    /// <summary>Opens a pack in a file by mapping it.</summary>
    /// <inheritdoc cref="Open(ReadOnlyMemory{byte}, TableDefinition?)"/>
    public static Pack Map(string path, TableDefinition? expected = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new Pack(PackMemory.Map(path), expected);
    }

    /// <summary>A copy of the JSON text of a row.</summary>
    public byte[] RowJson(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        byte[] copy = RowSpan(row).ToArray();
        GC.KeepAlive(this);
        return copy;
    }

    /// <summary>Writes the pack, with references resolved against other packs, which need not be resolved again when it is opened beside just these.</summary>
    /// <param name="output">Where it is written to.</param>
    /// <param name="links">What <see cref="CatalogLinker"/> found; null for none. References of other tables are left out.</param>
    public void WriteTo(Stream output, LinkResult? links = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        SectionList sections = new();
        foreach (ForeignKeyLink link in links?.Links ?? [])
        {
            if (link.Source == this)
            {
                link.Write(sections);
            }
        }
        PackWriter.Write(output, this, sections);
    }

    /// <summary>The index over these fields, in any order: a key, or any other; null where there is none.</summary>
    public TableIndex? IndexOver(params IReadOnlyList<string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        int key = Definition.Shape.FindKey(fields);
        return key < 0 ? null : Index(key);
    }

    /// <summary>Verifies every byte, and that every index can be opened.</summary>
    /// <exception cref="PackException">The pack is damaged.</exception>
    public void Verify()
    {
        foreach (PackSection section in _sections.All)
        {
            _sections.Verify(section);
        }
        Rows.Verify();
        for (int key = 0; key < _indexes.Length; key++)
        {
            _ = Index(key);
        }
    }

    /// <summary>The JSON text of a row, in place; the caller keeps the pack alive while it reads.</summary>
    internal unsafe ReadOnlySpan<byte> RowSpan(int row)
    {
        ref byte text = ref Rows.Text(row, out int length);
        return new ReadOnlySpan<byte>(Unsafe.AsPointer(ref text), length);
    }

    /// <summary>The index of a key, by its number in the definition's <see cref="TableShape.Keys"/>.</summary>
    internal TableIndex Index(int key) => Volatile.Read(ref _indexes[key]) ?? OpenIndex(key);

    /// <summary>The packing of a field's values.</summary>
    internal KeyColumn Column(int field) => Volatile.Read(ref _columns[field]) ?? OpenColumn(field);

    internal UInt32Column UInt32s(SectionKind kind, int id) => _sections.UInt32s(kind, id);

    internal UInt64Column UInt64s(SectionKind kind, int id) => _sections.UInt64s(kind, id);

    /// <summary>The numbers of a section that not every pack has.</summary>
    internal UInt32Column UInt32sOrNone(SectionKind kind, int id) => _sections.Has(kind, id) ? _sections.UInt32s(kind, id) : default;

    private TableIndex OpenIndex(int key)
    {
        TableIndex index = new(this, Definition.Shape.Keys[key], key, Layout.Indexes[key]);
        return Interlocked.CompareExchange(ref _indexes[key], index, null) ?? index;
    }

    private KeyColumn OpenColumn(int field)
    {
        ColumnLayout layout = Layout.Columns[field];
        TextDictionary? dictionary = null;
        if (layout.Encoding == KeyEncoding.Dictionary)
        {
            UInt64Column slots = _sections.Has(SectionKind.DictionarySlots, field) ? _sections.UInt64s(SectionKind.DictionarySlots, field) : default;
            dictionary = new TextDictionary(
                _sections.UInt32s(SectionKind.DictionaryOffsets, field), _sections.Bytes(SectionKind.DictionaryText, field), slots, layout.Seed);
        }
        KeyColumn column = new(Definition.Shape.TypeOf(field), in layout, dictionary);
        return Interlocked.CompareExchange(ref _columns[field], column, null) ?? column;
    }

    private PackLayout ReadLayout()
    {
        PackLayout layout = PackLayout.Read(_sections.UInt64s(SectionKind.Layout, 0));
        if (layout.Columns.Length != _columns.Length || layout.Indexes.Length != _indexes.Length)
        {
            throw PackFormat.Inconsistent();
        }
        for (int key = 0; key < _indexes.Length; key++)
        {
            if (layout.Indexes[key].Columns.Length != Definition.Shape.Keys[key].Fields.Length)
            {
                throw PackFormat.Inconsistent();
            }
        }
        return layout;
    }

    private static unsafe PackTrailer ReadTrailer(PackMemory memory)
    {
        if (memory.Length < PackFormat.TrailerSize)
        {
            throw new PackException($"This is no pack, or its end is missing: it has {memory.Length} bytes, and the smallest pack has more.");
        }
        return PackTrailer.Read(new ReadOnlySpan<byte>(memory.Start + memory.Length - PackFormat.TrailerSize, PackFormat.TrailerSize), memory.Length);
    }

    private static TableDefinition Bind(ByteColumn text, TableDefinition? expected)
    {
        byte[] stored = text.ToArray(0, text.Length);
        if (expected is not null && stored.AsSpan().SequenceEqual(expected.Text))
        {
            _ = expected.Shape;
            return expected;
        }
        TableDefinition found = DefinitionText.Read(stored);
        if (expected is null)
        {
            return found;
        }
        throw new PackException(found.Name != expected.Name
            ? $"The pack holds the table {found.Name}, and {expected.Name} was asked for."
            : $"The pack of the table {found.Name} was made for another edition of its schema; pack the rows again.");
    }
}
