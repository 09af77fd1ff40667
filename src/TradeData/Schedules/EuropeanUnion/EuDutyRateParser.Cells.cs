using TradeData.Runtime;

namespace TradeData.Schedules.EuropeanUnion;

/// <summary>One rate of a cell, and its part of the year.</summary>
public sealed record EuRate
{
    /// <summary>The rate. Its raw text is that of the whole cell.</summary>
    public required DutyRate Rate { get; init; }

    /// <summary>The part of each year in which it applies, or null for the whole year.</summary>
    public Season? Season { get; init; }
}

/// <content>Cells: several rates, each with its parts of the year.</content>
public static partial class EuDutyRateParser
{
    private const int LeapYear = 2000;
    private const int LongestMonth = 31;
    private const string NoSeason = "It has several rates, and one of them does not say when it holds.";

    private static readonly string[] s_months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    /// <summary>Reads the text of a cell, as in <c>15.00% (01 JAN-14 FEB, 16 JUN-31 DEC), 0.00% (15 FEB-15 JUN)</c>.</summary>
    /// <param name="text">The cell as published.</param>
    /// <returns>Its rates in order, one for each season, or empty if the cell is blank. A cell with a part that is not understood is a
    /// single rate that is not understood, for the whole year, because the days of the rest would be unknown.</returns>
    public static ValueList<EuRate> ParseCell(string? text) => ParseCell(text, null);

    /// <summary>Reads the text of a cell, and lists corrected misprints.</summary>
    internal static ValueList<EuRate> ParseCell(string? text, List<string>? slips)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }
        text = RateText.WellFormed(text);
        if (text.Length > RateText.MaxLength)
        {
            return [new EuRate { Rate = TooLong(text) }];
        }
        if (!text.Contains('(', StringComparison.Ordinal))
        {
            return [new EuRate { Rate = ReadAll(text, text) }];
        }
        List<EuRate> rates = [];
        RateScanner scanner = new(text.AsSpan().Trim());
        do
        {
            DutyRate? rate = ReadRate(ref scanner, out string? reason);
            if (rate is null || !ReadSeasons(ref scanner, rate.WithRaw(text), rates, slips))
            {
                scanner.SkipBlanks();
                return [new EuRate { Rate = new DutyRate.Unparsed { Raw = text, Reason = reason ?? (rate is not null && scanner.AtEnd ? NoSeason : NotUnderstoodFrom(scanner)) } }];
            }
        }
        while (scanner.Take(','));
        scanner.SkipBlanks();
        string? wrong = !scanner.AtEnd ? NotUnderstoodFrom(scanner) : Overlap(rates) ? "Two of its seasons overlap." : null;
        return wrong is null ? rates.ToValueList() : [new EuRate { Rate = new DutyRate.Unparsed { Raw = text, Reason = wrong } }];
    }

    /// <summary>Reads the text of a cell.</summary>
    /// <param name="text">The cell as published.</param>
    /// <param name="rates">Its rates in order, understood or not.</param>
    /// <returns>Whether all of it was understood; true for a blank cell.</returns>
    public static bool TryParseCell(string? text, out ValueList<EuRate> rates)
    {
        rates = ParseCell(text);
        foreach (EuRate rate in rates)
        {
            if (!rate.Rate.IsUnderstood)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Reads the seasons in brackets after a rate: <c>(01 JAN-14 FEB, 16 JUN-31 DEC)</c>.</summary>
    private static bool ReadSeasons(ref RateScanner text, DutyRate rate, List<EuRate> rates, List<string>? slips)
    {
        if (!text.Take('('))
        {
            return false;
        }
        do
        {
            if (ReadSeason(ref text, slips) is not { } season)
            {
                return false;
            }
            rates.Add(new EuRate { Rate = rate, Season = season });
        }
        while (text.Take(','));
        return text.Take(')');
    }

    /// <summary>Reads <c>01 JAN-14 FEB</c>, <c>01 JUL - 31 JAN</c>, or <c>01-31 DEC</c>, which is a season within one month.</summary>
    private static Season? ReadSeason(ref RateScanner text, List<string>? slips)
    {
        if (!TakeDay(ref text, out int fromDay))
        {
            return null;
        }
        int fromMonth = TakeMonth(ref text);
        if (!text.Take('-') || !TakeDay(ref text, out int toDay) || TakeMonth(ref text) is not (> 0 and var toMonth))
        {
            return null;
        }
        fromMonth = fromMonth == 0 ? toMonth : fromMonth;
        int last = DateTime.DaysInMonth(LeapYear, toMonth);
        if (fromDay > DateTime.DaysInMonth(LeapYear, fromMonth))
        {
            return null;
        }
        if (toDay > last)
        {
            slips?.Add($"{s_months[toMonth - 1]} has no day {toDay}; its last day is meant.");
            toDay = last;
        }
        return new Season { From = new MonthDay(fromMonth, fromDay), To = new MonthDay(toMonth, toDay) };
    }

    private static bool TakeDay(ref RateScanner text, out int day)
    {
        day = 0;
        if (!text.TakeNumber(out decimal number) || number < 1 || number > LongestMonth || number != decimal.Truncate(number))
        {
            return false;
        }
        day = (int)number;
        return true;
    }

    /// <summary>Reads a month by its name or the first three letters, and returns its number, or 0 if there is none.</summary>
    private static int TakeMonth(ref RateScanner text)
    {
        for (int month = 0; month < s_months.Length; month++)
        {
            if (text.Take(s_months[month]))
            {
                while (char.IsAsciiLetter(text.Next))
                {
                    text.Position++;
                }
                return month + 1;
            }
        }
        return 0;
    }

    private static bool Overlap(List<EuRate> rates)
    {
        for (int i = 0; i < rates.Count; i++)
        {
            for (int j = i + 1; j < rates.Count; j++)
            {
                if (rates[i].Season is { } one && rates[j].Season is { } other && (Holds(one, other.From) || Holds(other, one.From)))
                {
                    return true;
                }
            }
        }
        return false;

        static bool Holds(Season season, MonthDay day) => season.Contains(day.InYear(LeapYear));
    }
}
