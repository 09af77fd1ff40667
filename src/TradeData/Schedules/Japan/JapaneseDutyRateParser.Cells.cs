using System.Diagnostics.CodeAnalysis;
using TradeData.Runtime;

namespace TradeData.Schedules.Japan;

/// <content>Cells: one rate on each line, with quotas, seasons, kinds of goods and parties.</content>
public static partial class JapaneseDutyRateParser
{
    private const char IdeographicSpace = '\u3000';
    private const string WithinQuota = "関税割当数量以内のもの";
    private const string BeyondQuota = "関税割当数量以外のもの";
    private const string QuotaOfWto = "関税割当て";
    private const string OtherGoods = "その他のもの";
    private const string Treatment = "に対する待遇";
    private const string OtherParties = "他の締約国";

    /// <summary>Reads the text of a cell.</summary>
    /// <param name="text">The cell as published.</param>
    /// <returns>Its rates in order, or empty if the cell is blank. A rate that is not understood is <see cref="DutyRate.Unparsed"/> and
    /// keeps its condition if that was understood.</returns>
    public static ValueList<JapaneseRate> ParseCell(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }
        text = RateText.WellFormed(text);
        if (text.Length > RateText.MaxLength)
        {
            return [new JapaneseRate { Rate = TooLong(text) }];
        }
        if (ReadMarked(text.AsSpan().Trim()) is { } single)
        {
            return [single with { Rate = single.Rate.WithRaw(text) }];
        }
        return ReadLines(text) is { Count: > 0 } lines ? lines : [new JapaneseRate { Rate = Parse(text)! }];
    }

    /// <summary>Reads the text of a cell.</summary>
    /// <param name="text">The cell as published.</param>
    /// <param name="rates">Its rates in order, understood or not.</param>
    /// <returns>Whether all of it was understood; true for a blank cell.</returns>
    public static bool TryParseCell(string? text, out ValueList<JapaneseRate> rates)
    {
        rates = ParseCell(text);
        foreach (JapaneseRate rate in rates)
        {
            if (!rate.Rate.IsUnderstood)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Returns the rates of the lines, each with its condition, or none if a line has no condition. In that case the lines are
    /// one broken rate: the second line of <c>(無税)〜\n(12%)</c> is not a rate of 12 %.</summary>
    private static ValueList<JapaneseRate> ReadLines(string text)
    {
        List<JapaneseRate> rates = [];
        foreach (Range range in text.AsSpan().Split('\n'))
        {
            ReadOnlySpan<char> line = text.AsSpan()[range].Trim();
            if (line.IsEmpty)
            {
                continue;
            }
            if (!TryDivide(line, out ReadOnlySpan<char> condition, out JapaneseRate? rate))
            {
                return [];
            }
            rates.Add(ReadCondition(condition, rate with { Rate = rate.Rate.WithRaw(line.ToString()) }, rates));
        }
        return rates.ToValueList();
    }

    /// <summary>Splits a line into condition and rate: at the last ideographic space, which conditions may also contain, or at a plain one
    /// if there is none. An ideographic space also splits off a rate that is not understood, so that its condition is not lost.</summary>
    private static bool TryDivide(ReadOnlySpan<char> line, out ReadOnlySpan<char> condition, [NotNullWhen(true)] out JapaneseRate? rate)
    {
        int space = line.LastIndexOf(IdeographicSpace);
        space = space < 0 ? line.LastIndexOf(' ') : space;
        condition = space < 0 ? default : line[..space].Trim();
        rate = null;
        if (condition.IsEmpty)
        {
            return false;
        }
        ReadOnlySpan<char> text = line[(space + 1)..].Trim();
        rate = ReadMarked(text);
        if (rate is null && line[space] == IdeographicSpace)
        {
            _ = Read(text, out _, out string? reason);
            rate = new JapaneseRate { Rate = new DutyRate.Unparsed { Raw = line.ToString(), Reason = reason ?? Reading } };
        }
        return rate is not null;
    }

    /// <summary>Returns a rate with the mark before it, or null if it is not understood. The schedule explains the mark elsewhere, so it
    /// becomes a condition.</summary>
    private static JapaneseRate? ReadMarked(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> unmarked = text.TrimStart("◎※*＊");
        ReadOnlySpan<char> marks = text[..^unmarked.Length];
        return Read(unmarked, out bool isBracketed, out _) is { } rate
            ? new JapaneseRate { Rate = rate, IsBracketed = isBracketed, Condition = marks.IsEmpty ? null : marks.ToString() }
            : null;
    }

    private static JapaneseRate ReadCondition(ReadOnlySpan<char> condition, JapaneseRate rate, List<JapaneseRate> above)
    {
        if (condition.IsEmpty)
        {
            return rate;
        }
        string mark = rate.Condition is null ? "" : rate.Condition + " ";
        ReadOnlySpan<char> words = TakeParties(condition, above, ref rate);
        QuotaSide? side = words.Contains(BeyondQuota, StringComparison.Ordinal) ? QuotaSide.OutQuota
            : words.EndsWith(WithinQuota, StringComparison.Ordinal) || words.EndsWith(QuotaOfWto, StringComparison.Ordinal) ? QuotaSide.InQuota
            : words is OtherGoods && above is [.., { QuotaSide: QuotaSide.InQuota }] ? QuotaSide.OutQuota
            : null;
        bool isQuotaAlone = words is WithinQuota or BeyondQuota || (words is OtherGoods && side is not null);
        Season? season = JapaneseSeason.Parse(words);
        string? left = words.IsEmpty || isQuotaAlone || season is not null ? null : words.ToString();
        return rate with
        {
            QuotaSide = side,
            Season = season,
            Condition = left is null ? rate.Condition : mark + left,
        };
    }

    /// <summary>Reads （カナダ及びニュージーランドに対する待遇） at the start or end of the condition, and returns the words without it. "The other parties"
    /// are those that no line above names. Elsewhere it stays in the words.</summary>
    private static ReadOnlySpan<char> TakeParties(ReadOnlySpan<char> condition, List<JapaneseRate> above, ref JapaneseRate rate)
    {
        int end = condition.IndexOf(Treatment + "）", StringComparison.Ordinal);
        int start = end < 0 ? -1 : condition[..end].LastIndexOf('（');
        int after = end + Treatment.Length + 1;
        if (start < 0 || (start > 0 && after < condition.Length))
        {
            return condition;
        }
        ReadOnlySpan<char> names = condition[(start + 1)..end];
        if (names is OtherParties)
        {
            rate = rate with { ExceptPartners = above.SelectMany(other => other.Partners).ToValueList() };
        }
        else if (JapanesePartyNames.TryRead(names, out ValueList<PartnerCode> partners))
        {
            rate = rate with { Partners = partners };
        }
        else
        {
            return condition;
        }
        return start == 0 ? condition[after..].TrimStart() : condition[..start].TrimEnd();
    }
}
