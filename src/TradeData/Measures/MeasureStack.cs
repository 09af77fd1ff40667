using TradeData.Runtime;

namespace TradeData;

/// <summary>
/// The measures that reach a line for goods of an origin on a day, and what they come to. A measure counts where its conditions are met and no other one that counts excludes it.
/// Exemptions are never excluded. Where all that excludes a measure is of other programmes and charged on a part of the goods, the measure is charged on the rest.
/// </summary>
internal sealed class MeasureStack
{
    /// <summary>From this chapter on, schedules have provisions of their own instead of goods.</summary>
    public const int FirstNationalChapter = 98;

    private const int ProvisionsChapter = 99;

    /// <summary>The chapter of provisions that change the duties of other lines, which the Harmonized System leaves to national use.</summary>
    public static HsCode Provisions { get; } = HsCode.Parse(ProvisionsChapter.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private readonly TradeCatalog _catalog;
    private readonly TariffLine _line;
    private readonly DateOnly _on;
    private readonly List<MeasureCandidate> _candidates = [];
    private HashSet<HsCode>? _named;

    /// <param name="catalog">The catalog.</param>
    /// <param name="line">The line.</param>
    /// <param name="goods">The code of the goods, which can have more digits than the line.</param>
    /// <param name="origin">The origin; null for any.</param>
    /// <param name="on">The day of importation.</param>
    /// <param name="knownOn">The day whose knowledge counts; null for all that is known.</param>
    /// <param name="only">The measures to look at; null for all that are law for the origin on the day.</param>
    public MeasureStack(TradeCatalog catalog, TariffLine line, HsCode? goods, TradePartner? origin, DateOnly on, DateOnly? knownOn, CompiledMeasure[]? only = null)
    {
        (_catalog, _line, _on) = (catalog, line, on);
        if (line.Chapter >= FirstNationalChapter || line.Code is not { } lineCode)
        {
            return;
        }
        HsCode code = goods is { } given && given.StartsWith(lineCode) ? given : lineCode;
        MeasureIndex index = MeasureIndex.Of(catalog);
        foreach (CompiledMeasure measure in only ?? index.InForce(line.Schedule, origin, on, knownOn))
        {
            if (measure.Goods.IsNamed)
            {
                AddNamed(measure);
                continue;
            }
            GoodsReach reach = index.Goods.Find(measure.Goods, code, on);
            if (reach.Match == GoodsMatch.None && measure.IsCharge && measure.Goods.Lists.Length > 0 && Array.Exists(measure.Provisions, Named.Contains))
            {
                // A schedule that renumbered a line names the provision there before a list has the new number.
                reach = new GoodsReach(GoodsMatch.All, null, code);
            }
            if (reach.Match != GoodsMatch.None)
            {
                _candidates.Add(new MeasureCandidate(measure, reach, measure.Provisions, null, measure.Row.Rate));
            }
        }
    }

    public IReadOnlyList<MeasureCandidate> Candidates => _candidates;

    /// <summary>The provisions that footnotes of the line, or of rows above it, name.</summary>
    public HashSet<HsCode> Named => _named ??= NamedByFootnotes(_catalog, _line, _on);

    /// <summary>What the measures come to where nothing is claimed but a preference.</summary>
    /// <param name="claimed">The preference that is claimed; null for none.</param>
    public MeasureOutcome Ordinary(string? claimed) => Evaluate(condition => IsClaimed(condition, claimed));

    /// <summary>
    /// The cases of a rate: the ordinary one, then one for each fact that was not given and that changes what is charged. A preference that another rate of the line claims is no such fact,
    /// nor is a treatment that few goods have, nor which of several provisions applies that footnotes name: those are questions only.
    /// </summary>
    /// <param name="claimed">The preference that the rate claims; null for none.</param>
    /// <param name="claimable">The preferences that rates of the line claim.</param>
    public IEnumerable<MeasureCase> Cases(string? claimed, HashSet<string> claimable)
    {
        MeasureOutcome ordinary = Ordinary(claimed);
        yield return new MeasureCase(ordinary, []);
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (MeasureCandidate candidate in _candidates)
        {
            MeasureCondition[] open = Array.FindAll(candidate.Conditions, condition => !IsClaimed(condition, claimed));
            if (open.Length == 0 || candidate.IsAlternative || !seen.Add(string.Join('\n', open.Select(static condition => condition.Question)))
                || Array.Exists(open, condition => condition.Kind == MeasureConditionKind.Claim || condition.Programmes.Any(claimable.Contains)))
            {
                continue;
            }
            MeasureOutcome outcome = Evaluate(condition => IsClaimed(condition, claimed) || Array.Exists(open, one => one.Question == condition.Question));
            if (!outcome.ChargesTheSameAs(ordinary))
            {
                yield return new MeasureCase(outcome, [.. open.Select(condition => Question(candidate, condition))]);
            }
        }
    }

    /// <summary>The facts that measures here depend on, each once.</summary>
    public List<MeasureQuestion> Questions()
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
        return questions;
    }

    /// <summary>Whether the same measures reach another line.</summary>
    public bool IsLike(MeasureStack other) =>
        _candidates.Select(static candidate => (candidate.Measure, candidate.Reach.Match)).SequenceEqual(other._candidates.Select(static candidate => (candidate.Measure, candidate.Reach.Match)));

    /// <summary>The rows of the provisions of measures with a duty that reach a line, in the order of their codes.</summary>
    public static List<TariffLine> ProvisionsOf(TradeCatalog catalog, TariffLine line, TradePartner? origin, DateOnly on)
    {
        SortedSet<HsCode> codes = [];
        foreach (MeasureCandidate candidate in new MeasureStack(catalog, line, null, origin, on, null).Ordinary(null).Touching)
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

    private static bool IsClaimed(MeasureCondition condition, string? claimed) => claimed is not null && condition.Programmes.Contains(claimed);

    private static MeasureQuestion Question(MeasureCandidate candidate, MeasureCondition condition) =>
        new(condition.Kind, condition.Question, candidate.Measure.Row, candidate.Provisions.Length > 0 ? candidate.Provisions[0] : null);

    /// <summary>What the measures come to.</summary>
    /// <param name="isMet">Whether a condition is met.</param>
    public MeasureOutcome Evaluate(Func<MeasureCondition, bool> isMet)
    {
        bool[] isActive = new bool[_candidates.Count];
        for (int i = 0; i < isActive.Length; i++)
        {
            isActive[i] = Array.TrueForAll(_candidates[i].Conditions, condition => isMet(condition));
        }
        bool?[] counts = new bool?[_candidates.Count];
        MeasureOutcome outcome = new(_catalog, _line, _on);
        for (int i = 0; i < isActive.Length; i++)
        {
            if (!isActive[i])
            {
                continue;
            }
            if (Counts(i, isActive, counts))
            {
                outcome.Add(_candidates[i], PartsTaken(i, isActive, counts));
            }
            else
            {
                outcome.AddExcluded(_candidates[i], Excluder(i, isActive, counts));
            }
        }
        return outcome;
    }

    /// <summary>The provisions of chapter 99 that the footnotes of a line, or of the rows above it, name.</summary>
    public static HashSet<HsCode> NamedByFootnotes(TradeCatalog catalog, TariffLine line, DateOnly on) =>
    [
        .. LineColumns.Upwards(catalog, line, on)
            .SelectMany(static row => row.Footnotes)
            .SelectMany(static note => note.Refs)
            .Where(static code => code.ChapterNumber == ProvisionsChapter),
    ];

    private void AddNamed(CompiledMeasure measure)
    {
        HsCode[] codes = [.. Named.Where(code => Array.Exists(measure.Provisions, code.StartsWith)).Order()];
        foreach (HsCode code in codes)
        {
            TariffLine? row = _catalog.TariffLines.FindAsOf(_line.Schedule, code.ToString(), _on);
            _candidates.Add(new MeasureCandidate(measure, new GoodsReach(GoodsMatch.All, null, null), [code], row, measure.Row.Rate ?? RateOf(row)) { IsAlternative = codes.Length > 1 });
        }
    }

    private static DutyRate? RateOf(TariffLine? provision)
    {
        DutyRate? general = null;
        foreach (LineRate rate in provision?.Rates ?? [])
        {
            if (rate.Column == RateColumn.Additional)
            {
                return rate.Rate;
            }
            general = rate.Column == RateColumn.General ? rate.Rate : general;
        }
        return general;
    }

    private bool Counts(int at, bool[] isActive, bool?[] counts)
    {
        if (counts[at] is { } known)
        {
            return known;
        }
        // While it is being decided it excludes nothing, so that two measures that exclude each other are both charged rather than neither.
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

    /// <summary>Whether one measure leaves nothing to another: it is charged on the whole, or is of the same programme.</summary>
    private bool IsFull(int other, int at) => _candidates[other].Base is null || _candidates[other].Measure.Programme.Id == _candidates[at].Measure.Programme.Id;

    /// <summary>The parts of the goods on which measures that count exclude this one.</summary>
    private List<string> PartsTaken(int at, bool[] isActive, bool?[] counts)
    {
        List<string> parts = [];
        for (int i = 0; i < isActive.Length; i++)
        {
            if (!IsFull(i, at) && _candidates[i].Base is { } part && !parts.Contains(part) && _candidates[at].Base is null && Excludes(i, at, isActive, counts))
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

/// <summary>What measures come to in one case.</summary>
/// <param name="Outcome">What they come to.</param>
/// <param name="Questions">The facts that make the case, beyond the preference that is claimed. Empty: the ordinary case.</param>
internal sealed record MeasureCase(MeasureOutcome Outcome, List<MeasureQuestion> Questions);
