using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TradeData.Generators.Binding;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Infrastructure;

/// <summary>The settings that the build passes to the generator: MSBuild properties, and metadata of the schema files.</summary>
internal static class ProjectOptions
{
    public static bool IsSchema(string path) => path.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase);

    public static NamesFile Names(AdditionalText file, CancellationToken cancellation) => new(file.Path.Replace('\\', '/'), file.GetText(cancellation)?.ToString() ?? "");

    public static BindingOptions Read(AnalyzerConfigOptions options)
    {
        string @namespace = Property(options, "TradeDataNamespace") ?? Property(options, "RootNamespace") ?? "";
        return new BindingOptions(
            @namespace,
            Property(options, "TradeDataCatalog") ?? BindingOptions.CatalogOf(@namespace),
            FormatModes.Parse(Property(options, "TradeDataFormats"), out _),
            string.Equals(Property(options, "TradeDataAnnotations"), "true", StringComparison.OrdinalIgnoreCase),
            string.Equals(Property(options, "TradeDataUnknownKeywords"), "error", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Returns the errors in the project's properties.</summary>
    public static ImmutableArray<DiagnosticInfo> Faults(AnalyzerConfigOptions options)
    {
        FormatModes.Parse(Property(options, "TradeDataFormats"), out string? fault);
        return fault is null ? [] : [new DiagnosticInfo(Rules.InvalidOptions, LocationInfo.Nowhere, [fault])];
    }

    /// <summary>Whether tables also get helpers for queries, which is the default.</summary>
    public static bool PrintsQueries(AnalyzerConfigOptions options) => !string.Equals(Property(options, "TradeDataQueryable"), "false", StringComparison.OrdinalIgnoreCase);

    public static SchemaDocument Document(AdditionalText file, AnalyzerConfigOptionsProvider provider, CancellationToken cancellation)
    {
        AnalyzerConfigOptions options = provider.GetOptions(file);
        string path = file.Path.Replace('\\', '/');
        string? root = Property(provider.GlobalOptions, "ProjectDir")?.Replace('\\', '/');
        string name = root is not null && path.StartsWith(root, StringComparison.Ordinal) ? path.Substring(root.Length).TrimStart('/') : path;
        options.TryGetValue("build_metadata.AdditionalFiles.SchemaUri", out string? uri);
        options.TryGetValue("build_metadata.AdditionalFiles.SchemaName", out string? given);
        options.TryGetValue("build_metadata.AdditionalFiles.SchemaNames", out string? names);
        string? namesPath = string.IsNullOrEmpty(names) ? null : Path.IsPathRooted(names) || root is null ? names!.Replace('\\', '/') : root.TrimEnd('/') + "/" + names!.Replace('\\', '/');
        return new SchemaDocument(path, file.GetText(cancellation)?.ToString() ?? "", string.IsNullOrEmpty(uri) ? null : uri, string.IsNullOrEmpty(given) ? name : given!, namesPath: namesPath);
    }

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out string? value) && value.Length > 0 ? value : null;
}
