using TradeData.Runtime;

namespace TradeData.Schedules.UnitedStates;

/// <content>Percentages and amounts, sums of them, floors and ceilings, and the reduction by degrees of sugar.</content>
public static partial class UsDutyRateParser
{
    private const int MaxBase = 500;
    private const decimal MaxPercent = 10_000;
    private const string EachOther = "each other piece or part";

    private static readonly CurrencyCode s_dollar = CurrencyCode.Parse("USD");

    // The words that end the base of a rate.
    private static readonly string[] s_bounds = [", but ", " but not "];

    private static DutyRate? ReadExpression(ref RateScanner text, out string? reason)
    {
        RateParts parts = default;
        reason = null;
        do
        {
            if (ReadTerm(ref text, out reason) is not { } term)
            {
                return null;
            }
            if (!parts.TryAdd(term))
            {
                reason = "It has more than 12 parts.";
                return null;
            }
        }
        while (text.Take('+') || text.TakeWord("plus"));

        DutyRate? rate = parts.Sum();
        if (text.TakeWord("less"))
        {
            rate = ReadDegreeReduction(ref text, rate, out reason);
        }
        rate = rate is null ? null : ReadBounds(ref text, rate, out reason);
        if (rate is null || text.AtEnd)
        {
            return rate;
        }
        reason = NotUnderstoodFrom(text);
        return null;
    }

    /// <summary>Reads a percentage, or an amount per unit, with its base if the text has one.</summary>
    private static DutyRate? ReadTerm(ref RateScanner text, out string? reason)
    {
        int start = text.Position;
        if (text.Take('$'))
        {
            if (text.TakeNumber(out decimal dollars))
            {
                return ReadSpecific(ref text, dollars, out reason);
            }
        }
        else if (text.TakeNumber(out decimal number))
        {
            if (text.Take('¢'))
            {
                return ReadSpecific(ref text, number / 100, out reason);
            }
            if (text.Take('%') || text.TakeWord("percent"))
            {
                return ReadAdValorem(ref text, number, out reason);
            }
        }
        text.Position = start;
        reason = NotUnderstoodFrom(text);
        return null;
    }

    private static DutyRate.AdValorem? ReadAdValorem(ref RateScanner text, decimal percent, out string? reason)
    {
        if (percent > MaxPercent)
        {
            reason = "A percentage above 10,000 is not plausible.";
            return null;
        }
        string? basis = null;
        if (text.TakeWord("on") || text.TakeWord("upon") || text.TakeWord("of"))
        {
            if (!TryTakeBase(ref text, out basis))
            {
                reason = NotUnderstoodFrom(text);
                return null;
            }
        }
        reason = null;
        return new DutyRate.AdValorem { Percent = new Percent(percent), Base = basis };
    }

    private static DutyRate.Specific? ReadSpecific(ref RateScanner text, decimal amount, out string? reason)
    {
        reason = null;
        string unit = "C62";
        decimal per = 1;
        string? basis = null;
        if (text.TakeWord("for " + EachOther))
        {
            basis = EachOther;
        }
        else if (!text.TakeWord("each"))
        {
            if (!text.Take('/') || !TryTakeUnit(ref text, out unit, out per))
            {
                reason = NotUnderstoodFrom(text);
                return null;
            }
            if (!TryTakeQualifier(ref text, out basis))
            {
                reason = NotUnderstoodFrom(text);
                return null;
            }
        }
        return new DutyRate.Specific { Amount = amount, Currency = s_dollar, Unit = unit, Per = per, HasPer = per != 1, Base = basis };
    }

    /// <summary>Reads the unit and its number: <c>kg</c>, <c>1,000</c>, <c>100 kg</c>.</summary>
    private static bool TryTakeUnit(ref RateScanner text, out string unit, out decimal per)
    {
        if (UsRateUnits.TryTake(ref text, out unit, out per))
        {
            return true;
        }
        return text.TakeNumber(out per) && per > 0 && UsRateUnits.TryTake(ref text, out unit, out decimal each) && each == 1;
    }

    /// <summary>Reads the part that is measured, if not the good as a whole: "on molybdenum content", "of recording surface", ", including
    /// weight of container", "over 7", "pins".</summary>
    private static bool TryTakeQualifier(ref RateScanner text, out string? basis)
    {
        basis = null;
        int start = text.Position;
        if (text.TakeWord("on") || text.TakeWord("of"))
        {
            return TryTakeBase(ref text, out basis);
        }
        if (text.Take(", including ") || text.TakeWord("over") || text.TakeWord("pins"))
        {
            text.Position = start;
            _ = text.Take(',');
            return TryTakeBase(ref text, out basis);
        }
        return true;
    }

    /// <summary>Reads the words up to the next part of the sum, a bound, or the end.</summary>
    private static bool TryTakeBase(ref RateScanner text, out string? basis)
    {
        ReadOnlySpan<char> rest = text.Rest;
        int end = rest.IndexOf('+');
        end = end < 0 ? rest.Length : end;
        foreach (string bound in s_bounds)
        {
            int at = rest[..end].IndexOf(bound, StringComparison.Ordinal);
            end = at < 0 ? end : at;
        }
        ReadOnlySpan<char> words = rest[..end].Trim();
        basis = words.Length is 0 or > MaxBase ? null : words.ToString();
        text.Position += end;
        return basis is not null;
    }

    /// <summary>Reads "… but not less than …", "… but not more than …", or both.</summary>
    private static DutyRate? ReadBounds(ref RateScanner text, DutyRate rate, out string? reason)
    {
        reason = null;
        DutyRate? min = null;
        DutyRate? max = null;
        while (true)
        {
            int start = text.Position;
            _ = text.Take(',');
            bool isFloor = text.Take("but not less than") || text.Take("but not less");
            if (!isFloor && !text.Take("but not more than"))
            {
                text.Position = start;
                if (text.Take(", but if "))
                {
                    reason = ConditionalCeiling;
                    return null;
                }
                return min is null && max is null ? rate : new DutyRate.Bounded { Inner = rate, Min = min, Max = max };
            }
            if ((isFloor ? min : max) is not null)
            {
                reason = NotUnderstoodFrom(text);
                return null;
            }
            if (ReadTerm(ref text, out reason) is not { } bound)
            {
                return null;
            }
            (min, max) = isFloor ? (bound, max) : (min, bound);
        }
    }

    /// <summary>Reads "3.6606¢/kg less 0.020668¢/kg for each degree under 100 degrees (and fractions of a degree in proportion)": the rate
    /// of sugar by a polarimeter reading.</summary>
    private static DutyRate.Formula? ReadDegreeReduction(ref RateScanner text, DutyRate full, out string? reason)
    {
        if (full is DutyRate.Specific { Base: null, Per: 1 } amount
            && ReadTerm(ref text, out _) is DutyRate.Specific { Base: null, Per: 1 } reduction && reduction.Unit == amount.Unit
            && text.TakePhrase("for each degree under") && text.TakeNumber(out decimal degrees)
            && text.TakePhrase("degrees (and fractions of a degree in proportion)"))
        {
            reason = null;
            return new DutyRate.Formula
            {
                Name = DutyFormulas.DegreeReduction,
                Parameters = ValueMap.Create<decimal>([new("amount", amount.Amount), new("reduction", reduction.Amount), new("degrees", degrees)]),
                Currency = amount.Currency,
                Unit = amount.Unit,
            };
        }
        reason = NotUnderstoodFrom(text);
        return null;
    }
}
