using System.Globalization;
using System.Text;
using TradeData.Runtime;

namespace TradeData.Schedules.UnitedStates;

/// <summary>Writes a rate in the notation of the schedule of the United States, or returns null if it cannot express the rate.</summary>
internal static class UsRateWriter
{
    private const decimal SmallestDollarAmount = 1;

    private static readonly CurrencyCode s_dollar = CurrencyCode.Parse("USD");

    public static string? Write(DutyRate rate) => rate switch
    {
        DutyRate.Free { Condition: { } condition } => "Free, " + condition,
        DutyRate.Free => "Free",
        DutyRate.NoChange => "No change",
        DutyRate.Unparsed unparsed => unparsed.Raw,
        DutyRate.Reference reference => WriteReference(reference),
        DutyRate.Bounded bounded => WriteBounded(bounded),
        DutyRate.Compound compound => WriteSum(compound.Parts),
        DutyRate.Formula formula => WriteDegreeReduction(formula),
        _ => WriteTerm(rate),
    };

    private static string? WriteTerm(DutyRate rate) => rate switch
    {
        DutyRate.AdValorem adValorem => RateNumbers.WithThirds(adValorem.Percent.Value) + "%" + (adValorem.Base is { } basis ? " on " + basis : ""),
        DutyRate.Specific specific => WriteSpecific(specific),
        _ => null,
    };

    private static string? WriteSpecific(DutyRate.Specific rate)
    {
        if (rate.Currency != s_dollar)
        {
            return null;
        }
        string amount = rate.Amount < SmallestDollarAmount ? RateNumbers.Plain(rate.Amount * 100) + "¢" : "$" + RateNumbers.Plain(rate.Amount);
        if (rate is { Unit: "C62", Per: 1 })
        {
            return rate.Base switch
            {
                null => amount + " each",
                "each other piece or part" => amount + " for " + rate.Base,
                _ => amount + "/article" + WriteBase(rate.Base),
            };
        }
        string unit = UsRateUnits.Write(rate.Unit, rate.Per);
        string per = unit == rate.Unit && rate.Per != 1 ? RateNumbers.Plain(rate.Per) + " " + UsRateUnits.Write(rate.Unit, 1) : unit;
        return amount + "/" + per + WriteBase(rate.Base);
    }

    private static string WriteBase(string? basis) => basis switch
    {
        null => "",
        _ when basis.StartsWith("including ", StringComparison.Ordinal) => ", " + basis,
        _ when basis.StartsWith("over ", StringComparison.Ordinal) => " " + basis,
        _ => " on " + basis,
    };

    private static string? WriteSum(ValueList<DutyRate> parts)
    {
        if (parts is [DutyRate.Reference { Adjustment: null } reference, DutyRate.AdValorem { Base: not null } added])
        {
            return WriteReference(reference) is { } duty ? $"{duty} + a duty of {WriteTerm(added)}" : null;
        }
        StringBuilder text = new();
        foreach (DutyRate part in parts)
        {
            if (WriteTerm(part) is not { } term)
            {
                return null;
            }
            text.Append(text.Length == 0 ? "" : " + ").Append(term);
        }
        return text.ToString();
    }

    private static string? WriteBounded(DutyRate.Bounded rate)
    {
        if (rate.Inner is DutyRate.Bounded or DutyRate.Reference || Write(rate.Inner) is not { } inner)
        {
            return null;
        }
        string? min = rate.Min is null ? "" : WriteTerm(rate.Min) is { } floor ? " but not less than " + floor : null;
        string? max = rate.Max is null ? "" : WriteTerm(rate.Max) is { } ceiling ? " but not more than " + ceiling : null;
        return min is null || max is null ? null : inner + min + max;
    }

    private static string? WriteReference(DutyRate.Reference rate)
    {
        string adjustment = rate.Adjustment switch
        {
            null => "",
            < 0 and var less => " minus " + RateNumbers.WithThirds(-less) + "%",
            var more => " + " + RateNumbers.WithThirds(more.Value) + "%",
        };
        if (rate is { Targets.IsEmpty: true, Spans.IsEmpty: true })
        {
            return "The duty provided in the applicable subheading" + adjustment;
        }
        List<string> codes = [];
        foreach (HsCode code in rate.Targets)
        {
            codes.Add(code.ToString("P"));
        }
        foreach (CodeSpan span in rate.Spans)
        {
            codes.Add(string.Create(CultureInfo.InvariantCulture, $"{span.From:P}-{span.To:P}"));
        }
        string list = string.Join(", ", codes);
        return adjustment.Length == 0 ? "See " + list : "The duty provided in subheadings " + list + adjustment;
    }

    private static string? WriteDegreeReduction(DutyRate.Formula rate)
    {
        if (rate is not { Name: DutyFormulas.DegreeReduction, Unit: { } unit, Currency: { } currency } || currency != s_dollar
            || !rate.Parameters.TryGetValue("amount", out decimal amount)
                || !rate.Parameters.TryGetValue("reduction", out decimal reduction)
            || !rate.Parameters.TryGetValue("degrees", out decimal degrees))
        {
            return null;
        }
        string? full = WriteSpecific(new DutyRate.Specific { Amount = amount, Currency = currency, Unit = unit });
        string? less = WriteSpecific(new DutyRate.Specific { Amount = reduction, Currency = currency, Unit = unit });
        return $"{full} less {less} for each degree under {RateNumbers.Plain(degrees)} degrees (and fractions of a degree in proportion)";
    }
}
