namespace TradeData.Runtime.Internal.Formats;

/// <summary>RFC 2673, <c>dotted-quad</c>: four numbers from 0 to 255. Leading zeros are rejected, as in RFC 3986, because some programs
/// read them as octal.</summary>
internal static class Ipv4Format
{
    private const int Longest = 15;

    public static bool IsValid(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest)
        {
            return false;
        }
        for (int part = 0; part < 4; part++)
        {
            if (part > 0)
            {
                if (utf8 is not [(byte)'.', ..])
                {
                    return false;
                }
                utf8 = utf8[1..];
            }
            int digits = AsciiText.CountDigits(utf8);
            if (!IsOctet(utf8[..digits]))
            {
                return false;
            }
            utf8 = utf8[digits..];
        }
        return utf8.IsEmpty;
    }

    private static bool IsOctet(ReadOnlySpan<byte> digits) => digits.Length switch
    {
        1 => true,
        2 => digits[0] != '0',
        3 => digits[0] != '0' && (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0') <= 255,
        _ => false,
    };
}
