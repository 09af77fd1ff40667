using System.Numerics;

namespace TradeData.Runtime.Internal.Json;

/// <summary>Records the evaluated properties or items of an instance, as a list of positions. The list grows while schemas succeed and is
/// cut back when one fails. Nested objects use the same list, so it behaves as a stack.</summary>
internal sealed class Journal
{
    /// <summary>Stands for every position.</summary>
    public const int Everything = -1;

    // A list with fewer entries is searched; for a longer one a bit set is built, once for each schema that asks.
    private const int Few = 16;

    [ThreadStatic]
    private static Journal? s_spare;

    private readonly Stack<Index> _indexes = new();
    private int[] _ordinals = new int[64];

    public int Count { get; private set; }

    public static Journal Rent()
    {
        Journal journal = s_spare ?? new Journal();
        s_spare = null;
        return journal;
    }

    public void Return()
    {
        Truncate(0);
        s_spare = this;
    }

    public void Add(int ordinal)
    {
        if (Count == _ordinals.Length)
        {
            Array.Resize(ref _ordinals, 2 * Count);
        }
        _ordinals[Count++] = ordinal;
    }

    /// <summary>The entries added since the journal had a length.</summary>
    public ReadOnlySpan<int> Since(int count) => _ordinals.AsSpan(count, Count - count);

    public void Truncate(int count)
    {
        if (count >= Count)
        {
            return;
        }
        Count = count;
        while (_indexes.TryPeek(out Index? top) && top.End > count)
        {
            _indexes.Pop();
        }
    }

    public bool Contains(int from, int ordinal)
    {
        ReadOnlySpan<int> entries = _ordinals.AsSpan(from, Count - from);
        if (entries.Length <= Few)
        {
            return entries.Contains(ordinal) || entries.Contains(Everything);
        }
        // Indexes beyond this one belong to objects or schemas that are finished.
        while (_indexes.TryPeek(out Index? top) && top.From > from)
        {
            _indexes.Pop();
        }
        if (!_indexes.TryPeek(out Index? index) || index.From < from)
        {
            index = new Index(from);
            _indexes.Push(index);
        }
        index.Extend(_ordinals.AsSpan(index.End, Count - index.End));
        return index.Contains(ordinal);
    }

    /// <summary>The positions in the journal from one entry on, as a bit set.</summary>
    private sealed class Index(int from)
    {
        private ulong[] _bits = new ulong[4];
        private bool _everything;

        public int From { get; } = from;

        public int End { get; private set; } = from;

        public void Extend(ReadOnlySpan<int> ordinals)
        {
            foreach (int ordinal in ordinals)
            {
                Set(ordinal);
            }
            End += ordinals.Length;
        }

        public bool Contains(int ordinal) =>
            _everything || (ordinal >> 6 < _bits.Length && (_bits[ordinal >> 6] & (1UL << ordinal)) != 0);

        private void Set(int ordinal)
        {
            if (ordinal == Everything)
            {
                _everything = true;
                return;
            }
            if (ordinal >> 6 >= _bits.Length)
            {
                Array.Resize(ref _bits, (int)BitOperations.RoundUpToPowerOf2((uint)(ordinal >> 6) + 1));
            }
            _bits[ordinal >> 6] |= 1UL << ordinal;
        }
    }
}
