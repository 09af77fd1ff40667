using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace TradeData.Runtime.Internal.Json;

/// <summary>A set of short texts that a JSON string is compared with in place. The bytes after the opening quote, including the closing
/// quote, form two words. A perfect multiplicative hash of the first word leads to the only candidate.</summary>
internal sealed class WordTable
{
    private const int MaxTexts = 256;
    private const int Tries = 256;

    // A text and its closing quote must fit into two words.
    private const int MaxLength = 15;

    private readonly Slot[] _slots;
    private readonly ulong _keyMask;
    private readonly ulong _multiplier;
    private readonly int _shift;
    private readonly int _onlyLength;

    private WordTable(Slot[] slots, ulong keyMask, ulong multiplier, int shift, bool holdsAll)
    {
        HoldsAll = holdsAll;
        _slots = slots;
        _keyMask = keyMask;
        _multiplier = multiplier;
        _shift = shift;
        // If all texts have one length, the processor may continue after the text before it has found it.
        _onlyLength = OnlyLength(slots);
    }

    /// <summary>Whether the table holds all texts. If so, a string without escapes that does not match is not in the set.</summary>
    public bool HoldsAll { get; }

    /// <summary>Creates a table of those texts that can be compared in place, or null if no perfect hash was found.</summary>
    /// <param name="texts">The texts. Long texts and texts that need an escape in JSON are left out.</param>
    /// <param name="ordinals">The ordinal of each text.</param>
    public static WordTable? TryCreate(IReadOnlyList<string> texts, IReadOnlyList<int> ordinals)
    {
        Slot[] entries = new Slot[texts.Count];
        int count = 0;
        for (int i = 0; i < texts.Count; i++)
        {
            if (Encoding.UTF8.GetByteCount(texts[i]) <= MaxLength && texts[i].AsSpan().IndexOfAny(JsonText.Special) < 0)
            {
                entries[count++] = Slot.Of(texts[i], ordinals[i]);
            }
        }
        if (count is 0 or > MaxTexts)
        {
            return null;
        }
        Array.Resize(ref entries, count);
        // The key must not extend beyond the end of the shortest text.
        ulong keyMask = ulong.MaxValue;
        foreach (Slot entry in entries)
        {
            keyMask = Math.Min(keyMask, entry.FirstMask);
        }
        if (!HaveKeys(entries, keyMask))
        {
            return null;
        }
        int least = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, count)));
        for (int bits = least; bits <= least + 2; bits++)
        {
            if (TryArrange(entries, keyMask, bits, count == texts.Count) is { } table)
            {
                return table;
            }
        }
        return null;
    }

    /// <summary>Finds the text of a string.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The expected offset of the opening quote.</param>
    /// <param name="length">The length of the string in bytes, with both quotes.</param>
    /// <param name="ordinal">The ordinal of the text.</param>
    /// <returns>Whether a string of the set is present and written without escapes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Match(ref byte p, nint i, out int length, out int ordinal)
    {
        ulong first = Scan.Load<ulong>(ref p, i + 1);
        nuint index = (nuint)((first & _keyMask) * _multiplier >> _shift);
        ref Slot slot = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), index);
        ordinal = slot.Ordinal;
        length = _onlyLength;
        if (length == 0)
        {
            length = slot.Length;
        }
        ulong difference = ((first & slot.FirstMask) ^ slot.First) | ((Scan.Load<ulong>(ref p, i + 9) & slot.SecondMask) ^ slot.Second);
        return difference == 0 & Scan.At(ref p, i) == (byte)'"';
    }

    /// <summary>Whether no two texts have the same key.</summary>
    private static bool HaveKeys(Slot[] entries, ulong keyMask)
    {
        for (int i = 1; i < entries.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (((entries[i].First ^ entries[j].First) & keyMask) == 0)
                {
                    return false;
                }
            }
        }
        return true;
    }

    /// <summary>Returns the length of all texts, or 0 if they differ.</summary>
    private static int OnlyLength(Slot[] slots)
    {
        int only = 0;
        foreach (Slot slot in slots)
        {
            if (slot.Length != 0 && only != 0 && slot.Length != only)
            {
                return 0;
            }
            only = slot.Length != 0 ? slot.Length : only;
        }
        return only;
    }

    private static WordTable? TryArrange(Slot[] entries, ulong keyMask, int bits, bool holdsAll)
    {
        Slot[] slots = new Slot[1 << bits];
        ulong multiplier = 0x9E3779B97F4A7C15;
        for (int tries = 0; tries < Tries; tries++, multiplier = (multiplier * 0xD1342543DE82EF95 + 0x2545F4914F6CDD1D) | 1)
        {
            if (TryFill(slots, entries, keyMask, multiplier, 64 - bits))
            {
                return new WordTable(slots, keyMask, multiplier, 64 - bits, holdsAll);
            }
        }
        return null;
    }

    private static bool TryFill(Slot[] slots, Slot[] entries, ulong keyMask, ulong multiplier, int shift)
    {
        for (int i = 0; i < slots.Length; i++)
        {
            // It matches nothing.
            slots[i] = new Slot(first: 1, 0, 0, 0, length: 0, ordinal: -1);
        }
        foreach (Slot entry in entries)
        {
            ulong index = (entry.First & keyMask) * multiplier >> shift;
            if (slots[index].Length != 0)
            {
                return false;
            }
            slots[index] = entry;
        }
        return true;
    }

    // Fields, since each property is a method more to compile before the first row is read.
    private readonly struct Slot(ulong first, ulong firstMask, ulong second, ulong secondMask, int length, int ordinal)
    {
        public readonly ulong First = first;
        public readonly ulong FirstMask = firstMask;
        public readonly ulong Second = second;
        public readonly ulong SecondMask = secondMask;
        public readonly int Length = length;
        public readonly int Ordinal = ordinal;

        public static Slot Of(string text, int ordinal)
        {
            byte[] bytes = new byte[16];
            int length = Encoding.UTF8.GetBytes(text, bytes);
            bytes[length++] = (byte)'"';
            int quoted = length + 1;
            return new Slot(
                BitConverter.ToUInt64(bytes, 0), Mask(Math.Min(length, 8)),
                BitConverter.ToUInt64(bytes, 8), Mask(Math.Max(length - 8, 0)),
                quoted, ordinal);
        }

        private static ulong Mask(int bytes) => bytes == 8 ? ulong.MaxValue : (1UL << (8 * bytes)) - 1;
    }
}
