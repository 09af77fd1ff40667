using System.CommandLine;
using System.Globalization;
using System.Text;
using TradeData.Cli.Catalogs;
using TradeData.Cli.Output;
using TradeData.Cli.Quotes;
using TradeData.Cli.Reports;
using TradeData.Cli.Reports.Charts;
using TradeData.Cli.Timelines;
using TradeData.Compiler.Writing;

namespace TradeData.Cli.Commands;

/// <summary>Writes a page with charts.</summary>
internal sealed class ReportCommand : Verb
{
    private const int Narrowest = 240;
    private const int Widest = 4000;

    private readonly Option<string[]> _negotiation = Values.Several("--negotiation", "A negotiation as a timeline, such as us-japan-2018.", "id");
    private readonly GoodsOptions _goods = new(areRequired: false);
    private readonly Option<string[]> _staging = Values.Several("--staging", "A staging category as steps, such as cptpp-jp-beef.", "id");
    private readonly Option<decimal?> _baseRate = new("--base-rate") { Description = "The base rate of --staging in percent, for categories that state shares of it.", HelpName = "percent" };
    private readonly Option<string?> _before = new("--before") { Description = "The earlier edition of a schedule: rows of tariff lines, or a folder that \"import\" wrote.", HelpName = "path" };
    private readonly Option<string?> _after = new("--after") { Description = "The later edition.", HelpName = "path" };
    private readonly Option<DateOnly?> _from = Values.Day("--from", "The first day of timelines and of the comparison over time. [default: the first that is recorded]");
    private readonly Option<DateOnly?> _to = Values.Day("--to", "The last day. [default: the last that is recorded; of the comparison, --date]");
    private readonly Option<string?> _title = new("--title") { Description = "The title of the page.", HelpName = "text" };
    private readonly Option<string> _format = Choice.Option("--format", "The page, or one chart alone.", "html", "svg");
    private readonly Option<string?> _chart = new("--chart") { Description = "The chart that --format svg writes, if there are several.", HelpName = "name" };
    private readonly Option<int?> _width = new("--width") { Description = $"The width of that chart in pixels. [default: {ReportPage.Wide}]", HelpName = "pixels" };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "The file to write. [default: the standard output]", HelpName = "file" };
    private readonly Option<string[]> _catalog = CatalogOption.Create();

    public ReportCommand(Terminal terminal)
        : base(
            terminal,
            "report",
            "Writes one HTML page, or one chart as SVG: talks as a timeline, staged rates as steps, origins compared on a day and over time, and what changed between two editions of a schedule.",
            "tradedata report --negotiation us-japan-2018 --output talks.html",
            "tradedata report --importer JPN --origins AUS,USA,CHN --code 0201.30 --date 2026-04-01 --output beef.html",
            "tradedata report --staging cptpp-jp-beef --format svg --output beef.svg",
            "tradedata report --staging tpp-us-b10 --base-rate 6.8 --output staging.html",
            "tradedata report --before 2025 --after 2026 --output changes.html")
    {
        _width.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < Narrowest or > Widest)
            {
                result.AddError($"--width must be from {Narrowest} to {Widest}.");
            }
        });
        foreach (Option option in (Option[])[_negotiation, .. _goods.All, _staging, _baseRate, _before, _after, _from, _to, _title, _format, _chart, _width, _output, _catalog])
        {
            Options.Add(option);
        }
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        bool hasGoods = _goods.AreGiven(arguments);
        bool hasChanges = HasChanges(arguments);
        string[] talks = arguments.GetRequiredValue(_negotiation);
        string[] stagings = arguments.GetRequiredValue(_staging);
        if (talks.Length == 0 && stagings.Length == 0 && !hasGoods && !hasChanges)
        {
            throw new UserException("There is nothing to report. Give --negotiation, or --importer with --origins and --code, or --staging, or --before with --after.");
        }
        TradeCatalog catalog = CatalogLoading.Load(arguments.GetRequiredValue(_catalog), Terminal, cancellation);
        EventSelection events = new(catalog, arguments.GetValue(_from), arguments.GetValue(_to), []);
        OriginsSection? origins = hasGoods ? new OriginsSection(catalog, _goods.Request(arguments, catalog), _goods.Origins(arguments, catalog)) : null;
        List<ReportSection> sections = [.. talks.Select(id => Talks(catalog, events, id)).OfType<ReportSection>()];
        if (origins is not null)
        {
            sections.Add(origins.OnDay());
            if (origins.OverTime(arguments.GetValue(_from), arguments.GetValue(_to)) is { } history)
            {
                sections.Add(history);
            }
        }
        sections.AddRange(Stagings(arguments, catalog, origins));
        if (hasChanges)
        {
            sections.Add(ChangesSection.Of(arguments.GetValue(_before)!, arguments.GetValue(_after)!, cancellation));
        }
        Write(arguments, sections);
        return origins is null or { HasRates: true } ? ExitCode.Success : ExitCode.NoRate;
    }

    private bool HasChanges(ParseResult arguments) => (arguments.GetValue(_before), arguments.GetValue(_after)) switch
    {
        (null, null) => false,
        (not null, not null) => true,
        (null, _) => throw new UserException("--after needs --before, the edition to compare with."),
        _ => throw new UserException("--before needs --after, the edition to compare with."),
    };

    private ReportSection? Talks(TradeCatalog catalog, EventSelection events, string id)
    {
        Negotiation negotiation = EventSelection.Find(catalog, id);
        ReportSection? section = new TalksSection(catalog).Of(negotiation, events.Of(negotiation));
        if (section is null)
        {
            Terminal.Say($"Nothing is recorded of {id} for those days.");
        }
        return section;
    }

    private IEnumerable<ReportSection> Stagings(ParseResult arguments, TradeCatalog catalog, OriginsSection? origins)
    {
        StagingSection staging = new(catalog);
        Percent? baseRate = arguments.GetValue(_baseRate) is { } percent
            ? percent >= 0 ? new Percent(percent) : throw new UserException("--base-rate must not be negative.")
            : null;
        IEnumerable<(StagingCategory Category, Percent? BaseRate)> given = arguments.GetRequiredValue(_staging).Select(id => (StagingSection.Find(catalog, id), baseRate));
        return given.Concat(origins?.Stagings(staging) ?? []).DistinctBy(one => one.Category.Id).Select(one => staging.Of(one.Category, one.BaseRate));
    }

    private void Write(ParseResult arguments, List<ReportSection> sections)
    {
        string text = arguments.GetRequiredValue(_format) == "svg"
            ? ReportPage.Svg(ChartOf(arguments, sections), arguments.GetValue(_width) ?? ReportPage.Wide)
            : ReportPage.Html(arguments.GetValue(_title) ?? "Report on trade data", sections);
        if (arguments.GetValue(_output) is { } path)
        {
            WholeFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
            Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{path}: {sections.Sum(section => section.Charts.Count)} charts"));
        }
        else
        {
            Terminal.Out.Write(text);
        }
    }

    private Chart ChartOf(ParseResult arguments, List<ReportSection> sections)
    {
        Chart[] charts = [.. sections.SelectMany(section => section.Charts)];
        string names = string.Join(", ", charts.Select(chart => chart.Id));
        return arguments.GetValue(_chart) is { } name
            ? charts.FirstOrDefault(chart => chart.Id == name) ?? throw new UserException($"There is no chart \"{name}\" in this report; there are {names}.")
            : charts.Length == 1 ? charts[0] : throw new UserException($"--format svg writes one chart. Choose it with --chart; there are {names}.");
    }
}
