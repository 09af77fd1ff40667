namespace TradeData;

/// <summary>Short lists of codes in order, each code once.</summary>
internal static class OrderedCodes
{
    /// <summary>Returns the codes with another one at its place, or the same array if it has it.</summary>
    public static HsCode[] With(HsCode[] codes, HsCode code)
    {
        int at = 0;
        while (at < codes.Length && codes[at].Key < code.Key)
        {
            at++;
        }
        if (at < codes.Length && codes[at].Key == code.Key)
        {
            return codes;
        }
        HsCode[] more = new HsCode[codes.Length + 1];
        Array.Copy(codes, more, at);
        more[at] = code;
        Array.Copy(codes, at, more, at + 1, codes.Length - at);
        return more;
    }
}
