namespace TradeData.Generators.Json;

/// <summary>JSON Pointers (RFC 6901): the path of a value in a document, as in <c>/properties/rates/items</c>.</summary>
internal static class JsonPointer
{
    public static string Append(string pointer, string token) =>
        pointer + "/" + token.Replace("~", "~0").Replace("/", "~1");

    /// <summary>Returns the decoded parts of a pointer, or null if it is not one.</summary>
    public static string[]? Split(string pointer)
    {
        if (pointer.Length == 0)
        {
            return [];
        }
        if (pointer[0] != '/')
        {
            return null;
        }
        string[] tokens = pointer.Substring(1).Split('/');
        for (int i = 0; i < tokens.Length; i++)
        {
            tokens[i] = tokens[i].Replace("~1", "/").Replace("~0", "~");
        }
        return tokens;
    }
}
