using TradeData.Schedules.Japan;

namespace TradeData.Tests.Schedules.Japan;

/// <summary>Cells with several lines: where condition and rate part, and what a condition says of quotas and parties.</summary>
public sealed class JapaneseCellTests
{
    [Theory]
    [InlineData("くらげ 4%", "4 % | くらげ")]
    [InlineData("A B　4%", "4 % | A B")]
    [InlineData("A　B　4%", "4 % | A　B")]
    [InlineData("A　無税\n\n　\nB　1%", "free | A;1 % | B")]
    [InlineData("くらげ　※4%", "4 % | ※ くらげ")]
    [InlineData("関税割当て　5%", "5 % | 関税割当て | inQuota")]
    [InlineData("チーズの関税割当て　5%", "5 % | チーズの関税割当て | inQuota")]
    [InlineData("関税割当てのもの　5%", "5 % | 関税割当てのもの")]
    [InlineData("甲の関税割当数量以外のもの　5%", "5 % | 甲の関税割当数量以外のもの | outQuota")]
    [InlineData("関税割当数量以外のもの　5%\nその他のもの　6%", "5 % |  | outQuota;6 % | その他のもの")]
    [InlineData("関税割当数量以内のもの　5%\n甲　6%\nその他のもの　7%", "5 % |  | inQuota;6 % | 甲;7 % | その他のもの")]
    [InlineData("チーズ（カナダに対する待遇）　5%", "5 % | チーズ |  | CAN")]
    [InlineData("（カナダに対する待遇）チーズ　5%", "5 % | チーズ |  | CAN")]
    [InlineData("甲（カナダに対する待遇）乙　5%", "5 % | 甲（カナダに対する待遇）乙")]
    [InlineData("（火星に対する待遇）　5%", "5 % | （火星に対する待遇）")]
    [InlineData("カナダに対する待遇）　5%", "5 % | カナダに対する待遇）")]
    [InlineData("（甲）（カナダに対する待遇）　5%", "5 % | （甲） |  | CAN")]
    public void A_line_has_a_rate_and_its_condition(string text, string expected)
    {
        Assert.True(JapaneseDutyRateParser.TryParseCell(text, out var rates));
        Assert.Equal(expected, string.Join(';', rates.Select(Text)));
    }

    [Theory]
    [InlineData("くらげ foo")]
    [InlineData("無税\n4%")]
    [InlineData("A　無税\n4%")]
    public void A_line_without_a_condition_makes_the_cell_one_rate_that_is_not_understood(string text)
    {
        Assert.False(JapaneseDutyRateParser.TryParseCell(text, out var rates));
        JapaneseRate rate = Assert.Single(rates);
        Assert.Equal((text, null), (rate.Rate.RawText, rate.Condition));
    }

    [Fact]
    public void One_rate_that_is_not_understood_leaves_the_others()
    {
        Assert.False(JapaneseDutyRateParser.TryParseCell("甲　foo\n乙　4%", out var rates));
        Assert.Equal([false, true], rates.Select(static rate => rate.Rate.IsUnderstood));
        Assert.Equal(["甲", "乙"], rates.Select(static rate => rate.Condition));
    }

    private static string Text(JapaneseRate rate)
    {
        string side = rate.QuotaSide switch { QuotaSide.InQuota => "inQuota", QuotaSide.OutQuota => "outQuota", _ => "" };
        return $"{rate.Rate.WithoutRaw()} | {rate.Condition} | {side} | {string.Join(',', rate.Partners)}".TrimEnd(' ', '|');
    }
}
