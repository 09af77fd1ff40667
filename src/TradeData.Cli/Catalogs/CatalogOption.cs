using System.CommandLine;

namespace TradeData.Cli.Catalogs;

/// <summary>The option for the user's own rows, beside the embedded ones.</summary>
internal static class CatalogOption
{
    public static Option<string[]> Create() => new("--catalog")
    {
        Description = "Rows besides the embedded ones: a folder with a folder for each table, such as \"import\" writes, or Table=file (.json, .ndjson). Can be given several times.",
        HelpName = "folder|Table=file",
        DefaultValueFactory = _ => [],
    };
}
