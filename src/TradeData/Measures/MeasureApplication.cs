using System.Globalization;
using TradeData.Runtime;

namespace TradeData;

/// <summary>Applies the measures that count to one rate of a line: first what takes its place, then what raises it, then what is
/// added.</summary>
internal ref struct MeasureApplication(MeasureOutcome outcome, MeasureReach[] reaches, bool explains)
{
    private readonly StepList _steps = new(explains);
    private AppliedMeasure[]? _usual = outcome.Usual;
    private AppliedMeasure[]? _applied;
    private int _count;

    public MeasuredRate Apply(DutyRate own)
    {
        DutyRate result = ApplyTo(own);
        Explain();
        return new MeasuredRate(result, Applied(), _steps.ToValueList());
    }

    /// <summary>Returns the charges, which are usually shared with other lines.</summary>
    private readonly ValueList<AppliedMeasure> Applied() =>
        _usual is { } usual && _count == usual.Length ? ValueList<AppliedMeasure>.FromTrusted(usual)
        : _count == 0 ? default
        : ValueList<AppliedMeasure>.FromTrusted(_applied is { } own ? own[.._count] : _usual![.._count]);

    private DutyRate ApplyTo(DutyRate own)
    {
        DutyRate result = own;
        CountedMeasure[] counted = outcome.Counted;
        MeasureCandidate? replacing = null;
        for (int i = 0; i < counted.Length; i++)
        {
            if (counted[i].Candidate is not { Measure.Row.Effect: MeasureEffect.Replaces, Rate: { } rate } candidate)
            {
                continue;
            }
            if (replacing is not null)
            {
                return Contradiction(own, replacing, candidate);
            }
            (replacing, result) = (candidate, RateSubstitution.Replace(rate, own));
            AppliedMeasure applied = Charge(i);
            _steps.Add(ExplanationSubject.Measure, $"{Called(applied, candidate)}: {rate} takes the place of the line's own duty ({own}).{Sources(candidate)}");
        }
        for (int i = 0; i < counted.Length; i++)
        {
            result = counted[i].Candidate is { Measure.Row.Effect: MeasureEffect.RaisesTo, Rate: { } rate } ? Raise(result, i, rate) : result;
        }
        for (int i = 0; i < counted.Length; i++)
        {
            result = counted[i].Candidate.Measure.Row.Effect == MeasureEffect.Adds ? AddTo(result, i) : result;
        }
        return result;
    }

    private DutyRate Raise(DutyRate own, int number, DutyRate rate)
    {
        MeasureCandidate candidate = outcome.Counted[number].Candidate;
        if (own.PercentOfValue is not { } has || rate.PercentOfValue is not { } total)
        {
            return RaiseToGreater(own, number, rate);
        }
        if (has >= total)
        {
            AppliedMeasure second = Charge(number, provision: 1);
            _steps.Add(ExplanationSubject.Measure, $"{Called(second, candidate)}: the line's own duty ({own}) is {rate} or more, so nothing is added.{Sources(candidate)}");
            return own;
        }
        AppliedMeasure first = Charge(number);
        if (outcome.Counted[number] is { IsOnRest: true } counted)
        {
            // Where another measure is charged on a part, only the rest is raised.
            DutyRate.AdValorem added = new() { Percent = new Percent(total - has), Base = CountedMeasure.RestBeside(counted.PartsTaken) };
            _steps.Add(ExplanationSubject.Measure, $"{Called(first, candidate)}: the line's own duty ({own}) and this one come to {rate} together on {added.Base}, so {added} is added.{Sources(candidate)}");
            return RateSubstitution.Add(own, added);
        }
        _steps.Add(ExplanationSubject.Measure, $"{Called(first, candidate)}: the line's own duty ({own}) and this one come to {rate} together.{Sources(candidate)}");
        return rate;
    }

    /// <summary>
    /// The greater of a duty that is no percentage and the total. Where another measure is charged on a part, the total is for the rest
    /// alone, beside the share of the line's own duty that falls on the part: the line's own duty counts as a percentage of the whole
    /// value.
    /// </summary>
    private DutyRate RaiseToGreater(DutyRate own, int number, DutyRate rate)
    {
        MeasureCandidate candidate = outcome.Counted[number].Candidate;
        AppliedMeasure applied = Charge(number);
        if (outcome.Counted[number] is not { IsOnRest: true, PartsTaken: var parts } || rate is not DutyRate.AdValorem whole)
        {
            _steps.Add(ExplanationSubject.Measure, $"{Called(applied, candidate)}: the line's own duty and this one come to {rate} together, where the line's own is not more.{Sources(candidate)}");
            return new DutyRate.GreaterOf { Options = [own, rate] };
        }
        DutyRate.AdValorem onRest = whole with { Base = CountedMeasure.RestBeside(parts), Raw = null };
        if (RateSubstitution.Share(own, CountedMeasure.Together(parts), CountedMeasure.ShareOf(parts)) is not { } share)
        {
            string reason = $"{candidate.Called} raises the duty to {rate} beside {CountedMeasure.Together(parts)}, and the share of \"{own}\" that falls on it is not known.";
            _steps.Add(ExplanationSubject.Measure, $"{reason}");
            return new DutyRate.Unparsed { Raw = own.RawText ?? own.ToString(), Reason = reason };
        }
        _steps.Add(ExplanationSubject.Measure, $"{Called(applied, candidate)}: the line's own duty and this one come to {rate} together on {onRest.Base}, where the line's own is not more.{Sources(candidate)}");
        return new DutyRate.GreaterOf { Options = [own, RateSubstitution.Add(onRest, share)] };
    }

    private DutyRate AddTo(DutyRate before, int number)
    {
        MeasureCandidate candidate = outcome.Counted[number].Candidate;
        if (outcome.Counted[number].Rate is not { } rate)
        {
            string reason = $"{candidate.Called} adds a duty, and neither the measure nor the schedule states its rate.";
            _steps.Add(ExplanationSubject.Measure, $"{reason}");
            return new DutyRate.Unparsed { Raw = before.RawText ?? before.ToString(), Reason = reason };
        }
        DutyRate result = rate switch
        {
            DutyRate.Reference => RateSubstitution.Replace(rate, before),
            DutyRate.AdValorem { Base: null } plain => RateSubstitution.Adjust(before, plain.Percent.Value),
            DutyRate.Free { Condition: null } => before,
            _ => rate.IsByReference ? RateSubstitution.Replace(rate, before) : RateSubstitution.Add(before, rate),
        };
        AppliedMeasure applied = Charge(number);
        _steps.Add(ExplanationSubject.Measure, $"{Called(applied, candidate)}: {(result.IsEquivalentTo(before) ? "nothing is added" : $"{rate} is added, which makes {result}")}.{Sources(candidate)}");
        return result;
    }

    private DutyRate.Unparsed Contradiction(DutyRate own, MeasureCandidate first, MeasureCandidate second)
    {
        string reason = $"{first.Called} and {second.Called} both take the place of the line's own duty, and nothing says which comes first.";
        _steps.Add(ExplanationSubject.Measure, $"{reason}");
        return new DutyRate.Unparsed { Raw = own.RawText ?? own.ToString(), Reason = reason };
    }

    private AppliedMeasure Charge(int number, int provision = 0)
    {
        AppliedMeasure applied = outcome.AppliedAt(number, provision, reaches[outcome.Counted[number].Candidate.Number].Goods);
        if (_usual is { } usual && ReferenceEquals(usual[_count], applied))
        {
            _count++;
            return applied;
        }
        if (_applied is null)
        {
            _applied = new AppliedMeasure[outcome.Charges];
            _usual?.AsSpan(0, _count).CopyTo(_applied);
            _usual = null;
        }
        _applied[_count++] = applied;
        return applied;
    }

    private readonly void Explain()
    {
        if (!_steps.IsWanted)
        {
            return;
        }
        foreach (CountedMeasure counted in outcome.Counted)
        {
            MeasureCandidate candidate = counted.Candidate;
            if (candidate.Measure.Row.Effect == MeasureEffect.Exempts)
            {
                _steps.Add(ExplanationSubject.Measure, $"{candidate.Called}, {Name(candidate)}: the goods are exempt.{Sources(candidate)}");
            }
            else if (candidate.Measure.Row is { Effect: MeasureEffect.States, Note: { } note } && candidate.Measure.Conditions.Length > 0)
            {
                _steps.Add(ExplanationSubject.Measure, $"{candidate.Called}: {note}");
            }
        }
        foreach (ExcludedMeasure excluded in outcome.Excluded)
        {
            _steps.Add(ExplanationSubject.Measure, $"{excluded.Candidate.Called}, {Name(excluded.Candidate)}, does not apply: {excluded.By?.Called ?? "another measure"} excludes it.");
        }
    }

    private static string Called(AppliedMeasure applied, MeasureCandidate candidate) => $"{applied.Provision?.ToString() ?? candidate.Called}, {Name(candidate)}";

    private static string Name(MeasureCandidate candidate) => candidate.Measure.Programme.Called;

    private readonly string Sources(MeasureCandidate candidate)
    {
        List<string> sources = [];
        if (reaches[candidate.Number].Goods is { Code: { } code } reach)
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
