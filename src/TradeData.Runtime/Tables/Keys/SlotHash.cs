using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TradeData.Runtime.Tables;

/// <summary>
/// Where a key lies in a directory of open addressing. A pack says which seed it used: the builder takes the next one, and at last an ordered
/// structure, when keys gather in one place, so that no choice of keys makes a lookup slow.
/// </summary>
internal static class SlotHash
{
    private const ulong Odd1 = 0x9E3779B97F4A7C15;
    private const ulong Odd2 = 0xD6E8FEB86659FD93;

    /// <summary>The seed of a builder's first, second, … attempt: powers, because keys that gather under one seed would gather under its multiples as well.</summary>
    public static ulong Seed(int attempt)
    {
        ulong seed = 1;
        for (; attempt > 0; attempt--)
        {
            seed *= Odd1;
        }
        return seed;
    }

    /// <summary>The hash of a packed key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong key, ulong seed)
    {
        ulong high = Math.BigMul(key ^ seed, Odd1, out ulong low);
        return high ^ low;
    }

    /// <summary>The hash of a key of 128 bits.</summary>
    public static ulong Of(ulong high, ulong low, ulong seed) => Mix(Mix(low ^ seed) ^ high);

    /// <summary>The hash of a text.</summary>
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
            // The last eight bytes, some of them for the second time.
            return Mix(Mix(hash ^ Word(ref at, last)));
        }
        return Mix(Mix(hash ^ Short(text)));
    }

    /// <summary>The slot, of <paramref name="count"/>, that a hash begins at.</summary>
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
