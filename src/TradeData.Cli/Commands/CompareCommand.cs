using System.CommandLine;
using System.Text.Json;
using TradeData.Cli.Catalogs;
using TradeData.Cli.Output;
using TradeData.Cli.Quotes;
using TradeData.Runtime;

namespace TradeData.Cli.Commands;

/// <summary>Quotes the same goods for several origins.</summary>
internal sealed class CompareCommand : Verb
{
    private static readonly string[] s_columns = ["origin", "rate", "by", "duty", "if"];

    private readonly GoodsOptions _goods = new(areRequired: true);
    private readonly Option<string> _format = Choice.Option("--format", "The format of the answer.", "table", "json", "csv");
    private readonly Option<string[]> _catalog = CatalogOption.Create();

    public CompareCommand(Terminal terminal)
        : base(
            terminal,
            "compare",
            "Compares the duties on the same goods from several origins, the cheapest first.",
            "tradedata compare --importer JPN --origins AUS,CAN,USA --code 0201.30 --date 2021-04-01 --value 1000000",
            "tradedata compare --importer USA --origins JPN,KOR,DEU --code 8703.23.01 --date 2025-06-01 --format csv")
    {
        foreach (Option option in (Option[])[.. _goods.All, _format, _catalog])
        {
            Options.Add(option);
        }
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        TradeCatalog catalog = CatalogLoading.Load(arguments.GetRequiredValue(_catalog), Terminal, cancellation);
        ValueList<ComparedOrigin> compared = catalog.Compare(_goods.Request(arguments, catalog), _goods.Origins(arguments, catalog));
        switch (arguments.GetRequiredValue(_format))
        {
            case "json":
                DiagnosticWriter.WriteWith(Terminal, json => WriteJson(json, compared));
                break;
            case "csv":
                GridWriter.WriteCsv(Terminal, s_columns, compared.Select(Row));
                break;
            default:
                GridWriter.WriteTable(Terminal, s_columns, compared.Select(Row), areChosen: true);
                break;
        }
        return compared.Any(origin => origin.Quote is Quote.Offered) ? ExitCode.Success : ExitCode.NoRate;
    }

    private static IReadOnlyList<string> Row(ComparedOrigin compared)
    {
        string origin = PartnerNames.NameOf(compared.Origin);
        return compared.Best is { } best
            ? [origin, best.Rate.ToString(), QuoteWords.ColumnOf(best), QuoteWords.DutyOf(best.Assessment), QuoteWords.ConditionsOf(best)]
            : [origin, QuoteWords.WithoutOffer(compared.Quote), "", "", ""];
    }

    private static void WriteJson(Utf8JsonWriter json, ValueList<ComparedOrigin> compared)
    {
        json.WriteStartArray();
        foreach (ComparedOrigin origin in compared)
        {
            QuoteJson.Write(json, origin.Quote);
        }
        json.WriteEndArray();
    }
}
