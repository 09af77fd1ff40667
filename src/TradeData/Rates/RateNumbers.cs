using System.Globalization;

namespace TradeData;

/// <summary>Writes the numbers of rates.</summary>
internal static class RateNumbers
{
    private const string AllDigits = "0.############################";
    private const int CloseToThird = 20;

    /// <summary>Returns the number without trailing zeros.</summary>
    public static string Plain(decimal number) => number.ToString(AllDigits, CultureInfo.InvariantCulture);

    /// <summary>Returns the number as in an American schedule: thirds as a fraction, <c>33 1/3</c>.</summary>
    public static string WithThirds(decimal number)
    {
        decimal tripled = decimal.Round(number * 3, CloseToThird);
        decimal whole = decimal.Truncate(number);
        decimal thirds = tripled - whole * 3;
        return thirds is 1 or 2 && whole + thirds / 3 == number ? string.Create(CultureInfo.InvariantCulture, $"{whole:0} {thirds:0}/3") : Plain(number);
    }
}
