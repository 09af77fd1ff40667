using System.Collections;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime;

/// <summary>A read-only table of rows with keys. Any number of threads may read it at once. A row is created from its JSON at its first
/// use and is the same instance from then on. Rows are enumerated in the order of their files.</summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It is a table, and that is what it is called.")]
[DebuggerDisplay("{Pack.Definition.Name}: {Count} rows")]
public abstract partial class Table<TRow> : IReadOnlyCollection<TRow>
    where TRow : class
{
    private const int NoDate = -1;

    private readonly RowStore<TRow> _rows;
    private readonly Table<TRow> _whole;
    private readonly int _day = NoDate;
    private readonly ValidTime? _validTime;
    private Hierarchy? _hierarchy;
    private Table<TRow>? _lastView;

    /// <summary>Creates the table over a pack.</summary>
    /// <param name="pack">The rows and their index.</param>
    /// <param name="reader">Creates a record from a row's JSON.</param>
    protected Table(Pack pack, RowReader<TRow> reader)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(reader);
        _rows = new RowStore<TRow>(pack, reader);
        _whole = this;
    }

    /// <summary>Creates the view of a table at a date.</summary>
    protected Table(Table<TRow> table, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(table);
        _whole = table._whole;
        _rows = _whole._rows;
        _day = date.DayNumber;
        _validTime = _whole.Pack.Layout.ValidTimeKey < 0
            ? throw new InvalidOperationException($"The rows of {_whole.Pack.Definition.Name} have no valid time.")
            : _whole.Pack.ValidTime;
    }

    /// <summary>The rows and their index.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public Pack Pack => _rows.Pack;

    /// <summary>The date of this view, in which only rows valid then exist, or null for the whole table.</summary>
    public DateOnly? Date => _day < 0 ? null : DateOnly.FromDayNumber(_day);

    /// <summary>All rows.</summary>
    public RowSet<TRow> Rows => new(this, new RowSlice(null, 0, Pack.Count));

    /// <summary>The number of rows. In a view at a date, each row is examined.</summary>
    public int Count => IsView ? Rows.Count : Pack.Count;

    /// <summary>The memory of the table, which its views share.</summary>
    public TableMemory Memory
    {
        get
        {
            (long mapped, long heap) = Pack.MemorySize;
            return new TableMemory(mapped, heap + _rows.HeapBytes, Pack.Count, _rows.Made);
        }
    }

    internal bool IsView => _validTime is not null;

    /// <summary>Enumerates the rows.</summary>
    public RowSet<TRow>.Enumerator GetEnumerator() => Rows.GetEnumerator();

    IEnumerator<TRow> IEnumerable<TRow>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Returns the row with a number, whether it is valid in this view or not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TRow RowAt(int row) => _rows[row];

    /// <summary>Whether a row exists in this view.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Holds(int row) => _validTime is null || _validTime.Holds(row, _day);

    /// <summary>Returns the number of a row, or -1; for references.</summary>
    internal int NumberOf(TRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return OrdinalOf(row);
    }

    /// <summary>Returns the number of the row with the primary key of this record, or -1.</summary>
    protected abstract int OrdinalOf(TRow row);

    /// <summary>Returns the view of the table at a date. The last view is kept, so that repeated calls with one date allocate
    /// nothing.</summary>
    /// <param name="date">The date.</param>
    /// <param name="create">Creates the view of the given table.</param>
    protected TTable View<TTable>(DateOnly date, Func<TTable, DateOnly, TTable> create)
        where TTable : Table<TRow>
    {
        ArgumentNullException.ThrowIfNull(create);
        if (Volatile.Read(ref _whole._lastView) is TTable last && last._day == date.DayNumber)
        {
            return last;
        }
        TTable view = create((TTable)_whole, date);
        Volatile.Write(ref _whole._lastView, view);
        return view;
    }

    private Hierarchy Tree => _whole._hierarchy ??= !Pack.Sections.Has(SectionKind.Parents, 0)
        ? throw new InvalidOperationException($"The rows of {Pack.Definition.Name} are no tree.")
        : new Hierarchy(Pack);
}
