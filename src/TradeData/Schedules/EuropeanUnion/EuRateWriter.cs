using System.Text;
using TradeData.Runtime;

namespace TradeData.Schedules.EuropeanUnion;

/// <summary>Writes a rate in the notation of the European Union and the United Kingdom, or returns null if it cannot express the
/// rate.</summary>
internal static class EuRateWriter
{
    private static readonly CurrencyCode s_euro = CurrencyCode.Parse("EUR");
    private static readonly CurrencyCode s_pound = CurrencyCode.Parse("GBP");

    public static string? Write(DutyRate rate) => rate switch
    {
        DutyRate.Free { Condition: null } => "0.0%",
        DutyRate.Unparsed unparsed => unparsed.Raw,
        DutyRate.Bounded bounded => WriteBounded(bounded),
        _ => WriteSum(rate),
    };

    private static string? WriteBounded(DutyRate.Bounded rate)
    {
        string? inner = WriteSum(rate.Inner);
        string? min = rate.Min is null ? "" : WriteSum(rate.Min) is { } floor ? " MIN " + floor : null;
        string? max = rate.Max is null ? "" : WriteSum(rate.Max) is { } ceiling ? " MAX " + ceiling : null;
        return inner is null || min is null || max is null ? null : inner + min + max;
    }

    private static string? WriteSum(DutyRate rate)
    {
        if (rate is not DutyRate.Compound sum)
        {
            return WriteTerm(rate);
        }
        StringBuilder text = new();
        foreach (DutyRate part in sum.Parts)
        {
            if (WriteTerm(part) is not { } term)
            {
                return null;
            }
            text.Append(text.Length == 0 ? "" : " + ").Append(term);
        }
        return text.ToString();
    }

    private static string? WriteTerm(DutyRate rate) => rate switch
    {
        DutyRate.AdValorem { Base: null } percent => RateNumbers.Plain(percent.Percent.Value) + "%",
        DutyRate.Specific specific when (specific.Currency == s_euro || specific.Currency == s_pound) && EuRateUnits.Write(specific.Per, specific.Unit, specific.Base) is { } unit =>
            $"{RateNumbers.Plain(specific.Amount)} {specific.Currency} / {unit}",
        _ => null,
    };
}
