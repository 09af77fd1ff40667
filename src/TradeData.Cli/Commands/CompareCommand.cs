using System.CommandLine;
using System.Globalization;
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

    private readonly Option<string> _importer = new("--importer") { Description = "The importer: the code of a partner, such as JPN.", HelpName = "partner", Required = true };
    private readonly Option<string> _origins = new("--origins") { Description = "The origins to compare, separated by commas, such as AUS,CAN,USA.", HelpName = "a,b,c", Required = true };
    private readonly Option<string> _code = new("--code") { Description = "The goods, by a code of the importer's schedule, such as 0201.30.", HelpName = "code", Required = true };
    private readonly Option<DateOnly?> _date = Values.Day("--date", "The day of importation. [default: today]");
    private readonly Option<string?> _value = new("--value") { Description = "The customs value; without a currency, in that of the schedule.", HelpName = "amount" };
    private readonly Option<string[]> _quantity = new("--quantity") { Description = "A quantity with its unit, such as 10kg. Can be given several times.", HelpName = "number+unit", DefaultValueFactory = _ => [] };
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
        foreach (Option option in new Option[] { _importer, _origins, _code, _date, _value, _quantity, _format, _catalog })
        {
            Options.Add(option);
        }
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        TradeCatalog catalog = CatalogLoading.Load(arguments.GetRequiredValue(_catalog), Terminal, cancellation);
        TradePartner importer = PartnerNames.Resolve(catalog, arguments.GetRequiredValue(_importer), "--importer");
        TradePartner[] origins = [.. arguments.GetRequiredValue(_origins)
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => PartnerNames.Resolve(catalog, text, "--origins"))];
        if (origins.Length == 0)
        {
            throw new UserException("--origins names no partner. Write codes with commas between, as in AUS,CAN,USA.");
        }
        QuoteRequest request = Request(arguments, catalog, importer);
        ValueList<ComparedOrigin> compared = catalog.Compare(request, origins);
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

    private QuoteRequest Request(ParseResult arguments, TradeCatalog catalog, TradePartner importer)
    {
        string code = arguments.GetRequiredValue(_code);
        DateOnly on = arguments.GetValue(_date) ?? DateOnly.FromDateTime(DateTime.UtcNow);
        GoodsReader goods = new(catalog);
        CurrencyCode? currency = catalog.Schedules.FirstOrDefault(schedule => importer.IsOrBelongsTo(schedule.Partner, on))?.Currency;
        return new QuoteRequest
        {
            Importer = importer.Id,
            Origin = importer.Id,
            Code = HsCode.TryParse(code, out HsCode goodsCode) ? goodsCode : throw new UserException($"\"{code}\" is not a code of goods. Write its digits, with or without dots, as in 0201.30."),
            On = on,
            Consignment = new Consignment
            {
                CustomsValue = arguments.GetValue(_value) is { } value ? goods.Value(value, currency) : null,
                Quantities = arguments.GetRequiredValue(_quantity).Select(goods.Quantity).ToValueList(),
            },
        };
    }

    private static IReadOnlyList<string> Row(ComparedOrigin compared)
    {
        string origin = compared.Origin.Names.TryGetValue("en", out string? name) ? name : compared.Origin.Id.ToString();
        return compared.Best is { } best
            ? [origin, best.Rate.ToString(), QuoteWords.ColumnOf(best), QuoteWords.DutyOf(best.Assessment), string.Join(" ", best.Conditions.Select(condition => condition.Text).Concat(best.Assessment.Conditions))]
            : [origin, WithoutOffer(compared.Quote), "", "", ""];
    }

    /// <summary>Returns the reason why an origin has no offer.</summary>
    private static string WithoutOffer(Quote quote) => quote.Match(
        _ => "no rate without a quota or goods of a special kind; \"quote\" shows those",
        _ => "not understood",
        _ => "no rate found",
        ambiguous => string.Create(CultureInfo.InvariantCulture, $"{ambiguous.Lines.Count} lines with different rates: more digits are needed"),
        _ => "no such line",
        _ => "no schedule of the importer",
        _ => "no such partner",
        _ => "refused, since duties may be missing");

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
