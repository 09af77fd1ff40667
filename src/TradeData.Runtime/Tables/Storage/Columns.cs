using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Tables;

/// <summary>Reads the little-endian numbers of packs. On a little-endian machine this needs no instructions.</summary>
internal static class LittleEndian
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Value(uint stored) => BitConverter.IsLittleEndian ? stored : BinaryPrimitives.ReverseEndianness(stored);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Value(ulong stored) => BitConverter.IsLittleEndian ? stored : BinaryPrimitives.ReverseEndianness(stored);
}

/// <summary>Bytes of a pack. Every access is checked against the length, so even a pack with valid checksums and invalid contents cannot
/// cause reads outside it. Every access also keeps the memory alive until the value is read, because nothing else references a mapped file
/// or a pinned array.</summary>
internal readonly unsafe struct ByteColumn(PackMemory memory, byte* start, long length)
{
    private readonly PackMemory _memory = memory;
    private readonly byte* _start = start;

    public long Length { get; } = length;

    /// <summary>Returns the bytes as a span. The caller keeps the pack alive while it uses the span.</summary>
    public ReadOnlySpan<byte> Slice(long from, long to)
    {
        if ((ulong)from > (ulong)to || (ulong)to > (ulong)Length || to - from > int.MaxValue)
        {
            throw PackFormat.Inconsistent();
        }
        return new ReadOnlySpan<byte>(_start + from, (int)(to - from));
    }

    public bool SequenceEqual(long from, long to, ReadOnlySpan<byte> other)
    {
        bool equal = Slice(from, to).SequenceEqual(other);
        GC.KeepAlive(_memory);
        return equal;
    }

    public int CompareTo(long from, long to, ReadOnlySpan<byte> other)
    {
        int order = Slice(from, to).SequenceCompareTo(other);
        GC.KeepAlive(_memory);
        return order;
    }

    public byte[] ToArray(long from, long to)
    {
        byte[] copy = Slice(from, to).ToArray();
        GC.KeepAlive(_memory);
        return copy;
    }
}

/// <summary>32-bit numbers of a pack; at any address, since a resource may lie at an odd one. <inheritdoc cref="ByteColumn"/></summary>
internal readonly unsafe struct UInt32Column(PackMemory memory, byte* start, int length)
{
    private readonly PackMemory _memory = memory;
    private readonly byte* _start = start;
    private readonly int _length = length;

    public int Length => _length;

    /// <summary>Creates a column with these values.</summary>
    public static UInt32Column Of(uint[] values)
    {
        PackMemory memory = PackMemory.Allocate((long)values.Length * sizeof(uint), PackMemory.MaxArray);
        for (int i = 0; i < values.Length; i++)
        {
            Unsafe.WriteUnaligned(memory.Start + ((nint)i * sizeof(uint)), LittleEndian.Value(values[i]));
        }
        return new UInt32Column(memory, memory.Start, values.Length);
    }

    public uint this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)index >= (uint)_length)
            {
                throw PackFormat.Inconsistent();
            }
            uint value = LittleEndian.Value(Unsafe.ReadUnaligned<uint>(_start + ((nint)index * sizeof(uint))));
            GC.KeepAlive(_memory);
            return value;
        }
    }

    /// <summary>Whether each value is above the one before it.</summary>
    public bool IsAscending()
    {
        for (int i = 1; i < _length; i++)
        {
            if (this[i] <= this[i - 1])
            {
                return false;
            }
        }
        return true;
    }

    public uint[] ToArray()
    {
        uint[] values = new uint[_length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = this[i];
        }
        return values;
    }

    /// <summary>Returns the position, from <paramref name="from"/> up to <paramref name="to"/>, of the first value that is not below
    /// <paramref name="value"/>. The values are in ascending order.</summary>
    public int LowerBound(int from, int to, uint value)
    {
        while (from < to)
        {
            int middle = (int)((uint)(from + to) >> 1);
            if (this[middle] < value)
            {
                from = middle + 1;
            }
            else
            {
                to = middle;
            }
        }
        return from;
    }
}

/// <summary>64-bit numbers of a pack. <inheritdoc cref="UInt32Column"/></summary>
internal readonly unsafe struct UInt64Column(PackMemory memory, byte* start, int length)
{
    private readonly PackMemory _memory = memory;
    private readonly byte* _start = start;
    private readonly int _length = length;

    public int Length => _length;

    public ulong this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)index >= (uint)_length)
            {
                throw PackFormat.Inconsistent();
            }
            ulong value = LittleEndian.Value(Unsafe.ReadUnaligned<ulong>(_start + ((nint)index * sizeof(ulong))));
            GC.KeepAlive(_memory);
            return value;
        }
    }

    /// <summary>Whether the values ascend and none exceeds 2 to the power of 63, as <see cref="LowerBound(ulong)"/> requires.</summary>
    public bool IsAscending()
    {
        for (int i = 1; i < _length; i++)
        {
            if (this[i] <= this[i - 1])
            {
                return false;
            }
        }
        return _length == 0 || this[_length - 1] <= 1UL << 63;
    }

    /// <summary>Returns the position of the first value that is not below <paramref name="value"/>. The values are in ascending order and
    /// at most 2 to the power of 63.</summary>
    /// <remarks>The comparison causes no branch, which would be unpredictable: each step costs one load from a cache.</remarks>
    public int LowerBound(ulong value) => LowerBound(0, _length, value);

    /// <summary>Returns the same for a position near <paramref name="from"/>, with steps of growing size.</summary>
    public int LowerBoundFrom(int from, ulong value)
    {
        long step = 1;
        while (from + step < _length && this[(int)(from + step)] < value)
        {
            from += (int)step;
            step *= 2;
        }
        return LowerBound(from, (int)Math.Min(_length, from + step), value);
    }

    private int LowerBound(int from, int to, ulong value)
    {
        byte* at = _start + ((nint)from * sizeof(ulong));
        int count = to - from;
        while (count > 1)
        {
            int half = count >> 1;
            at += IsBelow(at + ((nint)(half - 1) * sizeof(ulong)), value) & ((nint)half * sizeof(ulong));
            count -= half;
        }
        int position = (int)((at - _start) / sizeof(ulong));
        if (count == 1 && IsBelow(at, value) != 0)
        {
            position++;
        }
        GC.KeepAlive(_memory);
        return position;
    }

    // All bits set, or none.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint IsBelow(byte* at, ulong value) => (nint)((long)(LittleEndian.Value(Unsafe.ReadUnaligned<ulong>(at)) - value) >> 63);
}
