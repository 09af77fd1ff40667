using System.Diagnostics.CodeAnalysis;
using TradeData.Runtime;

namespace TradeData.Schedules.UnitedStates;

/// <summary>A rate of the special column, and its programmes.</summary>
public sealed record SpecialRate
{
    /// <summary>The symbols of the programmes, in the schedule's order, such as <c>A+</c> and <c>JP</c>, including stars and pluses. Empty
    /// if the column names none: the rate then applies to every programme of the column.</summary>
    public required ValueList<string> Programmes { get; init; }

    /// <summary>The rate. Its raw text excludes the programmes.</summary>
    public required DutyRate Rate { get; init; }

    /// <summary>Returns the text of a cell with these rates, so that reading it gives equivalent ones: <c>Free (A+,AU) 3.2% (JP)</c>.
    /// Returns null if the schedule cannot express one of them. It also returns null if a rate other than the last names no programme,
    /// because its end could not be found.</summary>
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

/// <summary>Reads the column "special" of the Harmonized Tariff Schedule of the United States: rates with their programmes, as in <c>Free
/// (A+,AU,BH) 3.2% (JP) See 9822.04.01 (S+)</c>. <c>A</c>, <c>A+</c> and <c>A*</c> are different programmes. Blanks, a missing bracket and
/// a stray point are accepted: <c>.OM</c> is OM, <c>(PA (PA)</c> is PA, <c>E IL</c> is E and IL, <c>(B,C,)</c> is B and C. Reading takes
/// time linear in the length of the text.</summary>
public static class UsSpecialColumnParser
{
    // Two letters and a sign limit the number of programmes, and a list is not longer than a cell.
    private const int LongestSymbol = 3;

    /// <summary>Reads the text of a cell.</summary>
    /// <param name="text">The cell as published.</param>
    /// <returns>Its rates in order, or empty if the cell is blank. A rate that is not understood is <see cref="DutyRate.Unparsed"/> and
    /// keeps its programmes.</returns>
    public static ValueList<SpecialRate> Parse(string? text) => Parse(text, null);

    /// <summary>Reads the text of a cell, and lists corrected misprints.</summary>
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
        // Mark-up alone, or characters without width, leave no text to read. The cell is not blank, so it is not skipped.
        return groups.IsEmpty ? [new SpecialRate { Programmes = [], Rate = UsDutyRateParser.Parse(text)! }] : groups;
    }

    /// <summary>Reads the text of a cell.</summary>
    /// <param name="text">The cell as published.</param>
    /// <param name="rates">Its rates in order, understood or not.</param>
    /// <returns>Whether all of it was understood; true for a blank cell.</returns>
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

    /// <summary>Removes the rest of a list that was started twice, as in <c>(PA (PA)</c>.</summary>
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

    /// <summary>Reads the text between two commas: a symbol, or a misprint of one.</summary>
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

    /// <summary>Whether the text is one or two capital letters, followed by an optional plus or star.</summary>
    private static bool IsSymbol(ReadOnlySpan<char> symbol)
    {
        if (symbol.Length is 0 or > LongestSymbol)
        {
            return false;
        }
        ReadOnlySpan<char> letters = symbol[^1] is '+' or '*' ? symbol[..^1] : symbol;
        return letters.Length is 1 or 2 && !letters.ContainsAnyExceptInRange('A', 'Z');
    }

    /// <summary>Returns the shared string of a symbol, because symbols occur in every line of the schedule.</summary>
    private static string KnownSymbol(ReadOnlySpan<char> symbol) =>
        s_known.TryGetValue(symbol, out string? known) ? known : symbol.ToString();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_known = new HashSet<string>(StringComparer.Ordinal)
    {
        "A", "A+", "A*", "AU", "B", "BH", "C", "CA", "CL", "CO", "D", "E", "E*", "IL", "J", "J*", "JO", "JP", "K", "KR", "L", "MA", "MX", "N", "NP", "OM", "P", "P+",
        "PA", "PE", "R", "S", "S+", "SG",
    }.GetAlternateLookup<ReadOnlySpan<char>>();
}
