namespace TradeData.Generators.Schema;

/// <summary>The supported editions of JSON Schema. <c>$schema</c> names the edition; the default is the newest.</summary>
[Flags]
internal enum Dialect
{
    Draft4 = 1,
    Draft6 = 2,
    Draft7 = 4,
    Draft201909 = 8,
    Draft202012 = 16,
    All = Draft4 | Draft6 | Draft7 | Draft201909 | Draft202012,
    FromDraft6 = All & ~Draft4,
    FromDraft7 = Draft7 | Draft201909 | Draft202012,
    From201909 = Draft201909 | Draft202012,
    UpTo7 = Draft4 | Draft6 | Draft7,
    UpTo201909 = UpTo7 | Draft201909,
}

internal static class Dialects
{
    private static readonly Dictionary<string, Dialect> ByUri = new(StringComparer.Ordinal)
    {
        ["http://json-schema.org/draft-04/schema"] = Dialect.Draft4,
        ["http://json-schema.org/draft-06/schema"] = Dialect.Draft6,
        ["http://json-schema.org/draft-07/schema"] = Dialect.Draft7,
        ["https://json-schema.org/draft/2019-09/schema"] = Dialect.Draft201909,
        ["https://json-schema.org/draft/2020-12/schema"] = Dialect.Draft202012,
        // The meta-schema with which editors complete our own keywords: the newest edition, and a vocabulary of annotations.
        ["https://tradedata.example/schemas/x-keywords.schema.json"] = Dialect.Draft202012,
    };

    public static IEnumerable<string> KnownUris => ByUri.Keys;

    /// <summary>Returns the common name.</summary>
    public static string NameOf(Dialect dialect) => dialect switch
    {
        Dialect.Draft4 => "draft 4",
        Dialect.Draft6 => "draft 6",
        Dialect.Draft7 => "draft 7",
        Dialect.Draft201909 => "2019-09",
        _ => "2020-12",
    };

    /// <summary>Returns the edition of an address, as the standard writes it.</summary>
    public static Dialect? Find(string uri) => ByUri.TryGetValue(uri.TrimEnd('#'), out Dialect dialect) ? dialect : null;

    /// <summary>Returns the address of the meta-schema that another spelling means, or null. The spelling may have the other scheme, a
    /// common variant of the host or ending, or name the edition's hyper-schema.</summary>
    public static string? Meant(string uri)
    {
        string text = uri.Trim().TrimEnd('#', '/').ToLowerInvariant();
        text = text.StartsWith("https://", StringComparison.Ordinal) ? text.Substring(8) : text.StartsWith("http://", StringComparison.Ordinal) ? text.Substring(7) : text;
        text = text.StartsWith("www.", StringComparison.Ordinal) ? text.Substring(4) : text;
        text = text.EndsWith(".json", StringComparison.Ordinal) ? text.Substring(0, text.Length - 5) : text;
        if (!text.StartsWith("json-schema.org/", StringComparison.Ordinal))
        {
            return null;
        }
        string edition = text.Substring("json-schema.org/".Length);
        foreach (string end in new[] { "/hyper-schema", "/schema" })
        {
            edition = edition.EndsWith(end, StringComparison.Ordinal) ? edition.Substring(0, edition.Length - end.Length) : edition;
        }
        return edition switch
        {
            "schema" or "draft/next" or "draft/2020-12" or "draft-2020-12" or "2020-12" => UriOf(Dialect.Draft202012),
            "draft/2019-09" or "draft-2019-09" or "2019-09" or "draft-08" => UriOf(Dialect.Draft201909),
            "draft-07" or "draft-7" or "draft/07" or "draft/7" or "draft07" or "draft7" => UriOf(Dialect.Draft7),
            "draft-06" or "draft-6" or "draft/06" or "draft/6" or "draft06" or "draft6" => UriOf(Dialect.Draft6),
            "draft-04" or "draft-4" or "draft/04" or "draft/4" or "draft04" or "draft4" or "draft-05" => UriOf(Dialect.Draft4),
            _ => null,
        };
    }

    private static string UriOf(Dialect dialect) => ByUri.First(pair => pair.Value == dialect).Key;
}
