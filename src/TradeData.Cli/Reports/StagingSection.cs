using System.Globalization;
using TradeData.Cli.Output;
using TradeData.Cli.Quotes;
using TradeData.Cli.Reports.Charts;
using TradeData.Generators.Infrastructure;

namespace TradeData.Cli.Reports;

/// <summary>The staging of a rate as steps.</summary>
internal sealed class StagingSection(TradeCatalog catalog)
{
    /// <summary>The number of years drawn of the last step, which has no end.</summary>
    private const int YearsOfLastStep = 2;

    /// <summary>Returns a category.</summary>
    /// <exception cref="UserException">There is none with the key.</exception>
    public static StagingCategory Find(TradeCatalog catalog, string id)
    {
        string suggestion = Nearest.Suggestion(id, catalog.StagingCategories.Select(category => category.Id));
        return catalog.StagingCategories.Find(id)
            ?? throw new UserException($"There is no staging category \"{id}\"{(suggestion.Length > 0 ? suggestion : ".")} \"tradedata query StagingCategories\" lists all.");
    }

    /// <summary>Returns the categories that the rates of a line follow on a day and that the origins have a part in, with their base rates.</summary>
    public IEnumerable<(StagingCategory Category, Percent? BaseRate)> OfLine(TariffLine line, DateOnly day, IReadOnlyList<TradePartner> origins) =>
        from staging in line.Rates.Where(rate => rate.HoldsOn(day)).Select(rate => rate.Staging).OfType<LineStaging>().DistinctBy(staging => staging.Category)
        let category = catalog.StagingCategories.Find(staging.Category)
        let agreement = category is null ? null : catalog.Agreements.Find(category.Agreement)
        where agreement is not null && agreement.Parties.Any(party => party.Partner != category!.Party && origins.Any(origin => origin.IsOrBelongsTo(party.Partner, day)))
        select (category!, staging.BaseRate);

    /// <summary>Returns the section of a category.</summary>
    /// <param name="category">The category.</param>
    /// <param name="baseRate">The rate that shares are of; null draws shares of any base rate.</param>
    public ReportSection Of(StagingCategory category, Percent? baseRate)
    {
        Agreement agreement = catalog.Agreements.Find(category.Agreement)!;
        bool isShare = baseRate is null && category.Steps.Any(step => step.Fraction > 0);
        DutyRate whole = new DutyRate.AdValorem { Percent = baseRate ?? new Percent(100) };
        StagedRate[] path = isShare ? [] : [.. category.Path(agreement, whole)];
        AgreementParty? party = agreement.Parties.FirstOrDefault(party => party.Partner == category.Party);
        bool isDated = path.Length > 0;
        if (!isDated)
        {
            path = [.. YearsOf(category).Select(year => category.RateIn(year, whole, isShare ? null : party?.Staging?.Rounding)).OfType<StagedRate>()];
        }
        string name = QuoteWords.NameOf(agreement);
        string unit = isShare ? "percent of the base rate" : "percent of the value";
        StepChart chart = new()
        {
            Id = "staging-" + ReportSection.Key(category.Id),
            Title = $"{name}, {PartnerNames.NameOf(catalog, category.Party)}: category {category.Code}",
            Description = $"Steps of a duty in {unit}, {(isDated ? "by days" : "by years of the agreement")}, from {Scale.Show(PercentOf(path[0]))} % to {Scale.Show(PercentOf(path[^1]))} %. The table below has every step.",
            Axis = isDated ? new CalendarAxis(party!.InForce!.Value, path[^1].Effective.From.AddYears(YearsOfLastStep)) : new AgreementYearAxis(path[^1].Year + YearsOfLastStep),
            Panels = [new StepPanel(null, [.. path.Select((step, i) => StretchOf(step, isDated, i == path.Length - 1))])],
            Table = new FigureTable([.. isDated ? ["Year", "First day", "Last day"] : (string[])["Year"], isShare ? "Share of the base rate" : "Rate", "Computation"], Rows(path, isDated)),
        };
        return new ReportSection
        {
            Id = chart.Id,
            Title = chart.Title,
            Introduction = category.Description is { } description ? [description] : [],
            Charts = [chart],
            Notes = [.. Notes(category, isShare, isDated, baseRate)],
        };
    }

    private static IEnumerable<string> Notes(StagingCategory category, bool isShare, bool isDated, Percent? baseRate)
    {
        if (isShare)
        {
            yield return "The category states shares of a base rate, which differs from line to line; the drawing is in percent of it, before any rounding. A base rate gives rates.";
        }
        else if (baseRate is { } percent && category.Steps.Any(step => step.Fraction is not null))
        {
            yield return $"The base rate is {Scale.Show(percent.Value)} %.";
        }
        if (!isDated && !isShare)
        {
            yield return "The agreement is not in force for that party, or its calendar is not recorded: the years count from entry into force.";
        }
        if (isDated)
        {
            yield return "The last step has no end. A schedule can apply a lower rate than the staged one, and safeguards a higher one; quotes take account of both.";
        }
        yield return category.Confidence is { } confidence ? $"Confidence of the path: {confidence.ToJson()}." : "The confidence of the path is that of the dataset.";
        if (category.Note is { } note)
        {
            yield return note;
        }
    }

    /// <summary>Returns the years up to the first without further changes.</summary>
    private static IEnumerable<int> YearsOf(StagingCategory category) =>
        Enumerable.Range(1, Math.Max(1, category.Steps[^1].Year + (category.Terminal == StagingTerminal.Free && category.Steps[^1].Fraction > 0 ? 1 : 0)));

    private static Stretch StretchOf(StagedRate step, bool isDated, bool isLast)
    {
        int from = isDated ? step.Effective.From.DayNumber : step.Year;
        int to = isDated ? (step.Effective.To ?? step.Effective.From.AddYears(YearsOfLastStep)).DayNumber : step.Year + (isLast ? YearsOfLastStep : 1);
        return new Stretch(from, to, PercentOf(step), Scale.Show(PercentOf(step)) + " %");
    }

    /// <summary>Returns a row for each step, and for each run of years without one.</summary>
    private static List<IReadOnlyList<Cell>> Rows(StagedRate[] path, bool isDated)
    {
        List<IReadOnlyList<Cell>> rows = [];
        int next = 1;
        foreach (StagedRate step in path)
        {
            if (step.Year > next)
            {
                string years = next == step.Year - 1 ? Year(next) : $"{Year(next)} to {Year(step.Year - 1)}";
                rows.Add([years, .. isDated ? ["", step.Effective.From.AddDays(-1)] : (Cell[])[], "unknown", "No step is recorded."]);
            }
            Cell last = step.Effective.To is { } end ? end.AddDays(-1) : "no end";
            rows.Add([Year(step.Year), .. isDated ? [step.Effective.From, last] : (Cell[])[], Scale.Show(PercentOf(step)) + " %", step.Arithmetic]);
            next = step.Year + 1;
        }
        return rows;
    }

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    // Paths of percentages give percentages.
    private static decimal PercentOf(StagedRate step) =>
        step.Rate.PercentOfValue ?? throw new InvalidOperationException($"The step of year {step.Year} is {step.Rate}, not a percentage.");
}
