using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using TradeData.Cli.Catalogs;
using TradeData.Cli.Data;
using TradeData.Cli.Output;
using TradeData.Cli.Projects;
using Pack = TradeData.Runtime.Tables.Pack;

namespace TradeData.Cli.Commands;

/// <summary>Shows rows of a table.</summary>
internal sealed class QueryCommand : Verb
{
    private readonly Argument<string?> _table = new("table") { Description = "The table, such as TariffLines or trade-partners; or a file of rows (.json, .ndjson, .csv). Without one the tables are listed.", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<string[]> _where = new("--where")
    {
        Description = "A condition: field, one of = != < <= > >= ^= (begins with) ~= (contains), value. A field is a path, as in effective.from. All conditions must hold.",
        HelpName = "condition",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<DateOnly?> _asOf = Values.Day("--as-of", "Only rows valid on this day.");
    private readonly Option<string?> _columns = new("--columns") { Description = "The fields to show, separated by commas.", HelpName = "a,b.c" };
    private readonly Option<string> _format = Choice.Option("--format", "The format of the rows.", "table", "json", "csv");
    private readonly Option<int?> _limit = new("--limit") { Description = "The maximum number of rows shown.", HelpName = "number" };
    private readonly Option<string?> _project = new("--project") { Description = "The folder of a project, with \"schemas\" and \"data\" in it, whose tables are queried in place of the catalog's.", HelpName = "folder" };
    private readonly Option<string[]> _catalog = CatalogOption.Create();

    public QueryCommand(Terminal terminal)
        : base(
            terminal,
            "query",
            "Shows rows of a table: of the embedded data, optionally with your own rows.",
            "tradedata query",
            "tradedata query TariffLines --where schedule=JP-TARIFF code^=0201 --as-of 2021-04-01 --columns code,description",
            "tradedata query TradePartners --where memberships.bloc=CPTPP --columns id,names.en --format csv",
            "tradedata query Safeguards --format json",
            "tradedata query Quotas --project . --where partner=AUS",
            "tradedata query shipments.csv --where value>1000 --columns id,value")
    {
        Arguments.Add(_table);
        Options.Add(_where);
        Options.Add(_asOf);
        Options.Add(_columns);
        Options.Add(_format);
        Options.Add(_limit);
        Options.Add(_project);
        Options.Add(_catalog);
        _limit.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int limit) && limit < 1)
            {
                result.AddError("--limit must be at least 1.");
            }
        });
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        IReadOnlyList<Pack> packs = Tables(arguments, cancellation);
        if (arguments.GetValue(_table) is not { } name)
        {
            return ListTables(packs, arguments.GetRequiredValue(_format));
        }
        TableQuery query = IsFile(name)
            ? new TableQuery(name, FileRows.Read(name, cancellation))
            : new TableQuery(ProjectTables.Find(packs, name));
        foreach (string condition in arguments.GetRequiredValue(_where))
        {
            query.Where(condition);
        }
        if (arguments.GetValue(_asOf) is { } day)
        {
            query.AsOf(day);
        }
        string[] columns = arguments.GetValue(_columns)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        List<JsonElement> rows = query.Run(columns, cancellation);
        int shown = Math.Min(rows.Count, arguments.GetValue(_limit) ?? int.MaxValue);
        Write(rows[..shown], columns, arguments.GetRequiredValue(_format));
        if (rows.Count == 0)
        {
            Terminal.Out.Flush();
            Terminal.Say($"No row of {query.Table} matches.");
        }
        if (shown < rows.Count)
        {
            Terminal.Out.Flush();
            Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"The first {shown} of {rows.Count} rows."));
        }
        return ExitCode.Success;
    }

    /// <summary>Returns the tables to query: those of a project, or those of the catalog.</summary>
    private IReadOnlyList<Pack> Tables(ParseResult arguments, CancellationToken cancellation)
    {
        if (arguments.GetValue(_project) is { } project)
        {
            return ProjectTables.Load(project, Terminal);
        }
        TradeCatalog catalog = CatalogLoading.Load(arguments.GetRequiredValue(_catalog), Terminal, cancellation);
        return [.. CatalogLoading.Tables.Select((_, i) => catalog.Data.Pack(i))];
    }

    private static bool IsFile(string name) => Path.GetExtension(name).Length > 0 && File.Exists(name);

    private int ListTables(IReadOnlyList<Pack> packs, string format)
    {
        List<JsonElement> tables = [.. packs.Select(pack => JsonElement.Parse(string.Create(CultureInfo.InvariantCulture, $"{{\"table\":\"{pack.Definition.Name}\",\"rows\":{pack.Count}}}")))];
        Write(tables, [], format);
        return ExitCode.Success;
    }

    private void Write(List<JsonElement> rows, string[] columns, string format)
    {
        if (format == "json")
        {
            DiagnosticWriter.WriteWith(Terminal, json => WriteJson(json, rows, columns));
            return;
        }
        IReadOnlyList<string> shown = columns.Length > 0 ? columns : TableQuery.PlainColumns(rows);
        FieldPath[] paths = [.. shown.Select(column => new FieldPath(column))];
        const string separator = "|";
        IEnumerable<IReadOnlyList<string>> cells = rows.Select(row => paths.Select(path => format == "csv" ? path.CellOf(row, separator) : ReadableCell.Of(path.ValuesOf(row))).ToArray());
        if (format == "csv" && shown.Count > 0)
        {
            GridWriter.WriteCsv(Terminal, shown, cells);
        }
        else if (rows.Count > 0)
        {
            GridWriter.WriteTable(Terminal, shown, cells, columns.Length > 0);
        }
    }

    private static void WriteJson(Utf8JsonWriter json, List<JsonElement> rows, string[] columns)
    {
        FieldPath[] paths = [.. columns.Select(column => new FieldPath(column))];
        json.WriteStartArray();
        foreach (JsonElement row in rows)
        {
            if (paths.Length == 0)
            {
                row.WriteTo(json);
                continue;
            }
            json.WriteStartObject();
            foreach (FieldPath path in paths)
            {
                IReadOnlyList<JsonElement> values = path.ValuesOf(row);
                json.WritePropertyName(path.Text);
                WriteValues(json, values);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteValues(Utf8JsonWriter json, IReadOnlyList<JsonElement> values)
    {
        switch (values)
        {
            case []:
                json.WriteNullValue();
                break;
            case [var single]:
                single.WriteTo(json);
                break;
            default:
                json.WriteStartArray();
                foreach (JsonElement value in values)
                {
                    value.WriteTo(json);
                }
                json.WriteEndArray();
                break;
        }
    }
}
