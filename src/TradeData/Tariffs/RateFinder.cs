using System.Globalization;
using TradeData.Runtime;
using TradeData.Schedules;

namespace TradeData;

/// <summary>Finds the rates of a line that goods of a partner can pay on a day, each with the reasons. What is paid by everyone comes first.</summary>
internal sealed class RateFinder(TradeCatalog catalog, TariffLine line, TradePartner origin, DateOnly on)
{
    private readonly List<LineColumn> _columns = LineColumns.Of(catalog, line, on);
    private readonly List<ApplicableRate> _rates = [];
    private readonly List<Programme> _notRecorded = [];

    /// <summary>The programmes with a rate here of which it is not recorded whose goods they are for.</summary>
    public IReadOnlyList<Programme> NotRecorded => _notRecorded;

    public List<ApplicableRate> Find()
    {
        if (ScheduleModules.Find(line.Schedule)?.ColumnInsteadOfAll(origin, on) is { } instead)
        {
            AddColumn(instead.Column, instead.Reason);
            return _rates;
        }
        AddForEveryone();
        foreach (LineColumn column in _columns)
        {
            if (column.Column is RateColumn.Preference or RateColumn.Gsp or RateColumn.Ldc)
            {
                AddPreference(column);
            }
        }
        return _rates;
    }

    private void AddColumn(RateColumn column, string reason)
    {
        if (ColumnOf(column) is { } found)
        {
            foreach (LineRate rate in InForce(found))
            {
                _rates.Add(Make(found, rate, null, [new(ExplanationSubject.Column, reason)]));
            }
        }
    }

    /// <summary>The general rate, or the temporary one that stands in for it; and the bound one, for members of the WTO. The lesser of the two is paid.</summary>
    private void AddForEveryone()
    {
        List<ApplicableRate> national = [];
        LineColumn? temporary = ColumnOf(RateColumn.Temporary);
        if (temporary is not null)
        {
            Add(national, temporary, "The temporary rate stands in for the general one.");
        }
        if (!national.Exists(rate => rate.IsOrdinary) && ColumnOf(RateColumn.General) is { } general)
        {
            Add(national, general, "The general rate, for goods of every partner.");
        }
        List<ApplicableRate> bound = [];
        if (origin.IsWtoMemberOn(on) && ColumnOf(RateColumn.Bound) is { } ceiling)
        {
            Add(bound, ceiling, "The rate bound in the World Trade Organization, for goods of its members.");
        }
        ApplicableRate? everyones = Lesser(national.Find(rate => rate.IsOrdinary), bound.Find(rate => rate.IsOrdinary));
        if (everyones is not null)
        {
            _rates.Add(everyones);
        }
        _rates.AddRange(national.Where(rate => !rate.IsOrdinary));
        _rates.AddRange(bound.Where(rate => !rate.IsOrdinary));
    }

    private static ApplicableRate? Lesser(ApplicableRate? national, ApplicableRate? bound)
    {
        if (national is null || bound is null)
        {
            return national ?? bound;
        }
        DutyRate lesser = RateChoice.LesserOf(national.Rate, bound.Rate);
        if (lesser.IsEquivalentTo(national.Rate))
        {
            return national with { Steps = [.. national.Steps, new(ExplanationSubject.Choice, $"The bound rate ({bound.Rate}) is not lower.")] };
        }
        return lesser.IsEquivalentTo(bound.Rate)
            ? bound with { Steps = [.. bound.Steps, new(ExplanationSubject.Choice, $"It is lower than the {Word(national.Column)} rate ({national.Rate}).")] }
            : national with { Rate = lesser, Steps = [.. national.Steps, new(ExplanationSubject.Choice, $"The bound rate ({bound.Rate}) is paid where it is lower.")] };
    }

    private void AddPreference(LineColumn column)
    {
        if (ProgrammeOf(column) is not { } programme)
        {
            return;
        }
        switch (EligibilityFor(programme))
        {
            case Eligibility.NotRecorded:
                _notRecorded.Add(programme);
                return;
            case Eligibility.No:
                return;
        }
        List<LineRate> rates = InForce(column);
        string reason = $"{programme.Called}: goods of {origin.Called} can claim it on {on:yyyy-MM-dd}.";
        foreach (LineRate rate in rates)
        {
            _rates.Add(Make(column, rate, programme, [new(ExplanationSubject.Programme, reason)]));
        }
        if (rates.Count == 0 && StagingProjection.Find(catalog, column, on, origin.Id) is { } staged)
        {
            _rates.Add(Make(column, staged.Entry with { Rate = staged.Rate.Rate, Confidence = Confidence.Computed }, programme,
            [
                new(ExplanationSubject.Programme, reason),
                new(ExplanationSubject.Staging, $"The schedule does not state the rate of that day yet. {staged.Rate.Arithmetic}"),
            ]));
        }
    }

    private Eligibility EligibilityFor(Programme programme)
    {
        if (programme.Id != Programme.Any)
        {
            return programme.EligibilityOf(origin, on);
        }
        // The column names no programme: it is for the goods of all that the schedule has.
        foreach (Programme other in catalog.Programmes.BySchedule(line.Schedule))
        {
            if (other.Id != Programme.Any && other.EligibilityOf(origin, on) == Eligibility.Yes)
            {
                return Eligibility.Yes;
            }
        }
        return Eligibility.No;
    }

    private Programme? ProgrammeOf(LineColumn column)
    {
        if (column.Programme is { } id)
        {
            return catalog.Programmes.Find(id);
        }
        ProgrammeKind kind = column.Column == RateColumn.Ldc ? ProgrammeKind.Ldc : ProgrammeKind.Gsp;
        foreach (Programme programme in catalog.Programmes.BySchedule(line.Schedule))
        {
            if (programme.Kind == kind)
            {
                return programme;
            }
        }
        return null;
    }

    private LineColumn? ColumnOf(RateColumn column) => _columns.Find(found => found.Column == column);

    private void Add(List<ApplicableRate> rates, LineColumn column, string reason)
    {
        foreach (LineRate rate in InForce(column))
        {
            rates.Add(Make(column, rate, null, [new(ExplanationSubject.Column, reason)]));
        }
    }

    /// <summary>The rates of the column that hold on the day for the partner. One with a safeguard shuts the others of its side of a quota out.</summary>
    private List<LineRate> InForce(LineColumn column)
    {
        List<LineRate> rates = column.Rates.FindAll(rate => rate.HoldsOn(on) && rate.IsFor(origin, on));
        return rates.Exists(rate => rate.Safeguard is not null)
            ? rates.FindAll(rate => rate.Safeguard is not null || rates.TrueForAll(other => other.Safeguard is null || other.QuotaSide != rate.QuotaSide))
            : rates;
    }

    private ApplicableRate Make(LineColumn column, LineRate rate, Programme? programme, List<ExplanationStep> steps)
    {
        Quota? quota = rate.Quota is { } quotaId ? catalog.Quotas.Find(quotaId) : null;
        Safeguard? safeguard = rate.Safeguard is { } safeguardId ? catalog.Safeguards.Find(safeguardId) : null;
        steps.Insert(0, new ExplanationStep(ExplanationSubject.Line, WhereItStands(column.Row)));
        AddReasons(steps, rate, safeguard);
        return new ApplicableRate
        {
            Rate = rate.Rate,
            Column = rate.Column,
            Programme = programme,
            Row = column.Row,
            QuotaSide = rate.QuotaSide,
            Quota = quota,
            Safeguard = safeguard,
            Confidence = rate.Confidence,
            Conditions = RateConditions.Of(rate, programme, quota),
            Steps = steps.ToValueList(),
        };
    }

    private string WhereItStands(TariffLine row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(row.Code is { } code ? code.ToString() : row.LineId)}, {row.Description}{(row.LineId == line.LineId ? "" : $" (the row above {line.LineId} that has a rate in this column)")}, as from {row.Effective.From:yyyy-MM-dd}.");

    private void AddReasons(List<ExplanationStep> steps, LineRate rate, Safeguard? safeguard)
    {
        if (rate.Season is { } season)
        {
            steps.Add(new(ExplanationSubject.Season, $"It holds from {season} of each year."));
        }
        if (rate.Effective is { } effective)
        {
            string to = effective.To is { } end ? string.Create(CultureInfo.InvariantCulture, $" until before {end:yyyy-MM-dd}") : "";
            steps.Add(new(ExplanationSubject.Rate, string.Create(CultureInfo.InvariantCulture, $"In force from {effective.From:yyyy-MM-dd}{to}.")));
        }
        if (safeguard is not null)
        {
            steps.Add(new(ExplanationSubject.Safeguard, $"The safeguard {safeguard.Id} is applied: {ApplicationOn(safeguard)}."));
        }
        else if (rate.Staging is { } staging && catalog.StagingCategories.Find(staging.Category) is { } category)
        {
            steps.Add(new(ExplanationSubject.Staging, $"A step of {category.Id}{(category.Description is { } words ? ": " + words.TrimEnd('.') : "")}."));
        }
        if (rate.Note is { } note)
        {
            steps.Add(new(ExplanationSubject.Rate, note));
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
