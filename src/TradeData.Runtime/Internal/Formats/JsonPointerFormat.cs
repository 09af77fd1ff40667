namespace TradeData.Runtime.Internal.Formats;

/// <summary>RFC 6901: empty, or reference tokens that each begin with <c>/</c>. In a token <c>~</c> is written as <c>~0</c> and <c>/</c>
/// as <c>~1</c>.</summary>
internal static class JsonPointerFormat
{
    public static bool IsValid(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return true;
        }
        if (utf8[0] != '/')
        {
            return false;
        }
        for (int tilde = utf8.IndexOf((byte)'~'); tilde >= 0; tilde = utf8.IndexOf((byte)'~'))
        {
            utf8 = utf8[(tilde + 1)..];
            if (utf8 is not [(byte)'0' or (byte)'1', ..])
            {
                return false;
            }
        }
        return true;
    }
}
