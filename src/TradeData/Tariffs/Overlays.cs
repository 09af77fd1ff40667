using System.Runtime.CompilerServices;
using TradeData.Runtime;

namespace TradeData;

/// <summary>What the provisions of chapter 99 make of a line's own rate.</summary>
/// <param name="Rate">The rate that is paid in the end.</param>
/// <param name="Applied">The provisions that apply, in the order of their codes.</param>
/// <param name="Steps">Which apply, which do not, and why.</param>
internal sealed record OverlaidRate(DutyRate Rate, ValueList<TariffLine> Applied, ValueList<ExplanationStep> Steps);

/// <summary>
/// Applies the provisions of chapter 99 to a rate. Those count that are in force on the day and match line, partner and base duty; one that yields to another that counts falls away. Then
/// a rate that names no other line's duty takes the place of the line's own (two of them contradict each other), and those that refer to it add to what is there.
/// </summary>
internal sealed class Overlays(TradeCatalog catalog, TariffLine line, TradePartner origin, DateOnly on)
{
    /// <summary>From this chapter on, schedules have provisions of their own instead of goods.</summary>
    public const int FirstNationalChapter = 98;

    private const int ProvisionsChapter = 99;

    private static readonly ConditionalWeakTable<TradeCatalog, List<TariffLine>> s_provisions = [];

    private readonly List<TariffLine> _provisions = Provisions(catalog, line, origin, on);

    /// <summary>The rate with what applies to it.</summary>
    /// <param name="own">The line's own rate.</param>
    /// <param name="isColumn2">Whether goods pay the rates of column 2.</param>
    /// <param name="equivalentOf">What a rate comes to in percent, for provisions that depend on the base duty; null where that is not known.</param>
    public OverlaidRate Apply(DutyRate own, bool isColumn2, Func<DutyRate, decimal?> equivalentOf)
    {
        List<ExplanationStep> steps = [];
        List<TariffLine> matching = [];
        foreach (TariffLine provision in _provisions)
        {
            switch (MatchesBase(provision.Overlay!, own, equivalentOf))
            {
                case true:
                    matching.Add(provision);
                    break;
                case null:
                    return Undecided(own, provision, steps);
                default:
                    steps.Add(new(ExplanationSubject.Overlay, $"{provision.Code} does not apply: the base duty is {Number(equivalentOf(own))} %."));
                    break;
            }
        }
        List<TariffLine> applied = matching.FindAll(provision => !Yields(provision, matching, steps));
        return Combine(own, applied, isColumn2, steps);
    }

    /// <summary>
    /// The provisions in force on a day that cover a line, for goods of a partner or of any, in the order of their codes. They cover the lines of their list, and those whose footnotes, or
    /// footnotes of the rows above, name them: lists are recorded for the lines that the catalog keeps, and a schedule that is imported has thousands more.
    /// </summary>
    public static List<TariffLine> Provisions(TradeCatalog catalog, TariffLine line, TradePartner? origin, DateOnly on)
    {
        List<TariffLine> found = [];
        if (line.Chapter >= FirstNationalChapter || line.Code is not { } code)
        {
            return found;
        }
        HashSet<HsCode> named = NamedByFootnotes(catalog, line, on);
        foreach (TariffLine row in s_provisions.GetValue(catalog, AllProvisions))
        {
            if (row.Schedule == line.Schedule && row.Effective.Contains(on) && row.Overlay is { } overlay && Covers(overlay, code, named.Contains(row.Code!.Value))
                && (origin is null || overlay.Partners is not { } partners || origin.IsOrBelongsToAny(partners, on)))
            {
                found.Add(row);
            }
        }
        return found;
    }

    /// <summary>
    /// The provisions of chapter 99 that the footnotes of a line, or of the rows above it, name, and of which the catalog does not record what they do. What they add is not counted.
    /// </summary>
    public static List<HsCode> NotRecorded(TradeCatalog catalog, TariffLine line, DateOnly on)
    {
        List<TariffLine> recorded = s_provisions.GetValue(catalog, AllProvisions);
        return [.. NamedByFootnotes(catalog, line, on).Where(code => !recorded.Exists(row => row.Schedule == line.Schedule && row.Code == code)).Order()];
    }

    /// <summary>The provisions of chapter 99 that the footnotes of a line, or of the rows above it, name.</summary>
    private static HashSet<HsCode> NamedByFootnotes(TradeCatalog catalog, TariffLine line, DateOnly on) =>
    [
        .. LineColumns.Upwards(catalog, line, on)
            .SelectMany(static row => row.Footnotes ?? [])
            .SelectMany(static note => note.Refs ?? [])
            .Where(static code => code.ChapterNumber == ProvisionsChapter),
    ];

    /// <summary>The rows of chapter 99 that say what they do to other lines, by their codes. They are few, and looked for once a catalog.</summary>
    private static List<TariffLine> AllProvisions(TradeCatalog catalog)
    {
        List<TariffLine> found = [];
        foreach (TariffLine row in catalog.TariffLines.Under("99"))
        {
            if (row.Overlay is not null)
            {
                found.Add(row);
            }
        }
        found.Sort(static (left, right) => left.Code!.Value.CompareTo(right.Code!.Value));
        return found;
    }

    private static bool Covers(Overlay overlay, HsCode code, bool isNamed) =>
        (overlay.Lines is not { } lines || isNamed || IsUnder(code, lines)) && (overlay.ExceptLines is not { } except || !IsUnder(code, except));

    private static bool IsUnder(HsCode code, ValueList<HsCode> prefixes)
    {
        foreach (HsCode prefix in prefixes)
        {
            if (code.StartsWith(prefix))
            {
                return true;
            }
        }
        return false;
    }

    private static bool? MatchesBase(Overlay overlay, DutyRate own, Func<DutyRate, decimal?> equivalentOf)
    {
        if (overlay is { BaseAtLeast: null, BaseBelow: null })
        {
            return true;
        }
        return equivalentOf(own) is { } percent
            ? (overlay.BaseAtLeast is not { } least || percent >= least.Value) && (overlay.BaseBelow is not { } below || percent < below.Value)
            : null;
    }

    private static bool Yields(TariffLine provision, List<TariffLine> matching, List<ExplanationStep> steps)
    {
        foreach (HsCode code in provision.Overlay!.YieldsTo ?? [])
        {
            if (matching.Exists(other => other.Code == code))
            {
                steps.Add(new(ExplanationSubject.Overlay, $"{provision.Code} does not apply: it yields to {code}."));
                return true;
            }
        }
        return false;
    }

    private static OverlaidRate Undecided(DutyRate own, TariffLine provision, List<ExplanationStep> steps)
    {
        string reason = $"Whether {provision.Code} applies depends on what the base duty comes to in percent, and that is not known.";
        steps.Add(new(ExplanationSubject.Overlay, reason));
        return new OverlaidRate(new DutyRate.Unparsed { Raw = own.RawText ?? own.ToString(), Reason = reason }, [], steps.ToValueList());
    }

    private static OverlaidRate Combine(DutyRate own, List<TariffLine> applied, bool isColumn2, List<ExplanationStep> steps)
    {
        DutyRate result = own;
        TariffLine? replacing = null;
        foreach (TariffLine provision in applied)
        {
            if (RateOf(provision, isColumn2) is not { IsByReference: false } rate || rate is DutyRate.NoChange)
            {
                continue;
            }
            if (replacing is not null)
            {
                string reason = $"{replacing.Code} and {provision.Code} both take the place of the line's own duty, and nothing says which comes first.";
                steps.Add(new(ExplanationSubject.Overlay, reason));
                return new OverlaidRate(new DutyRate.Unparsed { Raw = own.RawText ?? own.ToString(), Reason = reason }, applied.ToValueList(), steps.ToValueList());
            }
            (replacing, result) = (provision, rate);
            steps.Add(new(ExplanationSubject.Overlay, $"{provision.Code}, {Words(provision)}: {rate} takes the place of the line's own duty ({own})."));
        }
        foreach (TariffLine provision in applied)
        {
            if (RateOf(provision, isColumn2) is not { IsByReference: true } rate)
            {
                continue;
            }
            DutyRate before = result;
            result = RateSubstitution.Replace(rate, before);
            steps.Add(new(ExplanationSubject.Overlay, result.IsEquivalentTo(before)
                ? $"{provision.Code}, {Words(provision)}: nothing is added."
                : $"{provision.Code}, {Words(provision)}: {rate} makes {result}."));
        }
        return new OverlaidRate(result, applied.ToValueList(), steps.ToValueList());
    }

    private static DutyRate? RateOf(TariffLine provision, bool isColumn2)
    {
        DutyRate? additional = null;
        DutyRate? general = null;
        DutyRate? column2 = null;
        foreach (LineRate rate in provision.Rates ?? [])
        {
            additional = rate.Column == RateColumn.Additional ? rate.Rate : additional;
            general = rate.Column == RateColumn.General ? rate.Rate : general;
            column2 = rate.Column == RateColumn.Column2 ? rate.Rate : column2;
        }
        return isColumn2 ? column2 : additional ?? general;
    }

    private static string Words(TariffLine provision) => provision.Description.TrimEnd('.');

    private static string Number(decimal? number) => number is { } known ? RateNumbers.Plain(known) : "?";
}
