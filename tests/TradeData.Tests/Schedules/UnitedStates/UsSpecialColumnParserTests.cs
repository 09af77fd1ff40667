using TradeData.Schedules.UnitedStates;
using TradeData.Tests.Rates;

namespace TradeData.Tests.Schedules.UnitedStates;

public sealed class UsSpecialColumnParserTests
{
    [Fact]
    public void Each_rate_has_its_programmes()
    {
        Assert.True(UsSpecialColumnParser.TryParse("Free (A+,AU, BH) 3.2% (JP) See 9823.01.01-9823.01.07 (S+)", out var rates));
        Assert.Collection(
            rates,
            group => Is(group, "Free", "A+,AU,BH", Rate.Free),
            group => Is(group, "3.2%", "JP", Rate.Percent(3.2m)),
            group =>
            {
                Assert.Equal(["S+"], group.Programmes);
                Assert.Equal("9823.01.01", Assert.IsType<DutyRate.Reference>(group.Rate).Spans[0].From.ToString());
            });
    }

    [Fact]
    public void A_with_a_plus_and_A_with_a_star_are_programmes_of_their_own()
    {
        Assert.True(UsSpecialColumnParser.TryParse("Free (A,A+,A*,E*)", out var rates));
        Assert.Equal(["A", "A+", "A*", "E*"], Assert.Single(rates).Programmes);
    }

    [Theory]
    [InlineData("Free (AU,.OM,SG)", "AU,OM,SG")]
    [InlineData("Free(AU, P ,PA)", "AU,P,PA")]
    [InlineData("Free (A*,E IL,JO)", "A*,E,IL,JO")]
    [InlineData("Free (B,C,)", "B,C")]
    [InlineData("Free (,AU)", "AU")]
    [InlineData("Free (AU\u00A0,BH, \nCL)", "AU,BH,CL")]
    public void Slips_of_the_printer_do_no_harm(string text, string programmes)
    {
        Assert.True(UsSpecialColumnParser.TryParse(text, out var rates));
        Is(Assert.Single(rates), rates[0].Rate.RawText!, programmes, Rate.Free);
    }

    [Theory]
    [InlineData("Free (,)")]
    [InlineData("Free ()")]
    [InlineData("Free (E of IL)")]
    [InlineData("Free (E IL JO)")]
    public void Doubtful_lists_of_programmes_are_not_understood(string text)
    {
        Assert.False(UsSpecialColumnParser.TryParse(text, out var rates) && !rates[0].Programmes.IsEmpty);
        Assert.DoesNotContain(rates, group => !group.Programmes.IsEmpty);
    }

    [Fact]
    public void A_list_that_is_begun_twice_is_read_once()
    {
        Assert.True(UsSpecialColumnParser.TryParse("Free (BH) See 9919.04.50, 9919.04.67 (PA (PA)", out var rates));
        Is(rates[1], "See 9919.04.50, 9919.04.67", "PA", Rate.See("9919.04.50", "9919.04.67"));
    }

    [Fact]
    public void A_rate_can_have_brackets_of_its_own()
    {
        Assert.False(UsSpecialColumnParser.TryParse("Free (AU) A duty upon the value of such processing (see U.S. note 3 of this subchapter) (B,C)", out var rates));
        Assert.Equal(2, rates.Count);
        Assert.Equal(["B", "C"], rates[1].Programmes);
        Assert.Equal("A duty upon the value of such processing (see U.S. note 3 of this subchapter)", Assert.IsType<DutyRate.Unparsed>(rates[1].Rate).Raw);
    }

    [Theory]
    [InlineData("Free", "Free")]
    [InlineData("No change", "No change")]
    [InlineData("The duty provided in the applicable subheading + 25%", "The duty provided in the applicable subheading + 25%")]
    public void A_rate_without_programmes_is_for_all_of_them(string text, string raw)
    {
        Assert.True(UsSpecialColumnParser.TryParse(text, out var rates));
        Assert.Empty(Assert.Single(rates).Programmes);
        Assert.Equal(raw, rates[0].Rate.RawText);
    }

    [Fact]
    public void Programmes_without_a_rate_are_not_understood()
    {
        Assert.False(UsSpecialColumnParser.TryParse("(A,AU)", out var rates));
        Assert.Equal(Rate.Unparsed("(A,AU)", "The programmes have no rate."), Assert.Single(rates).Rate);
    }

    [Fact]
    public void A_rate_without_programmes_can_only_be_written_last()
    {
        SpecialRate everyones = new() { Programmes = [], Rate = Rate.Free };
        SpecialRate japans = new() { Programmes = ["JP"], Rate = Rate.Percent(3.2m) };
        Assert.Equal("3.2% (JP) Free", SpecialRate.ToText([japans, everyones]));
        Assert.Null(SpecialRate.ToText([everyones, japans]));
        Assert.Null(SpecialRate.ToText([japans with { Rate = Rate.Yen(1, "KGM") }]));
    }

    [Fact]
    public void A_blank_cell_has_no_rates() => Assert.Empty(UsSpecialColumnParser.Parse(" \n"));

    [Theory]
    [InlineData("<sup>")]
    [InlineData("<u></u>")]
    [InlineData("\u200B")]
    public void A_cell_of_markup_alone_is_not_understood_and_not_blank(string text)
    {
        Assert.False(UsSpecialColumnParser.TryParse(text, out var rates));
        Assert.Equal(Rate.Unparsed(text, "It ends too early."), Assert.Single(rates).Rate);
        Assert.Empty(rates[0].Programmes);
    }

    private static void Is(SpecialRate group, string raw, string programmes, DutyRate rate)
    {
        Assert.Equal(programmes, string.Join(',', group.Programmes));
        Assert.Equal(rate, group.Rate.WithoutRaw());
        Assert.Equal(raw, group.Rate.RawText);
    }
}
