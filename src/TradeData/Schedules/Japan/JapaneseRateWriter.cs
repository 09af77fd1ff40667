using System.Text;
using TradeData.Runtime;

namespace TradeData.Schedules.Japan;

/// <summary>Writes a rate in the notation of the schedule of Japan, or returns null if it cannot express the rate.</summary>
internal static class JapaneseRateWriter
{
    public static string? Write(DutyRate rate) => rate switch
    {
        DutyRate.Free { Condition: null } => "無税",
        DutyRate.Unparsed unparsed => unparsed.Raw,
        DutyRate.GreaterOf choice => WriteChoice(choice.Options, "高い"),
        DutyRate.LesserOf choice => WriteChoice(choice.Options, "低い"),
        DutyRate.Bounded bounded => WriteBounded(bounded),
        _ => WriteSum(rate),
    };

    private static string? WriteSum(DutyRate rate)
    {
        if (rate is not DutyRate.Compound compound)
        {
            return WriteTerm(rate);
        }
        StringBuilder text = new();
        foreach (DutyRate part in compound.Parts)
        {
            if (WriteTerm(part) is not { } term)
            {
                return null;
            }
            text.Append(text.Length == 0 ? "" : "＋").Append(term);
        }
        return text.ToString();
    }

    private static string? WriteTerm(DutyRate rate) => rate switch
    {
        DutyRate.AdValorem { Base: null } adValorem => RateNumbers.Plain(adValorem.Percent.Value) + "%",
        DutyRate.Specific { Base: null } specific when specific.Currency == JapaneseDutyRateParser.Yen => WriteSpecific(specific),
        DutyRate.Formula formula when formula.Currency == JapaneseDutyRateParser.Yen => WriteFormula(formula),
        _ => null,
    };

    private static string? WriteSpecific(DutyRate.Specific rate)
    {
        string amount = RateNumbers.Plain(rate.Amount);
        if (rate.Unit == "SUKG")
        {
            return $"原産品に含まれる砂糖の重量{RateNumbers.Plain(rate.Per)}kgにつき{amount}円";
        }
        return JapaneseRateUnits.Write(rate.Unit) is { } unit ? $"{amount}円/{(rate.Per == 1 ? "" : RateNumbers.Plain(rate.Per))}{unit}" : null;
    }

    private static string? WriteFormula(DutyRate.Formula rate)
    {
        if (rate.Unit is null || JapaneseRateUnits.Write(rate.Unit) is not { } unit)
        {
            return null;
        }
        if (rate.Name == DutyFormulas.GatePriceDifference && rate.Parameters.TryGetValue("gatePrice", out decimal gatePrice)
            && rate.Parameters.TryGetValue("factor", out decimal factor))
        {
            return $"（{RateNumbers.Plain(gatePrice)}円×{RateNumbers.Plain(factor)}-課税価格）/{unit}";
        }
        if (rate.Name == DutyFormulas.PriceLessValue && rate.Parameters.TryGetValue("price", out decimal price)
            && rate.Parameters.TryGetValue("share", out decimal share))
        {
            return $"（{RateNumbers.Plain(price)}円-課税価格{(share == 1 ? "" : "×" + RateNumbers.Plain(share))}）/{unit}";
        }
        return null;
    }

    private static string? WriteChoice(ValueList<DutyRate> options, string which)
    {
        StringBuilder text = new();
        foreach (DutyRate option in options)
        {
            if (WriteSum(option) is not { } sum)
            {
                return null;
            }
            text.Append(text.Length == 0 ? "" : "又は").Append(sum);
        }
        return text.Append("のうちいずれか").Append(which).Append("税率").ToString();
    }

    private static string? WriteBounded(DutyRate.Bounded rate)
    {
        DutyRate? limit = rate.Min ?? rate.Max;
        if (rate.Inner is not (DutyRate.GreaterOf or DutyRate.LesserOf) || limit is null || (rate.Min is not null && rate.Max is not null)
            || Write(rate.Inner) is not { } choice || WriteSum(limit) is not { } bound)
        {
            return null;
        }
        return $"{choice}（ただしその税率が{bound}を{(rate.Min is null ? "上" : "下")}回る場合は{bound}とする）";
    }
}
