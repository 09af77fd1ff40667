using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TradeData.Runtime.Tables;

/// <summary>The hash of a key in a directory of open addressing. The pack stores the seed. If keys cluster, the builder tries further
/// seeds and finally an ordered structure, so no choice of keys makes lookups slow.</summary>
internal static class SlotHash
{
    private const ulong Odd1 = 0x9E3779B97F4A7C15;
    private const ulong Odd2 = 0xD6E8FEB86659FD93;

    /// <summary>Returns the seed of a builder's first, second, … attempt. The seeds are powers, because keys that cluster under one seed
    /// also cluster under its multiples.</summary>
    public static ulong Seed(int attempt)
    {
        ulong seed = 1;
        for (; attempt > 0; attempt--)
        {
            seed *= Odd1;
        }
        return seed;
    }

    /// <summary>Returns the hash of a packed key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong key, ulong seed)
    {
        ulong high = Math.BigMul(key ^ seed, Odd1, out ulong low);
        return high ^ low;
    }

    /// <summary>Returns the hash of a key of 128 bits.</summary>
    public static ulong Of(ulong high, ulong low, ulong seed) => Mix(Mix(low ^ seed) ^ high);

    /// <summary>Returns the hash of a text.</summary>
    public static ulong Of(ReadOnlySpan<byte> text, ulong seed)
    {
        ref byte at = ref MemoryMarshal.GetReference(text);
        int length = text.Length;
        ulong hash = seed ^ ((ulong)length * Odd2);
        if (length > sizeof(ulong))
        {
            int last = length - sizeof(ulong);
            for (int i = 0; i < last; i += sizeof(ulong))
            {
                hash = Mix(hash ^ Word(ref at, i));
            }
            // The last eight bytes, which may overlap the ones before.
            return Mix(Mix(hash ^ Word(ref at, last)));
        }
        return Mix(Mix(hash ^ Short(text)));
    }

    /// <summary>Returns the first slot, of <paramref name="count"/>, for a hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Slot(ulong hash, int count) => (int)(((hash >> 32) * (uint)count) >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong value)
    {
        ulong high = Math.BigMul(value ^ Odd2, Odd1, out ulong low);
        return high ^ low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(ref byte start, int offset) => LittleEndian.Value(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, offset)));

    private static ulong Short(ReadOnlySpan<byte> text)
    {
        switch (text.Length)
        {
            case 8:
                return BinaryPrimitives.ReadUInt64LittleEndian(text);
            case >= 4:
                return BinaryPrimitives.ReadUInt32LittleEndian(text) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]) << 32);
            case > 0:
                return text[0] | ((uint)text[text.Length >> 1] << 8) | ((uint)text[^1] << 16);
            default:
                return 0;
        }
    }
}
