using System.Text;
using TradeData.Runtime;

namespace TradeData;

/// <summary>Writes a rate in English for people, whatever its schedule.</summary>
internal static class PlainRateWriter
{
    public static string Write(DutyRate rate) => rate switch
    {
        DutyRate.Free free => free.Condition is { } condition ? "free: " + condition : "free",
        DutyRate.AdValorem adValorem => RateNumbers.WithThirds(adValorem.Percent.Value) + " %" + On(adValorem.Base),
        DutyRate.Specific specific => WriteSpecific(specific),
        DutyRate.Compound compound => Join(compound.Parts, " + "),
        DutyRate.GreaterOf greater => "the greater of " + Join(greater.Options, " and "),
        DutyRate.LesserOf lesser => "the lesser of " + Join(lesser.Options, " and "),
        DutyRate.Bounded bounded => WriteInner(bounded.Inner)
            + (bounded.Min is null ? "" : ", at least " + WriteInner(bounded.Min)) + (bounded.Max is null ? "" : ", at most " + WriteInner(bounded.Max)),
        DutyRate.Formula formula => WriteFormula(formula),
        DutyRate.Reference reference => WriteReference(reference),
        DutyRate.NoChange => "no change",
        DutyRate.Unparsed unparsed => $"not understood: \"{unparsed.Raw}\"",
        _ => throw new InvalidOperationException("A case from outside the union."),
    };

    /// <summary>Returns the common sign of a unit without using a table: kg for KGM, or the code if there is no common sign.</summary>
    public static string UnitName(string code) => code switch
    {
        "KGM" => "kg",
        "LTR" => "l",
        "MTK" => "m²",
        "MTQ" => "m³",
        "MTR" => "m",
        "TNE" => "t",
        "GRM" => "g",
        "DZN" => "doz.",
        "NPR" => "pair",
        "C62" => "piece",
        "HEA" => "head",
        _ => code,
    };

    private static string WriteSpecific(DutyRate.Specific rate) =>
        $"{RateNumbers.Plain(rate.Amount)} {rate.Currency}/{(rate.Per == 1 ? "" : RateNumbers.Plain(rate.Per) + " ")}{UnitName(rate.Unit)}{On(rate.Base)}";

    private static string On(string? basis) => basis is null ? "" : " on " + basis;

    private static string WriteInner(DutyRate rate) => rate is DutyRate.Compound or DutyRate.GreaterOf or DutyRate.LesserOf or DutyRate.Bounded ? $"({Write(rate)})" : Write(rate);

    private static string Join(ValueList<DutyRate> rates, string separator)
    {
        StringBuilder text = new();
        foreach (DutyRate rate in rates)
        {
            text.Append(text.Length == 0 ? "" : separator).Append(WriteInner(rate));
        }
        return text.ToString();
    }

    private static string WriteReference(DutyRate.Reference rate)
    {
        StringBuilder text = new("the duty of ");
        if (rate is { Targets.IsEmpty: true, Spans.IsEmpty: true })
        {
            text.Append("the good's own line");
        }
        string separator = "";
        foreach (HsCode code in rate.Targets)
        {
            text.Append(separator).Append(code);
            separator = " or ";
        }
        foreach (CodeSpan span in rate.Spans)
        {
            text.Append(separator).Append(span.From).Append(" to ").Append(span.To);
            separator = " or ";
        }
        if (rate.Adjustment is { } percent && percent != 0)
        {
            text.Append(percent < 0 ? " − " : " + ").Append(RateNumbers.WithThirds(Math.Abs(percent))).Append(" %");
        }
        return text.ToString();
    }

    private static string WriteFormula(DutyRate.Formula rate)
    {
        string money = $" {rate.Currency}{(rate.Unit is { } unit ? "/" + UnitName(unit) : "")}";
        return rate.Name switch
        {
            DutyFormulas.GatePriceDifference when Has(rate, "gatePrice", "factor") =>
                $"({Value(rate, "gatePrice")} × {Value(rate, "factor")} − customs value){money}",
            DutyFormulas.PriceLessValue when Has(rate, "price", "share") =>
                $"({Value(rate, "price")} − {(rate.Parameters["share"] == 1 ? "" : Value(rate, "share") + " × ")}customs value){money}",
            DutyFormulas.DegreeReduction when Has(rate, "amount", "reduction", "degrees") =>
                $"({Value(rate, "amount")} − {Value(rate, "reduction")} for each degree under {Value(rate, "degrees")}){money}",
            _ => $"the formula {rate.Name}{money}",
        };
    }

    private static bool Has(DutyRate.Formula rate, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (!rate.Parameters.ContainsKey(name))
            {
                return false;
            }
        }
        return true;
    }

    private static string Value(DutyRate.Formula rate, string name) => RateNumbers.Plain(rate.Parameters[name]);
}
