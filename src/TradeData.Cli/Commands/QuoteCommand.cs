using System.CommandLine;
using TradeData.Cli.Catalogs;
using TradeData.Cli.Output;
using TradeData.Cli.Quotes;
using TradeData.Runtime;

namespace TradeData.Cli.Commands;

/// <summary>Quotes goods.</summary>
internal sealed class QuoteCommand : Verb
{
    private readonly Option<string> _importer = new("--importer") { Description = "The importer: the code of a partner, such as JPN.", HelpName = "partner", Required = true };
    private readonly Option<string> _origin = new("--origin") { Description = "The origin of the goods, such as AUS.", HelpName = "partner", Required = true };
    private readonly Option<string> _code = new("--code") { Description = "The goods, by a code of the importer's schedule, such as 0201.30.", HelpName = "code", Required = true };
    private readonly Option<DateOnly?> _date = Values.Day("--date", "The day of importation. [default: today]");
    private readonly Option<string?> _value = new("--value") { Description = "The customs value; without a currency, in that of the schedule.", HelpName = "amount" };
    private readonly Option<string[]> _quantity = Values.Several("--quantity", "A quantity with its unit, such as 10kg or \"2 kg of molybdenum content\".", "number+unit");
    private readonly Option<string[]> _part = Values.Several("--part-value", "The value of a part, as rates name it, such as \"the case=5 USD\".", "part=amount");
    private readonly Option<string[]> _exchange = Values.Several("--exchange-rate", "An exchange rate, such as USD/JPY=106.4.", "from/to=rate");
    private readonly Option<string?> _rates = new("--exchange-rates") { Description = "A file of reference rates as the European Central Bank publishes it (eurofxref-hist.csv).", HelpName = "file" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Refuses a total if a provision in force may add a duty without a recorded measure." };
    private readonly Option<DateOnly?> _knownOn = Values.Day("--known-on", "Uses only the law known on a day: later rules for earlier days are left out.");
    private readonly Option<bool> _brief = new("--brief") { Description = "Without the reasons." };
    private readonly Option<string> _format = Choice.Option("--format", "The format of the answer.", "text", "json");
    private readonly Option<string[]> _catalog = CatalogOption.Create();

    public QuoteCommand(Terminal terminal)
        : base(
            terminal,
            "quote",
            "Says what goods of an origin pay in an importer's customs on a day: every rate that the catalog has for them, the cheapest first, each with its conditions and reasons, and how far the answer can be trusted.",
            "tradedata quote --importer JPN --origin AUS --code 0201.30 --date 2021-04-01 --value 1000000",
            "tradedata quote --importer JPN --origin USA --code 0203.29.022 --date 2026-04-01 --value 300 --quantity 1kg --brief",
            "tradedata quote --importer USA --origin JPN --code 8703.23.01 --date 2025-10-01 --value \"30000 USD\" --format json",
            "tradedata quote --importer USA --origin JPN --code 8703.23.01 --date 2025-03-14 --catalog imported")
    {
        foreach (Option option in new Option[] { _importer, _origin, _code, _date, _value, _quantity, _part, _exchange, _rates, _strict, _knownOn, _brief, _format, _catalog })
        {
            Options.Add(option);
        }
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        TradeCatalog catalog = CatalogLoading.Load(arguments.GetRequiredValue(_catalog), Terminal, cancellation);
        Quote quote = catalog.Quote(Request(arguments, catalog));
        if (arguments.GetRequiredValue(_format) == "json")
        {
            DiagnosticWriter.WriteWith(Terminal, json => QuoteJson.Write(json, quote));
        }
        else
        {
            new QuoteText(Terminal.Out, catalog, arguments.GetValue(_brief), Terminal.Console().Profile.Width).Write(quote);
        }
        return quote.Match(
            _ => ExitCode.Success,
            _ => ExitCode.NotUnderstood,
            _ => ExitCode.NoRate,
            _ => ExitCode.Ambiguous,
            _ => ExitCode.NoRate,
            _ => ExitCode.NoRate,
            _ => ExitCode.Usage,
            _ => ExitCode.Findings);
    }

    private QuoteRequest Request(ParseResult arguments, TradeCatalog catalog)
    {
        TradePartner importer = PartnerNames.Resolve(catalog, arguments.GetRequiredValue(_importer), _importer.Name);
        TradePartner origin = PartnerNames.Resolve(catalog, arguments.GetRequiredValue(_origin), _origin.Name);
        return new GoodsReader(catalog).Request(
            importer,
            arguments.GetRequiredValue(_code),
            arguments.GetValue(_date),
            arguments.GetValue(_value),
            arguments.GetRequiredValue(_quantity),
            arguments.GetRequiredValue(_part)) with
        {
            Origin = origin.Id,
            Options = new QuoteOptions { Strict = arguments.GetValue(_strict), KnownOn = arguments.GetValue(_knownOn) },
            ExchangeRates = new GivenRates(arguments.GetRequiredValue(_exchange), arguments.GetValue(_rates)),
        };
    }
}
