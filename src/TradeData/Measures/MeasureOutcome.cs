using System.Globalization;
using TradeData.Runtime;

namespace TradeData;

/// <summary>The measures that count in one case, and what they make of a line's own rate.</summary>
internal sealed class MeasureOutcome(TradeCatalog catalog, TariffLine line, DateOnly on)
{
    private readonly List<(MeasureCandidate Candidate, List<string> PartsTaken)> _counted = [];
    private readonly List<(MeasureCandidate Candidate, MeasureCandidate? By)> _excluded = [];

    /// <summary>What is charged, in the order of provisions.</summary>
    public List<AppliedMeasure> Applied { get; } = [];

    /// <summary>Which measures apply, which do not, and why.</summary>
    public List<ExplanationStep> Steps { get; } = [];

    /// <summary>The value left for a measure beside parts that others are charged on: its name, and the parts.</summary>
    public List<(string Name, List<string> Parts)> Rests { get; } = [];

    public void Add(MeasureCandidate candidate, List<string> partsTaken) => _counted.Add((candidate, partsTaken));

    public void AddExcluded(MeasureCandidate candidate, MeasureCandidate? by) => _excluded.Add((candidate, by));

    /// <summary>The measures with a duty that count, or that only another measure of their own programme keeps from counting.</summary>
    public IEnumerable<MeasureCandidate> Touching =>
    [
        .. _counted.Select(static pair => pair.Candidate).Where(static candidate => candidate.Measure.IsCharge),
        .. _excluded.Where(static pair => pair.By?.Measure.Programme.Id == pair.Candidate.Measure.Programme.Id).Select(static pair => pair.Candidate),
    ];

    /// <summary>Whether the measures that are charged in another case are the same.</summary>
    public bool ChargesTheSameAs(MeasureOutcome other) =>
        _counted.Where(static pair => pair.Candidate.Measure.IsCharge).Select(static pair => pair.Candidate)
            .SequenceEqual(other._counted.Where(static pair => pair.Candidate.Measure.IsCharge).Select(static pair => pair.Candidate));

    /// <summary>The rate that is paid in the end. Called once.</summary>
    /// <param name="own">The line's own rate.</param>
    public DutyRate Apply(DutyRate own)
    {
        _counted.Sort(static (left, right) => string.CompareOrdinal(left.Candidate.Called, right.Candidate.Called));
        DutyRate result = own;
        MeasureCandidate? replacing = null;
        foreach ((MeasureCandidate candidate, _) in _counted)
        {
            if (candidate.Measure.Row.Effect != MeasureEffect.Replaces || candidate.Rate is not { } rate)
            {
                continue;
            }
            if (replacing is not null)
            {
                return Contradiction(own, replacing, candidate);
            }
            (replacing, result) = (candidate, RateSubstitution.Replace(rate, own));
            Charge(candidate, candidate.Provisions.Length > 0 ? candidate.Provisions[0] : null, rate, $"{rate} takes the place of the line's own duty ({own})");
        }
        foreach ((MeasureCandidate candidate, _) in _counted)
        {
            result = candidate.Measure.Row.Effect == MeasureEffect.RaisesTo && candidate.Rate is { } rate ? Raise(result, candidate, rate) : result;
        }
        foreach ((MeasureCandidate candidate, List<string> taken) in _counted)
        {
            result = candidate.Measure.Row.Effect == MeasureEffect.Adds ? AddTo(result, candidate, taken) : result;
        }
        Explain();
        return result;
    }

    private DutyRate Raise(DutyRate own, MeasureCandidate candidate, DutyRate rate)
    {
        if (own.PercentOfValue is not { } has || rate.PercentOfValue is not { } total)
        {
            DutyRate greater = new DutyRate.GreaterOf { Options = [own, rate] };
            Charge(candidate, Provision(candidate, 0), rate, $"the line's own duty and this one come to {rate} together, where the line's own is not more");
            return greater;
        }
        bool isHigh = has >= total;
        Charge(candidate, Provision(candidate, isHigh ? 1 : 0) ?? Provision(candidate, 0), rate, isHigh
            ? $"the line's own duty ({own}) is {rate} or more, so nothing is added"
            : $"the line's own duty ({own}) and this one come to {rate} together");
        return isHigh ? own : rate;
    }

    private DutyRate AddTo(DutyRate before, MeasureCandidate candidate, List<string> taken)
    {
        HsCode? provision = Provision(candidate, 0);
        if (candidate.Rate is not { } rate)
        {
            string reason = $"{candidate.Called} adds a duty, and neither the measure nor the schedule states its rate.";
            Steps.Add(new(ExplanationSubject.Measure, reason));
            return new DutyRate.Unparsed { Raw = before.RawText ?? before.ToString(), Reason = reason };
        }
        if (taken.Count > 0 && rate is DutyRate.AdValorem { Base: null } whole)
        {
            string rest = "the content other than " + string.Join(" and ", taken);
            Rests.Add((rest, taken));
            rate = new DutyRate.AdValorem { Percent = whole.Percent, Base = rest };
        }
        DutyRate result = rate switch
        {
            DutyRate.Reference => RateSubstitution.Replace(rate, before),
            DutyRate.AdValorem { Base: null } plain => RateSubstitution.Replace(new DutyRate.Reference { Adjustment = plain.Percent.Value }, before),
            DutyRate.Free { Condition: null } => before,
            _ => RateSubstitution.Replace(new DutyRate.Compound { Parts = [new DutyRate.Reference(), rate] }, before),
        };
        Charge(candidate, provision, rate, result.IsEquivalentTo(before) ? "nothing is added" : $"{rate} is added, which makes {result}");
        return result;
    }

    private static HsCode? Provision(MeasureCandidate candidate, int at) => at < candidate.Provisions.Length ? candidate.Provisions[at] : null;

    private DutyRate.Unparsed Contradiction(DutyRate own, MeasureCandidate first, MeasureCandidate second)
    {
        string reason = $"{first.Called} and {second.Called} both take the place of the line's own duty, and nothing says which comes first.";
        Steps.Add(new(ExplanationSubject.Measure, reason));
        return new DutyRate.Unparsed { Raw = own.RawText ?? own.ToString(), Reason = reason };
    }

    private void Charge(MeasureCandidate candidate, HsCode? provision, DutyRate rate, string what)
    {
        TariffLine? row = candidate.ProvisionLine ?? (provision is { } code ? catalog.TariffLines.FindAsOf(line.Schedule, code.ToString(), on) : null);
        Applied.Add(new AppliedMeasure
        {
            Measure = candidate.Measure.Row,
            Programme = candidate.Measure.Programme,
            Provision = provision,
            ProvisionLine = row,
            Rate = rate,
            List = candidate.Reach.List,
            Code = candidate.Reach.Code,
        });
        Steps.Add(new(ExplanationSubject.Measure, $"{provision?.ToString() ?? candidate.Called}, {Name(candidate)}: {what}.{Sources(candidate)}"));
    }

    private void Explain()
    {
        foreach ((MeasureCandidate candidate, _) in _counted)
        {
            if (candidate.Measure.Row.Effect == MeasureEffect.Exempts)
            {
                Steps.Add(new(ExplanationSubject.Measure, $"{candidate.Called}, {Name(candidate)}: the goods are exempt.{Sources(candidate)}"));
            }
            else if (candidate.Measure.Row is { Effect: MeasureEffect.States, Note: { } note } && candidate.Measure.Conditions.Length > 0)
            {
                Steps.Add(new(ExplanationSubject.Measure, $"{candidate.Called}: {note}"));
            }
        }
        foreach ((MeasureCandidate candidate, MeasureCandidate? by) in _excluded)
        {
            Steps.Add(new(ExplanationSubject.Measure, $"{candidate.Called}, {Name(candidate)}, does not apply: {by?.Called ?? "another measure"} excludes it."));
        }
    }

    private static string Name(MeasureCandidate candidate) => candidate.Measure.Programme.Called;

    private static string Sources(MeasureCandidate candidate)
    {
        List<string> sources = [];
        if (candidate.Reach is { Code: { } code } reach)
        {
            sources.Add(reach.List is { } list ? string.Create(CultureInfo.InvariantCulture, $"goods {code} of the list {list.List}, part {list.Part}") : $"goods {code}");
        }
        if (candidate.Measure.Row.LegalNote is { } note)
        {
            sources.Add(note);
        }
        if (candidate.Measure.Row.Documents is { IsEmpty: false } documents)
        {
            sources.Add("document " + string.Join(", ", documents));
        }
        return sources.Count == 0 ? "" : $" By {string.Join("; ", sources)}.";
    }
}
