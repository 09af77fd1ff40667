using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TradeData.Runtime.Internal.Patterns.Syntax;

namespace TradeData.Runtime.Internal.Patterns.Engines;

/// <summary>Code points of UTF-8. An unpaired surrogate may be encoded like any other code point, in three bytes.</summary>
internal static class Utf8Text
{
    private const int Replacement = 0xFFFD;

    /// <summary>Decodes the code point at a position and moves after it. Malformed text yields some code point, and nothing outside the
    /// text is read.</summary>
    public static int Decode(ReadOnlySpan<byte> text, ref int position)
    {
        int lead = text[position];
        if (lead < 0x80)
        {
            position++;
            return lead;
        }
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (length > text.Length - position)
        {
            position = text.Length;
            return Replacement;
        }
        int codePoint = length switch
        {
            2 => ((lead & 0x1F) << 6) | (text[position + 1] & 0x3F),
            3 => ((lead & 0x0F) << 12) | ((text[position + 1] & 0x3F) << 6) | (text[position + 2] & 0x3F),
            _ => ((lead & 0x07) << 18) | ((text[position + 1] & 0x3F) << 12) | ((text[position + 2] & 0x3F) << 6) | (text[position + 3] & 0x3F),
        };
        position += length;
        return codePoint <= CodePointSet.MaxCodePoint ? codePoint : Replacement;
    }

    /// <summary>The position after the code point at a position.</summary>
    public static int Next(ReadOnlySpan<byte> text, int position)
    {
        Decode(text, ref position);
        return position;
    }

    /// <summary>The position of the code point that ends at a position, which is not 0.</summary>
    public static int Previous(ReadOnlySpan<byte> text, int position)
    {
        int first = Math.Max(0, position - 4);
        do
        {
            position--;
        }
        while (position > first && (sbyte)text[position] < -64);
        return position;
    }

    /// <summary>Counts the code points of a text.</summary>
    public static int CountCodePoints(ReadOnlySpan<byte> text)
    {
        int continuations = 0;
        int i = 0;
        for (; i + Vector128<byte>.Count <= text.Length; i += Vector128<byte>.Count)
        {
            // 10xxxxxx as a signed byte is below -64.
            Vector128<sbyte> bytes = Vector128.Create(text.Slice(i, Vector128<byte>.Count)).AsSByte();
            continuations += BitOperations.PopCount(Vector128.LessThan(bytes, Vector128.Create((sbyte)-64)).ExtractMostSignificantBits());
        }
        for (; i < text.Length; i++)
        {
            continuations += (sbyte)text[i] < -64 ? 1 : 0;
        }
        return text.Length - continuations;
    }

    /// <summary>Whether the number of code points lies between two bounds. They are counted only if the number of bytes does not
    /// decide.</summary>
    public static bool HasLength(ReadOnlySpan<byte> text, int min, int max)
    {
        if (text.Length < min)
        {
            return false;
        }
        // A code point takes one to four bytes.
        if (text.Length <= max && (text.Length + 3) / 4 >= min)
        {
            return true;
        }
        int count = CountCodePoints(text);
        return count >= min && count <= max;
    }

    /// <summary>Whether bit <paramref name="value"/> is set in a mask of 128 bits, given as two halves; false from 128 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsInMask(ulong low, ulong high, byte value)
    {
        ulong half = value < 64 ? low : high;
        return value < 128 && ((half >> value) & 1) != 0;
    }
}
