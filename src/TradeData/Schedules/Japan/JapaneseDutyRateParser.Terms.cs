using TradeData.Runtime;

namespace TradeData.Schedules.Japan;

/// <content>Percentages, yen per unit, and formulas with the customs value.</content>
public static partial class JapaneseDutyRateParser
{
    private const int MostOptions = 8;
    private const decimal MaxPercent = 10_000;
    private const decimal TenThousand = 10_000;

    internal static readonly CurrencyCode Yen = CurrencyCode.Parse("JPY");

    private static DutyRate? ReadSum(ref RateScanner text)
    {
        RateParts parts = default;
        do
        {
            if (ReadTerm(ref text) is not { } term || !parts.TryAdd(term))
            {
                return null;
            }
        }
        while (text.Take('+'));
        return parts.Sum();
    }

    private static DutyRate? ReadTerm(ref RateScanner text)
    {
        int start = text.Position;
        text.SkipBlanks();
        if (char.IsAsciiDigit(text.Next))
        {
            if (text.TakeNumber(out decimal number) && ReadPlainTerm(ref text, number) is { } plain)
            {
                return plain;
            }
            text.Position = start;
        }
        return (DutyRate?)ReadSugarWeight(ref text) ?? ReadFormula(ref text);
    }

    /// <summary>Reads <c>38.5%</c>, <c>21.30円/kg</c> or <c>3.8万円/頭</c>. If the customs value is subtracted next, it is a formula
    /// instead.</summary>
    private static DutyRate? ReadPlainTerm(ref RateScanner text, decimal number)
    {
        if (text.Take('%'))
        {
            return number <= MaxPercent ? new DutyRate.AdValorem { Percent = new Percent(number) } : null;
        }
        decimal amount = text.Take('万') ? number * TenThousand : number;
        if (!text.Take('円') || !text.Take('/') || !JapaneseRateUnits.TryTake(ref text, out string unit, out decimal per)
            || text.Next is '-' or '×')
        {
            return null;
        }
        return new DutyRate.Specific { Amount = amount, Currency = Yen, Unit = unit, Per = per, HasPer = per != 1 };
    }

    /// <summary>Reads <c>当該原産品に含まれる砂糖の重量1kgにつき50円</c>: a rate by the weight of the sugar in the good.</summary>
    private static DutyRate.Specific? ReadSugarWeight(ref RateScanner text)
    {
        int start = text.Position;
        _ = text.Take("当該");
        if (text.Take("原産品に含まれる砂糖の重量") && text.TakeNumber(out decimal per) && per > 0
            && (text.Take("キログラムにつき") || text.Take("kgにつき")) && text.TakeNumber(out decimal amount) && text.Take('円'))
        {
            return new DutyRate.Specific { Amount = amount, Currency = Yen, Unit = "SUKG", Per = per, HasPer = per != 1 };
        }
        text.Position = start;
        return null;
    }

    /// <summary>Reads a price less the customs value, or a share of it, per unit.</summary>
    private static DutyRate.Formula? ReadFormula(ref RateScanner text)
    {
        int start = text.Position;
        if (JapanesePriceFormula.TryTake(ref text, out JapanesePriceFormula formula) && formula.ToRate() is { } rate)
        {
            return rate;
        }
        text.Position = start;
        return null;
    }
}

/// <summary>The notation of units of specific rates in the schedule of Japan.</summary>
internal static class JapaneseRateUnits
{
    private readonly record struct Notation(string Text, string Code);

    private static readonly Notation[] s_notations =
    [
        new("kg", "KGM"),
        new("㎡", "MTK"),
        new("kl", "KLT"),
        new("l", "LTR"),
        new("足", "NPR"),
        new("頭", "HEA"),
        new("枚", "C62"),
        new("本", "C62"),
        new("MT", "TNE"),
    ];

    /// <summary>Reads a unit, with a number before it if there is one: <c>kg</c>, <c>1,000本</c>.</summary>
    public static bool TryTake(ref RateScanner text, out string unit, out decimal per)
    {
        int start = text.Position;
        per = 1;
        if (!char.IsAsciiDigit(text.Next) || (text.TakeNumber(out per) && per > 0))
        {
            foreach (Notation notation in s_notations)
            {
                if (char.IsAscii(notation.Text[^1]) ? text.TakeWord(notation.Text) || TakeBeforeIdeograph(ref text, notation.Text) : text.Take(notation.Text))
                {
                    unit = notation.Code;
                    return true;
                }
            }
        }
        text.Position = start;
        unit = "";
        return false;
    }

    /// <summary>Returns the schedule's notation of the unit, or null if it has none.</summary>
    public static string? Write(string code)
    {
        foreach (Notation notation in s_notations)
        {
            if (notation.Code == code)
            {
                return notation.Text;
            }
        }
        return null;
    }

    /// <summary>Whether a word follows the unit without a blank, as in "円/kg又は".</summary>
    private static bool TakeBeforeIdeograph(ref RateScanner text, string unit)
    {
        int start = text.Position;
        if (text.Take(unit) && !char.IsAscii(text.Next))
        {
            return true;
        }
        text.Position = start;
        return false;
    }
}
