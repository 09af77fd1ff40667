using System.Globalization;
using System.Text.Json;
using TradeData.Cli.Exports;
using TradeData.Cli.Reports;
using TradeData.Cli.Reports.Charts;
using TradeData.Runtime;
using TradeData.Runtime.Tables;

namespace TradeData.Site;

/// <summary>The dictionary of the embedded data: a page for each table, with its fields, keys, references and sources.</summary>
internal static class TablePages
{
    private const string Folder = "data";

    public static void Write(SourceFolder sources)
    {
        using JsonDocument bundle = JsonDocument.Parse(DescriptionExport.SchemaBundle(typeof(TradeCatalog)));
        SchemaFields fields = new(bundle.RootElement.GetProperty("$defs"));
        (string Name, int Rows, TableDefinition Definition)[] tables = [.. TradeCatalog.Default.Data.Definition.Tables.Select((table, i) => (table.Definition.Name, TradeCatalog.Default.Data.Pack(i).Count, table.Definition))];
        foreach ((string name, int rows, TableDefinition definition) in tables)
        {
            Pages.Write(sources, $"{Folder}/{PageOf(name)}", new ReportSection
            {
                Id = ReportSection.Key(name),
                Title = name,
                Introduction = [fields.DescriptionOf(name), $"{Count(rows)} in the embedded catalog."],
                Tables = [.. TablesOf(fields, definition)],
            });
        }
        Pages.Write(sources, $"{Folder}/index.md", new ReportSection
        {
            Id = "tables",
            Title = "The tables of the catalog",
            Introduction = ["Every table that the package TradeData embeds. Imports add rows to them."],
            Tables = [("Tables", new FigureTable(["Table", "Rows", "A row is"], [.. tables.Select(table => (IReadOnlyList<Cell>)[Link(table.Name), table.Rows.ToString("N0", CultureInfo.InvariantCulture), fields.DescriptionOf(table.Name)])]))],
        });
        sources.WriteContents(Folder, [new Entry("All tables", "index.md"), .. tables.Select(table => new Entry(table.Name, PageOf(table.Name)))]);
    }

    private static IEnumerable<(string Caption, FigureTable Table)> TablesOf(SchemaFields fields, TableDefinition definition)
    {
        yield return ("Fields", new FigureTable(
            ["Field", "Type", "Given", "Meaning"],
            [.. fields.Of(definition.Name).Select(field => (IReadOnlyList<Cell>)[field.Path, field.Type, field.IsRequired ? "always" : "if known", field.Meaning])]));
        yield return ("Keys and indexes", new FigureTable(["Kind", "Fields"], [.. KeysOf(definition)]));
        if (definition.ForeignKeys.Count > 0)
        {
            yield return ("References", new FigureTable(
                ["Fields", "Table", "Its fields"],
                [.. definition.ForeignKeys.Select(key => (IReadOnlyList<Cell>)[string.Join(", ", key.Fields), Link(key.Table), string.Join(", ", key.References)])]));
        }
        Dataset[] datasets = [.. TradeCatalog.Default.Datasets.Where(dataset => dataset.Table == definition.Name)];
        if (datasets.Length > 0)
        {
            yield return ("Sources", new FigureTable(
                ["Source", "Version", "Licence"],
                [.. datasets.Select(dataset => (IReadOnlyList<Cell>)[dataset.Source ?? "", dataset.Version ?? "", dataset.Licence ?? ""])]));
        }
    }

    private static IEnumerable<IReadOnlyList<Cell>> KeysOf(TableDefinition definition)
    {
        if (definition.PrimaryKey is { } primary)
        {
            yield return ["primary key", string.Join(", ", primary.Fields)];
        }
        foreach (KeyDefinition key in definition.UniqueKeys)
        {
            yield return ["unique key", string.Join(", ", key.Fields)];
        }
        foreach (IndexDefinition index in definition.Indexes)
        {
            yield return [$"{index.Kind.ToString().ToLowerInvariant()} index", string.Join(", ", index.Fields)];
        }
        if (definition.ValidTime is { } days)
        {
            yield return ["valid time", $"{days.From} to before {days.To}"];
        }
        if (definition.Hierarchy is { } tree)
        {
            yield return ["parent", string.Join(", ", tree.Parent)];
        }
    }

    private static string PageOf(string table) => ReportSection.Key(table) + ".md";

    private static Cell Link(string table) => new(table, new Uri(PageOf(table), UriKind.Relative));

    private static string Count(int rows) => string.Create(CultureInfo.InvariantCulture, $"{rows:N0} row{(rows == 1 ? "" : "s")}");
}
