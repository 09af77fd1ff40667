using System.Buffers;
using System.Numerics;

namespace TradeData.Runtime.Internal.Json;

/// <summary>
/// A cheap test that shows of most arrays that no item repeats another. Each item gets a print in one pass; equal values have equal prints. Prints are not keyed,
/// so a text may be made to have many alike: then nothing is shown, and the caller compares by keyed hashes.
/// </summary>
internal ref struct ItemPrints
{
    private const int MostProbes = 16;

    // What lies deeper counts only by its kind.
    private const int Deepest = 4;

    private const ulong Factor = 0x9E3779B97F4A7C15;

    private bool _isUnknown;

    /// <summary>Whether all values are shown to differ; false where they may or may not.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="items">Where they begin.</param>
    public static bool AllDiffer(ref byte p, ReadOnlySpan<nint> items)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)items.Length * 2);
        ulong[] prints = ArrayPool<ulong>.Shared.Rent(size);
        prints.AsSpan(0, size).Clear();
        bool differ = AllDiffer(ref p, items, prints.AsSpan(0, size));
        ArrayPool<ulong>.Shared.Return(prints);
        return differ;
    }

    private static bool AllDiffer(ref byte p, ReadOnlySpan<nint> items, Span<ulong> prints)
    {
        ItemPrints printer = default;
        foreach (nint item in items)
        {
            nint i = item;
            // Zero marks a free place.
            ulong print = printer.Of(ref p, ref i, 0) | 1;
            if (printer._isUnknown)
            {
                return false;
            }
            int slot = (int)(print >> 32) & (prints.Length - 1);
            int probes = 0;
            for (; prints[slot] != 0; slot = (slot + 1) & (prints.Length - 1))
            {
                if (prints[slot] == print || ++probes == MostProbes)
                {
                    return false;
                }
            }
            prints[slot] = print;
        }
        return true;
    }

    /// <summary>The print of a value; the offset is behind it then.</summary>
    private ulong Of(ref byte p, ref nint i, int depth)
    {
        i = Scan.Token(ref p, i);
        byte first = Scan.At(ref p, i);
        nint start = i;
        switch (first)
        {
            case (byte)'"':
                return OfString(ref p, ref i);
            case (byte)'{' or (byte)'[' when depth == Deepest:
                i = Scan.TrustedEnd(ref p, i);
                return first;
            case (byte)'{' or (byte)'[':
                return OfChildren(ref p, ref i, depth);
            case (byte)'t' or (byte)'f' or (byte)'n':
                i = Scan.TrustedEnd(ref p, i);
                return first;
            default:
                i = Scan.TrustedEnd(ref p, i);
                ReadOnlySpan<byte> number = Scan.Slice(ref p, start, i);
                // Other notations may have the same value.
                _isUnknown |= number.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0 || number.StartsWith("-0"u8);
                return OfText(ref p, start, number.Length);
        }
    }

    private ulong OfString(ref byte p, ref nint i)
    {
        nint start = i + 1;
        nint end = Scan.StringEnd(ref p, start, out StringForms form);
        // An escape is another notation of the same text.
        _isUnknown |= (form & StringForms.Escaped) != 0;
        i = end + 1;
        return BitOperations.RotateLeft(OfText(ref p, start, (int)(end - start)), 7);
    }

    private static ulong OfText(ref byte p, nint start, int length)
    {
        if (length < sizeof(ulong))
        {
            return Mixed(Scan.Load<ulong>(ref p, start) & WordText.FirstMask(length), length);
        }
        ulong print = (ulong)length;
        for (nint at = start; at <= start + length - sizeof(ulong); at += sizeof(ulong))
        {
            print = Mixed(print, (long)Scan.Load<ulong>(ref p, at));
        }
        return Mixed(print, (long)Scan.Load<ulong>(ref p, start + length - sizeof(ulong)));
    }

    private ulong OfChildren(ref byte p, ref nint i, int depth)
    {
        bool isObject = Scan.At(ref p, i) == (byte)'{';
        ulong print = isObject ? 1UL : 2;
        for (i = Scan.Token(ref p, i + 1); Scan.At(ref p, i) is not ((byte)'}' or (byte)']');)
        {
            if (isObject)
            {
                ulong name = OfString(ref p, ref i);
                i = Scan.Token(ref p, i) + 1;
                // Members count in any order.
                print += Mixed(name, (long)Of(ref p, ref i, depth + 1));
            }
            else
            {
                print = Mixed(print, (long)Of(ref p, ref i, depth + 1));
            }
            i = Scan.Token(ref p, i);
            i = Scan.At(ref p, i) == (byte)',' ? Scan.Token(ref p, i + 1) : i;
        }
        i++;
        return Mixed(print, isObject ? 3 : 5);
    }

    private static ulong Mixed(ulong print, long other)
    {
        ulong high = Math.BigMul(print ^ (ulong)other * Factor, Factor, out ulong low);
        return high ^ low;
    }
}
