using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TradeData.Runtime.Internal.Tables;

namespace TradeData.Runtime.Tables;

/// <summary>The rows of a table as JSON, with an index, opened in place. Nothing is parsed in advance, and unused data is not even
/// read.</summary>
/// <remarks>A pack consists of the rows as canonical UTF-8 JSON, one on each line and nothing before them, zeros, and the index. Opening
/// reads its last bytes. A checksum verifies every part before its first use: an index at its first lookup, a block of rows when one of
/// them is first used. Immutable: any number of threads may read at once. The file of a mapped pack must not change while it is in use; it
/// stays mapped as long as the pack is referenced.</remarks>
public sealed partial class Pack
{
    internal readonly PackMemory Memory;
    internal readonly PackTrailer Trailer;
    internal readonly PackSections Sections;

    /// <summary>Whether this library built the pack together with the code that reads it. Otherwise its parts are checked before their
    /// first use, its rows at their first use, and stored references are resolved again.</summary>
    internal readonly bool IsTrusted;

    /// <summary>The packing of the columns and indexes.</summary>
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
        if (Sections.Length(SectionKind.RowOffsets, 0) != (Trailer.RowCount + 1L) * sizeof(uint)
            && Sections.Length(SectionKind.WideRowOffsets, 0) != (Trailer.RowCount + 1L) * sizeof(ulong))
        {
            throw PackFormat.Inconsistent();
        }
        Layout = PackLayout.Read(Sections.UInt64s(SectionKind.Layout, 0));
        _columns = new KeyColumn?[Layout.Columns.Length];
        _indexes = new TableIndex?[Layout.Indexes.Length];
        GC.KeepAlive(memory);
    }

    /// <summary>The definition of the table.</summary>
    public TableDefinition Definition => _definition ??= ReadDefinition();

    /// <summary>The number of rows.</summary>
    public int Count => Trailer.RowCount;

    /// <summary>The identity of the content, which stored references of other tables are bound to.</summary>
    internal ulong ContentId => Trailer.ContentId;

    /// <summary>The rows' text.</summary>
    internal PackRows Rows => _rows ?? Interlocked.CompareExchange(ref _rows, new PackRows(this), null) ?? _rows;

    /// <summary>The validity periods of the rows.</summary>
    internal ValidTime ValidTime => _validTime ??= new ValidTime(this);

    /// <summary>The bytes of the pack, in pages of a file and in this process.</summary>
    internal (long Mapped, long Heap) MemorySize
    {
        get
        {
            long own = _rows?.HeapBytes ?? 0;
            return Memory.IsMapped ? (Memory.Length, own) : (0, Memory.Length + own);
        }
    }

    /// <summary>Creates records of the rows. Rows of an untrusted pack are checked against their schema.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RowReader<TRow> Reader<TRow>()
        where TRow : class, IJsonModel<TRow> => IsTrusted
        ? static (ref byte text, int _) => JsonModel.ReadTrusted<TRow>(ref text, 0)
        : ReadChecked<TRow>;

    /// <summary>Returns a copy of the JSON text of a row.</summary>
    public byte[] RowJson(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        byte[] copy = RowSpan(row).ToArray();
        GC.KeepAlive(this);
        return copy;
    }

    /// <summary>Writes the pack, with references resolved against other packs. They need not be resolved again when the pack is opened
    /// beside exactly these.</summary>
    /// <param name="output">The stream to write to.</param>
    /// <param name="links">The result of <see cref="CatalogLinker"/>, or null. References of other tables are ignored.</param>
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

    /// <summary>Returns the index over these fields, in any order, or null if there is none.</summary>
    public TableIndex? IndexOver(params IReadOnlyList<string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        int key = Definition.Shape.FindKey(fields);
        return key < 0 ? null : Index(key);
    }

    /// <summary>Verifies every byte, every number of the index, and that the index matches the keys, parents, periods and references of
    /// the rows. Rows are checked against their schema only when they are used.</summary>
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

    /// <summary>Returns the JSON text of a row, in place. The caller keeps the pack alive while it reads.</summary>
    internal unsafe ReadOnlySpan<byte> RowSpan(int row)
    {
        ref byte text = ref Rows.Text(row, out int length);
        return new ReadOnlySpan<byte>(Unsafe.AsPointer(ref text), length);
    }

    /// <summary>Returns the index of a key, by its number in the definition's <see cref="TableShape.Keys"/>.</summary>
    internal TableIndex Index(int key) => Volatile.Read(ref _indexes[key]) ?? OpenIndex(key);

    /// <summary>Returns the packing of a field's values.</summary>
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
