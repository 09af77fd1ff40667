using System.Collections;
using System.Diagnostics;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime;

/// <summary>A result of a lookup: not a copy, but a slice of an index. Enumeration allocates only the rows that are used for the first
/// time. The set stays valid, because tables never change.</summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
[DebuggerDisplay("Count = {Count}")]
public readonly struct RowSet<TRow> : IReadOnlyList<TRow>
    where TRow : class
{
    private readonly Table<TRow>? _table;
    private readonly RowSource? _source;
    private readonly RowList? _list;
    private readonly int _start;
    private readonly int _end;

    internal RowSet(Table<TRow> table, RowSlice rows)
    {
        _table = table;
        _list = rows.List;
        _start = rows.Start;
        _end = rows.Start + rows.Count;
    }

    internal RowSet(Table<TRow> table, RowSource source, int start, int end)
    {
        _table = table;
        _source = source;
        _start = start;
        _end = end;
    }

    /// <summary>No rows.</summary>
    public static RowSet<TRow> Empty => default;

    /// <summary>The number of rows. In a view of a table at a date, each row is examined.</summary>
    public int Count
    {
        get
        {
            if (_source is null && _table is not { IsView: true })
            {
                return _end - _start;
            }
            int count = 0;
            foreach (int _ in Ordinals())
            {
                count++;
            }
            return count;
        }
    }

    /// <summary>Whether there is no row.</summary>
    public bool IsEmpty => !Ordinals().MoveNext();

    /// <summary>The row at a position. In a view of a table at a date, the rows before it are examined.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position does not exist.</exception>
    public TRow this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            if (_source is null && _table is { IsView: false })
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _end - _start);
                return _table.RowAt(new RowSlice(_list, _start, _end - _start)[index]);
            }
            int position = index;
            foreach (int row in Ordinals())
            {
                if (position-- == 0)
                {
                    return _table!.RowAt(row);
                }
            }
            throw new ArgumentOutOfRangeException(nameof(index), index, "There are not so many rows.");
        }
    }

    /// <summary>Returns the first row, or null if there is none.</summary>
    public TRow? FirstOrDefault()
    {
        Enumerator rows = GetEnumerator();
        return rows.MoveNext() ? rows.Current : null;
    }

    /// <summary>Enumerates the rows.</summary>
    public Enumerator GetEnumerator() => new(in this);

    IEnumerator<TRow> IEnumerable<TRow>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal OrdinalEnumerator Ordinals() => new(_table, _source, _list, _start, _end);

    /// <summary>Enumerates a <see cref="RowSet{TRow}"/>.</summary>
    public struct Enumerator : IEnumerator<TRow>
    {
        private readonly RowSet<TRow> _rows;
        private OrdinalEnumerator _ordinals;

        internal Enumerator(in RowSet<TRow> rows)
        {
            _rows = rows;
            _ordinals = rows.Ordinals();
        }

        /// <summary>The current row.</summary>
        public readonly TRow Current => _rows._table!.RowAt(_ordinals.Current);

        readonly object IEnumerator.Current => Current;

        /// <summary>Moves to the next row; false after the last.</summary>
        public bool MoveNext() => _ordinals.MoveNext();

        /// <summary>Starts again before the first row.</summary>
        public void Reset() => _ordinals = _rows.Ordinals();

        /// <summary>Does nothing.</summary>
        public readonly void Dispose()
        {
        }
    }

    /// <summary>Enumerates the numbers of the rows, without rows that are not valid in a view.</summary>
    internal struct OrdinalEnumerator
    {
        private readonly Table<TRow>? _table;
        private readonly RowSource? _source;
        private readonly int _sourceEnd;
        private RowList? _list;
        private int _next;
        private int _end;
        private int _state;

        public OrdinalEnumerator(Table<TRow>? table, RowSource? source, RowList? list, int start, int end)
        {
            _table = table;
            _source = source;
            _list = list;
            _sourceEnd = end;
            _state = start;
            _next = source is null ? start : 0;
            _end = source is null ? end : 0;
        }

        public int Current { get; private set; }

        public readonly OrdinalEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            do
            {
                while (_next < _end)
                {
                    int at = _next++;
                    int row = _list is null ? at : (int)_list.Rows[at];
                    if (_table!.Holds(row))
                    {
                        Current = row;
                        return true;
                    }
                }
            }
            while (_source is not null && TakeSlice());
            return false;
        }

        private bool TakeSlice()
        {
            if (!_source!.MoveNext(ref _state, _sourceEnd, out RowSlice rows))
            {
                return false;
            }
            _list = rows.List;
            _next = rows.Start;
            _end = rows.Start + rows.Count;
            return true;
        }
    }
}
