using TradeData.Schedules.Japan;
using TradeData.Tests.Rates;

namespace TradeData.Tests.Schedules.Japan;

public sealed class JapaneseDutyRateParserTests
{
    public static TheoryData<string, DutyRate> Understood => new()
    {
        { "無税", Rate.Free },
        { "38.5%", Rate.Percent(38.5m) },
        { "1％", Rate.Percent(1) },
        { "(50%)", Rate.Percent(50) },
        { "（4.8%）", Rate.Percent(4.8m) },
        { "21.30円/kg", Rate.Yen(21.3m, "KGM") },
        { "(55円\n/kg)", Rate.Yen(55, "KGM") },
        { "1,023円/kl", Rate.Yen(1023, "KLT") },
        { "3.8万円/頭", Rate.Yen(38000, "HEA") },
        { "1円/㎡", Rate.Yen(1, "MTK") },
        { "29.8%＋396円/kg", Rate.Sum(Rate.Percent(29.8m), Rate.Yen(396, "KGM")) },
        { "29.8%+\n396円/kg", Rate.Sum(Rate.Percent(29.8m), Rate.Yen(396, "KGM")) },
        { "(8.5%＋290.70円/1,000本)", Rate.Sum(Rate.Percent(8.5m), Rate.Yen(290.7m, "C62", 1000)) },
        { "4.8%又は85円/kgのうちいずれか高い税率", Rate.Greater(Rate.Percent(4.8m), Rate.Yen(85, "KGM")) },
        { "6.6%又は5.3%＋1.52円/㎡のうちいずれか高い税率", Rate.Greater(Rate.Percent(6.6m), Rate.Sum(Rate.Percent(5.3m), Rate.Yen(1.52m, "MTK"))) },
        { "15%又は125円/lのうちいずれか低い税率\nただしその税率が67円/lを下回る場合は67円/l", new DutyRate.Bounded { Inner = Rate.Lesser(Rate.Percent(15), Rate.Yen(125, "LTR")), Min = Rate.Yen(67, "LTR") } },
        { "30%又は4円/kgのうちいずれか高い税率（ただしその税率が35%を上回る場合は35%とする）", new DutyRate.Bounded { Inner = Rate.Greater(Rate.Percent(30), Rate.Yen(4, "KGM")), Max = Rate.Percent(35) } },
        { "（524円×1.002-課税価格）/kg又は54円/kgのうちいずれか低い税率", Rate.Lesser(Rate.GatePrice(524, 1.002m), Rate.Yen(54, "KGM")) },
        { "(73.70円−課税価格)/kg", Rate.PriceLess(73.7m, 1) },
        { "535.53円/kg-課税価格/kg", Rate.PriceLess(535.53m, 1) },
        { "0.5%又は（（500円-課税価格）×60/100）/kgのうちいずれか低い税率", Rate.Lesser(Rate.Percent(0.5m), Rate.PriceLess(300, 0.6m)) },
        { "(897.59円/kg-課税価格/kg×0.6)又は4.3%のうちいずれか高い税率", Rate.Greater(Rate.PriceLess(897.59m, 0.6m), Rate.Percent(4.3m)) },
        { "当該原産品に含まれる砂糖の重量1kgにつき50円", Rate.Yen(50, "SUKG") },
    };

    public static TheoryData<string, string> NotUnderstood => new()
    {
        { "●無税〜5%", "It is a range: the rate differs among the goods of the line." },
        { "(無税)〜\n(12%)", "It is a range: the rate differs among the goods of the line." },
        { "13%又は非譲許 ◆12", "It refers to a note of the schedule." },
        { "●2.2%又は非譲許", "For some goods of the line there is no concession." },
        { "（一部7%)", "It holds for some goods of the line only." },
        { "1キログラムにつき枝肉に係る基準輸入価格と課税価格との差額", "It refers to a standard import price that is stated elsewhere." },
        { "1キログラムにつき、70円に重量比による乳糖の含有率が10%を超える1%ごとに7円を加えた額", "It depends on how much lactose the good contains." },
        { "10%又は20%", "It is not understood." },
        { "20000%", "It is not understood." },
        { "(課税価格-5円)/kg", "It is not understood." },
    };

    [Theory]
    [MemberData(nameof(Understood))]
    public void A_rate_is_read_as_what_it_says_and_keeps_its_text(string text, DutyRate expected)
    {
        Assert.True(JapaneseDutyRateParser.TryParse(text, out DutyRate? rate));
        Assert.Equal(expected, rate.WithoutRaw());
        Assert.Equal(text, rate.RawText);
        Assert.Equal([rate], JapaneseDutyRateParser.ParseCell(text).Select(read => read.Rate));
    }

    [Theory]
    [MemberData(nameof(NotUnderstood))]
    public void Unparsed_rates_have_a_reason_and_no_amount(string text, string reason)
    {
        Assert.False(JapaneseDutyRateParser.TryParse(text, out DutyRate? rate));
        Assert.Equal(Rate.Unparsed(text, reason), rate);
        Assert.Equal(rate, Assert.Single(JapaneseDutyRateParser.ParseCell(text)).Rate);
    }

    [Fact]
    public void Brackets_say_that_another_rate_is_applied()
    {
        Assert.True(Assert.Single(JapaneseDutyRateParser.ParseCell("(50%)")).IsBracketed);
        Assert.False(Assert.Single(JapaneseDutyRateParser.ParseCell("50%")).IsBracketed);
        Assert.False(Assert.Single(JapaneseDutyRateParser.ParseCell("（524円×1.002-課税価格）/kg")).IsBracketed);
    }

    [Fact]
    public void Within_and_beyond_a_quota_are_two_rates()
    {
        Assert.True(JapaneseDutyRateParser.TryParseCell("関税割当数量以内のもの　7.2%\n関税割当数量以外のもの　40%", out var rates));
        Assert.Collection(
            rates,
            rate => Is(rate, Rate.Percent(7.2m), quotaSide: QuotaSide.InQuota),
            rate => Is(rate, Rate.Percent(40), quotaSide: QuotaSide.OutQuota));
        Assert.Equal("関税割当数量以内のもの　7.2%", rates[0].Rate.RawText);
    }

    [Fact]
    public void Other_goods_after_a_quota_are_those_beyond_it_and_elsewhere_a_condition()
    {
        Is(JapaneseDutyRateParser.ParseCell("関税割当数量以内のもの（カナダに対する待遇）　無税\nその他のもの　21.30円/kg")[1], Rate.Yen(21.3m, "KGM"), quotaSide: QuotaSide.OutQuota);
        Is(JapaneseDutyRateParser.ParseCell("くらげ　無税\nその他のもの　4%")[1], Rate.Percent(4), condition: "その他のもの");
    }

    [Fact]
    public void A_use_within_a_quota_is_a_condition_as_well()
    {
        JapaneseRate rate = JapaneseDutyRateParser.ParseCell("プロセスチーズの原料として使用するもので、関税割当数量以内のもの　無税")[0];
        Is(rate, Rate.Free, condition: "プロセスチーズの原料として使用するもので、関税割当数量以内のもの", quotaSide: QuotaSide.InQuota);
    }

    [Fact]
    public void The_other_parties_are_those_not_named_above()
    {
        Assert.True(JapaneseDutyRateParser.TryParseCell("（マレーシアに対する待遇）　4.3%\n（カナダ及びニュージーランドに対する待遇）　無税\n（他の締約国に対する待遇）　2.1%", out var rates));
        Assert.Equal(["MYS"], rates[0].Partners.Select(partner => partner.ToString()));
        Assert.Equal(["CAN", "NZL"], rates[1].Partners.Select(partner => partner.ToString()));
        Assert.Equal(["MYS", "CAN", "NZL"], rates[2].ExceptPartners.Select(partner => partner.ToString()));
        Assert.All(rates, rate => Assert.Null(rate.Condition));
    }

    [Fact]
    public void Parties_in_the_middle_of_a_condition_stay_there()
    {
        JapaneseRate rate = JapaneseDutyRateParser.ParseCell("CSQ-JP1に定める関税割当数量以内のもの（オーストラリアに対する待遇）及びCSQ-JP2に定める関税割当数量以内のもの（カナダに対する待遇）　無税")[0];
        Assert.Empty(rate.Partners);
        Assert.StartsWith("CSQ-JP1", rate.Condition, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("毎年6月1日から同年9月30日までに輸入されるもの　無税", "06-01 to 09-30")]
    [InlineData("毎年11月1日から翌年2月末日までに輸入されるもの　無税", "11-01 to 02-29")]
    public void A_season_is_read_as_one(string text, string season)
    {
        JapaneseRate rate = Assert.Single(JapaneseDutyRateParser.ParseCell(text));
        Assert.Equal(season, rate.Season?.ToString());
        Assert.Null(rate.Condition);
    }

    [Fact]
    public void A_mark_that_the_schedule_explains_elsewhere_is_a_condition()
    {
        Is(JapaneseDutyRateParser.ParseCell("◎無税")[0], Rate.Free, condition: "◎");
        Is(JapaneseDutyRateParser.ParseCell("**(17%)")[0], Rate.Percent(17), condition: "**");
        Is(JapaneseDutyRateParser.ParseCell("関税割当数量以内のもの　無税\n関税割当数量以外のもの　※1%")[1], Rate.Percent(1), condition: "※", quotaSide: QuotaSide.OutQuota);
    }

    [Fact]
    public void A_rate_that_is_not_understood_keeps_its_condition()
    {
        JapaneseRate rate = JapaneseDutyRateParser.ParseCell("さんま（コロラビス属のもの）　4.3% ◆2\nさわら　0.6%")[0];
        Assert.Equal("さんま（コロラビス属のもの）", rate.Condition);
        Assert.False(rate.Rate.IsUnderstood);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("　\n")]
    public void A_blank_cell_has_no_rates(string? text)
    {
        Assert.Empty(JapaneseDutyRateParser.ParseCell(text));
        Assert.Null(JapaneseDutyRateParser.Parse(text));
    }

    private static void Is(JapaneseRate read, DutyRate rate, string? condition = null, QuotaSide? quotaSide = null)
    {
        Assert.Equal(rate, read.Rate.WithoutRaw());
        Assert.Equal(condition, read.Condition);
        Assert.Equal(quotaSide, read.QuotaSide);
    }
}
