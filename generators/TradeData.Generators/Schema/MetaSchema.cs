using TradeData.Generators.Infrastructure;

namespace TradeData.Generators.Schema;

/// <summary>A vocabulary that a meta-schema lists.</summary>
/// <param name="IsRequired">Whether a processor without the vocabulary must reject the schema.</param>
internal sealed record Vocabulary(string Uri, bool IsRequired)
{
    private const string Own = "https://tradedata.example/vocab/x-keywords";

    private static readonly string[] Common = ["core", "applicator", "validation", "meta-data", "content"];

    public static string Of(Dialect edition, string name) => $"https://json-schema.org/draft/{(edition == Dialect.Draft201909 ? "2019-09" : "2020-12")}/vocab/{name}";

    public bool IsKnown(Dialect edition) =>
        Uri == Own || Common.Concat(edition == Dialect.Draft201909 ? ["format"] : ["unevaluated", "format-annotation", "format-assertion"]).Any(name => Uri == Of(edition, name));
}

/// <summary>The meta-schema of <c>$schema</c>: an edition of the standard, or a schema of the project that selects the vocabularies of an
/// edition.</summary>
/// <param name="Edition">The edition of the keywords.</param>
/// <param name="Vocabularies">The vocabularies of its <c>$vocabulary</c>, or none if all of the edition's are in force.</param>
internal sealed record MetaSchema(Dialect Edition, EquatableArray<Vocabulary> Vocabularies)
{
    /// <summary>Whether the schemas of this meta-schema assert <c>format</c>.</summary>
    public bool AssertsFormats => !Vocabularies.IsEmpty && HasVocabulary("format-assertion");

    public IEnumerable<string> UnknownRequired => Vocabularies.Where(vocabulary => vocabulary.IsRequired && !vocabulary.IsKnown(Edition)).Select(vocabulary => vocabulary.Uri);

    /// <summary>Whether the keyword is defined for the schemas of this meta-schema. Otherwise it is an annotation, like any unknown
    /// word.</summary>
    public bool Has(Keyword keyword) => keyword.Group switch
    {
        KeywordGroup.Applicator => HasVocabulary(Edition == Dialect.Draft202012 && keyword.Name.StartsWith("unevaluated", StringComparison.Ordinal) ? "unevaluated" : "applicator"),
        KeywordGroup.Validation => HasVocabulary("validation"),
        _ => true,
    };

    private bool HasVocabulary(string name)
    {
        string uri = Vocabulary.Of(Edition, name);
        return Vocabularies.IsEmpty || Vocabularies.Any(vocabulary => vocabulary.Uri == uri);
    }
}
