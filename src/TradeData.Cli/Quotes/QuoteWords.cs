using System.Globalization;
using TradeData.Cli.Output;

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

    private static string Money(Money money) => $"{Values.Grouped(money.Amount)} {money.Currency}";

    private static string Percent(decimal percent) => decimal.Round(percent, 4).ToString("0.####", CultureInfo.InvariantCulture);
}
