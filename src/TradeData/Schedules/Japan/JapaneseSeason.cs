namespace TradeData.Schedules.Japan;

/// <summary>Reads a season in the schedule's words: 毎年6月1日から同年11月30日までに輸入されるもの, 毎年11月1日から翌年2月末日までに輸入されるもの.</summary>
internal static class JapaneseSeason
{
    /// <summary>Returns the season if the text is nothing else, or null.</summary>
    public static Season? Parse(ReadOnlySpan<char> words)
    {
        Span<char> room = stackalloc char[Math.Min(words.Length, LongestText)];
        RateText.FoldWidth(words[..room.Length], room);
        RateScanner text = new(room);
        if (words.Length <= LongestText && text.Take("毎年") && TryDay(ref text, out MonthDay from) && text.Take("から")
            && (text.Take("同年") || text.Take("翌年")) && TryDay(ref text, out MonthDay to) && text.Take("までに輸入されるもの") && text.AtEnd)
        {
            return new Season { From = from, To = to };
        }
        return null;
    }

    private const int LongestText = 60;
    private const int LeapYear = 2000;

    private static bool TryDay(ref RateScanner text, out MonthDay day)
    {
        day = default;
        if (!text.TakeNumber(out decimal month) || month is < 1 or > 12 || month != decimal.Truncate(month) || !text.Take('月'))
        {
            return false;
        }
        int last = DateTime.DaysInMonth(LeapYear, (int)month);
        decimal number = last;
        if (!text.Take("末日") && (!text.TakeNumber(out number) || number < 1 || number > last || number != decimal.Truncate(number) || !text.Take('日')))
        {
            return false;
        }
        day = new MonthDay((int)month, (int)number);
        return true;
    }
}
