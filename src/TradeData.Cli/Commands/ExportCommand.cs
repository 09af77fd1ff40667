using System.CommandLine;
using System.Globalization;
using TradeData.Cli.Catalogs;
using TradeData.Cli.Exports;
using TradeData.Cli.Output;

namespace TradeData.Cli.Commands;

/// <summary>Writes the catalog in a format of other tools.</summary>
internal sealed class ExportCommand : Verb
{
    private readonly Argument<string> _format = new("format") { Description = "parquet, arrow, csv, ndjson, sql (CSV with DDL, for psql), duckdb (Parquet with a script), datapackage (CSV with a descriptor), or schema (the JSON Schemas in one document)." };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The folder to write. An earlier export in it is replaced when the new one is complete.", HelpName = "folder", Required = true };
    private readonly Option<string[]> _tables = Values.Several("--table", "Only these tables, such as TariffLines, rates or effective-rates.", "table");
    private readonly Option<string[]> _catalog = CatalogOption.Create();

    public ExportCommand(Terminal terminal)
        : base(
            terminal,
            "export",
            "Writes the catalog as files for other tools, with a manifest of counts, hashes and sources.",
            "tradedata export parquet --output lake --catalog imported",
            "tradedata export csv --output files --table Units",
            "tradedata export schema --output schemas")
    {
        _format.AcceptOnlyFromAmong("parquet", "arrow", "csv", "ndjson", "sql", "duckdb", "datapackage", "schema");
        Arguments.Add(_format);
        Options.Add(_output);
        Options.Add(_tables);
        Options.Add(_catalog);
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        TradeCatalog catalog = CatalogLoading.Load(arguments.GetRequiredValue(_catalog), Terminal, cancellation);
        string format = arguments.GetRequiredValue(_format);
        using ExportFolder folder = new(arguments.GetRequiredValue(_output), format);
        IReadOnlyList<ExportTable> tables = Choose(CatalogExport.Tables(catalog), arguments.GetRequiredValue(_tables));
        WriteAsync(folder, format, catalog, tables, cancellation).GetAwaiter().GetResult();
        folder.Complete(catalog);
        Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{folder.Count} files in {arguments.GetRequiredValue(_output)}"));
        return ExitCode.Success;
    }

    private static async Task WriteAsync(ExportFolder folder, string format, TradeCatalog catalog, IReadOnlyList<ExportTable> tables, CancellationToken cancellation)
    {
        if (format == "schema")
        {
            folder.AddText("schemas.json", DescriptionExport.SchemaBundle(typeof(TradeCatalog)));
            return;
        }
        if (format is "sql" or "duckdb")
        {
            tables = [.. tables.Select(table => table.Measured())];
        }
        foreach (ExportTable table in tables)
        {
            switch (format)
            {
                case "parquet" or "duckdb":
                    await ParquetExport.WriteAsync(folder, table, cancellation).ConfigureAwait(false);
                    break;
                case "arrow":
                    await ArrowExport.WriteAsync(folder, table, cancellation).ConfigureAwait(false);
                    break;
                case "ndjson":
                    TextExport.WriteNdjson(folder, table, cancellation);
                    break;
                default:
                    TextExport.WriteCsv(folder, table, cancellation);
                    break;
            }
        }
        switch (format)
        {
            case "sql":
                folder.AddText("schema.sql", SqlExport.Schema(tables));
                folder.AddText("load.sql", SqlExport.PsqlLoad(tables));
                break;
            case "duckdb":
                folder.AddText("load.sql", SqlExport.DuckDbLoad(tables));
                break;
            case "datapackage":
                folder.AddText("datapackage.json", DescriptionExport.DataPackage(catalog, tables));
                break;
        }
    }

    private static IReadOnlyList<ExportTable> Choose(IReadOnlyList<ExportTable> tables, string[] names)
    {
        if (names.Length == 0)
        {
            return tables;
        }
        string[] known = [.. CatalogLoading.Tables, CatalogExport.Rates, CatalogExport.EffectiveRates];
        string[] chosen = [.. names.Select(name => Generators.Infrastructure.Identifiers.Kebab(TableNames.Resolve(name, known)))];
        return [.. tables.Where(table => chosen.Contains(table.Name))];
    }
}
