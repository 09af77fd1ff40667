using System.Buffers;
using System.ComponentModel;
using System.Numerics;

namespace TradeData.Runtime.Internal.Json;

/// <summary>Decides whether two JSON texts are equal: numbers by value, strings by their decoded text, arrays item by item, objects in any
/// order of members. Repeated names of an object are compared occurrence by occurrence. The texts must be well-formed and padded as
/// <see cref="Scan"/> requires.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonEquality
{
    // Up to this many items are compared in pairs.
    private const int Few = 8;

    /// <summary>Whether the value at one offset equals the value at another.</summary>
    public static bool Equal(ref byte p, nint i, ref byte q, nint j)
    {
        i = Scan.Token(ref p, i);
        j = Scan.Token(ref q, j);
        bool isContainer = IsContainer(Scan.At(ref p, i));
        if (isContainer != IsContainer(Scan.At(ref q, j)))
        {
            return false;
        }
        if (!isContainer)
        {
            return EqualScalars(ref p, i, ref q, j);
        }
        using JsonTree left = JsonTree.Of(ref p, i);
        using JsonTree right = JsonTree.Of(ref q, j);
        return JsonTree.Equal(ref p, left, ref q, right);
    }

    /// <summary>Returns a hash of the value at an offset; equal values have equal hashes. The hash differs between processes, which
    /// prevents prepared collisions.</summary>
    public static int Hash(ref byte p, nint i)
    {
        ulong hash = HashOf(ref p, i);
        return (int)(hash ^ (hash >> 32));
    }

    /// <summary>The same with 61 bits, so that values of one hash are all but surely equal.</summary>
    internal static ulong HashOf(ref byte p, nint i)
    {
        i = Scan.Token(ref p, i);
        if (!IsContainer(Scan.At(ref p, i)))
        {
            return HashScalar(ref p, ref i);
        }
        using JsonTree tree = JsonTree.Of(ref p, i);
        return tree.Hash;
    }

    /// <summary>The hash of a string, a number or a literal; the offset is behind it then.</summary>
    internal static ulong HashScalar(ref byte p, ref nint i)
    {
        KeyedHash hash = default;
        byte kind = Scan.At(ref p, i);
        nint start = i;
        if (kind == (byte)'"')
        {
            i = Scan.StringEnd(ref p, i + 1, out StringForms form) + 1;
            AddString(ref hash, Scan.Slice(ref p, start + 1, i - 1), form);
            return hash.Value;
        }
        i = Scan.TrustedEnd(ref p, i);
        if (IsNumber(kind))
        {
            new JsonNumber(Scan.Slice(ref p, start, i)).AddTo(ref hash);
        }
        else
        {
            hash.Add(kind);
        }
        return hash.Value;
    }

    /// <summary>Whether two values that are not arrays or objects are equal.</summary>
    internal static bool EqualScalars(ref byte p, nint i, ref byte q, nint j)
    {
        byte kind = Scan.At(ref p, i);
        byte other = Scan.At(ref q, j);
        return IsNumber(kind) ? IsNumber(other) && EqualNumbers(Text(ref p, i), Text(ref q, j))
            : kind == other && (kind != (byte)'"' || EqualStrings(ref p, i, ref q, j));
    }

    /// <summary>Whether two strings are equal.</summary>
    internal static bool EqualStrings(ref byte p, nint i, ref byte q, nint j) =>
        JsonText.Equal(Content(ref p, i, out StringForms form), form, Content(ref q, j, out StringForms otherForm), otherForm);

    /// <summary>Whether all items of an array differ.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="start">The start of the array.</param>
    /// <param name="first">The position of an item that is repeated.</param>
    /// <param name="second">The position of its repetition.</param>
    internal static bool AllDiffer(ref byte p, nint start, out int first, out int second)
    {
        nint[] items = ArrayPool<nint>.Shared.Rent(Few);
        int count = 0;
        for (nint i = FirstItem(ref p, start); i > 0; i = NextItem(ref p, i))
        {
            Append(ref items, count++, i);
        }
        bool differ = AllDiffer(ref p, items.AsSpan(0, count), out first, out second);
        ArrayPool<nint>.Shared.Return(items);
        return differ;
    }

    /// <summary>Whether all values at these offsets differ.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="items">Where they begin.</param>
    /// <param name="first">Which of them occurs again.</param>
    /// <param name="second">Which of them is its repetition.</param>
    internal static bool AllDiffer(ref byte p, ReadOnlySpan<nint> items, out int first, out int second) => items.Length <= Few && AreScalars(ref p, items)
        ? AllDifferInPairs(ref p, items, out first, out second)
        : AllDifferByHash(ref p, items, out first, out second);

    private static bool AreScalars(ref byte p, ReadOnlySpan<nint> items)
    {
        foreach (nint item in items)
        {
            if (IsContainer(Scan.At(ref p, item)))
            {
                return false;
            }
        }
        return true;
    }

    private static bool AllDifferInPairs(ref byte p, ReadOnlySpan<nint> items, out int first, out int second)
    {
        Span<ulong> prints = stackalloc ulong[Few];
        bool arePrinted = TryPrint(ref p, items, prints);
        for (second = 1; second < items.Length; second++)
        {
            for (first = 0; first < second; first++)
            {
                if ((!arePrinted || prints[first] == prints[second]) && Equal(ref p, items[first], ref p, items[second]))
                {
                    return false;
                }
            }
        }
        first = second = -1;
        return true;
    }

    // A word for each value that all values equal to it share; unavailable for a value with more than one form.
    private static bool TryPrint(ref byte p, ReadOnlySpan<nint> items, Span<ulong> prints)
    {
        for (int item = 0; item < items.Length; item++)
        {
            nint i = items[item];
            if (Scan.At(ref p, i) != (byte)'"')
            {
                return false;
            }
            int length = (int)(Scan.StringEnd(ref p, i + 1, out StringForms form) - i - 1);
            if ((form & StringForms.Escaped) != 0)
            {
                return false;
            }
            ulong ends = length < sizeof(ulong)
                ? Scan.Load<ulong>(ref p, i + 1) & WordText.FirstMask(length)
                : Scan.Load<ulong>(ref p, i + 1) ^ BitOperations.RotateLeft(Scan.Load<ulong>(ref p, i + 1 + length - sizeof(ulong)), 29);
            prints[item] = BitOperations.RotateLeft(ends, length);
        }
        return true;
    }

    private static bool AllDifferByHash(ref byte p, ReadOnlySpan<nint> items, out int first, out int second)
    {
        if (items.Length < 2 || ItemPrints.AllDiffer(ref p, items))
        {
            first = second = -1;
            return true;
        }
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)items.Length * 2);
        ulong[] hashes = ArrayPool<ulong>.Shared.Rent(items.Length);
        int[] slots = ArrayPool<int>.Shared.Rent(size);
        slots.AsSpan(0, size).Clear();
        bool differ = true;
        first = -1;
        for (second = 0; second < items.Length; second++)
        {
            ulong hash = hashes[second] = HashOf(ref p, items[second]);
            int slot = (int)hash & (size - 1);
            for (; slots[slot] != 0; slot = (slot + 1) & (size - 1))
            {
                first = slots[slot] - 1;
                if (hashes[first] == hash && Equal(ref p, items[first], ref p, items[second]))
                {
                    differ = false;
                    break;
                }
            }
            if (!differ)
            {
                break;
            }
            slots[slot] = second + 1;
        }
        ArrayPool<ulong>.Shared.Return(hashes);
        ArrayPool<int>.Shared.Return(slots);
        if (differ)
        {
            first = second = -1;
        }
        return differ;
    }

    private static bool IsNumber(byte first) => first == (byte)'-' || (uint)(first - '0') <= 9;

    private static bool EqualNumbers(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        left.SequenceEqual(right) || new JsonNumber(left).Equals(new JsonNumber(right));

    private static bool IsContainer(byte first) => first is (byte)'[' or (byte)'{';

    private static void AddString(ref KeyedHash hash, ReadOnlySpan<byte> content, StringForms form)
    {
        hash.Add('"');
        if ((form & StringForms.Escaped) == 0)
        {
            hash.Add(content);
            return;
        }
        byte[] decoded = ArrayPool<byte>.Shared.Rent(content.Length);
        JsonText.TryUnescape(content, decoded, out int length);
        hash.Add(decoded.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(decoded);
    }

    /// <summary>Returns the first item of an array, or 0 if there is none.</summary>
    private static nint FirstItem(ref byte p, nint start)
    {
        nint i = Scan.Token(ref p, start + 1);
        return Scan.At(ref p, i) == (byte)']' ? 0 : i;
    }

    /// <summary>Returns the item after the one that begins here, or 0 if there is none.</summary>
    private static nint NextItem(ref byte p, nint value)
    {
        nint i = Scan.Token(ref p, Scan.TrustedEnd(ref p, value));
        return Scan.At(ref p, i) == (byte)',' ? Scan.Token(ref p, i + 1) : 0;
    }

    private static ReadOnlySpan<byte> Text(ref byte p, nint i) => Scan.Slice(ref p, i, Scan.TrustedEnd(ref p, i));

    private static ReadOnlySpan<byte> Content(ref byte p, nint i, out StringForms form) =>
        Scan.Slice(ref p, i + 1, Scan.StringEnd(ref p, i + 1, out form));

    private static void Append<T>(ref T[] items, int count, T item)
    {
        if (count == items.Length)
        {
            T[] longer = ArrayPool<T>.Shared.Rent(2 * count);
            items.CopyTo(longer, 0);
            ArrayPool<T>.Shared.Return(items);
            items = longer;
        }
        items[count] = item;
    }
}
