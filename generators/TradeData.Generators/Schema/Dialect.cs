namespace TradeData.Generators.Schema;

/// <summary>The editions of JSON Schema that are understood. A schema says which by <c>$schema</c>; without one it is the newest.</summary>
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
        // What editors complete our own words by: the newest edition, and a vocabulary of annotations.
        ["https://tradedata.example/schemas/x-keywords.schema.json"] = Dialect.Draft202012,
    };

    public static IEnumerable<string> KnownUris => ByUri.Keys;

    /// <summary>As people call it.</summary>
    public static string NameOf(Dialect dialect) => dialect switch
    {
        Dialect.Draft4 => "draft 4",
        Dialect.Draft6 => "draft 6",
        Dialect.Draft7 => "draft 7",
        Dialect.Draft201909 => "2019-09",
        _ => "2020-12",
    };

    public static Dialect? Find(string uri) => ByUri.TryGetValue(uri.TrimEnd('#'), out Dialect dialect) ? dialect : null;
}
