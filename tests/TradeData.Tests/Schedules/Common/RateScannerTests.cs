using System.Globalization;
using TradeData.Schedules;

namespace TradeData.Tests.Schedules.Common;

/// <summary>The scanner that the grammars of rates share: what it reads, and where it stands afterwards.</summary>
public sealed class RateScannerTests
{
    [Theory]
    [InlineData("5", "5", "")]
    [InlineData("5%", "5", "%")]
    [InlineData("  5 kg", "5", " kg")]
    [InlineData("1,000", "1000", "")]
    [InlineData("1,000,000/", "1000000", "/")]
    [InlineData("1,00", "1", ",00")]
    [InlineData("1,0000", "1", ",0000")]
    [InlineData("1,000a", "1000", "a")]
    [InlineData("1,00a", "1", ",00a")]
    [InlineData("1,a00", "1", ",a00")]
    [InlineData("1,0a0", "1", ",0a0")]
    [InlineData("1,", "1", ",")]
    [InlineData(",100", null, ",100")]
    [InlineData("2.5%", "2.5", "%")]
    [InlineData("2.50", "2.5", "")]
    [InlineData("2.", "2", ".")]
    [InlineData("2.a", "2", ".a")]
    [InlineData(".5", "0.5", "")]
    [InlineData(".", null, ".")]
    [InlineData(".a", null, ".a")]
    [InlineData("  .a", null, "  .a")]
    [InlineData("1,234.5", "1234.5", "")]
    [InlineData("1.2,345", "1.2", ",345")]
    [InlineData("4294967296", "4294967296", "")]
    [InlineData("42949672.96", "42949672.96", "")]
    [InlineData("123456789012345678", "123456789012345678", "")]
    [InlineData("1234567890123456789", null, "1234567890123456789")]
    [InlineData("12345678901234567.8", "12345678901234567.8", "")]
    [InlineData("12345678901234567.89", "12345678901234567.89", "")]
    [InlineData("3.3333333333333333333333333333", "3.3333333333333333333333333333", "")]
    [InlineData("3.33333333333333333333333333333", null, "3.33333333333333333333333333333")]
    [InlineData("0.1234567890123456789 kg", "0.1234567890123456789", " kg")]
    [InlineData("33 1/3%", "33.333333333333333333333333333", "%")]
    [InlineData("33 1/3", "33.333333333333333333333333333", "")]
    [InlineData("1 2/2", "1", " 2/2")]
    [InlineData("1 3/2", "1", " 3/2")]
    [InlineData("1 2/", "1", " 2/")]
    [InlineData("1 2", "1", " 2")]
    [InlineData("1 /2", "1", " /2")]
    [InlineData("1/2", "1", "/2")]
    [InlineData("1 1/2,000", "1.5", ",000")]
    [InlineData("1 1,000/2,000", "1", " 1,000/2,000")]
    [InlineData("", null, "")]
    [InlineData("  ", null, "  ")]
    [InlineData("a1", null, "a1")]
    public void A_number_is_read_with_what_belongs_to_it(string text, string? number, string rest)
    {
        RateScanner scanner = new(text);
        bool isRead = scanner.TakeNumber(out decimal read);
        Assert.Equal((number is not null, number ?? "0"), (isRead, read.ToString("0.############################", CultureInfo.InvariantCulture)));
        Assert.Equal(rest, scanner.Rest.ToString());
    }

    [Theory]
    [InlineData("in the applicable", true, "")]
    [InlineData("INTHE  applicable!", true, "!")]
    [InlineData(" i n t h e applicable x", true, " x")]
    [InlineData("in the applicabl", false, "in the applicabl")]
    [InlineData(" in that", false, " in that")]
    [InlineData("", false, "")]
    public void A_phrase_is_read_with_or_without_its_blanks(string text, bool isRead, string rest)
    {
        RateScanner scanner = new(text);
        Assert.Equal((isRead, rest), (scanner.TakePhrase("in the applicable"), scanner.Rest.ToString()));
    }

    [Theory]
    [InlineData("each", true, "")]
    [InlineData("\u00A0Each.", true, ".")]
    [InlineData("eaches", false, "eaches")]
    [InlineData(" each2", false, " each2")]
    [InlineData("eac", false, "eac")]
    public void A_word_ends_where_no_letter_or_digit_follows(string text, bool isRead, string rest)
    {
        RateScanner scanner = new(text);
        Assert.Equal((isRead, rest), (scanner.TakeWord("each"), scanner.Rest.ToString()));
    }

    [Theory]
    [InlineData(" +5", true, "5")]
    [InlineData("+", true, "")]
    [InlineData(" 5", false, " 5")]
    [InlineData("", false, "")]
    public void A_character_is_read_after_blanks_or_nothing_is(string text, bool isRead, string rest)
    {
        RateScanner scanner = new(text);
        Assert.Equal((isRead, rest), (scanner.Take('+'), scanner.Rest.ToString()));
        RateScanner word = new(text);
        Assert.Equal((isRead, rest), (word.Take("+"), word.Rest.ToString()));
    }

    [Fact]
    public void At_the_end_no_character_comes_next_not_even_the_one_that_stands_for_the_end()
    {
        RateScanner scanner = new("");
        Assert.Equal((true, '\0', false), (scanner.AtEnd, scanner.Next, scanner.Take('\0')));
        RateScanner nothing = new("\0");
        Assert.Equal((false, true, true), (nothing.AtEnd, nothing.Take('\0'), nothing.AtEnd));
        RateScanner moved = new("abc") { Position = 1 };
        Assert.Equal(("bc", "ab", 1), (moved.Rest.ToString(), moved.Between(0, 2).ToString(), moved.Position));
    }
}
