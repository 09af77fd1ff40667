namespace TradeData.Generators.Schema;

/// <summary>URI references in schemas. A file without an <c>$id</c> has a URI derived from its path.</summary>
internal static class SchemaUri
{
    private const string FileScheme = "file:///";

    public static string OfFile(string path)
    {
        string normal = path.Replace('\\', '/').TrimStart('/');
        return FileScheme + string.Join("/", normal.Split('/').Select(Uri.EscapeDataString));
    }

    /// <summary>Resolves a reference against a base, or returns null if it is not a URI reference.</summary>
    public static string? Resolve(string baseUri, string reference)
    {
        if (reference.Length == 0)
        {
            return baseUri;
        }
        if (reference[0] == '#')
        {
            return baseUri + reference;
        }
        if (!Uri.TryCreate(baseUri, UriKind.Absolute, out Uri? root))
        {
            return null;
        }
        return Uri.TryCreate(root, reference, out Uri? resolved) ? resolved.OriginalString == reference ? reference : resolved.AbsoluteUri : null;
    }

    /// <summary>Returns the URI with its fragment decoded, and with an empty one if it has none: one form for each place.</summary>
    public static string Normal(string uri)
    {
        (string address, string fragment) = Split(uri);
        return address + "#" + fragment;
    }

    public static (string Base, string Fragment) Split(string uri)
    {
        int hash = uri.IndexOf('#');
        return hash < 0 ? (uri, "") : (uri.Substring(0, hash), Uri.UnescapeDataString(uri.Substring(hash + 1)));
    }
}
