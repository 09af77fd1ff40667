using CsCheck;
using TradeData.Runtime;
using TradeData.Schedules;
using TradeData.Schedules.EuropeanUnion;
using TradeData.Tests.Rates;

namespace TradeData.Tests.Schedules.EuropeanUnion;

public sealed class EuDutyRateParserTests
{
    private static readonly Gen<decimal> s_number = Gen.Select(Gen.Int[1, 999_999], Gen.Byte[0, 4], (digits, scale) => new decimal(digits, 0, 0, false, scale));

    private static readonly Gen<DutyRate> s_term = Gen.OneOf(
        s_number.Where(number => number <= 10_000).Select(percent => Rate.Percent(percent)),
        Gen.Select(s_number, Gen.OneOfConst("EUR", "GBP"), Gen.OneOfConst<(decimal, string, string?)>(
            (1, "KGM", null), (100, "KGM", null), (1000, "KGM", null), (1, "TNE", null), (1, "HLT", null), (1, "ASVX", null), (1, "C62", null), (1000, "C62", null), (100, "MTR", null),
            (1, "MTK", null), (100, "KGM", "the gross weight"), (100, "KGM", "the drained net weight"), (1, "KGM", "the lactic matter"), (1, "KGM", "sucrose, other sugars expressed as sucrose")),
            (amount, currency, unit) => (DutyRate)Amount(amount, currency, unit.Item2, unit.Item1, unit.Item3)));

    private static readonly Gen<DutyRate> s_sum = Gen.OneOf(s_term, s_term.Array[2, 12].Select(parts => Rate.Sum(parts)));

    private static readonly Gen<DutyRate> s_rate = Gen.OneOf(
        Gen.Const(Rate.Free),
        s_sum,
        Gen.Select(s_sum, s_sum, (inner, floor) => (DutyRate)new DutyRate.Bounded { Inner = inner, Min = floor }),
        Gen.Select(s_sum, s_sum, (inner, ceiling) => (DutyRate)new DutyRate.Bounded { Inner = inner, Max = ceiling }),
        Gen.Select(s_sum, s_sum, s_sum, (inner, floor, ceiling) => (DutyRate)new DutyRate.Bounded { Inner = inner, Min = floor, Max = ceiling }));

    public static TheoryData<string, string> Shapes => new()
    {
        { "0.0%", "free" },
        { "0.00%", "free" },
        { "6.5%", "6.5 %" },
        { "32.00 EUR / hl", "32 EUR/HLT" },
        { "41.20 EUR / 100 kg", "41.2 EUR/100 kg" },
        { "34.00 GBP/100kg", "34 GBP/100 kg" },
        { "10.20% + 93.10 EUR / 100 kg", "10.2 % + 93.1 EUR/100 kg" },
        { "1,024.00 EUR / tonne", "1024 EUR/t" },
        { "1.75 EUR / % vol / hl", "1.75 EUR/ASVX" },
        { "0.50 GBP/%vol/hl + 2.60 GBP/hl", "0.5 GBP/ASVX + 2.6 GBP/HLT" },
        { "1.19 EUR / kg / lactic matter + 27.50 EUR / 100 kg", "1.19 EUR/kg on the lactic matter + 27.5 EUR/100 kg" },
        { "0.07 EUR / kg / dry lactic matter", "0.07 EUR/kg on the dry lactic matter" },
        { "52.00 EUR / 1,000 items", "52 EUR/1000 piece" },
        { "127.00 GBP/ 1000 items", "127 GBP/1000 piece" },
        { "0.20 GBP/ item", "0.2 GBP/piece" },
        { "5.10% + 9.40 EUR / 100 kg / net drained wt", "5.1 % + 9.4 EUR/100 kg on the drained net weight" },
        { "4.00% + 7.80 GBP/100kg eda", "4 % + 7.8 GBP/100 kg on the drained net weight" },
        { "42.00 GBP/100kg mas", "42 GBP/100 kg on the net dry matter" },
        { "50.70 EUR / 100 kg / net dry", "50.7 EUR/100 kg on the net dry matter" },
        { "33.90 EUR / 100 kg / std qual", "33.9 EUR/100 kg on sugar of the standard quality" },
        { "0.40 EUR / 100 kg /net/ % sacchar.", "0.4 EUR/kg on sucrose, other sugars expressed as sucrose" },
        { "0.30 GBP/100kg/net/%sacchar.", "0.3 GBP/kg on sucrose, other sugars expressed as sucrose" },
        { "1.62 EUR / kg / tot alc", "1.62 EUR/kg on the total alcohol" },
        { "4.50% MIN 0.30 EUR / item MAX 0.80 EUR / item", "4.5 %, at least 0.3 EUR/piece, at most 0.8 EUR/piece" },
        { "0.50 EUR / item MIN 2.70% MAX 4.60%", "0.5 EUR/piece, at least 2.7 %, at most 4.6 %" },
        { "3.80% MIN 0.60 EUR / 100 kg / gross", "3.8 %, at least 0.6 EUR/100 kg on the gross weight" },
        { "6.20% + 27.10 EUR / 100 kg MAX 17.90%", "(6.2 % + 27.1 EUR/100 kg), at most 17.9 %" },
        { "9.10% + 45.10 EUR / 100 kg MAX 18.90% + 16.50 EUR / 100 kg", "(9.1 % + 45.1 EUR/100 kg), at most (18.9 % + 16.5 EUR/100 kg)" },
        { "8.00% MAX 2.80 EUR / m2", "8 %, at most 2.8 EUR/m²" },
        { "6.50% MAX 5.00 EUR / 100 m", "6.5 %, at most 5 EUR/100 m" },
        { "9.60% MIN 1.1\u00A0€/100\u00A0kg/net", "9.6 %, at least 1.1 EUR/100 kg" },
        { "5£/kg", "5 GBP/kg" },
    };

    public static TheoryData<string, string> NotUnderstood => new()
    {
        { "Entry Price", "It depends on the entry price, by tables that are not part of the text." },
        { "9.00% +  EA", "It has an agricultural component, or an additional duty on sugar or flour, by what the goods are made of." },
        { "9.00% +  EA MAX 18.70%  + ADSZ", "It has an agricultural component, or an additional duty on sugar or flour, by what the goods are made of." },
        { "6.4 + 24.6 EUR/100 kg", "A number has neither a percent sign nor a currency." },
        { "7.2 MIN 0.36 EUR/100 kg", "A number has neither a percent sign nor a currency." },
        { "5", "A number has neither a percent sign nor a currency." },
        { "5 EUR / firkin", "The unit \"firkin\" is not known." },
        { "5 EUR", "It ends too early." },
        { "5% +", "It ends too early." },
        { "10001%", "It ends too early." },
        { "5% MAX", "It ends too early." },
        { "5% free", "Not understood: \"free\"." },
        { "Free", "Not understood: \"Free\"." },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Each_shape_is_read(string text, string says)
    {
        Assert.True(EuDutyRateParser.TryParse(text, out DutyRate? rate), text);
        Assert.Equal((says, text), (rate.ToString(), rate.RawText));
    }

    [Theory]
    [MemberData(nameof(NotUnderstood))]
    public void Unparsed_rates_have_a_reason_and_no_amount(string text, string reason)
    {
        Assert.False(EuDutyRateParser.TryParse(text, out DutyRate? rate));
        Assert.Equal(Rate.Unparsed(text, reason), rate);
        Assert.Equal(Rate.Unparsed(text, reason), Assert.Single(EuDutyRateParser.ParseCell(text)).Rate);
    }

    [Fact]
    public void A_cell_can_have_a_rate_for_each_season()
    {
        Assert.True(EuDutyRateParser.TryParseCell("15.00% (01 JAN-14 FEB, 16 JUN-31 DEC), 0.00% (15 FEB-15 JUN)", out var rates));
        Assert.Equal(
            ["15 % from 01-01 to 02-14", "15 % from 06-16 to 12-31", "free from 02-15 to 06-15"],
            rates.Select(rate => $"{rate.Rate} from {rate.Season}"));
    }

    [Theory]
    [InlineData("14.00% (01 JUL - 31 JAN), 0.00% (01 FEB - 30 JUN)", "07-01 to 01-31|02-01 to 06-30")]
    [InlineData("9.60% (01 JAN-15 MAY), 13.40% (16 MAY-30 JUNE)", "01-01 to 05-15|05-16 to 06-30")]
    [InlineData("4.00% (01 JAN-31 MAR, 01-31 DEC), 5.10% (01 JUN-30 NOV)", "01-01 to 03-31|12-01 to 12-31|06-01 to 11-30")]
    [InlineData("11.20% (01 JAN-31 APR, 01 AUG-31 DEC), 12.80% MIN 2.4€/100kg/net (01 MAY-31 JUL)", "01-01 to 04-30|08-01 to 12-31|05-01 to 07-31")]
    public void A_season_can_be_written_in_several_ways(string text, string seasons)
    {
        Assert.True(EuDutyRateParser.TryParseCell(text, out var rates));
        Assert.Equal(seasons, string.Join('|', rates.Select(rate => rate.Season!.ToString())));
        Assert.All(rates, rate => Assert.Equal(text, rate.Rate.RawText));
    }

    [Theory]
    [InlineData("9.60% MIN 1.1 €/100 kg/net (01 JAN-14 APR, 1 DEC-31 DEC), 13.60% MIN 1.6€/100kg/net", "It has several rates, and one of them does not say when it holds.")]
    [InlineData("5% (01 JAN-30 JUN), 6% (30 JUN-31 DEC)", "Two of its seasons overlap.")]
    [InlineData("5% (01 JUL-31 JAN), 6% (31 DEC-30 JUN)", "Two of its seasons overlap.")]
    [InlineData("5% (31 FEB-30 JUN)", "Not understood: \")\".")]
    [InlineData("5% (01 JAN-32 MAR)", "Not understood: \"MAR)\".")]
    [InlineData("5% (01 JAN)", "Not understood: \")\".")]
    [InlineData("5% (01 JAN-30 JUN) more", "Not understood: \"more\".")]
    [InlineData("5% (01 JAN-30 JUN), 6 + EA (01 JUL-31 DEC)", "A number has neither a percent sign nor a currency.")]
    public void A_cell_with_a_season_that_is_not_understood_is_not_understood_at_all(string text, string reason) =>
        Assert.Equal(new EuRate { Rate = Rate.Unparsed(text, reason) }, Assert.Single(EuDutyRateParser.ParseCell(text)));

    [Fact]
    public void The_31_of_April_is_a_slip_and_listed()
    {
        List<string> slips = [];
        EuDutyRateParser.ParseCell("11.20% (01 JAN-31 APR)", slips);
        Assert.Equal(["APR has no day 31; its last day is meant."], slips);
    }

    [Fact]
    public void A_text_that_is_too_long_is_cut_and_not_understood()
    {
        Assert.False(EuDutyRateParser.TryParse(new string('5', 3_000), out DutyRate? rate));
        Assert.Equal(("It is longer than 2,000 characters; the beginning is kept.", 2_000), (rate!.FirstUnparsed!.Reason, rate.RawText!.Length));
        Assert.Equal(rate, Assert.Single(EuDutyRateParser.ParseCell(new string('5', 3_000))).Rate);
    }

    [Fact]
    public void A_blank_cell_has_no_rates()
    {
        Assert.Empty(EuDutyRateParser.ParseCell(" \n"));
        Assert.Null(EuDutyRateParser.Parse(""));
        Assert.True(EuDutyRateParser.TryParseCell(null, out _));
    }

    [Fact]
    public void A_rate_in_the_European_notation_is_read_back_as_itself() => s_rate.Sample(rate =>
    {
        string text = rate.ToText("EU-CET")!;
        Assert.Equal(text, rate.ToText("GB-UKGT"));
        Assert.True(EuDutyRateParser.TryParse(text, out DutyRate? read), text);
        Assert.Equal(rate, read.WithoutRaw());
    });

    [Fact]
    public void The_notation_has_no_words_for_other_schedules_rates()
    {
        Assert.Null(Rate.Yen(5, "KGM").ToText("EU-CET"));
        Assert.Null(Rate.Own(5).ToText("EU-CET"));
        Assert.Null(Rate.Greater(Rate.Percent(1), Rate.Percent(2)).ToText("EU-CET"));
        Assert.Null(Rate.Percent(1, "the case").ToText("EU-CET"));
        Assert.Null(Rate.Sum(Rate.Percent(1), Rate.Yen(5, "KGM")).ToText("EU-CET"));
        Assert.Null(new DutyRate.Free { Condition = "under bond" }.ToText("EU-CET"));
        Assert.Null(new DutyRate.Bounded { Inner = Rate.Percent(1), Min = Rate.Yen(5, "KGM") }.ToText("EU-CET"));
        Assert.Null(new DutyRate.Bounded { Inner = Rate.Percent(1), Max = Rate.Yen(5, "KGM") }.ToText("EU-CET"));
        Assert.Equal("Entry Price", EuDutyRateParser.Parse("Entry Price")!.ToText("EU-CET"));
    }

    [Fact]
    public void No_text_makes_the_parser_throw()
    {
        Gen<string> pieces = Gen.OneOfConst(
            "%", "€", "£", "EUR", " GBP", "/", " / 100 kg", " MIN ", " MAX ", " + ", "(", ")", ",", "-", "01 ", "31 ", "JAN", "FEB", "EA", "Entry Price", "12.5", "9999999999999999999", "vol", "hl", "\uD800", "\0", "\u00A0");
        Gen.OneOf(pieces.Array[0, 40].Select(string.Concat), Gen.String).Sample(text =>
        {
            ValueList<EuRate> cell = EuDutyRateParser.ParseCell(text);
            Assert.Equal(string.IsNullOrWhiteSpace(text), cell.IsEmpty);
            Assert.Equal(string.IsNullOrWhiteSpace(text), EuDutyRateParser.Parse(text) is null);
            Assert.All(cell, rate => Assert.NotEqual("", rate.Rate.RawText));
        });
    }

    [Theory]
    [InlineData("(")]
    [InlineData("1%+")]
    [InlineData("1 EUR/kg ")]
    [InlineData("1% (01 JAN-31 JAN),")]
    [InlineData("1% MIN ")]
    public void A_text_made_to_be_slow_is_read_like_any_other(string piece) =>
        Assert.NotEmpty(EuDutyRateParser.ParseCell(string.Concat(Enumerable.Repeat(piece, 2000 / piece.Length))));

    private static DutyRate.Specific Amount(decimal amount, string currency, string unit, decimal per, string? basis) =>
        new DutyRate.Specific { Amount = amount, Currency = CurrencyCode.Parse(currency), Unit = unit, Per = per, HasPer = per != 1, Base = basis };
}
