using System.Globalization;
using TradeData.Runtime;

namespace TradeData;

/// <summary>
/// Computes one duty. Each kind of rate gives an amount in the duty's currency, or null where something is missing or not understood, which is noted; the others are computed
/// all the same, so that everything missing is asked for at once.
/// </summary>
internal sealed partial class DutyComputation(Consignment consignment, AssessmentOptions options)
{
    private const int DigitsOfEquivalent = 6;
    private const int DefaultMinorUnits = 2;

    // A decimal that is divided by this loses the zeros at its end: 20.800 becomes 20.8.
    private const decimal WithoutTrailingZeros = 1.0000000000000000000000000000m;

    private readonly List<ExplanationStep> _steps = [];
    private readonly List<MissingInput> _missing = [];
    private readonly List<string> _conditions = [];
    private DutyRate? _notUnderstood;
    private string? _reason;
    private CurrencyCode _currency;

    private TradeCatalog Catalog => options.Catalog ?? TradeCatalog.Default;

    public Assessment Assess(DutyRate rate)
    {
        _currency = options.Currency ?? CurrencyOf(rate) ?? CurrencyOf(options.OwnRate) ?? consignment.CustomsValue?.Currency ?? default;
        Step(ExplanationSubject.Rate, $"Rate: {rate}.");
        try
        {
            return Answer(Compute(rate));
        }
        catch (OverflowException)
        {
            return new Assessment.NotUnderstood { Rate = rate, Reason = "The amounts are too large to be computed with.", Steps = _steps.ToValueList() };
        }
    }

    private Assessment Answer(decimal? amount)
    {
        // A duty that came out in spite of a part that is missing does not depend on it: the lesser of nothing and anything is nothing.
        if (amount is { } exact)
        {
            return Computed(exact);
        }
        ValueList<string> conditions = _conditions.ToValueList();
        return _notUnderstood is { } rate
            ? new Assessment.NotUnderstood { Rate = rate, Reason = _reason!, Steps = _steps.ToValueList(), Conditions = conditions }
            : new Assessment.Incomplete { Missing = _missing.Distinct().ToValueList(), Steps = _steps.ToValueList(), Conditions = conditions };
    }

    private Assessment.Computed Computed(decimal exact)
    {
        DutyRounding rounding = options.Rounding ?? new DutyRounding(RoundingMode.HalfUp, SmallestUnit(_currency));
        decimal rounded = rounding.Apply(exact);
        if (rounded != exact)
        {
            string how = rounding.Mode == RoundingMode.Truncate ? "cut off" : "rounded";
            Step(ExplanationSubject.Rounding, $"{Number(exact)} {_currency} is {how} to {Number(rounded)} {_currency}.");
        }
        return new Assessment.Computed
        {
            Duty = new Money(rounded, _currency),
            Exact = new Money(exact, _currency),
            AdValoremEquivalent = EquivalentOf(exact),
            Steps = _steps.ToValueList(),
            Conditions = _conditions.ToValueList(),
        };
    }

    private Percent? EquivalentOf(decimal duty)
    {
        if (consignment.CustomsValue is not { Amount: > 0 } value || FindExchange(value.Currency, _currency) is not { } exchange)
        {
            return null;
        }
        decimal percent = decimal.Round(duty * 100 / (value.Amount * exchange.Rate), DigitsOfEquivalent, MidpointRounding.AwayFromZero);
        return new Percent(percent / WithoutTrailingZeros);
    }

    /// <summary>The first currency that the rate names.</summary>
    private static CurrencyCode? CurrencyOf(DutyRate? rate)
    {
        foreach (DutyRate term in rate?.Terms() ?? [])
        {
            CurrencyCode? currency = term switch { DutyRate.Specific specific => specific.Currency, DutyRate.Formula formula => formula.Currency, _ => null };
            if (currency is not null)
            {
                return currency;
            }
        }
        return null;
    }

    private decimal SmallestUnit(CurrencyCode currency)
    {
        int digits = currency.IsEmpty ? DefaultMinorUnits : Catalog.Currencies.Find(currency)?.MinorUnits ?? DefaultMinorUnits;
        decimal unit = 1;
        for (int i = 0; i < digits; i++)
        {
            unit /= 10;
        }
        return unit;
    }

    private void Step(ExplanationSubject subject, FormattableString text) => _steps.Add(new ExplanationStep(subject, text.ToString(CultureInfo.InvariantCulture)));

    private decimal? Miss(MissingInput missing)
    {
        _missing.Add(missing);
        Step(ExplanationSubject.Condition, $"Missing: {missing}.");
        return null;
    }

    private decimal? NotUnderstood(DutyRate rate, string reason)
    {
        _notUnderstood ??= rate;
        _reason ??= reason;
        Step(ExplanationSubject.Rate, $"Not understood: {rate.RawText ?? rate.ToString()} ({reason.TrimEnd('.')}).");
        return null;
    }

    private static string Number(decimal number) => RateNumbers.Plain(number);
}
