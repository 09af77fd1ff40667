using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace TradeData.Runtime.Internal.Json;

/// <summary>
/// A fixed set of texts and the position of each. The hash looks at the length and at both ends, and its multiplier is one under which
/// the texts do not collide, where a few tries find such a one. Of texts that mostly differ between their ends, it looks at all.
/// </summary>
internal sealed class TextTable
{
    private const ulong LengthFactor = 0x9E3779B97F4A7C15;
    private const int Tries = 64;

    private readonly byte[][] _texts;
    private readonly int[] _slots;
    private readonly int _shift;
    private readonly ulong _multiplier;
    private readonly bool _isWhole;

    public TextTable(IEnumerable<string> texts)
    {
        _texts = [.. texts.Select(Encoding.UTF8.GetBytes)];
        int size = Math.Max(2, (int)BitOperations.RoundUpToPowerOf2((uint)_texts.Length * 2));
        _shift = 64 - BitOperations.Log2((uint)size);
        _slots = new int[size];
        int fewest = int.MaxValue;
        ulong seed = LengthFactor;
        for (int tries = 0; tries < Tries && fewest > 0; tries++, seed = seed * 0xD1342543DE82EF95 + 0x2545F4914F6CDD1D)
        {
            int collisions = Fill(seed | 1);
            if (collisions < fewest)
            {
                (fewest, _multiplier) = (collisions, seed | 1);
            }
        }
        _isWhole = fewest > _texts.Length;
        Collisions = Fill(_multiplier);
    }

    /// <summary>By how many places in all the texts have missed their own.</summary>
    public int Collisions { get; }

    /// <summary>The position of a text in the set; -1 where it is not in it.</summary>
    public int IndexOf(ReadOnlySpan<byte> text)
    {
        int[] slots = _slots;
        for (uint slot = _isWhole ? WholeSlot(text) : Slot(text, _multiplier, _shift); ; slot++)
        {
            int index = slots[slot & (uint)(slots.Length - 1)] - 1;
            if (index < 0 || text.SequenceEqual(_texts[index]))
            {
                return index;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Slot(ReadOnlySpan<byte> text, ulong multiplier, int shift)
    {
        ref byte p = ref MemoryMarshal.GetReference(text);
        int n = text.Length;
        ulong ends = n switch
        {
            >= 8 => Scan.Load<ulong>(ref p, 0) ^ BitOperations.RotateLeft(Scan.Load<ulong>(ref p, n - 8), 29),
            >= 4 => Scan.Load<uint>(ref p, 0) | (ulong)Scan.Load<uint>(ref p, n - 4) << 32,
            > 0 => (uint)(p | Unsafe.Add(ref p, n / 2) << 8 | Unsafe.Add(ref p, n - 1) << 16),
            _ => 0,
        };
        return (uint)((ends + (uint)n * LengthFactor) * multiplier >> shift);
    }

    private uint WholeSlot(ReadOnlySpan<byte> text)
    {
        KeyedHash hash = default;
        hash.Add(text);
        return (uint)(hash.Value * LengthFactor >> _shift);
    }

    /// <summary>Places the texts, and tells by how many places in all they missed their own; at most one more than there are texts, unless it has to be done.</summary>
    private int Fill(ulong multiplier)
    {
        Array.Clear(_slots);
        int collisions = 0;
        for (int i = 0; i < _texts.Length && (collisions <= _texts.Length || _isWhole); i++)
        {
            uint slot = _isWhole ? WholeSlot(_texts[i]) : Slot(_texts[i], multiplier, _shift);
            while (_slots[slot & (uint)(_slots.Length - 1)] != 0)
            {
                slot++;
                collisions++;
            }
            _slots[slot & (uint)(_slots.Length - 1)] = i + 1;
        }
        return collisions;
    }
}
