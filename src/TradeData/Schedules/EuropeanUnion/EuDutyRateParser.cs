using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TradeData.Runtime;

namespace TradeData.Schedules.EuropeanUnion;

/// <summary>
/// Reads rates in the notation of the European Union and the United Kingdom: <c>6.5%</c>, <c>93.10 EUR / 100 kg</c>, <c>10.00% + 77.00
/// GBP/100kg</c>, <c>4.50% MIN 0.30 EUR / item MAX 0.80 EUR / item</c>, <c>1.75 EUR / % vol / hl</c>. Reading takes time linear in the
/// length of the text.
/// <para>A cell can hold several rates, each for a season: <see cref="ParseCell(string)"/> reads it. Text that is not understood becomes
/// <see cref="DutyRate.Unparsed"/>, never a number.</para>
/// </summary>
public static partial class EuDutyRateParser
{
    private const decimal MaxPercent = 10_000;
    private const string EntryPrice = "It depends on the entry price, by tables that are not part of the text.";
    private const string Components = "It has an agricultural component, or an additional duty on sugar or flour, by what the goods are made of.";
    private const string NoSign = "A number has neither a percent sign nor a currency.";

    /// <summary>Reads a single rate, without seasons.</summary>
    /// <param name="text">The rate as published, which becomes the raw text.</param>
    /// <returns>The rate, or <see cref="DutyRate.Unparsed"/> if it is not understood, or null if the text is blank.</returns>
    public static DutyRate? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        text = RateText.WellFormed(text);
        return text.Length > RateText.MaxLength ? TooLong(text) : ReadAll(text, text);
    }

    /// <summary>Reads a single rate, without seasons.</summary>
    /// <param name="text">The rate as published.</param>
    /// <param name="rate">The rate; <see cref="DutyRate.Unparsed"/> or null if the result is false.</param>
    /// <returns>Whether the text was understood; false for a blank text.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DutyRate? rate)
    {
        rate = Parse(text);
        return rate is { IsUnderstood: true };
    }

    private static DutyRate.Unparsed TooLong(string text) =>
        new() { Raw = RateText.Beginning(text), Reason = "It is longer than 2,000 characters; the beginning is kept." };

    private static DutyRate ReadAll(ReadOnlySpan<char> text, string raw)
    {
        RateScanner scanner = new(text.Trim());
        DutyRate? rate = ReadRate(ref scanner, out string? reason);
        scanner.SkipBlanks();
        if (rate is not null && scanner.AtEnd)
        {
            return rate.WithRaw(raw);
        }
        return new DutyRate.Unparsed { Raw = raw, Reason = reason ?? NotUnderstoodFrom(scanner) };
    }

    /// <summary>Reads a sum, with a floor, a ceiling or both.</summary>
    private static DutyRate? ReadRate(ref RateScanner text, out string? reason)
    {
        if (text.TakeWord("Entry Price"))
        {
            reason = EntryPrice;
            return null;
        }
        if (ReadSum(ref text, out reason) is not { } inner)
        {
            return null;
        }
        DutyRate? min = null;
        DutyRate? max = null;
        if (text.TakeWord("MIN") && (min = ReadSum(ref text, out reason)) is null)
        {
            return null;
        }
        if (text.TakeWord("MAX") && (max = ReadSum(ref text, out reason)) is null)
        {
            return null;
        }
        return min is null && max is null ? FreeIfZero(inner) : new DutyRate.Bounded { Inner = inner, Min = min, Max = max };
    }

    /// <summary>Converts 0 % to free: these schedules have no word for free.</summary>
    private static DutyRate FreeIfZero(DutyRate rate) => rate is DutyRate.AdValorem { Percent.Value: 0 } ? new DutyRate.Free() : rate;

    private static DutyRate? ReadSum(ref RateScanner text, out string? reason)
    {
        RateParts parts = default;
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
        while (text.Take('+'));
        return parts.Sum();
    }

    private static DutyRate? ReadTerm(ref RateScanner text, out string? reason)
    {
        reason = null;
        if (text.TakeWord("EA") || text.TakeWord("ADSZ") || text.TakeWord("ADFM") || text.TakeWord("EAR") || text.TakeWord("ADSZR")
            || text.TakeWord("ADFMR"))
        {
            reason = Components;
            return null;
        }
        if (!text.TakeNumber(out decimal number))
        {
            return null;
        }
        if (text.Take('%'))
        {
            return number <= MaxPercent ? new DutyRate.AdValorem { Percent = new Percent(number) } : null;
        }
        if (Currency(ref text) is not { } currency)
        {
            reason = text.AtEnd || text.Next is ' ' or ')' or '+' ? NoSign : null;
            return null;
        }
        if (!text.Take('/'))
        {
            return null;
        }
        ReadOnlySpan<char> unit = TakeUnit(ref text);
        if (EuRateUnits.Find(unit) is not { } known)
        {
            reason = $"The unit \"{LineTexts.Shown(unit.ToString())}\" is not known.";
            return null;
        }
        return new DutyRate.Specific { Amount = number, Currency = currency, Per = known.Per, HasPer = known.Per != 1, Unit = known.Unit, Base = known.Base };
    }

    private static CurrencyCode? Currency(ref RateScanner text) =>
        text.TakeWord("EUR") || text.Take('€') ? s_euro
        : text.TakeWord("GBP") || text.Take('£') ? s_pound
        : null;

    /// <summary>Returns the text up to the end of a unit: another part, a bound, a bracket, or the end.</summary>
    private static ReadOnlySpan<char> TakeUnit(ref RateScanner text)
    {
        int start = text.Position;
        while (!text.AtEnd && text.Next is not ('+' or '(' or ')') && !IsBound(text.Rest))
        {
            text.Position++;
        }
        return text.Between(start, text.Position).Trim();
    }

    private static bool IsBound(ReadOnlySpan<char> rest) =>
        RateText.IsBlank(rest[0]) && (rest[1..].StartsWith("MIN ", StringComparison.Ordinal) || rest[1..].StartsWith("MAX ", StringComparison.Ordinal));

    private static string NotUnderstoodFrom(RateScanner text) => text.AtEnd
        ? "It ends too early."
        : string.Create(CultureInfo.InvariantCulture, $"Not understood: \"{LineTexts.Shown(text.Rest.Trim().ToString())}\".");

    private static readonly CurrencyCode s_euro = CurrencyCode.Parse("EUR");
    private static readonly CurrencyCode s_pound = CurrencyCode.Parse("GBP");
}
