using System.Numerics;
using System.Runtime.InteropServices;

namespace TradeData.Runtime.Internal.Json;

/// <summary>The stored result of a schema at a place.</summary>
internal enum MemoKind
{
    /// <summary>The end of the value, or a negative number if it does not match.</summary>
    Verdict,

    /// <summary>The same, and which members or items the schema evaluated.</summary>
    Tracked,

    /// <summary>Its errors have been recorded.</summary>
    Reported,

    /// <summary>Its annotations have been recorded.</summary>
    Annotated,
}

/// <summary>A schema, a place, and what is remembered.</summary>
internal readonly record struct MemoKey(int Schema, MemoKind Kind, nint At)
{
    // Texts are spans, whose places have 31 bits. It is never zero, since schemas are numbered from 1.
    public ulong Packed => ((ulong)(uint)Schema << 34) | ((ulong)Kind << 32) | (uint)At;
}

/// <summary>
/// The verdicts of a run. A table that grows with what it holds up to a bound; beyond, old verdicts give way to new ones, which costs time and no
/// answer: the limit of steps is there for it.
/// </summary>
internal sealed class VerdictMemo
{
    private const int SmallestSize = 1 << 10;
    private const int LargestSize = 1 << 22;
    private const int LargestSpare = 1 << 14;
    private const int Probes = 8;

    // The author of a text does not know the seed, so collisions cannot be prepared.
    private static readonly ulong s_seed = (ulong)Random.Shared.NextInt64() | 1;

    [ThreadStatic]
    private static VerdictMemo? s_spare;

    private readonly List<int> _marks = [];
    private Entry[] _entries = new Entry[SmallestSize];
    private int _count;

    public static VerdictMemo Rent()
    {
        VerdictMemo memo = s_spare ?? new VerdictMemo();
        s_spare = null;
        return memo;
    }

    public void Return()
    {
        if (_entries.Length > LargestSpare || _marks.Capacity > LargestSpare)
        {
            return;
        }
        Array.Clear(_entries);
        _marks.Clear();
        _count = 0;
        s_spare = this;
    }

    public bool TryGet(MemoKey key, out int end, out ReadOnlySpan<int> marks)
    {
        ref Entry entry = ref Find(_entries, key.Packed);
        if (entry.Key != key.Packed)
        {
            end = 0;
            marks = [];
            return false;
        }
        end = entry.End;
        marks = entry.Marks == 0 ? [] : CollectionsMarshal.AsSpan(_marks).Slice(entry.Marks, _marks[entry.Marks - 1]);
        return true;
    }

    /// <summary>Remembers; false where it did so before.</summary>
    public bool TryAdd(MemoKey key, int end, ReadOnlySpan<int> marks)
    {
        ref Entry entry = ref Find(_entries, key.Packed);
        if (entry.Key == key.Packed)
        {
            return false;
        }
        _count += entry.Key == 0 ? 1 : 0;
        entry = new Entry { Key = key.Packed, End = end, Marks = Keep(marks) };
        if (2 * _count > _entries.Length && _entries.Length < LargestSize)
        {
            Grow();
        }
        return true;
    }

    /// <summary>Returns the entry of a key, or else a free or replaceable one.</summary>
    private static ref Entry Find(Entry[] entries, ulong key)
    {
        int mask = entries.Length - 1;
        int first = (int)(Mixed(key) >> (64 - BitOperations.Log2((uint)entries.Length)));
        for (int probe = 0; probe < Probes; probe++)
        {
            ref Entry entry = ref entries[(first + probe) & mask];
            if (entry.Key == key || entry.Key == 0)
            {
                return ref entry;
            }
        }
        return ref entries[first];
    }

    private static ulong Mixed(ulong key)
    {
        key = (key ^ (key >> 29)) * s_seed;
        return (key ^ (key >> 32)) * 0x9E3779B97F4A7C15;
    }

    private int Keep(ReadOnlySpan<int> marks)
    {
        if (marks.IsEmpty)
        {
            return 0;
        }
        // A place that was marked more than once, by several schemas, is kept once: the list stays as short as the object.
        int[] sorted = marks.ToArray();
        Array.Sort(sorted);
        int count = _marks.Count;
        _marks.Add(0);
        foreach (int mark in sorted)
        {
            if (_marks.Count == count + 1 || _marks[^1] != mark)
            {
                _marks.Add(mark);
            }
        }
        _marks[count] = _marks.Count - count - 1;
        return count + 1;
    }

    private void Grow()
    {
        Entry[] larger = new Entry[2 * _entries.Length];
        _count = 0;
        foreach (Entry entry in _entries)
        {
            if (entry.Key != 0)
            {
                ref Entry place = ref Find(larger, entry.Key);
                _count += place.Key == 0 ? 1 : 0;
                place = entry;
            }
        }
        _entries = larger;
    }

    private struct Entry
    {
        public ulong Key;
        public int End;
        public int Marks;
    }
}
