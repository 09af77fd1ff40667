using System.Globalization;
using TradeData.Runtime;

namespace TradeData;

/// <summary>Computes one quote: from the importer to the schedule, the line, its rates, the measures, the duties. The steps are worded when
/// they are asked for.</summary>
internal readonly ref struct QuoteComputation(TradeCatalog catalog, QuoteRequest request, bool explains)
{
    // The rates of one quote after the other, so that no list is allocated.
    [ThreadStatic]
    private static List<ApplicableRate>? t_rates;

    private readonly QuoteIndex _index = QuoteIndex.Of(catalog);
    // What others give rates of exchange may say something else when it is asked again, so there the steps are worded at once.
    private readonly bool _explains = explains || request.ExchangeRates is not (null or ExchangeRates);

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
        CodeLines found = _index.For(schedule.Id).LinesOf(schedule, request.Code, request.On);
        List<TariffLine> lines = found.Lines;
        if (lines.Count == 0)
        {
            return new Quote.NoLine { Request = request, Schedule = schedule, Nearest = found.Search.Nearest().ToValueList() };
        }
        OriginTerms terms = _index.For(schedule.Id).TermsOf(origin, request.On, request.Options?.KnownOn);
        if (found.Search.Exact is { } exact && (lines.Count == 1 || found.StatesAll || StatesAll(found, exact, terms)))
        {
            return For(schedule, exact, terms, lines, "");
        }
        return lines.Count == 1 || PayTheSame(lines, terms)
            ? For(schedule, lines[0], terms, lines, lines.Count == 1
                ? $"{request.Code} is covered by the line {lines[0].Code}."
                : string.Create(CultureInfo.InvariantCulture, $"{request.Code} has {lines.Count} lines, which all pay the same; this is for {lines[0].Code}."))
            : new Quote.Ambiguous { Request = request, Lines = lines.ToValueList() };
    }

    /// <summary>
    /// Whether the row of the code itself, with the rows above it, has every rate that goods of the origin can pay by a line below it:
    /// what lies below is then for statistics, or divides by value what the row states as one function of it.
    /// </summary>
    private bool StatesAll(CodeLines found, TariffLine exact, OriginTerms terms)
    {
        List<ApplicableRate> own = Finder(exact, terms).Find();
        foreach (TariffLine line in found.Lines)
        {
            foreach (ApplicableRate rate in Finder(line, terms).Find())
            {
                if (!own.Exists(stated => stated.Column == rate.Column && stated.Programme?.Id == rate.Programme?.Id && stated.QuotaSide == rate.QuotaSide))
                {
                    return false;
                }
            }
        }
        return own.Count > 0;
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

    /// <summary>Whether all lines offer the same rates on the same conditions: those of the United States beyond eight digits are for
    /// statistics only.</summary>
    private bool PayTheSame(List<TariffLine> lines, OriginTerms terms)
    {
        const int mostCompared = 200;
        if (lines.Count > mostCompared)
        {
            return false;
        }
        List<ApplicableRate> first = Finder(lines[0], terms).Find();
        MeasureReach[] measures = Reaches(lines[0], terms).ToArray();
        foreach (TariffLine other in lines.Skip(1))
        {
            List<ApplicableRate> rates = Finder(other, terms).Find();
            if (rates.Count != first.Count || !rates.Zip(first).All(pair => IsSame(pair.First, pair.Second))
                || !Reaches(other, terms).AreLike(measures))
            {
                return false;
            }
        }
        return first.Count > 0;
    }

    private static bool IsSame(ApplicableRate left, ApplicableRate right) =>
        left.Column == right.Column && left.Programme?.Id == right.Programme?.Id && left.QuotaSide == right.QuotaSide && left.Conditions == right.Conditions
        && left.Rate.IsEquivalentTo(right.Rate);

    private Quote For(Schedule schedule, TariffLine line, OriginTerms terms, List<TariffLine> lines, string choice)
    {
        LineFacts facts = _index.FactsOf(line, request.On);
        RateFinder finder = new(catalog, facts, terms, request.On, _explains, RateList());
        List<ApplicableRate> rates = finder.Find();
        QuoteCoverage coverage = terms.CoverageOf(facts);
        if (rates.Count == 0)
        {
            return lines.Count > 1
                ? new Quote.Ambiguous { Request = request, Lines = lines.ToValueList() }
                : new Quote.NoRate { Request = request, Line = line, NotRecorded = finder.NotRecorded, Coverage = coverage };
        }
        if (request.Options is { Strict: true } && coverage.IsAtLeast)
        {
            return new Quote.Refused { Request = request, Line = line, Coverage = coverage };
        }
        MeasureReaches reaches = Reaches(line, terms);
        MeasureStack stack = _index.For(schedule.Id).StackOf(reaches, request.On);
        Offer[] offers = MakeOffers(schedule, rates, stack, _explains ? reaches.ToArray() : reaches.Found, coverage, choice);
        ValueList<Offer> ranked = ValueList<Offer>.FromTrusted(offers);
        return Array.TrueForAll(offers, static offer => offer.Assessment is Assessment.NotUnderstood)
            ? new Quote.NotUnderstood { Request = request, Line = line, Offers = ranked, Coverage = coverage }
            : new Quote.Offered
            {
                Request = request,
                Line = line,
                Offers = ranked,
                NotRecorded = finder.NotRecorded,
                Questions = stack.Questions,
                Coverage = coverage,
            };
    }

    /// <summary>An empty list. What others give rates of exchange may ask for another quote meanwhile, so that then the list is a new
    /// one.</summary>
    private List<ApplicableRate> RateList()
    {
        if (_explains)
        {
            return [];
        }
        t_rates ??= [];
        t_rates.Clear();
        return t_rates;
    }

    private RateFinder Finder(TariffLine line, OriginTerms terms) =>
        new(catalog, _index.FactsOf(line, request.On), terms, request.On, explains: false);

    private MeasureReaches Reaches(TariffLine line, OriginTerms terms) =>
        MeasureReaches.Find(catalog, _index.FactsOf(line, request.On), request.Code, terms.Measures, request.On);

    /// <summary>The offers, ranked.</summary>
    private Offer[] MakeOffers(Schedule schedule, List<ApplicableRate> rates, MeasureStack stack, MeasureReach[] reaches,
        QuoteCoverage coverage, string choice)
    {
        AssessmentTerms options = new()
        {
            On = request.On,
            ExchangeRates = request.ExchangeRates,
            Rounding = request.Rounding,
            Currency = schedule.Currency,
            Catalog = catalog,
        };
        int count = 0;
        foreach (ApplicableRate rate in rates)
        {
            count += stack.Cases(rate.Programme?.Id, rates).Length;
        }
        Offer[] offers = new Offer[count];
        int at = 0;
        foreach (ApplicableRate rate in rates)
        {
            ValueList<ExplanationStep> sources = _explains ? Sources(schedule, rate, choice, coverage) : default;
            foreach (MeasureCase found in stack.Cases(rate.Programme?.Id, rates))
            {
                Offer offer = MakeOffer(rate, found, reaches, options, sources);
                // Few offers, nearly in order: those after it move on.
                int place = at++;
                for (; place > 0 && Comes(offer, offers[place - 1]); place--)
                {
                    offers[place] = offers[place - 1];
                }
                offers[place] = offer;
            }
        }
        if (!_explains)
        {
            ExplainLater(offers);
        }
        return offers;
    }

    private void ExplainLater(Offer[] offers)
    {
        QuoteExplanation explanation = new(catalog, request);
        for (int i = 0; i < offers.Length; i++)
        {
            Offer offer = offers[i];
            offer.Later = new OfferSteps(explanation, i);
            offer.Assessment.Later = new LaterSteps<Duty>(offer);
            // A rate can have several offers; one of them explains it.
            offer.Applicable.Later = offer.Applicable.Later.AreGiven ? new LaterSteps<OwnRate>(offer) : offer.Applicable.Later;
        }
    }

    /// <summary>Whether an offer comes before another one that was made earlier: those that depend on a fact that was not given are
    /// last.</summary>
    private static bool Comes(Offer offer, Offer earlier)
    {
        int byQuestions = (!offer.Questions.IsEmpty).CompareTo(!earlier.Questions.IsEmpty);
        return byQuestions < 0 || byQuestions == 0 && OfferOrder.Instance.Compare(offer, earlier) < 0;
    }

    private Offer MakeOffer(ApplicableRate rate, MeasureCase found, MeasureReach[] reaches, in AssessmentTerms options,
        ValueList<ExplanationStep> sources)
    {
        MeasureOutcome outcome = found.Outcome;
        MeasuredRate paid = outcome.Apply(rate.Rate, reaches, _explains);
        Assessment assessment = new DutyComputation(outcome.HasRests ? ConsignmentParts.WithRests(request.Consignment, outcome) : request.Consignment, options, _explains).Assess(paid.Rate);
        return new Offer(paid.Rate, rate, assessment)
        {
            Measures = paid.Applied,
            Questions = found.Questions,
            Conditions = found.Conditions.IsEmpty ? rate.Conditions : rate.Conditions.IsEmpty ? found.Conditions : [.. rate.Conditions, .. found.Conditions],
            Later = _explains ? new OfferSteps([.. sources, .. rate.Steps, .. paid.Steps, .. assessment.Steps]) : default,
        };
    }

    private ValueList<ExplanationStep> Sources(Schedule schedule, ApplicableRate rate, string choice, QuoteCoverage coverage)
    {
        List<ExplanationStep> steps = [];
        Edition? found = catalog.Editions.Find(rate.Row.Schedule, rate.Row.Edition);
        string edition = found is null ? rate.Row.Edition : $"{rate.Row.Edition} ({found.Title})";
        string publisher = schedule.Publisher is { } name ? ", published by " + name : "";
        // A rate based on an assumption is not verified for the day.
        string known = rate.Confidence is { } confidence && (confidence != Confidence.Verified || coverage.Assumptions.IsEmpty) ? $" The rate is {ConfidenceFormat.ToJson(confidence)}." : "";
        steps.Add(new(ExplanationSubject.Source, $"{schedule.Id}, edition {edition}{publisher}.{known}"));
        if (choice.Length > 0)
        {
            steps.Add(new(ExplanationSubject.Line, choice));
        }
        return steps.ToValueList();
    }
}
