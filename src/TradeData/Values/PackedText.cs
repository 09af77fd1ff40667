using System.Numerics;

namespace TradeData;

/// <summary>Short codes of capital letters and digits as integers: six bits for each character, the first one highest, 0 for none. The
/// integers are unique and in the ordinal order of the texts.</summary>
internal static class PackedText
{
    /// <summary>The maximum length of a code in 64 bits.</summary>
    public const int MaxLength = 10;

    private const int Bits = 6;
    private const uint Letters = 11;

    /// <summary>Packs a code of letters, or letters and digits, left-aligned in a field of <paramref name="width"/> characters.</summary>
    public static bool TryPack<TChar>(ReadOnlySpan<TChar> text, int minLength, int width, bool digits, out ulong packed)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        packed = 0;
        if (text.Length < minLength || text.Length > width)
        {
            return false;
        }
        ulong bits = 0;
        foreach (TChar c in text)
        {
            uint code = uint.CreateTruncating(c);
            uint symbol;
            if (code - 'A' <= 'Z' - 'A')
            {
                symbol = code - 'A' + Letters;
            }
            else if (digits && code - '0' <= 9)
            {
                symbol = code - '0' + 1;
            }
            else
            {
                return false;
            }
            bits = (bits << Bits) | symbol;
        }
        packed = bits << (Bits * (width - text.Length));
        return true;
    }

    /// <summary>Writes the code that was packed into a field of <paramref name="width"/> characters.</summary>
    public static bool TryUnpack<TChar>(ulong packed, int width, Span<TChar> destination, out int written)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        int length = Length(packed, width);
        if (destination.Length < length)
        {
            written = 0;
            return false;
        }
        for (int i = 0; i < length; i++)
        {
            uint symbol = (uint)(packed >> (Bits * (width - 1 - i))) & 63;
            destination[i] = TChar.CreateTruncating(symbol < Letters ? symbol - 1 + '0' : symbol - Letters + 'A');
        }
        written = length;
        return true;
    }

    /// <summary>Returns the number of characters of the packed code.</summary>
    public static int Length(ulong packed, int width) =>
        packed == 0 ? 0 : width - BitOperations.TrailingZeroCount(packed) / Bits;
}
