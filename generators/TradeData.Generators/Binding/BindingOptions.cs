namespace TradeData.Generators.Binding;

/// <summary>A project's settings for all its schemas. They are plain values, so that the pipeline can compare them.</summary>
/// <param name="Namespace">The namespace of the generated types; empty for the global one.</param>
/// <param name="Catalog">The class that holds the tables.</param>
/// <param name="Formats">The treatment of formats.</param>
/// <param name="RefuseUnknownKeywords">Whether an unknown keyword is an error.</param>
/// <param name="KeepAnnotations">Whether the plans keep annotations, so that they can be collected.</param>
internal sealed record BindingOptions(string Namespace, string Catalog, FormatModes Formats, bool KeepAnnotations, bool RefuseUnknownKeywords = false)
{
    public static readonly BindingOptions Default = new("", "TradeCatalog", FormatModes.Default, KeepAnnotations: false);

    /// <summary>The catalog's default name. It contains the last part of the namespace, so that it differs from the catalog of a
    /// library.</summary>
    public static string CatalogOf(string @namespace) => @namespace.Length == 0 ? Default.Catalog : Word(@namespace) + "Catalog";

    /// <summary>The name of the class that gives System.Text.Json the metadata of all generated types.</summary>
    public string Resolver => (Namespace.Length == 0 ? "Generated" : Word(Namespace)) + "JsonResolver";

    private static string Word(string @namespace) => Infrastructure.Identifiers.Pascal(@namespace.Substring(@namespace.LastIndexOf('.') + 1));
}
