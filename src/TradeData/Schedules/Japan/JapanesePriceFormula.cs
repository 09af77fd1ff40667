using TradeData.Runtime;

namespace TradeData.Schedules.Japan;

/// <summary>An expression in prices and the customs value (課税価格), as in <c>(524円×1.002-課税価格)/kg</c>, <c>((307円-課税価格)×60/100)/kg</c> and
/// <c>535.53円/kg-課税価格/kg×0.5</c>. It is always a price less a share of the value, per unit. It consists of those two numbers, and of the
/// price's two factors while they are separate.</summary>
internal readonly struct JapanesePriceFormula
{
    private const int DeepestBrackets = 8;

    private JapanesePriceFormula(decimal price, decimal factor, decimal value, bool isMoney, string? unit)
    {
        Price = price;
        Factor = factor;
        Value = value;
        IsMoney = isMoney;
        Unit = unit;
    }

    /// <summary>The price, before multiplication.</summary>
    private decimal Price { get; }

    /// <summary>The factor of the price.</summary>
    private decimal Factor { get; }

    /// <summary>The multiple of the customs value, negative if it is subtracted.</summary>
    private decimal Value { get; }

    /// <summary>Whether it is an amount of money rather than a number.</summary>
    private bool IsMoney { get; }

    /// <summary>The unit, after it has been read.</summary>
    private string? Unit { get; }

    private decimal Amount => Price * Factor;

    /// <summary>Reads an expression; false if a number is too large for a decimal.</summary>
    public static bool TryTake(ref RateScanner text, out JapanesePriceFormula formula)
    {
        try
        {
            return TrySum(ref text, 0, out formula);
        }
        catch (OverflowException)
        {
            formula = default;
            return false;
        }
    }

    /// <summary>Returns the rate of the expression, or null if it has no known form.</summary>
    public DutyRate.Formula? ToRate()
    {
        if (!IsMoney || Unit is null || Value >= 0 || Price < 0 || Factor < 0)
        {
            return null;
        }
        bool isGatePrice = Value == -1 && Factor != 1;
        return new DutyRate.Formula
        {
            Name = isGatePrice ? DutyFormulas.GatePriceDifference : DutyFormulas.PriceLessValue,
            Parameters = isGatePrice
                ? ValueMap.Create<decimal>([new("gatePrice", Price), new("factor", Factor)])
                : ValueMap.Create<decimal>([new("price", Amount), new("share", -Value)]),
            Currency = JapaneseDutyRateParser.Yen,
            Unit = Unit,
        };
    }

    private static bool TrySum(ref RateScanner text, int depth, out JapanesePriceFormula sum)
    {
        if (!TryProduct(ref text, depth, out sum))
        {
            return false;
        }
        while (true)
        {
            int start = text.Position;
            int sign = text.Take('+') ? 1 : text.Take('-') ? -1 : 0;
            if (sign > 0 && depth == 0 && sum.Unit is not null)
            {
                // An addition to a complete price per unit is a rate of its own.
                text.Position = start;
                return true;
            }
            if (sign == 0)
            {
                return true;
            }
            if (!TryProduct(ref text, depth, out JapanesePriceFormula right) || right.IsMoney != sum.IsMoney
                || (right.Unit ?? sum.Unit) != (sum.Unit ?? right.Unit))
            {
                return false;
            }
            sum = sum.Plus(right, sign);
        }
    }

    private static bool TryProduct(ref RateScanner text, int depth, out JapanesePriceFormula product)
    {
        if (!TryAtom(ref text, depth, out product))
        {
            return false;
        }
        while (true)
        {
            if (text.Take('×'))
            {
                if (!TryAtom(ref text, depth, out JapanesePriceFormula right) || (product.IsMoney && right.IsMoney))
                {
                    return false;
                }
                product = right.IsMoney ? right.Times(product.Amount) : product.Times(right.Amount);
            }
            else if (text.Take('/'))
            {
                if (JapaneseRateUnits.TryTake(ref text, out string unit, out decimal per))
                {
                    if (per != 1 || !product.IsMoney || (product.Unit ?? unit) != unit)
                    {
                        return false;
                    }
                    product = new(product.Price, product.Factor, product.Value, true, unit);
                }
                else if (text.TakeNumber(out decimal divisor) && divisor != 0)
                {
                    product = product.Times(1, divisor);
                }
                else
                {
                    return false;
                }
            }
            else
            {
                return true;
            }
        }
    }

    private static bool TryAtom(ref RateScanner text, int depth, out JapanesePriceFormula atom)
    {
        if (text.Take('('))
        {
            return TryBracket(ref text, depth, out atom);
        }
        if (text.Take("課税価格"))
        {
            atom = new(0, 1, 1, true, null);
            return true;
        }
        bool read = text.TakeNumber(out decimal number);
        atom = new(number, 1, 0, text.Take('円'), null);
        return read;
    }

    private static bool TryBracket(ref RateScanner text, int depth, out JapanesePriceFormula inner)
    {
        inner = default;
        return depth < DeepestBrackets && TrySum(ref text, depth + 1, out inner) && text.Take(')');
    }

    private JapanesePriceFormula Plus(JapanesePriceFormula right, int sign)
    {
        // A price with its factor, less the value alone, stays separate: that is a gate price.
        string? unit = Unit ?? right.Unit;
        return right.Amount == 0
            ? new(Price, Factor, Value + sign * right.Value, IsMoney, unit)
            : new(Amount + sign * right.Amount, 1, Value + sign * right.Value, IsMoney, unit);
    }

    private JapanesePriceFormula Times(decimal number, decimal divisor = 1) =>
        Value == 0 && divisor == 1
            ? new(Price, Factor * number, 0, IsMoney, Unit)
            : new(Amount * number / divisor, 1, Value * number / divisor, IsMoney, Unit);
}
