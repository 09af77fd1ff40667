namespace TradeData.Generators.Binding;

/// <summary>What a project says about all its schemas. Plain values, so that the pipeline can compare them.</summary>
/// <param name="Namespace">Of the generated types; empty for the global one.</param>
/// <param name="Catalog">The class that holds the tables.</param>
/// <param name="Formats">What becomes of formats.</param>
/// <param name="RefuseUnknownKeywords">Whether a word that nobody is known to use is an error.</param>
/// <param name="KeepAnnotations">Whether the plans keep annotations, for those who want them collected.</param>
internal sealed record BindingOptions(string Namespace, string Catalog, FormatModes Formats, bool KeepAnnotations, bool RefuseUnknownKeywords = false)
{
    public static readonly BindingOptions Default = new("", "TradeCatalog", FormatModes.Default, KeepAnnotations: false);

    /// <summary>The catalog's name where the project chooses none. It has the namespace's last word, so that it differs from that of a library beside it.</summary>
    public static string CatalogOf(string @namespace) => @namespace.Length == 0 ? Default.Catalog : Word(@namespace) + "Catalog";

    /// <summary>The name of the class that tells System.Text.Json of all generated types.</summary>
    public string Resolver => (Namespace.Length == 0 ? "Generated" : Word(Namespace)) + "JsonResolver";

    private static string Word(string @namespace) => Infrastructure.Identifiers.Pascal(@namespace.Substring(@namespace.LastIndexOf('.') + 1));
}
