using TradeData.Cli.Output;
using TradeData.Cli.Quotes;
using TradeData.Cli.Reports.Charts;
using TradeData.Runtime;

namespace TradeData.Cli.Reports;

/// <summary>Goods of several origins, compared on a day and over time.</summary>
/// <param name="catalog">The catalog.</param>
/// <param name="request">The goods, the importer and the day.</param>
/// <param name="origins">The origins.</param>
internal sealed class OriginsSection(TradeCatalog catalog, QuoteRequest request, IReadOnlyList<TradePartner> origins)
{
    private readonly ValueList<ComparedOrigin> _compared = catalog.Compare(request, origins);

    /// <summary>Whether an origin has a rate on the day.</summary>
    public bool HasRates => _compared.Any(origin => origin.Quote is Quote.Offered);

    /// <summary>The line of the goods on the day, if they are one.</summary>
    public TariffLine? Line => _compared.Select(origin => QuoteParts.LineOf(origin.Quote)).FirstOrDefault(line => line is not null);

    private string Goods => $"{request.Code}{(Line is { } line ? " " + line.Description.TrimEnd(':', '.') : "")}";

    /// <summary>Returns the comparison on the day of the request.</summary>
    public ReportSection OnDay()
    {
        BarChart chart = new()
        {
            Id = "origins",
            Title = $"Duty by origin on {Values.Show(request.On)}",
            Description = $"Bars of the best rate that all such goods of an origin can have in {Importer} on {Values.Show(request.On)}, in percent of the value, the cheapest first. Stripes: unknown. The table below has the same rates.",
            Bars = [.. _compared.Select(BarOf)],
            Unit = " %",
            Table = new FigureTable(["Origin", "Rate", "By", "Duty", "Condition"], [.. _compared.Select(Row)]),
        };
        return new ReportSection
        {
            Id = chart.Id,
            Title = chart.Title,
            Introduction = [$"{Goods}, imported into {Importer}.", "For each origin the best rate that such goods can always have; rates within a quota or for goods of a special kind are left to quotes."],
            Charts = [chart],
            Notes = Notes(_compared),
        };
    }

    /// <summary>Returns the comparison over time, or null if the catalog has no line of the code before the last day.</summary>
    /// <param name="from">The first day; null is the first day of such a line.</param>
    /// <param name="to">The last day; null is the day of the request.</param>
    public ReportSection? OverTime(DateOnly? from, DateOnly? to)
    {
        DateOnly last = to ?? request.On;
        if ((from ?? FirstDay()) is not { } first || first >= last)
        {
            return null;
        }
        OriginHistory[] histories = [.. origins.Select(origin => OriginHistory.Of(catalog, request with { Origin = origin.Id }, first, last))];
        StepChart chart = new()
        {
            Id = "history",
            Title = $"Duty by origin from {Values.Show(first)} to {Values.Show(last)}",
            Description = $"Steps of the best rate that all such goods of an origin can have in {Importer}, in percent of the value, a panel for each origin on the same scales. Stripes: unknown. The table below has every stretch of days.",
            Axis = new CalendarAxis(first, last.AddDays(1)),
            Panels = [.. histories.Select((history, i) => new StepPanel(PartnerNames.NameOf(origins[i]), [.. history.Stretches.Select(StretchOf)]))],
            Table = new FigureTable(["Origin", "First day", "Last day", "Rate", "By"], [.. histories.SelectMany((history, i) => history.Stretches.Select(stretch => Row(origins[i], stretch)))]),
        };
        return new ReportSection
        {
            Id = chart.Id,
            Title = chart.Title,
            Introduction = ["Every day was quoted; days with the same answer are one step. The figures are those of the embedded and the given rows, and of the steps that agreements lay down for later years."],
            Charts = [chart],
            Notes = Notes(histories.SelectMany((history, i) => history.Stretches.Select(stretch => (PartnerNames.NameOf(origins[i]), (IEnumerable<string>)stretch.Notes)))),
        };
    }

    /// <summary>Returns the staging categories of the line's rates on the day, for these origins.</summary>
    public IEnumerable<(StagingCategory Category, Percent? BaseRate)> Stagings(StagingSection staging) => Line is { } line ? staging.OfLine(line, request.On, origins) : [];

    private string Importer => PartnerNames.NameOf(catalog, request.Importer);

    private DateOnly? FirstDay()
    {
        TradePartner importer = catalog.TradePartners.Find(request.Importer)!;
        HashSet<string> schedules = [.. catalog.Schedules.Where(schedule => importer.IsOrBelongsTo(schedule.Partner, request.On)).Select(schedule => schedule.Id)];
        DateOnly[] days = [.. catalog.TariffLines.Under(request.Code).Where(line => schedules.Contains(line.Schedule)).Select(line => line.Effective.From)];
        return days.Length == 0 ? null : days.Min();
    }

    private static Bar BarOf(ComparedOrigin compared)
    {
        OriginState state = OriginState.Of(compared.Quote);
        string by = state.By.Length > 0 ? ", " + state.By : "";
        return new Bar(PartnerNames.NameOf(compared.Origin), state.Percent, state.Words + by, state.IsKnown, state.IsAtLeast);
    }

    private static IReadOnlyList<Cell> Row(ComparedOrigin compared)
    {
        OriginState state = OriginState.Of(compared.Quote);
        return
        [
            PartnerNames.NameOf(compared.Origin),
            state.Words,
            state.By,
            compared.Best is { } best ? QuoteWords.DutyOf(best.Assessment) : "",
            compared.Best is { } offer ? QuoteWords.ConditionsOf(offer) : "",
        ];
    }

    private static Stretch StretchOf(OriginStretch stretch) => new(
        stretch.From.DayNumber,
        stretch.To.DayNumber + 1,
        stretch.State.Percent,
        stretch.State.Percent is { } percent ? (stretch.State.IsAtLeast ? "at least " : "") + Scale.Show(decimal.Round(percent, 2)) + " %" : stretch.State.IsKnown ? "no percentage" : "unknown",
        stretch.State.IsKnown);

    private static IReadOnlyList<Cell> Row(TradePartner origin, OriginStretch stretch) =>
        [PartnerNames.NameOf(origin), stretch.From, stretch.To, stretch.State.Words, stretch.State.By];

    private static IReadOnlyList<string> Notes(IEnumerable<ComparedOrigin> compared) =>
        Notes(compared.Select(origin => (PartnerNames.NameOf(origin.Origin), QuoteWords.LimitsOf(origin.Quote))));

    /// <summary>Returns the notes, each with the origins that it is about, unless it is about all.</summary>
    private static IReadOnlyList<string> Notes(IEnumerable<(string Origin, IEnumerable<string> Notes)> notes)
    {
        (string Origin, string Note)[] all = [.. notes.SelectMany(origin => origin.Notes.Select(note => (origin.Origin, note))).Distinct()];
        int origins = all.Select(note => note.Origin).Distinct().Count();
        return [.. all.GroupBy(note => note.Note, note => note.Origin).Select(group => group.Count() == origins ? group.Key : $"{string.Join(", ", group)}: {group.Key}")];
    }
}
