using System.Numerics;

namespace TradeData;

/// <summary>
/// Short codes of capital letters and digits as integers: six bits a character, the first one highest, 0 where there is none. So the integers
/// compare as the texts do ordinally, and no two texts share one.
/// </summary>
internal static class PackedText
{
    /// <summary>The longest code that 64 bits hold.</summary>
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

    /// <summary>How many characters the packed code has.</summary>
    public static int Length(ulong packed, int width) =>
        packed == 0 ? 0 : width - BitOperations.TrailingZeroCount(packed) / Bits;
}
