namespace TradeData.Runtime.Internal.Formats;

/// <summary>Relative JSON Pointers, an Internet draft: the number of levels up, an optional offset within an array, and then <c>#</c> or a
/// JSON Pointer.</summary>
internal static class RelativeJsonPointerFormat
{
    public static bool IsValid(ReadOnlySpan<byte> utf8)
    {
        int levels = AsciiText.CountDigits(utf8);
        if (levels == 0 || (levels > 1 && utf8[0] == '0'))
        {
            return false;
        }
        utf8 = utf8[levels..];
        if (utf8 is [(byte)'+' or (byte)'-', ..])
        {
            utf8 = utf8[1..];
            int places = AsciiText.CountDigits(utf8);
            if (places == 0 || utf8[0] == '0')
            {
                return false;
            }
            utf8 = utf8[places..];
        }
        return utf8 is [(byte)'#'] || JsonPointerFormat.IsValid(utf8);
    }
}
