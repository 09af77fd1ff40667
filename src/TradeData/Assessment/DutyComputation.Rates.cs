using TradeData.Runtime;

namespace TradeData;

/// <content>The kinds of rates.</content>
internal ref partial struct DutyComputation
{
    private decimal? Compute(DutyRate rate) => rate switch
    {
        DutyRate.Free free => OfFree(free),
        DutyRate.AdValorem adValorem => OfAdValorem(adValorem),
        DutyRate.Specific specific => OfSpecific(specific),
        DutyRate.Compound compound => OfSum(compound),
        DutyRate.GreaterOf greater => OfChoice(greater.Options, greatest: true),
        DutyRate.LesserOf lesser => OfChoice(lesser.Options, greatest: false),
        DutyRate.Bounded bounded => OfBounded(bounded),
        DutyRate.Formula formula => OfFormula(formula),
        DutyRate.Reference reference => OfReference(reference),
        DutyRate.NoChange noChange => OfOwnRate(noChange.Raw),
        DutyRate.Unparsed unparsed => NotUnderstood(unparsed, unparsed.Reason),
        _ => throw new InvalidOperationException("A case from outside the union."),
    };

    private decimal? OfFree(DutyRate.Free rate)
    {
        if (rate.Condition is { } condition)
        {
            (_conditions ??= []).Add(condition);
            _steps.Add(ExplanationSubject.Condition, $"Free on a condition: {condition}.");
        }
        return 0;
    }

    private decimal? OfAdValorem(DutyRate.AdValorem rate)
    {
        Money? value = rate.Base is { } basis ? FindPart(basis) : consignment.CustomsValue;
        if (value is null)
        {
            return Miss(rate.Base is null ? new MissingInput.CustomsValue() : new MissingInput.ValueOf(rate.Base));
        }
        if (Convert(value.Value, _currency) is not { } converted)
        {
            return null;
        }
        decimal duty = rate.Percent.Of(converted);
        _steps.Add(ExplanationSubject.Arithmetic, $"{Number(rate.Percent.Value)} % of {Number(converted)} {_currency}{(rate.Base is null ? "" : " (" + rate.Base + ")")} = {Number(duty)} {_currency}.");
        return duty;
    }

    private decimal? OfSpecific(DutyRate.Specific rate)
    {
        if (FindQuantity(rate.Unit, rate.Base) is not { } quantity)
        {
            return null;
        }
        decimal duty = rate.Amount * quantity / rate.Per;
        string per = rate.Per == 1 ? "" : $" / {Number(rate.Per)}";
        _steps.Add(ExplanationSubject.Arithmetic, $"{Number(rate.Amount)} {rate.Currency} × {Number(quantity)} {PlainRateWriter.UnitName(rate.Unit)}{per} = {Number(duty)} {rate.Currency}.");
        return Convert(new Money(duty, rate.Currency), _currency);
    }

    private decimal? OfSum(DutyRate.Compound rate)
    {
        decimal? sum = 0;
        foreach (DutyRate part in rate.Parts)
        {
            sum += Compute(part);
        }
        if (sum is { } total)
        {
            _steps.Add(ExplanationSubject.Arithmetic, $"Together {Number(total)} {_currency}.");
        }
        return sum;
    }

    private decimal? OfChoice(ValueList<DutyRate> choices, bool greatest)
    {
        decimal? best = null;
        bool isOpen = false;
        DutyRate? chosen = null;
        foreach (DutyRate choice in choices)
        {
            decimal? duty = Compute(choice);
            isOpen |= duty is null;
            if (duty is { } amount && (best is null || (greatest ? amount > best : amount < best)))
            {
                (best, chosen) = (amount, choice);
            }
        }
        // Zero is the minimum, whatever the other amounts are.
        if (best is null || (isOpen && (greatest || best != 0)))
        {
            return null;
        }
        _steps.Add(ExplanationSubject.Choice, $"The {(greatest ? "greatest" : "least")} of them is {Number(best.Value)} {_currency}, by {chosen}.");
        return best;
    }

    private decimal? OfBounded(DutyRate.Bounded rate)
    {
        decimal? duty = Compute(rate.Inner);
        decimal? min = rate.Min is null ? null : Compute(rate.Min);
        decimal? max = rate.Max is null ? null : Compute(rate.Max);
        if (duty is not { } amount || (rate.Min is not null && min is null) || (rate.Max is not null && max is null))
        {
            return null;
        }
        if (amount < min)
        {
            _steps.Add(ExplanationSubject.Choice, $"Not less than {Number(min.Value)} {_currency}.");
            return min;
        }
        if (amount > max)
        {
            _steps.Add(ExplanationSubject.Choice, $"Not more than {Number(max.Value)} {_currency}.");
            return max;
        }
        return amount;
    }

    private decimal? OfReference(DutyRate.Reference rate)
    {
        decimal? duty = rate is { Targets.IsEmpty: true, Spans.IsEmpty: true } ? OfOwnRate(rate.Raw) : Miss(new MissingInput.DutyOfLine(TargetsOf(rate), rate.Raw));
        if (rate.Adjustment is not { } percent || percent == 0)
        {
            return duty;
        }
        _steps.Add(ExplanationSubject.Rate, $"{(percent < 0 ? "Less" : "Added")}: {Number(Math.Abs(percent))} %.");
        decimal? added = OfAdValorem(new DutyRate.AdValorem { Percent = new Percent(Math.Abs(percent)) });
        return percent < 0 ? (duty - added is { } less ? Math.Max(0, less) : null) : duty + added;
    }

    private decimal? OfOwnRate(string? words)
    {
        if (options.OwnRate is not { IsByReference: false } own || own is DutyRate.NoChange)
        {
            return Miss(new MissingInput.DutyOfLine([], words));
        }
        _steps.Add(ExplanationSubject.Rate, $"The good's own line: {own}.");
        return Compute(own);
    }

    private static ValueList<HsCode> TargetsOf(DutyRate.Reference rate)
    {
        List<HsCode> codes = [.. rate.Targets];
        foreach (CodeSpan span in rate.Spans)
        {
            codes.Add(span.From);
            codes.Add(span.To);
        }
        return codes.ToValueList();
    }
}
