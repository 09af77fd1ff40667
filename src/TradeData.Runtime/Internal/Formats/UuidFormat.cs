namespace TradeData.Runtime.Internal.Formats;

/// <summary>RFC 4122: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12, of any version and variant.</summary>
internal static class UuidFormat
{
    private const int Length = 36;

    public static bool IsValid(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length != Length)
        {
            return false;
        }
        for (int i = 0; i < Length; i++)
        {
            bool fits = i is 8 or 13 or 18 or 23 ? utf8[i] == '-' : AsciiText.IsHexDigit(utf8[i]);
            if (!fits)
            {
                return false;
            }
        }
        return true;
    }
}
