using System.Globalization;
using System.Text;
using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Runtime.Tests.Patterns;

public sealed class UnicodePropertyTests
{
    [Theory]
    [InlineData("Lu", UnicodeCategory.UppercaseLetter)]
    [InlineData("Lowercase_Letter", UnicodeCategory.LowercaseLetter)]
    [InlineData("gc=Mn", UnicodeCategory.NonSpacingMark)]
    [InlineData("digit", UnicodeCategory.DecimalDigitNumber)]
    [InlineData("Sc", UnicodeCategory.CurrencySymbol)]
    [InlineData("General_Category=Other_Punctuation", UnicodeCategory.OtherPunctuation)]
    [InlineData("Cn", UnicodeCategory.OtherNotAssigned)]
    [InlineData("L", UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter, UnicodeCategory.ModifierLetter, UnicodeCategory.OtherLetter)]
    [InlineData("Cased_Letter", UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter)]
    [InlineData("Mark", UnicodeCategory.NonSpacingMark, UnicodeCategory.SpacingCombiningMark, UnicodeCategory.EnclosingMark)]
    [InlineData("N", UnicodeCategory.DecimalDigitNumber, UnicodeCategory.LetterNumber, UnicodeCategory.OtherNumber)]
    [InlineData("S", UnicodeCategory.MathSymbol, UnicodeCategory.CurrencySymbol, UnicodeCategory.ModifierSymbol, UnicodeCategory.OtherSymbol)]
    [InlineData("Separator", UnicodeCategory.SpaceSeparator, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator)]
    [InlineData("punct", UnicodeCategory.ConnectorPunctuation, UnicodeCategory.DashPunctuation, UnicodeCategory.OpenPunctuation, UnicodeCategory.ClosePunctuation, UnicodeCategory.InitialQuotePunctuation, UnicodeCategory.FinalQuotePunctuation, UnicodeCategory.OtherPunctuation)]
    public void A_general_category_has_the_code_points_that_the_framework_puts_there(string property, params UnicodeCategory[] categories)
    {
        Pattern within = Pattern.Compile($@"^\p{{{property}}}$");
        Pattern without = Pattern.Compile($@"^\P{{{property}}}$");
        byte[] utf8 = new byte[4];
        // Planes 4 to 13 are all alike, and so are 15 and 16.
        for (int codePoint = 0; codePoint <= 0x10FFFF; codePoint += codePoint is < 0x40000 or (>= 0xE0000 and < 0xF0000) ? 1 : 0xFFF)
        {
            if (!Rune.TryCreate(codePoint, out Rune rune))
            {
                continue;
            }
            ReadOnlySpan<byte> text = utf8.AsSpan(0, rune.EncodeToUtf8(utf8));
            bool expected = categories.Contains(CharUnicodeInfo.GetUnicodeCategory(codePoint));
            if (within.IsMatch(text) != expected || without.IsMatch(text) == expected)
            {
                Assert.Fail($"U+{codePoint:X4} should {(expected ? "" : "not ")}be {property}.");
            }
        }
    }

    [Theory]
    [InlineData(@"\p{Script=Latin}", "Aéﬁª\u212A\u212B", "1.α\u0301")]
    [InlineData(@"\p{sc=Grek}", "αΩἀϗ", "µaя")]
    [InlineData(@"\p{Script=Cyrillic}", "яЇ", "aα")]
    [InlineData(@"\p{Script=Han}", "漢々〇𠀀", "ひ、ー")]
    [InlineData(@"\p{scx=Han}", "漢、〆", "ひaー")]
    [InlineData(@"\p{scx=Hira}", "ひー、", "カ漢")]
    [InlineData(@"\p{Script=Katakana}", "カｶ", "ひー")]
    [InlineData(@"\p{Script=Hangul}", "한ㄱ", "漢a")]
    [InlineData(@"\p{Script=Arabic}", "ع", "،1")]
    [InlineData(@"\p{Script_Extensions=Arab}", "ع،", "1a")]
    [InlineData(@"\p{Script=Common}", "1. €،", "aα")]
    [InlineData(@"\p{scx=Zyyy}", "1. €", "،a")]
    [InlineData(@"\p{Script=Inherited}", "\u0301", "a")]
    [InlineData(@"\p{Alphabetic}", "aéⅷⓐ漢", "1.")]
    [InlineData(@"\p{Uppercase}", "AÉⅧ", "aª1")]
    [InlineData(@"\p{Lower}", "aéªⅷ", "A1")]
    [InlineData(@"\p{White_Space}", " \u0085\u3000", "\uFEFFa")]
    [InlineData(@"\p{ASCII}", "a\0\x7f", "é")]
    [InlineData(@"\p{ASCII_Hex_Digit}", "09afAF", "gＡ")]
    [InlineData(@"\p{Hex}", "09afＡ", "g")]
    [InlineData(@"\p{Any}", "a🐲", "")]
    [InlineData(@"\p{Assigned}", "a🐲", "\u0378")]
    [InlineData(@"\p{Emoji}", "1#🐲☎", "a")]
    [InlineData(@"\p{Emoji_Presentation}", "🐲", "1☎")]
    [InlineData(@"\p{ExtPict}", "🐲☎©", "1a")]
    [InlineData(@"\p{IDS}", "aé℘ⅷ", "1_ⸯ")]
    [InlineData(@"\p{ID_Continue}", "aé1_\u0301·", "-ⸯ")]
    public void A_script_or_binary_property_has_its_code_points(string property, string within, string without)
    {
        IReadOnlyList<Pattern> patterns = PatternEngines.For($"^{property}$");
        Assert.All(within.EnumerateRunes(), rune => PatternEngines.AssertVerdicts(patterns, rune.ToString(), true));
        Assert.All(without.EnumerateRunes(), rune => PatternEngines.AssertVerdicts(patterns, rune.ToString(), false));
    }
}
