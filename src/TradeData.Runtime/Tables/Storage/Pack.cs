using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
    internal readonly PackMemory Memory;
    internal readonly PackTrailer Trailer;
    internal readonly PackSections Sections;

    /// <summary>
    /// Whether this library made the pack together with the code that reads it. Otherwise its parts are checked before their first use, its rows at their first
    /// touch, and the references that it stores are resolved anew.
    /// </summary>
    internal readonly bool IsTrusted;

    /// <summary>How the columns and indexes are packed.</summary>
    internal readonly PackLayout Layout;

    private readonly KeyColumn?[] _columns;
    private readonly TableIndex?[] _indexes;
    private PackRows? _rows;
    private ValidTime? _validTime;
    private TableDefinition? _definition;

    private unsafe Pack(PackMemory memory, bool isTrusted)
    {
        Memory = memory;
        IsTrusted = isTrusted;
        Trailer = PackTrailer.Read(memory.Start, memory.Length);
        Sections = new PackSections(memory, in Trailer);
        if (Sections.Length(SectionKind.RowOffsets, 0) != (Trailer.RowCount + 1L) * sizeof(uint))
        {
            throw PackFormat.Inconsistent();
        }
        Layout = PackLayout.Read(Sections.UInt64s(SectionKind.Layout, 0));
        _columns = new KeyColumn?[Layout.Columns.Length];
        _indexes = new TableIndex?[Layout.Indexes.Length];
        GC.KeepAlive(memory);
    }

    /// <summary>What is declared of the table.</summary>
    public TableDefinition Definition => _definition ??= ReadDefinition();

    /// <summary>How many rows there are.</summary>
    public int Count => Trailer.RowCount;

    /// <summary>What tells this content from any other; stored references are bound to that of the table they lead to.</summary>
    internal ulong ContentId => Trailer.ContentId;

    /// <summary>The rows' text.</summary>
    internal PackRows Rows => _rows ?? Interlocked.CompareExchange(ref _rows, new PackRows(this), null) ?? _rows;

    /// <summary>The periods in which the rows hold.</summary>
    internal ValidTime ValidTime => _validTime ??= new ValidTime(this);

    /// <summary>The bytes that the pack takes, of pages of a file and of this process.</summary>
    internal (long Mapped, long Heap) MemorySize
    {
        get
        {
            long own = _rows?.HeapBytes ?? 0;
            return Memory.IsMapped ? (Memory.Length, own) : (0, Memory.Length + own);
        }
    }

    /// <summary>
    /// Makes records of the rows. Those of a pack that this library has not made together with the code that reads it are checked by their schema.
    /// </summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RowReader<TRow> Reader<TRow>()
        where TRow : class, IJsonModel<TRow> => IsTrusted
        ? static (ref byte text, int _) => JsonModel.ReadTrusted<TRow>(ref text, 0)
        : ReadChecked<TRow>;

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

    /// <summary>
    /// Verifies every byte, every number of the index, and that the rows have the keys, parents, periods and references by which the index finds them.
    /// Whether the rows are valid by their schema is found when they are touched.
    /// </summary>
    /// <exception cref="PackException">The pack is damaged.</exception>
    public void Verify()
    {
        foreach (ref readonly PackSection section in Sections.All)
        {
            Sections.Verify(in section);
        }
        Rows.Verify();
        LayoutInspection.Check(this);
        RowInspection.Check(this);
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

    private static TRow ReadChecked<TRow>(ref byte text, int length)
        where TRow : class, IJsonModel<TRow> =>
        JsonModel.TryParse(MemoryMarshal.CreateReadOnlySpan(ref text, length), out TRow? row, out ValidationResult result)
            ? row
            : throw new PackException($"The pack holds a row that is not valid: {result.Errors[0]}");

    private TableIndex OpenIndex(int key)
    {
        TableIndex index = new(this, key, Layout.Indexes[key]);
        if (!IsTrusted)
        {
            index.Inspect();
        }
        return Interlocked.CompareExchange(ref _indexes[key], index, null) ?? index;
    }

    private KeyColumn OpenColumn(int field)
    {
        ref readonly ColumnLayout layout = ref Layout.Columns[field];
        TextDictionary? dictionary = layout.Encoding == KeyEncoding.Dictionary ? new TextDictionary(Sections, field, layout.Seed) : null;
        if (!IsTrusted)
        {
            dictionary?.Inspect(in layout);
        }
        KeyColumn column = new(in layout, dictionary);
        return Interlocked.CompareExchange(ref _columns[field], column, null) ?? column;
    }
}
