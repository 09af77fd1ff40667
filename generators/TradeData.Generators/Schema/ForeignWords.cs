namespace TradeData.Generators.Schema;

/// <summary>Keywords of editors, code generators and other standards in schemas. They validate nothing, and none of them is a
/// misspelling.</summary>
internal static class ForeignWords
{
    private static readonly HashSet<string> All = new(StringComparer.Ordinal)
    {
        // Comments.
        "@comment", "comment", "comments", "_comment", "//", "#", "$comments",

        // JSON Schema itself: keywords of single editions, hyper-schema, and vocabularies of its authors.
        "id", "links", "base", "anchor", "anchorPointer", "rel", "href", "hrefSchema", "headerSchema", "targetSchema", "targetMediaType", "targetHints", "targetPointer", "submissionSchema",
        "submissionMediaType", "templatePointers", "templateRequired", "media", "binaryEncoding", "fragmentResolution", "extends", "disallow", "divisibleBy", "optional", "$data", "$translations",

        // Editors.
        "markdownDescription", "markdownEnumDescriptions", "enumDescriptions", "enumDeprecated", "enumItemLabels", "enumDetails", "enumSortTexts", "defaultSnippets", "defaultSnippet", "allowTrailingCommas",
        "allowComments", "doNotSuggest", "suggestSortText", "deprecationMessage", "markdownDeprecationMessage", "deprecated", "errorMessage", "patternErrorMessage", "completionDetail", "completionDescription",
        "enumNames", "enumTitles", "enum_titles", "options", "propertyOrder", "order", "scope", "tags", "keywords", "ui:widget", "ui:options", "editPresentation", "pluginDescription",

        // Code generators.
        "tsType", "tsEnumNames", "tsImport", "tsAdditionalProperties", "javaType", "javaName", "javaEnumNames", "javaEnums", "javaInterfaces", "existingJavaType", "extendsJavaClass", "extJavaType", "goType", "goName",
        "goJSONSchema", "pyType", "customTypes", "typescript", "classType", "instanceof", "additionalPropertiesName", "meta:enum", "meta:license", "meta:extensible", "meta:abstract", "faker", "fakerType", "chance",

        // OpenAPI, AsyncAPI, JTD.
        "example", "nullable", "discriminator", "xml", "externalDocs", "collectionFormat", "allowEmptyValue", "allowReserved", "style", "explode", "jsonSchemaDialect", "mapping", "parameters", "metadata",

        // Validators: their own keywords, which others ignore.
        "transform", "regexp", "formatMinimum", "formatMaximum", "formatExclusiveMinimum", "formatExclusiveMaximum", "typeof", "range", "exclusiveRange", "uniqueItemProperties", "allRequired", "anyRequired",
        "oneRequired", "patternRequired", "prohibited", "deepProperties", "deepRequired", "dynamicDefaults", "select", "selectCases", "selectDefault", "switch", "$async", "$merge", "$patch", "unevaluated",
        "$id$", "uniqueKeys", "propertyDependencies", "unit", "units", "precision", "version", "since", "added", "experimental", "internal", "secret", "sensitive", "category", "group", "label", "placeholder", "help",
        "hidden", "visible", "widget", "icon", "author", "copyright", "license", "notes", "note", "see", "todo",
    };

    /// <summary>Whether the word is known to belong to another tool. Any prefix other than ours does.</summary>
    public static bool Contains(string name) =>
        All.Contains(name) || name.IndexOf(':') > 0 || name.StartsWith("_", StringComparison.Ordinal) || name.StartsWith("@", StringComparison.Ordinal)
        || (name.StartsWith(KeywordList.OwnPrefix, StringComparison.Ordinal) && KeywordList.Nearest(name, Dialect.All) is null);
}
