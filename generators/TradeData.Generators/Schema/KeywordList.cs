using TradeData.Generators.Infrastructure;
using TradeData.Generators.Schema.Keywords;

namespace TradeData.Generators.Schema;

/// <summary>The list of all keywords, in the order of the documentation. A new one is an entry or a file in <c>Keywords</c> and a line
/// here.</summary>
internal static class KeywordList
{
    public static IReadOnlyList<Keyword> All { get; } =
    [
        new SchemaKeyword(),
        new IdKeyword(),
        new Draft4IdKeyword(),
        CoreKeywords.Anchor,
        CoreKeywords.DynamicAnchor,
        new RecursiveAnchorKeyword(),
        CoreKeywords.Ref,
        CoreKeywords.DynamicRef,
        CoreKeywords.RecursiveRef,
        CoreKeywords.Defs,
        CoreKeywords.Definitions,
        CoreKeywords.Comment,
        new VocabularyKeyword(),
        new TypeKeyword(),
        new EnumKeyword(),
        ValidationKeywords.Const,
        new MinimumKeyword(),
        new ExclusiveMinimumKeyword(),
        new MaximumKeyword(),
        new ExclusiveMaximumKeyword(),
        new MultipleOfKeyword(),
        ValidationKeywords.MinLength,
        ValidationKeywords.MaxLength,
        new PatternKeyword(),
        new FormatKeyword(),
        ApplicatorKeywords.PrefixItems,
        new ItemsKeyword(),
        new AdditionalItemsKeyword(),
        ApplicatorKeywords.Contains,
        ValidationKeywords.MinContains,
        ValidationKeywords.MaxContains,
        ValidationKeywords.MinItems,
        ValidationKeywords.MaxItems,
        ValidationKeywords.UniqueItems,
        ApplicatorKeywords.UnevaluatedItems,
        ApplicatorKeywords.Properties,
        new PatternPropertiesKeyword(),
        ApplicatorKeywords.AdditionalProperties,
        ApplicatorKeywords.PropertyNames,
        ValidationKeywords.Required,
        new DependentRequiredKeyword(),
        new DependentSchemasKeyword(),
        new DependenciesKeyword(),
        ValidationKeywords.MinProperties,
        ValidationKeywords.MaxProperties,
        ApplicatorKeywords.UnevaluatedProperties,
        ApplicatorKeywords.AllOf,
        ApplicatorKeywords.AnyOf,
        ApplicatorKeywords.OneOf,
        ApplicatorKeywords.Not,
        ApplicatorKeywords.If,
        ApplicatorKeywords.Then,
        ApplicatorKeywords.Else,
        AnnotationKeywords.Title,
        AnnotationKeywords.Description,
        AnnotationKeywords.Default,
        AnnotationKeywords.Deprecated,
        AnnotationKeywords.Examples,
        AnnotationKeywords.ReadOnly,
        AnnotationKeywords.WriteOnly,
        AnnotationKeywords.ContentEncoding,
        AnnotationKeywords.ContentMediaType,
        new ContentSchemaKeyword(),
        new TableKeyword(),
        new XTypeKeyword(),
        new XScalarKeyword(),
        new XNameKeyword(),
        new XEnumKeyword(),
        new XDiscriminatorKeyword(),
    ];

    public const string OwnPrefix = "x-";

    private static readonly ILookup<string, Keyword> ByName = All.ToLookup(keyword => keyword.Name, StringComparer.Ordinal);

    public static Keyword? Find(string name, Dialect dialect) => ByName[name].FirstOrDefault(keyword => (keyword.Dialects & dialect) != 0);

    /// <summary>Whether another edition of the standard defines the word. In this edition it has no meaning, but is not an
    /// error.</summary>
    public static bool IsOfAnotherEdition(string name) => ByName.Contains(name);

    /// <summary>Returns the keyword that an unknown word resembles, or null. A word of another dialect is not ours. Words with our prefix
    /// are compared without it, because the prefix makes short words similar.</summary>
    public static Keyword? Nearest(string name, Dialect dialect)
    {
        string prefix = name.StartsWith(OwnPrefix, StringComparison.Ordinal) ? OwnPrefix : "";
        IEnumerable<string> candidates = All
            .Where(keyword => (keyword.Dialects & dialect) != 0 && keyword.Name.StartsWith(OwnPrefix, StringComparison.Ordinal) == prefix.Length > 0)
            .Select(keyword => keyword.Name.Substring(prefix.Length));
        return !ByName.Contains(name) && Infrastructure.Nearest.To(name.Substring(prefix.Length), candidates) is { } meant ? Find(prefix + meant, dialect) : null;
    }
}
