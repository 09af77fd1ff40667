using CsCheck;
using TradeData.Runtime;
using TradeData.Schedules.Japan;
using TradeData.Schedules.UnitedStates;

namespace TradeData.Tests.Rates;

public sealed class RatePropertyTests
{
    private static readonly Gen<decimal> s_number = Gen.Select(Gen.Int[1, 999_999], Gen.Byte[0, 4], (digits, scale) => new decimal(digits, 0, 0, false, scale));

    private static readonly Gen<decimal> s_percent = Gen.OneOf(s_number.Where(number => number <= 10_000), Gen.Int[1, 300].Select(thirds => thirds / 3m));

    private static readonly Gen<string?> s_base = Gen.OneOf(Gen.Const((string?)null), Gen.OneOfConst<string?>("the case", "the value of the lead content", "the strap, band or bracelet", "the movement and case"));

    private static readonly Gen<(string Unit, decimal Per)> s_usUnit = Gen.OneOfConst<(string, decimal)>(
        ("KGM", 1), ("LTR", 1), ("PFL", 1), ("MTK", 1), ("DZN", 1), ("C62", 1), ("C62", 1000), ("SUKG", 1), ("GRLN", 1), ("KLT", 1), ("TNE", 1), ("KGM", 100));

    private static readonly Gen<DutyRate> s_usTerm = Gen.OneOf(
        Gen.Select(s_percent, s_base, (percent, basis) => Rate.Percent(percent, basis)),
        Gen.Select(s_number, s_usUnit, (amount, unit) => Rate.Dollars(amount, unit.Unit, unit.Per)));

    private static readonly Gen<DutyRate> s_usSum = Gen.OneOf(s_usTerm, s_usTerm.Array[2, 12].Select(parts => Rate.Sum(parts)));

    private static readonly Gen<DutyRate> s_usRate = Gen.OneOf(
        Gen.Const(Rate.Free),
        Gen.Const((DutyRate)new DutyRate.Free { Condition = "under bond" }),
        Gen.Const((DutyRate)new DutyRate.NoChange()),
        s_usSum,
        Gen.Select(s_usTerm, s_usTerm, (inner, floor) => (DutyRate)new DutyRate.Bounded { Inner = inner, Min = floor }),
        Gen.Select(s_usSum, s_usTerm, s_usTerm, (inner, floor, ceiling) => (DutyRate)new DutyRate.Bounded { Inner = inner, Min = floor, Max = ceiling }),
        Gen.Select(s_number, Gen.Bool, (percent, less) => Rate.Own(less ? -percent / 100 : percent / 100)),
        Gen.Const(Rate.See("9822.04.05", "9823.01.07")),
        Gen.Select(s_number, s_number, (amount, less) => Rate.Degrees(amount, less)));

    private static readonly Gen<DutyRate> s_japaneseTerm = Gen.OneOf(
        s_number.Where(number => number <= 10_000).Select(percent => Rate.Percent(percent)),
        Gen.Select(s_number, Gen.OneOfConst("KGM", "LTR", "KLT", "MTK", "HEA", "NPR", "C62", "TNE", "SUKG"), (amount, unit) => Rate.Yen(amount, unit)),
        Gen.Select(s_number, s_number.Where(factor => factor != 1), (price, factor) => Rate.GatePrice(price, factor)),
        Gen.Select(s_number, s_number, (price, share) => Rate.PriceLess(price, share)));

    private static readonly Gen<DutyRate> s_japaneseSum = Gen.OneOf(s_japaneseTerm, s_japaneseTerm.Array[2, 4].Select(parts => Rate.Sum(parts)));

    private static readonly Gen<DutyRate> s_japaneseChoice = Gen.Select(s_japaneseSum.Array[2, 4], Gen.Bool, (options, greatest) => greatest ? Rate.Greater(options) : Rate.Lesser(options));

    private static readonly Gen<DutyRate> s_japaneseRate = Gen.OneOf(
        Gen.Const(Rate.Free),
        s_japaneseSum,
        s_japaneseChoice,
        Gen.Select(s_japaneseChoice, s_japaneseSum, Gen.Bool, (inner, limit, floor) => (DutyRate)(floor
            ? new DutyRate.Bounded { Inner = inner, Min = limit }
            : new DutyRate.Bounded { Inner = inner, Max = limit })));

    [Fact]
    public void A_rate_in_the_American_notation_is_read_back_as_itself() => s_usRate.Sample(rate =>
    {
        string text = rate.ToText("US-HTS")!;
        Assert.True(UsDutyRateParser.TryParse(text, out DutyRate? read), text);
        Assert.Equal(rate, read.WithoutRaw());
    });

    [Fact]
    public void A_rate_in_the_Japanese_notation_is_read_back_as_itself() => s_japaneseRate.Sample(rate =>
    {
        string text = rate.ToText("JP-TARIFF")!;
        Assert.True(JapaneseDutyRateParser.TryParse(text, out DutyRate? read), text);
        Assert.Equal(rate, read.WithoutRaw());
    });

    [Fact]
    public void A_rate_is_itself_again_after_JSON() => Gen.OneOf(s_usRate, s_japaneseRate).Sample(rate =>
        Assert.Equal(rate, DutyRate.ReadJson(JsonModel.ToUtf8Json(rate))));

    [Fact]
    public void No_text_makes_a_parser_throw()
    {
        Gen<string> pieces = Gen.OneOfConst(
            "Free", "%", "¢", "$", "/kg", " each", " + ", "(", ")", "A+,", "33 1/3", "12.5", "9999999999999999999", "<sup>", "</", "- ", "see 99", "The duty ", "less ", ", but ", "無税", "円", "課税価格",
            "×", "/", "又は", "のうちいずれか", "低い税率", "　", "\n", "〜", "（", "）に対する待遇", "毎年13月", "\uD800", "\0");
        Gen.OneOf(pieces.Array[0, 40].Select(string.Concat), Gen.String).Sample(text =>
        {
            DutyRate? us = UsDutyRateParser.Parse(text);
            ValueList<SpecialRate> special = UsSpecialColumnParser.Parse(text);
            DutyRate? japanese = JapaneseDutyRateParser.Parse(text);
            ValueList<JapaneseRate> cell = JapaneseDutyRateParser.ParseCell(text);
            bool isBlank = string.IsNullOrWhiteSpace(text);
            Assert.Equal(isBlank, us is null);
            Assert.Equal(isBlank, japanese is null);
            Assert.Equal(isBlank, special.IsEmpty);
            Assert.Equal(isBlank, cell.IsEmpty);
        });
    }

    [Theory]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("<")]
    [InlineData("<a")]
    [InlineData("1%+")]
    [InlineData("1 ")]
    [InlineData("- ")]
    [InlineData("(A,")]
    [InlineData("9822.04.05,")]
    [InlineData("1%又は")]
    [InlineData("（カナダに対する待遇）")]
    [InlineData("無税\n")]
    [InlineData("(課税価格-")]
    public void A_text_made_to_be_slow_is_read_like_any_other(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 2000 / piece.Length));
        Assert.NotNull(UsDutyRateParser.Parse(text));
        Assert.NotEmpty(UsSpecialColumnParser.Parse(text));
        Assert.NotNull(JapaneseDutyRateParser.Parse(text));
        Assert.NotEmpty(JapaneseDutyRateParser.ParseCell(text));
    }
}
