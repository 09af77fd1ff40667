using System.Collections.Concurrent;
using TradeData.Runtime;

namespace TradeData;

/// <summary>
/// The measures that reach a line for goods of an origin on a day, and what they come to. A measure counts where its conditions are met and
/// no other one that counts excludes it.
/// Exemptions are never excluded. Where all that excludes a measure is of other programmes and charged on a part of the goods, the measure
/// is charged on the rest.
/// Immutable: lines that are reached in the same way share one.
/// </summary>
internal sealed class MeasureStack
{
    // The number of a preference and none take the six bits above those of the preferences.
    private const int ClaimBits = 58;

    private readonly TradeCatalog _catalog;
    private readonly string _schedule;
    private readonly DateOnly _on;
    private readonly MeasureReach[] _reaches;
    private readonly MeasureCandidate[] _candidates;
    private readonly string[] _claims;

    // By a bit for each preference that can be claimed, and the claimed one above them.
    private readonly ConcurrentDictionary<ulong, MeasureCase[]> _cases = new();

    /// <param name="catalog">The catalog.</param>
    /// <param name="schedule">The schedule's key.</param>
    /// <param name="reaches">The measures that reach the line.</param>
    /// <param name="on">The day of importation.</param>
    public MeasureStack(TradeCatalog catalog, string schedule, MeasureReaches reaches, DateOnly on)
    {
        (_catalog, _schedule, _on) = (catalog, schedule, on);
        _reaches = reaches.ToArray();
        _candidates = new MeasureCandidate[_reaches.Length];
        for (int i = 0; i < _candidates.Length; i++)
        {
            TariffLine? provision = _reaches[i].Named is { } named ? catalog.TariffLines.FindAsOf(schedule, named.ToString(), on) : null;
            _candidates[i] = new MeasureCandidate(_reaches[i], provision, i);
        }
        _claims = [.. _candidates.SelectMany(static candidate => candidate.Conditions).SelectMany(static condition => condition.Programmes).Distinct()];
        Questions = FindQuestions();
    }

    public IReadOnlyList<MeasureCandidate> Candidates => _candidates;

    /// <summary>The coverage of the line that it was first created for.</summary>
    public MeasureReach[] Reaches => _reaches;

    /// <summary>The facts that measures here depend on, each once.</summary>
    public ValueList<MeasureQuestion> Questions { get; }

    /// <summary>The measures that reach a line.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="line">The line.</param>
    /// <param name="origin">The origin; null for any.</param>
    /// <param name="on">The day of importation.</param>
    /// <param name="only">The measures to look at; null for all that are law for the origin on the day.</param>
    public static MeasureStack Of(TradeCatalog catalog, TariffLine line, TradePartner? origin, DateOnly on,
        CompiledMeasure[]? only = null) =>
        new(catalog, line.Schedule, MeasureReaches.Find(catalog, QuoteIndex.Of(catalog).FactsOf(line, on), null, only ?? MeasureIndex.Of(catalog).InForce(line.Schedule, origin, on, null), on), on);

    /// <summary>Whether it is made of the same measures, which cover a line in the same way.</summary>
    public bool IsOf(MeasureReaches reaches)
    {
        if (reaches.Count != _reaches.Length)
        {
            return false;
        }
        for (int i = 0; i < _reaches.Length; i++)
        {
            if (!_reaches[i].ComesToTheSameAs(reaches.Found[i]))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Returns the outcome if nothing is claimed except a preference.</summary>
    /// <param name="claimed">The claimed preference, or null.</param>
    public MeasureOutcome Ordinary(string? claimed) => Evaluate(condition => IsClaimed(condition, claimed));

    /// <summary>
    /// The cases of a rate: the ordinary one, then one for each fact that was not given and that changes what is charged. A preference that
    /// another rate of the line claims is no such fact, nor is a treatment that few goods have, nor which of several provisions applies
    /// that footnotes name: those are questions only.
    /// </summary>
    /// <param name="claimed">The preference that the rate claims; null for none.</param>
    /// <param name="rates">The rates of the line, with and without preferences.</param>
    public MeasureCase[] Cases(string? claimed, List<ApplicableRate> rates)
    {
        if (_claims.Length > ClaimBits)
        {
            return FindCases(claimed, [.. rates.Where(static rate => rate.Programme is not null).Select(static rate => rate.Programme!.Id)]);
        }
        // Preferences that no measure depends on make no difference.
        ulong claimable = 0;
        foreach (ApplicableRate rate in rates)
        {
            int claim = rate.Programme is { } programme ? Array.IndexOf(_claims, programme.Id) : -1;
            claimable |= claim >= 0 ? 1UL << claim : 0;
        }
        int own = claimed is null ? -1 : Array.IndexOf(_claims, claimed);
        ulong key = claimable | (ulong)(own + 1) << ClaimBits;
        if (!_cases.TryGetValue(key, out MeasureCase[]? cases))
        {
            cases = FindCases(own < 0 ? null : claimed, ClaimsIn(claimable));
            _cases[key] = cases;
        }
        return cases;
    }

    private HashSet<string> ClaimsIn(ulong claimable) => [.. _claims.Where((_, i) => (claimable & 1UL << i) != 0)];

    private MeasureCase[] FindCases(string? claimed, HashSet<string> claimable)
    {
        MeasureOutcome ordinary = Ordinary(claimed);
        List<MeasureCase> cases = [new MeasureCase(ordinary, [])];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (MeasureCandidate candidate in _candidates)
        {
            MeasureCondition[] open = Array.FindAll(candidate.Conditions, condition => !IsClaimed(condition, claimed));
            if (open.Length == 0 || candidate.IsAlternative
                || !seen.Add(string.Join('\n', open.Select(static condition => condition.Question)))
                || Array.Exists(open, condition => condition.Kind == MeasureConditionKind.Claim || condition.Programmes.Any(claimable.Contains)))
            {
                continue;
            }
            MeasureOutcome outcome = Evaluate(condition => IsClaimed(condition, claimed) || Array.Exists(open, one => one.Question == condition.Question));
            if (!outcome.ChargesTheSameAs(ordinary))
            {
                cases.Add(new MeasureCase(outcome, [.. open.Select(condition => Question(candidate, condition))]));
            }
        }
        return [.. cases];
    }

    private ValueList<MeasureQuestion> FindQuestions()
    {
        List<MeasureQuestion> questions = [];
        foreach (MeasureCandidate candidate in _candidates)
        {
            foreach (MeasureCondition condition in candidate.Conditions)
            {
                if (!questions.Exists(known => known.Text == condition.Question))
                {
                    questions.Add(Question(candidate, condition));
                }
            }
        }
        return questions.Count == 0 ? default : questions.ToValueList();
    }

    /// <summary>The rows of the provisions of measures with a duty that reach a line, in the order of their codes.</summary>
    public static List<TariffLine> ProvisionsOf(TradeCatalog catalog, TariffLine line, TradePartner? origin, DateOnly on)
    {
        SortedSet<HsCode> codes = [];
        foreach (MeasureCandidate candidate in Of(catalog, line, origin, on).Ordinary(null).Touching)
        {
            codes.UnionWith(candidate.Provisions);
        }
        List<TariffLine> rows = [];
        foreach (HsCode code in codes)
        {
            if (catalog.TariffLines.FindAsOf(line.Schedule, code.ToString(), on) is { } row)
            {
                rows.Add(row);
            }
        }
        return rows;
    }

    private static bool IsClaimed(MeasureCondition condition, string? claimed) =>
        claimed is not null && condition.Programmes.Contains(claimed);

    private static MeasureQuestion Question(MeasureCandidate candidate, MeasureCondition condition) =>
        new(condition.Kind, condition.Question, candidate.Measure.Row, candidate.Provision(0));

    /// <summary>Returns the outcome of the measures.</summary>
    /// <param name="isMet">Whether a condition is met.</param>
    public MeasureOutcome Evaluate(Func<MeasureCondition, bool> isMet)
    {
        bool[] isActive = new bool[_candidates.Length];
        for (int i = 0; i < isActive.Length; i++)
        {
            isActive[i] = Array.TrueForAll(_candidates[i].Conditions, condition => isMet(condition));
        }
        bool?[] counts = new bool?[_candidates.Length];
        List<CountedMeasure> counted = [];
        List<ExcludedMeasure> excluded = [];
        for (int i = 0; i < isActive.Length; i++)
        {
            if (!isActive[i])
            {
                continue;
            }
            if (Counts(i, isActive, counts))
            {
                counted.Add(new CountedMeasure(_candidates[i], PartsTaken(i, isActive, counts)));
            }
            else
            {
                excluded.Add(new ExcludedMeasure(_candidates[i], Excluder(i, isActive, counts)));
            }
        }
        return new MeasureOutcome(_catalog, _schedule, _on, counted, excluded);
    }

    private bool Counts(int at, bool[] isActive, bool?[] counts)
    {
        if (counts[at] is { } known)
        {
            return known;
        }
        // An undecided measure excludes nothing, so that two measures that exclude each other are both charged rather than neither.
        counts[at] = false;
        bool isCounted = true;
        for (int i = 0; i < isActive.Length && isCounted; i++)
        {
            isCounted = !(IsFull(i, at) && Excludes(i, at, isActive, counts));
        }
        counts[at] = isCounted;
        return isCounted;
    }

    private bool Excludes(int other, int at, bool[] isActive, bool?[] counts) =>
        other != at && isActive[other] && _candidates[at].Measure.IsCharge
        && _candidates[other].Measure.Excludes(_candidates[at].Measure, _candidates[at].Provisions, _on) && Counts(other, isActive, counts);

    /// <summary>Whether one measure excludes another completely: it is charged on the whole, or is of the same programme.</summary>
    private bool IsFull(int other, int at) =>
        _candidates[other].Base is null || _candidates[other].Measure.Programme.Id == _candidates[at].Measure.Programme.Id;

    /// <summary>Returns the parts of the goods on which counting measures exclude this one.</summary>
    private List<string> PartsTaken(int at, bool[] isActive, bool?[] counts)
    {
        List<string> parts = [];
        for (int i = 0; i < isActive.Length; i++)
        {
            if (!IsFull(i, at) && _candidates[i].Base is { } part && !parts.Contains(part) && _candidates[at].Base is null
                && Excludes(i, at, isActive, counts))
            {
                parts.Add(part);
            }
        }
        return parts;
    }

    private MeasureCandidate? Excluder(int at, bool[] isActive, bool?[] counts)
    {
        for (int i = 0; i < isActive.Length; i++)
        {
            if (IsFull(i, at) && Excludes(i, at, isActive, counts))
            {
                return _candidates[i];
            }
        }
        return null;
    }
}

/// <summary>The result of measures in one case.</summary>
internal sealed class MeasureCase(MeasureOutcome outcome, ValueList<MeasureQuestion> questions)
{
    /// <summary>The result.</summary>
    public MeasureOutcome Outcome => outcome;

    /// <summary>The facts that make the case, beyond the preference that is claimed. Empty: the ordinary case.</summary>
    public ValueList<MeasureQuestion> Questions => questions;

    /// <summary>The conditions that these facts are true.</summary>
    public ValueList<RateCondition> Conditions { get; } = questions.IsEmpty ? default : questions.Select(static question => new RateCondition(RateConditionKind.Measure, question.ToString())).ToValueList();
}
