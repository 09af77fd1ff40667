using TradeData.Generators.Schema;

namespace TradeData.Conformance.Tests.Composed;

/// <summary>The notation of an edition of the standard where later ones differ.</summary>
internal sealed record Edition(Dialect Dialect, string Uri)
{
    public static readonly Edition Newest = new(Dialect.Draft202012, "https://json-schema.org/draft/2020-12/schema");

    public static readonly Edition[] All =
    [
        Newest,
        new(Dialect.Draft201909, "https://json-schema.org/draft/2019-09/schema"),
        new(Dialect.Draft7, "http://json-schema.org/draft-07/schema#"),
        new(Dialect.Draft6, "http://json-schema.org/draft-06/schema#"),
    ];

    public bool Is202012 => Dialect == Dialect.Draft202012;

    public bool From201909 => (Dialect & Dialect.From201909) != 0;

    public bool FromDraft7 => (Dialect & Dialect.FromDraft7) != 0;

    /// <summary>Whether keywords beside a <c>$ref</c> have no effect.</summary>
    public bool RefHides => !From201909;

    public string Definitions => From201909 ? "$defs" : "definitions";

    public static Edition Of(string? uri) => All.FirstOrDefault(edition => edition.Uri == uri) ?? Newest;
}
