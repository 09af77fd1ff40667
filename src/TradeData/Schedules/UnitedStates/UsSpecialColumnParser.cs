using System.Diagnostics.CodeAnalysis;
using TradeData.Runtime;

namespace TradeData.Schedules.UnitedStates;

/// <summary>A rate of the special column, and the programmes whose goods pay it.</summary>
public sealed record SpecialRate
{
    /// <summary>
    /// The symbols of the programmes, in the schedule's order, such as <c>A+</c> and <c>JP</c>; stars and pluses are part of them. Empty where the column names none:
    /// the rate is then for the goods of every programme that the column can name.
    /// </summary>
    public required ValueList<string> Programmes { get; init; }

    /// <summary>The rate. Its raw text is that of the rate alone, without the programmes.</summary>
    public required DutyRate Rate { get; init; }

    /// <summary>
    /// The text of a cell with these rates, such that reading it gives equivalent ones: <c>Free (A+,AU) 3.2% (JP)</c>. Null where the schedule has no words for one of them, or where one
    /// that is not the last names no programme, which no reader could tell from the next one.
    /// </summary>
    /// <param name="rates">The rates, in order.</param>
    public static string? ToText(ValueList<SpecialRate> rates)
    {
        string[] groups = new string[rates.Count];
        for (int i = 0; i < groups.Length; i++)
        {
            SpecialRate group = rates[i];
            if (UsRateWriter.Write(group.Rate) is not { } text || (group.Programmes.IsEmpty && i < groups.Length - 1))
            {
                return null;
            }
            groups[i] = group.Programmes.IsEmpty ? text : $"{text} ({string.Join(',', group.Programmes)})";
        }
        return string.Join(' ', groups);
    }
}

/// <summary>
/// Reads the column "special" of the Harmonized Tariff Schedule of the United States: rates, each with the programmes that it is for, as in
/// <c>Free (A+,AU,BH) 3.2% (JP) See 9822.04.01 (S+)</c>. <c>A</c>, <c>A+</c> and <c>A*</c> are different programmes. Blanks, a lost bracket and a stray point do no harm:
/// <c>.OM</c> is OM, <c>(PA (PA)</c> is PA, <c>E IL</c> is E and IL, <c>(B,C,)</c> is B and C. Reading takes time in proportion to the length of the text.
/// </summary>
public static class UsSpecialColumnParser
{
    // Two letters and a sign. Nobody has more programmes than letters allow; a list is not longer than a cell.
    private const int LongestSymbol = 3;

    /// <summary>Reads the text of a cell.</summary>
    /// <param name="text">The cell as published.</param>
    /// <returns>Its rates in order, or empty if the cell is blank. A rate that is not understood is <see cref="DutyRate.Unparsed"/> and keeps its programmes.</returns>
    public static ValueList<SpecialRate> Parse(string? text) => Parse(text, null);

    /// <summary>The same, with a sentence for each slip of the printer that was passed over.</summary>
    internal static ValueList<SpecialRate> Parse(string? text, List<string>? slips)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }
        text = RateText.WellFormed(text);
        if (text.Length > RateText.MaxLength)
        {
            return [new SpecialRate { Programmes = [], Rate = UsDutyRateParser.Parse(text)! }];
        }
        Span<char> room = stackalloc char[text.Length];
        ValueList<SpecialRate> groups = ReadGroups(RateText.Clean(text, room), slips);
        // Mark-up alone, or characters without width, leave no text to read. The cell is not blank, so it is not passed over.
        return groups.IsEmpty ? [new SpecialRate { Programmes = [], Rate = UsDutyRateParser.Parse(text)! }] : groups;
    }

    /// <summary>Reads the text of a cell.</summary>
    /// <param name="text">The cell as published.</param>
    /// <param name="rates">Its rates in order, understood or not.</param>
    /// <returns>True where all of it was understood; a blank cell is.</returns>
    public static bool TryParse(string? text, out ValueList<SpecialRate> rates)
    {
        rates = Parse(text);
        foreach (SpecialRate group in rates)
        {
            if (!group.Rate.IsUnderstood)
            {
                return false;
            }
        }
        return true;
    }

    private static ValueList<SpecialRate> ReadGroups(ReadOnlySpan<char> text, List<string>? slips)
    {
        List<SpecialRate> groups = [];
        int start = 0;
        int open = -1;
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '(':
                    open = i;
                    break;
                case ')' when open >= 0 && TryReadSymbols(text[(open + 1)..i], slips, out ValueList<string> programmes):
                    groups.Add(Group(WithoutOpenBracket(text[start..open], slips), programmes));
                    start = i + 1;
                    open = -1;
                    break;
                case ')':
                    open = -1;
                    break;
            }
        }
        ReadOnlySpan<char> rest = text[start..].Trim();
        if (!rest.IsEmpty)
        {
            groups.Add(Group(rest, []));
        }
        return groups.ToValueList();
    }

    private static SpecialRate Group(ReadOnlySpan<char> text, ValueList<string> programmes)
    {
        ReadOnlySpan<char> rate = text.Trim();
        return new SpecialRate
        {
            Programmes = programmes,
            Rate = rate.IsEmpty
                ? new DutyRate.Unparsed { Raw = "(" + string.Join(',', programmes) + ")", Reason = "The programmes have no rate." }
                : UsDutyRateParser.Parse(rate.ToString())!,
        };
    }

    /// <summary>In <c>(PA (PA)</c> a list was begun twice; what is left of the first one is no part of the rate.</summary>
    private static ReadOnlySpan<char> WithoutOpenBracket(ReadOnlySpan<char> text, List<string>? slips)
    {
        int open = text.LastIndexOf('(');
        if (open < 0 || !TryReadSymbols(text[(open + 1)..], null, out _))
        {
            return text;
        }
        slips?.Add($"The list that begins with \"{text[open..].Trim()}\" is begun anew behind that; it is read from there.");
        return text[..open];
    }

    private static bool TryReadSymbols(ReadOnlySpan<char> list, List<string>? slips, out ValueList<string> symbols)
    {
        symbols = [];
        List<string> found = [];
        List<string> passedOver = [];
        foreach (Range range in list.Split(','))
        {
            if (!TryReadSymbol(list[range].Trim(), found, passedOver))
            {
                return false;
            }
        }
        if (found.Count == 0)
        {
            return false;
        }
        slips?.AddRange(passedOver);
        symbols = found.ToValueList();
        return true;
    }

    /// <summary>Reads what stands between two commas: a symbol, and what a printer makes of one.</summary>
    private static bool TryReadSymbol(ReadOnlySpan<char> text, List<string> found, List<string> slips)
    {
        if (text.IsEmpty)
        {
            slips.Add("A comma has no programme beside it; it is passed over.");
            return true;
        }
        if (text[0] == '.')
        {
            text = text.TrimStart('.');
            slips.Add($"A point stands before {text}; it is passed over.");
        }
        int blank = text.IndexOf(' ');
        if (blank < 0)
        {
            found.Add(KnownSymbol(text));
            return IsSymbol(text);
        }
        ReadOnlySpan<char> second = text[(blank + 1)..].TrimStart();
        if (!IsSymbol(text[..blank]) || !IsSymbol(second))
        {
            return false;
        }
        slips.Add($"The comma between {text[..blank]} and {second} is missing.");
        found.Add(KnownSymbol(text[..blank]));
        found.Add(KnownSymbol(second));
        return true;
    }

    /// <summary>One or two capital letters, and a plus or a star where the programme has one.</summary>
    private static bool IsSymbol(ReadOnlySpan<char> symbol)
    {
        if (symbol.Length is 0 or > LongestSymbol)
        {
            return false;
        }
        ReadOnlySpan<char> letters = symbol[^1] is '+' or '*' ? symbol[..^1] : symbol;
        return letters.Length is 1 or 2 && !letters.ContainsAnyExceptInRange('A', 'Z');
    }

    /// <summary>The symbols come in every line of the schedule; the same text is the same string.</summary>
    private static string KnownSymbol(ReadOnlySpan<char> symbol) => s_known.TryGetValue(symbol, out string? known) ? known : symbol.ToString();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_known = new HashSet<string>(StringComparer.Ordinal)
    {
        "A", "A+", "A*", "AU", "B", "BH", "C", "CA", "CL", "CO", "D", "E", "E*", "IL", "J", "J*", "JO", "JP", "K", "KR", "L", "MA", "MX", "N", "NP", "OM", "P", "P+",
        "PA", "PE", "R", "S", "S+", "SG",
    }.GetAlternateLookup<ReadOnlySpan<char>>();
}
