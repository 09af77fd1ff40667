using System.Diagnostics.CodeAnalysis;

namespace TradeData.Schedules.Japan;

/// <summary>
/// Reads rates in the notation of the Customs Tariff Schedule of Japan: <c>無税</c> (free), <c>38.5%</c>, <c>(50%)</c>, <c>21.30円/kg</c>,
/// <c>29.8%＋396円/kg</c>, <c>4.8%又は85円/kgのうちいずれか高い税率</c> (the greater of both), <c>（524円×1.002-課税価格）/kg</c> (a price less the customs
/// value).
/// Digits and signs may be full or half width. Reading takes time linear in the length of the text.
/// <para>A cell can hold several rates, each with its condition: <see cref="ParseCell"/> reads it. Text that is not understood becomes
/// <see cref="DutyRate.Unparsed"/>.</para>
/// </summary>
public static partial class JapaneseDutyRateParser
{
    private const string Range = "It is a range: the rate differs among the goods of the line.";
    private const string NoConcession = "For some goods of the line there is no concession.";
    private const string Partly = "It holds for some goods of the line only.";
    private const string Note = "It refers to a note of the schedule.";
    private const string StandardPrice = "It refers to a standard import price that is stated elsewhere.";
    private const string Lactose = "It depends on how much lactose the good contains.";
    private const string Reading = "It is not understood.";

    /// <summary>Reads a single rate, without conditions.</summary>
    /// <param name="text">The rate as published, which becomes the raw text.</param>
    /// <returns>The rate, or <see cref="DutyRate.Unparsed"/> if it is not understood, or null if the text is blank.</returns>
    public static DutyRate? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        text = RateText.WellFormed(text);
        if (text.Length > RateText.MaxLength)
        {
            return TooLong(text);
        }
        DutyRate? rate = Read(text, out _, out string? reason);
        return rate is null ? new DutyRate.Unparsed { Raw = text, Reason = reason ?? Reading } : rate.WithRaw(text);
    }

    /// <summary>Reads a single rate, without conditions.</summary>
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

    /// <summary>Returns the rate of the text, without its raw text, or null and the reason if it is not understood.</summary>
    private static DutyRate? Read(ReadOnlySpan<char> text, out bool isBracketed, out string? reason)
    {
        Span<char> room = stackalloc char[text.Length];
        RateText.FoldWidth(text, room);
        ReadOnlySpan<char> plain = WithoutBreaks(room);
        plain = WithoutOuterBrackets(plain, out isBracketed);
        if (WhyNotOneRate(plain) is { } why)
        {
            reason = why;
            return null;
        }
        RateScanner scanner = new(plain);
        DutyRate? rate = ReadRate(ref scanner);
        scanner.SkipBlanks();
        if (rate is null || !scanner.AtEnd)
        {
            reason = Reading;
            return null;
        }
        reason = null;
        return rate;
    }

    /// <summary>Returns the reason why the text cannot be a single rate, or null.</summary>
    private static string? WhyNotOneRate(ReadOnlySpan<char> plain) =>
        plain.Contains('◆') ? Note
        : plain.Contains("非譲許", StringComparison.Ordinal) ? NoConcession
        : plain.Contains("一部", StringComparison.Ordinal) ? Partly
        : plain.Contains("基準輸入価格", StringComparison.Ordinal) ? StandardPrice
        : plain.Contains("乳糖", StringComparison.Ordinal) ? Lactose
        : plain.ContainsAny('~', '●', '、') ? Range
        : null;

    /// <summary>Removes line breaks, which have no meaning within a rate: <c>29.8%+\n396円/kg</c>.</summary>
    private static ReadOnlySpan<char> WithoutBreaks(Span<char> text)
    {
        int length = 0;
        foreach (char c in text)
        {
            if (c != '\n')
            {
                text[length++] = c;
            }
        }
        return ((ReadOnlySpan<char>)text)[..length].Trim();
    }

    /// <summary>Removes outer brackets: <c>(50%)</c> is 50 %, but is not the applied rate. Brackets that close before the end belong to a
    /// formula.</summary>
    private static ReadOnlySpan<char> WithoutOuterBrackets(ReadOnlySpan<char> text, out bool had)
    {
        had = false;
        if (text is not ['(', .., ')'])
        {
            return text;
        }
        int depth = 0;
        for (int i = 0; i < text.Length - 1; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return text;
            }
        }
        had = true;
        return text[1..^1].Trim();
    }

    /// <summary>Reads "無税", a sum, or a choice between sums with or without a bound.</summary>
    private static DutyRate? ReadRate(ref RateScanner text)
    {
        if (text.Take("無税") || text.Take("免税"))
        {
            return new DutyRate.Free();
        }
        RateParts options = default;
        do
        {
            if (ReadSum(ref text) is not { } option || !options.TryAdd(option) || options.Count > MostOptions)
            {
                return null;
            }
        }
        while (text.Take("又は"));
        if (options.Count == 1)
        {
            return options.Sum();
        }
        if (!text.Take("のうちいずれか"))
        {
            return null;
        }
        DutyRate choice = text.Take("高い税率") ? new DutyRate.GreaterOf { Options = options.ToList() }
            : text.Take("低い税率") ? new DutyRate.LesserOf { Options = options.ToList() }
            : new DutyRate.NoChange();
        return choice is DutyRate.NoChange ? null : ReadProviso(ref text, choice);
    }

    /// <summary>Reads "ただしその税率が105円/lを下回る場合は105円/l": the rate must not be below, or above, another one.</summary>
    private static DutyRate? ReadProviso(ref RateScanner text, DutyRate choice)
    {
        bool inBrackets = text.Take('(');
        if (!text.Take("ただしその税率が"))
        {
            return inBrackets ? null : choice;
        }
        if (ReadSum(ref text) is not { } limit || !text.Take('を'))
        {
            return null;
        }
        bool isFloor = text.Take("下回る場合は");
        if ((!isFloor && !text.Take("上回る場合は")) || ReadSum(ref text) is not { } instead || !instead.Equals(limit))
        {
            return null;
        }
        _ = text.Take("とする");
        if (inBrackets && !text.Take(')'))
        {
            return null;
        }
        return isFloor ? new DutyRate.Bounded { Inner = choice, Min = instead } : new DutyRate.Bounded { Inner = choice, Max = instead };
    }
}
