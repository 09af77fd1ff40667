using System.Globalization;
using TradeData.Runtime;

namespace TradeData;

/// <summary>Computes one quote: from the importer to the schedule, the line, its rates, the measures, the duties.</summary>
internal sealed class QuoteComputation(TradeCatalog catalog, QuoteRequest request)
{
    public Quote Quote()
    {
        if (catalog.TradePartners.Find(request.Importer) is not { } importer)
        {
            return new Quote.NoPartner { Request = request, Partner = request.Importer };
        }
        if (catalog.TradePartners.Find(request.Origin) is not { } origin)
        {
            return new Quote.NoPartner { Request = request, Partner = request.Origin };
        }
        if (ScheduleOf(importer) is not { } schedule)
        {
            return new Quote.NoSchedule { Request = request, Schedules = [.. catalog.Schedules] };
        }
        LineSearch search = new(catalog, schedule, request.Code, request.On);
        List<TariffLine> lines = search.Find();
        if (lines.Count == 0)
        {
            return new Quote.NoLine { Request = request, Schedule = schedule, Nearest = search.Nearest().ToValueList() };
        }
        if (search.Exact is { } exact && (lines.Count == 1 || StatesAll(exact, lines, origin)))
        {
            return For(schedule, exact, origin, "");
        }
        return lines.Count == 1 || PayTheSame(lines, origin)
            ? For(schedule, lines[0], origin, lines.Count == 1
                ? $"{request.Code} is covered by the line {lines[0].Code}."
                : string.Create(CultureInfo.InvariantCulture, $"{request.Code} has {lines.Count} lines, which all pay the same; this is for {lines[0].Code}."))
            : new Quote.Ambiguous { Request = request, Lines = lines.ToValueList() };
    }

    /// <summary>
    /// Whether the row of the code itself, with the rows above it, has every rate that goods of the origin can pay by a line below it: what lies below is then for statistics, or
    /// divides by value what the row states as one function of it.
    /// </summary>
    private bool StatesAll(TariffLine exact, List<TariffLine> lines, TradePartner origin)
    {
        List<ApplicableRate> own = new RateFinder(catalog, exact, origin, request.On).Find();
        return own.Count > 0 && lines.TrueForAll(line => new RateFinder(catalog, line, origin, request.On).Find().TrueForAll(
            rate => own.Exists(stated => stated.Column == rate.Column && stated.Programme?.Id == rate.Programme?.Id && stated.QuotaSide == rate.QuotaSide)));
    }

    private Schedule? ScheduleOf(TradePartner importer)
    {
        foreach (Schedule schedule in catalog.Schedules)
        {
            if (importer.IsOrBelongsTo(schedule.Partner, request.On))
            {
                return schedule;
            }
        }
        return null;
    }

    /// <summary>Whether all lines offer the same rates on the same conditions: those of the United States beyond eight digits are for statistics only.</summary>
    private bool PayTheSame(List<TariffLine> lines, TradePartner origin)
    {
        const int mostCompared = 200;
        if (lines.Count > mostCompared)
        {
            return false;
        }
        List<ApplicableRate> first = new RateFinder(catalog, lines[0], origin, request.On).Find();
        MeasureStack measures = Stack(lines[0], origin);
        foreach (TariffLine other in lines.Skip(1))
        {
            List<ApplicableRate> rates = new RateFinder(catalog, other, origin, request.On).Find();
            if (rates.Count != first.Count || !rates.Zip(first).All(pair => IsSame(pair.First, pair.Second)) || !measures.IsLike(Stack(other, origin)))
            {
                return false;
            }
        }
        return first.Count > 0;
    }

    private static bool IsSame(ApplicableRate left, ApplicableRate right) =>
        left.Column == right.Column && left.Programme?.Id == right.Programme?.Id && left.QuotaSide == right.QuotaSide && left.Conditions == right.Conditions
        && left.Rate.IsEquivalentTo(right.Rate);

    private Quote For(Schedule schedule, TariffLine line, TradePartner origin, string choice)
    {
        RateFinder finder = new(catalog, line, origin, request.On);
        List<ApplicableRate> rates = finder.Find();
        ValueList<Programme> notRecorded = finder.NotRecorded.ToValueList();
        if (rates.Count == 0)
        {
            return new Quote.NoRate { Request = request, Line = line, NotRecorded = notRecorded, Coverage = new CoverageFinder(catalog, schedule).Find(origin, request.On, []) };
        }
        MeasureStack stack = Stack(line, origin);
        QuoteCoverage coverage = new CoverageFinder(catalog, schedule).Find(origin, request.On, stack.Named);
        if (request.Options is { Strict: true } && coverage.IsAtLeast)
        {
            return new Quote.Refused { Request = request, Line = line, Coverage = coverage };
        }
        HashSet<string> claimable = [.. rates.Where(static rate => rate.Programme is not null).Select(static rate => rate.Programme!.Id)];
        List<Offer> offers = [];
        foreach (ApplicableRate rate in rates)
        {
            foreach (MeasureCase found in stack.Cases(rate.Programme?.Id, claimable))
            {
                offers.Add(MakeOffer(schedule, rate, found, choice, coverage));
            }
        }
        ValueList<Offer> ranked = offers.OrderBy(static offer => !offer.Questions.IsEmpty).ThenBy(static offer => offer, OfferOrder.Instance).ToValueList();
        return offers.TrueForAll(static offer => offer.Assessment is Assessment.NotUnderstood)
            ? new Quote.NotUnderstood { Request = request, Line = line, Offers = ranked, Coverage = coverage }
            : new Quote.Offered
            {
                Request = request,
                Line = line,
                Offers = ranked,
                NotRecorded = notRecorded,
                Questions = stack.Questions().ToValueList(),
                Coverage = coverage,
            };
    }

    private MeasureStack Stack(TariffLine line, TradePartner origin) => new(catalog, line, request.Code, origin, request.On, request.Options?.KnownOn);

    private Offer MakeOffer(Schedule schedule, ApplicableRate rate, MeasureCase found, string choice, QuoteCoverage coverage)
    {
        AssessmentOptions options = new()
        {
            On = request.On,
            ExchangeRates = request.ExchangeRates,
            Rounding = request.Rounding,
            Currency = schedule.Currency,
            Catalog = catalog,
        };
        MeasureOutcome outcome = found.Outcome;
        DutyRate paid = outcome.Apply(rate.Rate);
        Assessment assessment = paid.Assess(WithRests(request.Consignment, outcome), options);
        return new Offer
        {
            Rate = paid,
            Applicable = rate,
            Measures = outcome.Applied.ToValueList(),
            Questions = found.Questions.ToValueList(),
            Conditions = [.. rate.Conditions, .. found.Questions.Select(static question => new RateCondition(RateConditionKind.Measure, question.ToString()))],
            Assessment = assessment,
            Explanation = [.. Sources(schedule, rate, choice, coverage), .. rate.Steps, .. outcome.Steps, .. assessment.Steps],
        };
    }

    /// <summary>The consignment with the values that are left beside parts whose values are known.</summary>
    private static Consignment WithRests(Consignment goods, MeasureOutcome outcome)
    {
        foreach ((string name, List<string> parts) in outcome.Rests)
        {
            decimal? rest = goods.CustomsValue?.Amount;
            foreach (string part in parts)
            {
                PartValue? known = null;
                foreach (PartValue value in goods.PartValues)
                {
                    known = string.Equals(value.Of, part, StringComparison.OrdinalIgnoreCase) && value.Value.Currency == goods.CustomsValue?.Currency ? value : known;
                }
                rest -= known?.Value.Amount;
            }
            if (rest is { } amount and >= 0)
            {
                goods = goods with { PartValues = [.. goods.PartValues, new PartValue(name, new Money(amount, goods.CustomsValue!.Value.Currency))] };
            }
        }
        return goods;
    }

    private List<ExplanationStep> Sources(Schedule schedule, ApplicableRate rate, string choice, QuoteCoverage coverage)
    {
        List<ExplanationStep> steps = [];
        Edition? found = catalog.Editions.Find(rate.Row.Schedule, rate.Row.Edition);
        string edition = found is null ? rate.Row.Edition : $"{rate.Row.Edition} ({found.Title})";
        string publisher = schedule.Publisher is { } name ? ", published by " + name : "";
        // What rests on an assumption is not verified for the day.
        string known = rate.Confidence is { } confidence && (confidence != Confidence.Verified || coverage.Assumptions.IsEmpty) ? $" The rate is {ConfidenceFormat.ToJson(confidence)}." : "";
        steps.Add(new(ExplanationSubject.Source, $"{schedule.Id}, edition {edition}{publisher}.{known}"));
        foreach (string missing in found?.Missing ?? [])
        {
            steps.Add(new(ExplanationSubject.Source, $"Not in that edition's file. {missing}"));
        }
        if (choice.Length > 0)
        {
            steps.Add(new(ExplanationSubject.Line, choice));
        }
        return steps;
    }
}
