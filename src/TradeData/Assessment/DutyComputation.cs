using TradeData.Runtime;

namespace TradeData;

/// <summary>
/// Computes one duty. Each kind of rate gives an amount in the duty's currency, or null where something is missing or not understood, which
/// is noted; the others are computed all the same, so that everything missing is asked for at once.
/// </summary>
internal ref partial struct DutyComputation(Consignment consignment, AssessmentTerms options, bool explains)
{
    private const int DigitsOfEquivalent = 6;
    private const int DefaultMinorUnits = 2;
    private const int MostMinorUnits = 9;

    private static readonly DutyRounding[] s_roundings = [.. Enumerable.Range(0, MostMinorUnits + 1).Select(static digits => new DutyRounding(RoundingMode.HalfUp, new decimal(1, 0, 0, false, (byte)digits)))];

    // Dividing a decimal by this removes its trailing zeros: 20.800 becomes 20.8.
    private const decimal WithoutTrailingZeros = 1.0000000000000000000000000000m;

    private readonly StepList _steps = new(explains);
    private ValueList<MissingInput> _missing;
    private List<string>? _conditions;
    private DutyRate? _notUnderstood;
    private string? _reason;
    private CurrencyCode _currency;
    private Dictionary<(CurrencyCode From, CurrencyCode To), ExchangeRate?>? _exchange;

    private readonly TradeCatalog Catalog => options.Catalog ?? TradeCatalog.Default;

    public Assessment Assess(DutyRate rate)
    {
        _currency = options.Currency ?? CurrencyOf(rate) ?? CurrencyOf(options.OwnRate) ?? consignment.CustomsValue?.Currency ?? default;
        _steps.Add(ExplanationSubject.Rate, $"Rate: {rate}.");
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
        // A duty computed in spite of a missing part does not depend on it: the lesser of zero and any amount is zero.
        if (amount is { } exact)
        {
            return Computed(exact);
        }
        ValueList<string> conditions = Conditions;
        return _notUnderstood is { } rate
            ? new Assessment.NotUnderstood { Rate = rate, Reason = _reason!, Steps = _steps.ToValueList(), Conditions = conditions }
            : new Assessment.Incomplete { Missing = _missing, Steps = _steps.ToValueList(), Conditions = conditions };
    }

    private Assessment.Computed Computed(decimal exact)
    {
        DutyRounding rounding = options.Rounding ?? ToSmallestUnit(_currency);
        decimal rounded = rounding.Apply(exact);
        if (rounded != exact)
        {
            string how = rounding.Mode == RoundingMode.Truncate ? "cut off" : "rounded";
            _steps.Add(ExplanationSubject.Rounding, $"{Number(exact)} {_currency} is {how} to {Number(rounded)} {_currency}.");
        }
        return new Assessment.Computed
        {
            Duty = new Money(rounded, _currency),
            Exact = new Money(exact, _currency),
            AdValoremEquivalent = EquivalentOf(exact),
            Steps = _steps.ToValueList(),
            Conditions = Conditions,
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

    private readonly ValueList<string> Conditions => _conditions is { } conditions ? conditions.ToValueList() : default;

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

    private readonly DutyRounding ToSmallestUnit(CurrencyCode currency)
    {
        int digits = currency.IsEmpty ? DefaultMinorUnits : Catalog.Currencies.Find(currency)?.MinorUnits ?? DefaultMinorUnits;
        return s_roundings[Math.Clamp(digits, 0, MostMinorUnits)];
    }

    private decimal? Miss(MissingInput missing)
    {
        // Each thing once.
        if (!_missing.AsSpan().Contains(missing))
        {
            _missing = [.. _missing, missing];
        }
        _steps.Add(ExplanationSubject.Condition, $"Missing: {missing}.");
        return null;
    }

    private decimal? NotUnderstood(DutyRate rate, string reason)
    {
        _notUnderstood ??= rate;
        _reason ??= reason;
        _steps.Add(ExplanationSubject.Rate, $"Not understood: {rate.RawText ?? rate.ToString()} ({reason.TrimEnd('.')}).");
        return null;
    }

    private static string Number(decimal number) => RateNumbers.Plain(number);
}
