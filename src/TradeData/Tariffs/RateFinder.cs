using System.Globalization;
using TradeData.Runtime;
using TradeData.Schedules;

namespace TradeData;

/// <summary>Finds the rates of a line that goods of a partner can pay on a day, each with the reasons where they are wanted. What is paid
/// by everyone comes first.</summary>
internal ref struct RateFinder(TradeCatalog catalog, LineFacts facts, OriginTerms terms, DateOnly on, bool explains,
    List<ApplicableRate>? into = null)
{
    private readonly TradePartner _origin = terms.Origin;
    private readonly List<ApplicableRate> _rates = into ?? [];
    private List<Programme>? _notRecorded;

    /// <summary>A finder that explains.</summary>
    public RateFinder(TradeCatalog catalog, TariffLine line, TradePartner origin, DateOnly on)
        : this(catalog, QuoteIndex.Of(catalog).FactsOf(line, on), QuoteIndex.Of(catalog).For(line.Schedule).TermsOf(origin, on, null), on, explains: true)
    {
    }

    /// <summary>The programmes with a rate here whose beneficiaries are not recorded.</summary>
    public readonly ValueList<Programme> NotRecorded => _notRecorded is { } programmes ? programmes.ToValueList() : default;

    public List<ApplicableRate> Find()
    {
        if (ScheduleModules.Find(facts.Line.Schedule)?.ColumnInsteadOfAll(_origin, on) is { } instead)
        {
            Add(ColumnOf(instead.Column), instead.Reason);
            return _rates;
        }
        AddForEveryone();
        foreach (LineColumn column in facts.Columns)
        {
            if (column.Column is RateColumn.Preference or RateColumn.Gsp or RateColumn.Ldc)
            {
                AddPreference(column);
            }
        }
        return _rates;
    }

    /// <summary>The general rate, or the temporary one that stands in for it; and the bound one, for members of the WTO. The lesser of the
    /// two is paid.</summary>
    private void AddForEveryone()
    {
        Add(ColumnOf(RateColumn.Temporary), "The temporary rate stands in for the general one.");
        if (FirstOrdinary(0) is null)
        {
            Add(ColumnOf(RateColumn.General), "The general rate, for goods of every partner.");
        }
        ApplicableRate? national = FirstOrdinary(0);
        int nationalRates = _rates.Count;
        if (_origin.IsWtoMemberOn(on))
        {
            Add(ColumnOf(RateColumn.Bound), "The rate bound in the World Trade Organization, for goods of its members.");
        }
        ApplicableRate? everyones = Lesser(national, FirstOrdinary(nationalRates));
        _rates.RemoveAll(static rate => rate.IsOrdinary);
        if (everyones is not null)
        {
            _rates.Insert(0, everyones);
        }
    }

    private ApplicableRate? FirstOrdinary(int from)
    {
        for (int i = from; i < _rates.Count; i++)
        {
            if (_rates[i].IsOrdinary)
            {
                return _rates[i];
            }
        }
        return null;
    }

    private ApplicableRate? Lesser(ApplicableRate? national, ApplicableRate? bound)
    {
        if (national is null || bound is null)
        {
            return national ?? bound;
        }
        DutyRate lesser = RateChoice.LesserOf(national.Rate, bound.Rate);
        if (lesser.IsEquivalentTo(national.Rate))
        {
            return Because(national, $"The bound rate ({bound.Rate}) is not lower.");
        }
        return lesser.IsEquivalentTo(bound.Rate)
            ? Because(bound, $"It is lower than the {Word(national.Column)} rate ({national.Rate}).")
            : Because(national with { Rate = lesser }, $"The bound rate ({bound.Rate}) is paid where it is lower.");
    }

    private ApplicableRate Because(ApplicableRate rate, FormattableString reason) =>
        explains ? rate with { Steps = [.. rate.Steps, new(ExplanationSubject.Choice, reason.ToString(CultureInfo.InvariantCulture))] } : rate;

    private void AddPreference(LineColumn column)
    {
        if (ProgrammeOf(column) is not { } programme)
        {
            return;
        }
        switch (terms.EligibilityFor(programme))
        {
            case Eligibility.NotRecorded:
                (_notRecorded ??= []).Add(programme);
                return;
            case Eligibility.No:
                return;
        }
        string reason = explains ? string.Create(CultureInfo.InvariantCulture, $"{programme.Called}: goods of {_origin.Called} can claim it on {on:yyyy-MM-dd}.") : "";
        int before = _rates.Count;
        Add(column, reason, programme);
        if (_rates.Count == before && StagingProjection.Find(catalog, column, on, _origin.Id) is { } staged)
        {
            LineRate step = staged.Entry with { Rate = staged.Rate.Rate, Confidence = Confidence.Computed };
            ApplicableRate rate = Make(column, step, RateConditions.Of(step, programme, null), programme, ExplanationSubject.Programme, reason);
            _rates.Add(explains ? rate with { Steps = WithProjection(rate.Steps, staged.Rate.Arithmetic) } : rate);
        }
    }

    /// <summary>The steps with the one that says how the rate was computed, behind the reason.</summary>
    private static ValueList<ExplanationStep> WithProjection(ValueList<ExplanationStep> steps, string arithmetic)
    {
        List<ExplanationStep> all = [.. steps];
        all.Insert(2, new ExplanationStep(ExplanationSubject.Staging, $"The schedule does not state the rate of that day yet. {arithmetic}"));
        return all.ToValueList();
    }

    private Programme? ProgrammeOf(LineColumn column)
    {
        if (column.Programme is { } id)
        {
            return catalog.Programmes.Find(id);
        }
        ProgrammeKind kind = column.Column == RateColumn.Ldc ? ProgrammeKind.Ldc : ProgrammeKind.Gsp;
        foreach (Programme programme in catalog.Programmes.BySchedule(facts.Line.Schedule))
        {
            if (programme.Kind == kind)
            {
                return programme;
            }
        }
        return null;
    }

    private LineColumn? ColumnOf(RateColumn column)
    {
        foreach (LineColumn found in facts.Columns)
        {
            if (found.Column == column)
            {
                return found;
            }
        }
        return null;
    }

    /// <summary>Adds the rates of a column that hold on the day for the partner. One with a safeguard shuts the others of its side of a
    /// quota out.</summary>
    private void Add(LineColumn? column, string reason, Programme? programme = null)
    {
        for (int i = 0; i < column?.Rates.Count; i++)
        {
            LineRate rate = column.Rates[i];
            if (Holds(rate) && (rate.Safeguard is not null || !IsShutOut(column, rate)))
            {
                Quota? quota = rate.Quota is { } id ? catalog.Quotas.Find(id) : null;
                _rates.Add(Make(column, rate, column.ConditionsOf(i, programme, quota), programme, programme is null ? ExplanationSubject.Column : ExplanationSubject.Programme, reason));
            }
        }
    }

    private bool Holds(LineRate rate) => rate.HoldsOn(on) && rate.IsFor(_origin, on);

    private bool IsShutOut(LineColumn column, LineRate rate)
    {
        foreach (LineRate other in column.Rates)
        {
            if (other.Safeguard is not null && other.QuotaSide == rate.QuotaSide && Holds(other))
            {
                return true;
            }
        }
        return false;
    }

    private ApplicableRate Make(LineColumn column, LineRate rate, ValueList<RateCondition> conditions, Programme? programme,
        ExplanationSubject subject, string reason)
    {
        Safeguard? safeguard = rate.Safeguard is { } safeguardId ? catalog.Safeguards.Find(safeguardId) : null;
        ApplicableRate made = new()
        {
            Rate = rate.Rate,
            Column = rate.Column,
            Programme = programme,
            Row = column.Row,
            QuotaSide = rate.QuotaSide,
            Quota = rate.Quota is { } quotaId ? catalog.Quotas.Find(quotaId) : null,
            Safeguard = safeguard,
            Confidence = rate.Confidence,
            Conditions = conditions,
        };
        if (explains)
        {
            StepList steps = new(isWanted: true);
            steps.Add(ExplanationSubject.Line, $"{WhereItStands(column.Row)}");
            steps.Add(subject, $"{reason}");
            AddReasons(steps, rate, safeguard);
            made = made with { Steps = steps.ToValueList() };
        }
        return made;
    }

    private string WhereItStands(TariffLine row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(row.Code is { } code ? code.ToString() : row.LineId)}, {row.Description}{(row.LineId == facts.Line.LineId ? "" : $" (the row above {facts.Line.LineId} that has a rate in this column)")}, as from {row.Effective.From:yyyy-MM-dd}.");

    private void AddReasons(StepList steps, LineRate rate, Safeguard? safeguard)
    {
        if (rate.Season is { } season)
        {
            steps.Add(ExplanationSubject.Season, $"It holds from {season} of each year.");
        }
        if (rate.Effective is { } effective)
        {
            string to = effective.To is { } end ? string.Create(CultureInfo.InvariantCulture, $" until before {end:yyyy-MM-dd}") : "";
            steps.Add(ExplanationSubject.Rate, $"In force from {effective.From:yyyy-MM-dd}{to}.");
        }
        if (safeguard is not null)
        {
            steps.Add(ExplanationSubject.Safeguard, $"The safeguard {safeguard.Id} is applied: {ApplicationOn(safeguard)}.");
        }
        else if (rate.Staging is { } staging && catalog.StagingCategories.Find(staging.Category) is { } category)
        {
            steps.Add(ExplanationSubject.Staging, $"A step of {category.Id}{(category.Description is { } words ? ": " + words.TrimEnd('.') : "")}.");
        }
        if (rate.Note is { } note)
        {
            steps.Add(ExplanationSubject.Rate, $"{note}");
        }
    }

    private string ApplicationOn(Safeguard safeguard)
    {
        foreach (SafeguardApplication application in safeguard.Active)
        {
            if (application.Effective.Contains(on))
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"from {application.Effective.From:yyyy-MM-dd} until before {application.Effective.To:yyyy-MM-dd}{(application.Imports is { } imports ? $", set off by imports of {imports:N0} {safeguard.Unit}" : "")}");
            }
        }
        return "its days are not recorded";
    }

    private static string Word(RateColumn column) => column == RateColumn.Temporary ? "temporary" : "general";
}
