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
        int[] lengths = [.. slots.Select(slot => slot.Length).Where(length => length != 0).Distinct()];
        _onlyLength = lengths is [int only] ? only : 0;
    }

    /// <summary>Whether the table holds all texts. If so, a string without escapes that does not match is not in the set.</summary>
    public bool HoldsAll { get; }

    /// <summary>Creates a table of those texts that can be compared in place, or null if no perfect hash was found.</summary>
    /// <param name="texts">The texts. Long texts and texts that need an escape in JSON are left out.</param>
    /// <param name="ordinals">The ordinal of each text.</param>
    public static WordTable? TryCreate(IReadOnlyList<string> texts, IReadOnlyList<int> ordinals)
    {
        List<Slot> entries = [];
        for (int i = 0; i < texts.Count; i++)
        {
            if (Encoding.UTF8.GetByteCount(texts[i]) <= MaxLength && texts[i].AsSpan().IndexOfAny(JsonText.Special) < 0)
            {
                entries.Add(Slot.Of(texts[i], ordinals[i]));
            }
        }
        if (entries.Count is 0 or > MaxTexts)
        {
            return null;
        }
        // The key must not extend beyond the end of the shortest text.
        ulong keyMask = entries.Min(entry => entry.FirstMask);
        if (entries.DistinctBy(entry => entry.First & keyMask).Count() < entries.Count)
        {
            return null;
        }
        int least = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, entries.Count)));
        for (int bits = least; bits <= least + 2; bits++)
        {
            if (TryArrange(entries, keyMask, bits, entries.Count == texts.Count) is { } table)
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

    private static WordTable? TryArrange(List<Slot> entries, ulong keyMask, int bits, bool holdsAll)
    {
        Slot[] slots = new Slot[1 << bits];
        ulong multiplier = 0x9E3779B97F4A7C15;
        for (int tries = 0; tries < Tries; tries++, multiplier = (multiplier * 0xD1342543DE82EF95 + 0x2545F4914F6CDD1D) | 1)
        {
            Array.Fill(slots, Slot.Empty);
            if (entries.TrueForAll(entry => TryPlace(slots, entry, (entry.First & keyMask) * multiplier >> (64 - bits))))
            {
                return new WordTable(slots, keyMask, multiplier, 64 - bits, holdsAll);
            }
        }
        return null;
    }

    private static bool TryPlace(Slot[] slots, in Slot entry, ulong index)
    {
        bool free = slots[index].Length == 0;
        slots[index] = entry;
        return free;
    }

    private readonly record struct Slot(ulong First, ulong FirstMask, ulong Second, ulong SecondMask, int Length, int Ordinal)
    {
        /// <summary>A slot that matches nothing.</summary>
        public static Slot Empty { get; } = new(First: 1, 0, 0, 0, 0, -1);

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
