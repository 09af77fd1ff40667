using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace TradeData.Runtime.Internal.Json;

/// <summary>Names of at most 16 bytes, found through two words: a perfect multiplicative hash leads to the only candidate.</summary>
internal sealed class ShortNames
{
    /// <summary>The maximum length of a name in bytes; longer names are not in this set.</summary>
    public const int MaxLength = WordText.MaxLength;

    private const int MaxNames = 256;
    private const int Tries = 256;
    private const ulong LengthFactor = 0x9E3779B97F4A7C15;

    private readonly Slot[] _slots;
    private readonly ulong _multiplier;
    private readonly int _shift;

    private ShortNames(Slot[] slots, ulong multiplier, int shift)
    {
        _slots = slots;
        _multiplier = multiplier;
        _shift = shift;
    }

    /// <summary>Returns the short ones of the given names, or null if no perfect hash was found.</summary>
    public static ShortNames? TryCreate(string[] names)
    {
        Slot[] entries = new Slot[names.Length];
        int count = 0;
        for (int i = 0; i < names.Length; i++)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(names[i]);
            if (utf8.Length <= MaxLength)
            {
                Array.Resize(ref utf8, utf8.Length + MaxLength);
                entries[count++] = Slot.Of(ref utf8[0], utf8.Length - MaxLength, i);
            }
        }
        if (count > MaxNames)
        {
            return null;
        }
        Array.Resize(ref entries, count);
        int least = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, count))) + 1;
        for (int bits = least; bits <= least + 2; bits++)
        {
            if (TryArrange(entries, bits) is { } found)
            {
                return found;
            }
        }
        return null;
    }

    /// <summary>Returns the ordinal of the name at an offset, or -1.</summary>
    /// <param name="p">The start of the text, after which <see cref="Scan.Padding"/> bytes can be read.</param>
    /// <param name="i">The name's first byte.</param>
    /// <param name="length">Its length, at most <see cref="MaxLength"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IndexOf(ref byte p, nint i, int length)
    {
        Slot name = Slot.Of(ref Unsafe.Add(ref p, i), length, ordinal: 0);
        ref Slot slot = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), name.Index(_multiplier, _shift));
        return ((name.First ^ slot.First) | (name.Second ^ slot.Second) | (uint)(length ^ slot.Length)) == 0 ? slot.Ordinal : -1;
    }

    private static ShortNames? TryArrange(Slot[] entries, int bits)
    {
        Slot[] slots = new Slot[1 << bits];
        ulong multiplier = LengthFactor;
        for (int tries = 0; tries < Tries; tries++, multiplier = (multiplier * 0xD1342543DE82EF95 + 0x2545F4914F6CDD1D) | 1)
        {
            if (TryFill(slots, entries, multiplier, 64 - bits))
            {
                return new ShortNames(slots, multiplier, 64 - bits);
            }
        }
        return null;
    }

    private static bool TryFill(Slot[] slots, Slot[] entries, ulong multiplier, int shift)
    {
        for (int i = 0; i < slots.Length; i++)
        {
            slots[i] = new Slot(0, 0, length: -1, ordinal: -1);
        }
        foreach (Slot entry in entries)
        {
            nint index = entry.Index(multiplier, shift);
            if (slots[index].Length >= 0)
            {
                return false;
            }
            slots[index] = entry;
        }
        return true;
    }

    // Fields, since each property is a method more to compile before the first row is read.
    private readonly struct Slot(ulong first, ulong second, int length, int ordinal)
    {
        public readonly ulong First = first;
        public readonly ulong Second = second;
        public readonly int Length = length;
        public readonly int Ordinal = ordinal;

        /// <summary>A name at a place with 16 readable bytes.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Slot Of(ref byte name, int length, int ordinal) => new(
            Scan.Load<ulong>(ref name, 0) & WordText.FirstMask(length), Scan.Load<ulong>(ref name, 8) & WordText.SecondMask(length), length, ordinal);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public nint Index(ulong multiplier, int shift) =>
            (nint)(((First ^ BitOperations.RotateLeft(Second, 29)) + (uint)Length * LengthFactor) * multiplier >> shift);
    }
}
