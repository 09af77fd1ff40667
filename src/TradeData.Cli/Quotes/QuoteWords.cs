using System.Globalization;
using TradeData.Cli.Output;
using TradeData.Runtime;

namespace TradeData.Cli.Quotes;

/// <summary>The names of an offer's parts.</summary>
internal static class QuoteWords
{
    /// <summary>Returns the programme or the column, with its additions.</summary>
    public static string ColumnOf(Offer offer)
    {
        ApplicableRate rate = offer.Applicable;
        string column = rate.Programme is { } programme ? NameOf(programme) : rate.Column.ToJson() + " rate";
        string quota = rate.QuotaSide switch { QuotaSide.InQuota => ", within the quota", QuotaSide.OutQuota => ", beyond the quota", _ => "" };
        string measures = offer.Measures.IsEmpty ? "" : ", with " + string.Join(", ", offer.Measures.Select(measure => measure.Provision?.ToString() ?? measure.Programme.Names["en"]));
        return column + quota + (rate.Safeguard is null ? "" : ", safeguard") + measures;
    }

    public static string NameOf(Programme programme) => programme.Names.TryGetValue("en", out string? name) ? name : programme.Code;

    public static string NameOf(Agreement agreement) => agreement.Names.TryGetValue("en", out string? name) ? name : agreement.Id;

    /// <summary>Returns the duty, or the missing inputs, or the reason why there is no duty.</summary>
    public static string DutyOf(Assessment assessment) => assessment.Match(
        computed => $"duty {Money(computed.Duty)}{(computed.AdValoremEquivalent is { } percent ? $", {Percent(percent.Value)} % of the value" : "")}",
        incomplete => $"duty not computed: {string.Join(" and ", incomplete.Missing)} {(incomplete.Missing.Count == 1 ? "is" : "are")} not given",
        notUnderstood => $"no duty: {notUnderstood.Reason}");

    /// <summary>Returns what must be fulfilled for an offer, or nothing.</summary>
    public static string ConditionsOf(Offer offer) => string.Join(" ", offer.Conditions.Select(condition => condition.Text).Concat(offer.Assessment.Conditions));

    /// <summary>Returns the reason why an origin has no offer that all such goods can have.</summary>
    public static string WithoutOffer(Quote quote) => quote.Match(
        _ => "no rate without a quota or goods of a special kind; \"quote\" shows those",
        _ => "not understood",
        _ => "no rate found",
        ambiguous => string.Create(CultureInfo.InvariantCulture, $"{ambiguous.Lines.Count} lines with different rates: more digits are needed"),
        _ => "no such line",
        _ => "no schedule of the importer",
        _ => "no such partner",
        _ => "refused, since duties may be missing");

    /// <summary>Returns the coverage in sentences; authorities with the same words share one.</summary>
    public static IEnumerable<string> CoverageOf(QuoteCoverage coverage)
    {
        if (coverage.IsAtLeast)
        {
            yield return $"At least: {string.Join(", ", coverage.UnknownProvisions)} may add to every duty above, and the catalog has no measure for {(coverage.UnknownProvisions.Count == 1 ? "it" : "them")}.";
        }
        foreach (string missing in coverage.Missing)
        {
            yield return $"Not in that edition's file. {missing}";
        }
        foreach (string assumption in coverage.Assumptions)
        {
            yield return assumption;
        }
        foreach (IGrouping<(MeasureCoverage Coverage, DateOnly? Through), ProgrammeCoverage> same in coverage.Programmes.GroupBy(programme => (programme.Coverage, programme.Through)))
        {
            string how = same.Key.Coverage switch
            {
                MeasureCoverage.None => "Not covered",
                MeasureCoverage.Gaps => $"Covered with known gaps through {Values.Show(same.Key.Through!.Value)}",
                _ => $"Covered through {Values.Show(same.Key.Through!.Value)}",
            };
            yield return $"{how}: {string.Join("; ", same.Select(programme => programme.Programme.Names["en"]))}.";
        }
    }

    /// <summary>Returns everything that limits an answer: programmes that were not considered, open questions, and the coverage.</summary>
    public static IEnumerable<string> LimitsOf(Quote quote)
    {
        ValueList<Programme> notRecorded = quote switch { Quote.Offered offered => offered.NotRecorded, Quote.NoRate noRate => noRate.NotRecorded, _ => [] };
        string[] questions = [.. quote is Quote.Offered { Questions: var asked } ? asked.Select(question => question.ToString()) : []];
        return
        [
            .. notRecorded.IsEmpty ? Array.Empty<string>() : [NotRecorded(notRecorded)],
            .. questions.Select(question => $"Less or more is due if the answer is yes: {question}"),
            .. CoverageOf(quote.Coverage),
        ];
    }

    public static string NotRecorded(ValueList<Programme> programmes) =>
        $"Not considered, because the catalog does not record their beneficiaries: {string.Join(", ", programmes.Select(NameOf))}.";

    private static string Money(Money money) => $"{Values.Grouped(money.Amount)} {money.Currency}";

    private static string Percent(decimal percent) => decimal.Round(percent, 4).ToString("0.####", CultureInfo.InvariantCulture);
}
