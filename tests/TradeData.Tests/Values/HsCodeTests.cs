using System.Text.Json;
using CsCheck;
using TradeData.Runtime;
using TradeData.TestSupport;

namespace TradeData.Tests.Values;

public sealed class HsCodeTests
{
    private static readonly Gen<string> Digits = Gen.Char['0', '9'].Array[2, 10].Select(c => new string(c));

    // Few distinct digits, so that equal codes and prefixes occur.
    private static readonly Gen<string> FewDigits = Gen.Char['0', '1'].Array[2, 6].Select(c => new string(c));

    /// <summary>A code with any separators, and its digits.</summary>
    private static readonly Gen<(string Text, string Digits)> Codes =
        Gen.Select(Digits, Gen.OneOfConst("", "", ".", "-", " ").Array[9]).Select((digits, separators) =>
            (string.Concat(digits.Select((d, i) => i == 0 ? $"{d}" : separators[i - 1] + d)), digits));

    [Fact]
    public void A_code_gives_back_the_text_it_was_read_from_and_its_digits() =>
        Codes.Sample(code =>
        {
            HsCode parsed = HsCode.Parse(code.Text);
            Assert.Equal(code.Text, parsed.ToString());
            Assert.Equal(code.Digits, parsed.ToString("D"));
            Assert.Equal(code.Digits.Length, parsed.Length);
            Assert.Equal(code.Text, JsonSerializer.Deserialize<HsCode>(JsonSerializer.Serialize(parsed)).ToString());
            Assert.Equal(parsed, HsCode.Parse(parsed.ToString("P")));
            ScalarProof.RoundTrips(parsed, code.Text);
        });

    [Fact]
    public void The_order_is_that_of_the_digits_as_text() =>
        Gen.Select(Gen.OneOf(FewDigits, Digits), Gen.OneOf(FewDigits, Digits)).Sample((a, b) =>
            ScalarProof.ComparesAs(HsCode.Parse(a), HsCode.Parse(b), string.CompareOrdinal(a, b)));

    [Fact]
    public void Separators_do_not_count_in_comparison()
    {
        HsCode dotted = HsCode.Parse("0201.30");
        HsCode plain = HsCode.Parse("020130");

        ScalarProof.ComparesAs(dotted, plain, 0);
        Assert.Equal("0201.30", dotted.ToString());
        Assert.Equal("020130", plain.ToString());
    }

    [Fact]
    public void A_code_starts_with_another_as_its_digits_do() =>
        Gen.Select(FewDigits, FewDigits).Sample((a, b) =>
        {
            HsCode code = HsCode.Parse(a);
            HsCode prefix = HsCode.Parse(b);
            bool expected = a.StartsWith(b, StringComparison.Ordinal);
            Assert.Equal(expected, code.StartsWith(prefix));
            Assert.Equal(expected, prefix.Key <= code.Key && code.Key <= prefix.LastKeyBelow);
        });

    [Fact]
    public void Every_code_is_below_the_empty_one()
    {
        HsCode empty = default;

        Assert.True(empty.IsEmpty);
        Assert.Equal(0, empty.Length);
        Assert.Equal("", empty.ToString());
        Assert.Equal("", empty.ToString("P"));
        Assert.True(HsCode.Parse("9999999999").StartsWith(empty));
        Assert.True(empty.StartsWith(empty));
        Assert.False(empty.StartsWith(HsCode.Parse("00")));
        Assert.True(empty < HsCode.Parse("00"));
        Assert.Null(empty.Parent);
        Assert.Null(empty.Heading);
        Assert.Equal(empty, empty.Chapter);
        Assert.Equal(0, empty.ChapterNumber);
        Assert.False(empty.IsInternational);
        Assert.False(HsCode.TryParse("", out _));
    }

    [Fact]
    public void The_levels_of_a_statistical_line_keep_its_points()
    {
        HsCode line = HsCode.Parse("0201.30.10.00");

        Assert.Equal("02", line.Chapter.ToString());
        Assert.Equal(2, line.ChapterNumber);
        Assert.Equal("0201", line.Heading.ToString());
        Assert.Equal("0201.30", line.Subheading.ToString());
        Assert.Equal("0201.30.10", line.Parent.ToString());
        Assert.Equal("0201.30", line.Parent!.Value.Parent.ToString());
        Assert.Equal("020130", line.Subheading!.Value.ToString("D"));
        Assert.False(line.IsInternational);
        Assert.True(line.Subheading!.Value.IsInternational);
    }

    [Theory]
    [InlineData("0201301000", "02013010")]
    [InlineData("0201.30-000", "0201.30")]
    [InlineData("02013010", "020130")]
    [InlineData("0201301", "020130")]
    [InlineData("020130", "0201")]
    [InlineData("02013", "0201")]
    [InlineData("0201", "02")]
    [InlineData("020", "02")]
    [InlineData("02", "")]
    public void The_parent_is_one_level_up(string code, string parent) =>
        Assert.Equal(parent, HsCode.Parse(code).Parent?.ToString() ?? "");

    [Theory]
    [InlineData("0201301000", "0201.30.10.00")]
    [InlineData("0201.30-000", "0201.30.000")]
    [InlineData("0201 30 10", "0201.30.10")]
    [InlineData("02.01", "0201")]
    [InlineData("020130", "0201.30")]
    [InlineData("02", "02")]
    public void Points_stand_at_the_customary_places(string code, string pointed) =>
        Assert.Equal(pointed, HsCode.Parse(code).ToString("P"));

    [Theory]
    [InlineData("02", true)]
    [InlineData("0201", true)]
    [InlineData("020130", true)]
    [InlineData("020", false)]
    [InlineData("02013010", false)]
    [InlineData("98", false)]
    [InlineData("9903.88", false)]
    public void International_are_chapters_headings_and_subheadings_but_for_98_and_99(string code, bool expected) =>
        Assert.Equal(expected, HsCode.Parse(code).IsInternational);

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0.")]
    [InlineData(".02")]
    [InlineData("0201.")]
    [InlineData("0201..30")]
    [InlineData("0201.-30")]
    [InlineData("02O1")]
    [InlineData(" 0201")]
    [InlineData("0201 ")]
    [InlineData("0201,30")]
    [InlineData("02013010001")]
    [InlineData("0201.30.10.00.")]
    [InlineData("０２０１")]
    public void Invalid_codes_are_rejected_without_allocation(string text) =>
        ScalarProof.IsRefused<HsCode>(text, "an HS code: 2 to 10 digits, with at most one point, hyphen or space between two of them, as in 0201.30.10.00");

    [Fact]
    public void First_takes_no_more_digits_than_there_are()
    {
        HsCode code = HsCode.Parse("0201.30");

        Assert.Equal("0201", code.First(4).ToString());
        Assert.Equal(default, code.First(0));
        Assert.Equal("0201.30", code.First(6).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => code.First(7));
        Assert.Throws<ArgumentOutOfRangeException>(() => code.First(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => code.First(-1));
    }

    [Fact]
    public void A_format_that_there_is_not_is_named()
    {
        var thrown = Assert.Throws<FormatException>(() => HsCode.Parse("02").ToString("X"));

        Assert.Equal("\"X\" is not a format of HsCode: it has \"G\" (as written), \"D\" (digits) and \"P\" (with points).", thrown.Message);
    }

    [Fact]
    public void Codes_are_keys_of_JSON_objects()
    {
        var read = JsonSerializer.Deserialize<Dictionary<HsCode, int>>("""{"0201.30":1,"\u0030202":2}""")!;

        Assert.Equal(1, read[HsCode.Parse("020130")]);
        Assert.Equal(2, read[HsCode.Parse("0202")]);
        Assert.Equal("""{"0201.30":1,"0202":2}""", JsonSerializer.Serialize(read));
    }
}
