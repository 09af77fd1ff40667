using System.Text;
using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Runtime.Tests.Patterns;

public sealed class PatternMatchTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "anything", true)]
    [InlineData("b", "abc", true)]
    [InlineData("b", "ac", false)]
    [InlineData("^b", "abc", false)]
    [InlineData("b$", "abc", false)]
    [InlineData("^abc$", "abc", true)]
    [InlineData("^abc$", "abcd", false)]
    [InlineData("^", "", true)]
    [InlineData("$", "x", true)]
    [InlineData("^$", "", true)]
    [InlineData("^$", "x", false)]
    [InlineData("$^", "", true)]
    [InlineData("$^", "x", false)]
    [InlineData("a^b", "ab", false)]
    [InlineData("^(?:^a)", "a", true)]
    [InlineData("^a|b$", "ax", true)]
    [InlineData("^a|b$", "xb", true)]
    [InlineData("^a|b$", "bx", false)]
    [InlineData("^$|^[A-Z]{3}$", "", true)]
    [InlineData("^$|^[A-Z]{3}$", "EUR", true)]
    [InlineData("^$|^[A-Z]{3}$", "EU", false)]
    public void A_match_may_be_anywhere_unless_anchored(string pattern, string text, bool expected) =>
        PatternEngines.AssertVerdict(pattern, text, expected);

    [Theory]
    [InlineData("^abc$", "abc\n", false)]
    [InlineData("^abc$", "x\nabc", false)]
    [InlineData("^.$", "\n", false)]
    [InlineData("^.$", "\r", false)]
    [InlineData("^.$", "\u2028", false)]
    [InlineData("^.$", "\u2029", false)]
    [InlineData("^.$", "\u0085", true)]
    [InlineData("^.$", "\v", true)]
    [InlineData("^.$", "é", true)]
    [InlineData("^.$", "🐲", true)]
    [InlineData("^.$", "🐲🐲", false)]
    [InlineData("^.{1,60}$", "plain text, then é and \u2028", false)]
    [InlineData("^.{1,60}$", "plain text, then é and 🐲", true)]
    [InlineData("^[^]$", "\n", true)]
    [InlineData("[]", "a", false)]
    [InlineData("^[]*$", "", true)]
    [InlineData("^[]*$", "a", false)]
    public void Dot_leaves_out_line_ends_and_dollar_is_the_very_end(string pattern, string text, bool expected) =>
        PatternEngines.AssertVerdict(pattern, text, expected);

    [Theory]
    [InlineData(@"^\d$", "0", true)]
    [InlineData(@"^\d$", "߀", false)]
    [InlineData(@"^\D$", "߀", true)]
    [InlineData(@"^\w+$", "aZ09_", true)]
    [InlineData(@"^\w$", "é", false)]
    [InlineData(@"^\w$", "ſ", false)]
    [InlineData(@"^\W$", "é", true)]
    [InlineData(@"^\s{25}$", "\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF", true)]
    [InlineData(@"^\s$", "\u0085", false)]
    [InlineData(@"^\s$", "\u180E", false)]
    [InlineData(@"^\S$", "\u200B", true)]
    [InlineData(@"\bfoo\b", "a foo b", true)]
    [InlineData(@"\bfoo\b", "afoo", false)]
    [InlineData(@"\bfoo\b", "éfoo", true)]
    [InlineData(@"\Boo\b", "foo", true)]
    [InlineData(@"\B", "aéb", false)]
    [InlineData(@"\B", "a🐲b", false)]
    [InlineData(@"\B", "", true)]
    [InlineData(@"\b", "", false)]
    [InlineData(@"^[\b]$", "\b", true)]
    public void Classes_and_word_boundaries_are_those_of_ECMA_262(string pattern, string text, bool expected) =>
        PatternEngines.AssertVerdict(pattern, text, expected);

    [Theory]
    [InlineData(@"^\t\n\v\f\r\0$", "\t\n\v\f\r\0", true)]
    [InlineData(@"^\cC\cc\cJ$", "\u0003\u0003\n", true)]
    [InlineData(@"^\x41\u00e9\u{1F432}\uD83D\uDC32$", "Aé🐲🐲", true)]
    [InlineData(@"^\/\-\.\@\_\ $", "/-.@_ ", true)]
    [InlineData(@"^]}{a{b$", "]}{a{b", true)]
    [InlineData(@"^[\w-.]+$", "a-.b", true)]
    [InlineData(@"^[\w-.]+$", "a,b", false)]
    [InlineData("^[a-]+$", "a-a", true)]
    [InlineData("^[-a]+$", "a-a", true)]
    [InlineData("^[+--]+$", "+,-", true)]
    [InlineData("^[^a-c]$", "b", false)]
    [InlineData("^[^a-c]$", "🐲", true)]
    [InlineData("^[🐉-🐲]$", "🐍", true)]
    [InlineData("^[🐉-🐲]$", "🐵", false)]
    [InlineData(@"^[\uD83D\uDC09-\uD83D\uDC32]$", "🐍", true)]
    [InlineData("^🐲*$", "🐲🐲", true)]
    [InlineData("^🐲*$", "🐉", false)]
    [InlineData("^[à-ü]+$", "éàü", true)]
    [InlineData("^[à-ü]+$", "éaü", false)]
    public void Escapes_and_classes_name_code_points(string pattern, string text, bool expected) =>
        PatternEngines.AssertVerdict(pattern, text, expected);

    [Theory]
    [InlineData("^a{2,3}$", "a", false)]
    [InlineData("^a{2,3}$", "aa", true)]
    [InlineData("^a{2,3}$", "aaaa", false)]
    [InlineData("^a{2,}$", "aaaaa", true)]
    [InlineData("^a{0}$", "", true)]
    [InlineData("^a{0}$", "a", false)]
    [InlineData("^a{0,99999999999}$", "aaa", true)]
    [InlineData("^(a*)*b$", "aab", true)]
    [InlineData("^(?:a?b?){2}$", "abab", true)]
    [InlineData("^(?:a?b?){2}$", "ababa", false)]
    [InlineData("^(?:^|a){3}b", "aab", true)]
    [InlineData("^(?:a|ab)(?:c|bcd)(?:d*)$", "abcd", true)]
    [InlineData("^a+?b*?c??$", "aabb", true)]
    [InlineData("^(a|b|)+c$", "c", true)]
    [InlineData("^(?:[A-Z]{2}|[0-9]{3})-(?:x|y){1,2}$", "AB-xy", true)]
    [InlineData("^(?:[A-Z]{2}|[0-9]{3})-(?:x|y){1,2}$", "12-xy", false)]
    [InlineData("^[a-z]+(?:-[a-z0-9]+)*$", "a-b1-c", true)]
    [InlineData("^[a-z]+(?:-[a-z0-9]+)*$", "a-b1-", false)]
    [InlineData("^(?:é+,)*x", "éé,é,x!", true)]
    [InlineData("^(?:é+,)*x", "éé,éx", false)]
    [InlineData("^(?:a|b*)c$", "bbc", true)]
    [InlineData("^(?:a|b*)c$", "c", true)]
    [InlineData("^(?:a|b*)c$", "abc", false)]
    [InlineData("^[0-9]{4}(\\.[0-9]{2}){1,3}$", "0101.21.00", true)]
    [InlineData("^[0-9]{4}(\\.[0-9]{2}){1,3}$", "0101", false)]
    [InlineData("^[0-9]{4}(\\.[0-9]{2}){1,3}$", "0101.2", false)]
    [InlineData("^[0-9]{4}(\\.[0-9]{2}){1,3}$", "0101.21.00.00.00", false)]
    [InlineData("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "01234567-89ab-cdef-0123-456789abcdef", true)]
    [InlineData("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "01234567-89ab-cdef-0123-456789abcdeg", false)]
    [InlineData("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "01234567-89ab-cdef-0123x456789abcdef", false)]
    public void Repetition_takes_as_many_as_its_bounds_allow(string pattern, string text, bool expected) =>
        PatternEngines.AssertVerdict(pattern, text, expected);

    [Theory]
    [InlineData("^(?=.*[A-Z])(?=.*[0-9]).{8,}$", "Passw0rd", true)]
    [InlineData("^(?=.*[A-Z])(?=.*[0-9]).{8,}$", "password", false)]
    [InlineData("^(?!XX)[A-Z]{2}$", "XX", false)]
    [InlineData("^(?!XX)[A-Z]{2}$", "XY", true)]
    [InlineData("(?<=a+)b", "xaab", true)]
    [InlineData("(?<=a+)b", "xb", false)]
    [InlineData("(?<!a)b", "ab", false)]
    [InlineData("(?<!a)b", "cb", true)]
    [InlineData("(?<=é🐲)b", "é🐲b", true)]
    [InlineData("(?<=^.{2})b", "é🐲b", true)]
    [InlineData("(?<=^.{2})b", "éaab🐲b", false)]
    [InlineData(@"(?<=\1(a))b", "aab", true)]
    [InlineData(@"(?<=\1(a))b", "cab", false)]
    [InlineData(@"(?<=(a)\1)b", "cab", true)]
    [InlineData(@"(?<=([ab]+)([bc]+))$", "abc", true)]
    [InlineData(@"^(?<=(c)?)(?=(a))\2\1$", "a", true)]
    public void Lookaround_asks_without_consuming(string pattern, string text, bool expected) =>
        PatternEngines.AssertVerdict(pattern, text, expected);

    [Theory]
    [InlineData(@"^(a+)-\1$", "aa-aa", true)]
    [InlineData(@"^(a+)-\1$", "aa-a", false)]
    [InlineData(@"^(?<x>🐲|é)\k<x>$", "éé", true)]
    [InlineData(@"^(?<x>🐲|é)\k<x>$", "é🐲", false)]
    [InlineData(@"^\1(a)$", "a", true)]
    [InlineData(@"^\k<later>(?<later>a)$", "a", true)]
    [InlineData(@"^(?:(a)|b)\1$", "b", true)]
    [InlineData(@"^(?:(a)|b)\1$", "aa", true)]
    [InlineData(@"^(a\1)$", "a", true)]
    // Each round of a loop forgets what the one before captured.
    [InlineData(@"^(?:(a)|b)*\1$", "ab", true)]
    [InlineData(@"^(?:(a)|b)*\1$", "aba", false)]
    [InlineData(@"^(?:(a)|b)*\1$", "abaa", true)]
    // A round beyond the lower bound has to consume something, so the last capture is that of a round that did.
    [InlineData(@"^(?:(a)|b*)*\1$", "a", false)]
    [InlineData(@"^(?:(a)|b*)*\1$", "aa", true)]
    [InlineData(@"^(?:(?=(a)))?\1$", "a", false)]
    [InlineData(@"^(?:(?=(a))){1}\1$", "a", true)]
    [InlineData(@"^(?!(a))\1b$", "b", true)]
    [InlineData(@"^(?=(a+))a*b\1$", "aaba", false)]
    [InlineData(@"^(?=(a+))a*b\1$", "aabaa", true)]
    [InlineData(@"^(.+?)\1+$", "abcabcabc", true)]
    [InlineData(@"^(.+?)\1+$", "abcabcab", false)]
    [InlineData(@"^(b\1*?\1){2}$", "ba", false)]
    [InlineData(@"^(z)((a+)?(b+)?(c))*\3$", "zaacbbbcac", false)]
    [InlineData(@"^(z)((a+)?(b+)?(c))*\4$", "zaacbbbcac", true)]
    [InlineData(@"^(a){0}\1b$", "b", true)]
    public void A_backreference_is_what_its_group_captured_last(string pattern, string text, bool expected) =>
        PatternEngines.AssertVerdict(pattern, text, expected);

    [Fact]
    public void A_lone_surrogate_is_a_code_point()
    {
        byte[] high = [0xED, 0xA0, 0xBD];
        foreach (Pattern pattern in PatternEngines.For(@"^[\uD800-\uDBFF]$"))
        {
            Assert.True(pattern.IsMatch(high));
            Assert.False(pattern.IsMatch("é"u8));
        }
        foreach (Pattern pattern in PatternEngines.For(@"^\uD83D$"))
        {
            Assert.True(pattern.IsMatch(high));
            Assert.False(pattern.IsMatch("🐲"u8));
        }
        Assert.True(Pattern.Compile(@"^\p{Cs}$").IsMatch(high));
    }

    [Fact]
    public void A_long_enumeration_knows_each_of_its_literals_and_nothing_else()
    {
        string[] literals = [.. Enumerable.Range(0, 600).Select(i => new string((char)('a' + i % 26), 1 + i % 13) + (i * 7919 % 1000))];
        Pattern pattern = Pattern.Compile($"^(?:{string.Join('|', literals)})$");
        Assert.Equal(PatternEngine.Literal, pattern.Engine);
        foreach (string literal in literals)
        {
            Assert.True(pattern.IsMatch(Encoding.UTF8.GetBytes(literal)), literal);
            Assert.False(pattern.IsMatch(Encoding.UTF8.GetBytes(literal + "!")), literal);
            Assert.False(pattern.IsMatch(Encoding.UTF8.GetBytes("!" + literal[1..])), literal);
        }
    }

    [Fact]
    public void A_layout_is_checked_to_its_last_byte_at_every_length()
    {
        for (int length = 1; length <= 64; length++)
        {
            Pattern pattern = Pattern.CompileFor(PatternEngine.FixedWidth, $"^[a-c]{{{length}}}$")!;
            byte[] text = Encoding.UTF8.GetBytes(new string('b', length));
            Assert.True(pattern.IsMatch(text));
            Assert.False(pattern.IsMatch(text.AsSpan(1)));
            for (int i = 0; i < length; i++)
            {
                foreach (byte wrong in (byte[])[(byte)'d', (byte)'`', 0, 0x80, 0xE2, 0xFF])
                {
                    text[i] = wrong;
                    Assert.False(pattern.IsMatch(text), $"{wrong} at {i} of {length}");
                }
                text[i] = (byte)"ac"[i & 1];
                Assert.True(pattern.IsMatch(text), $"byte {i} of {length}");
            }
        }
    }

    [Fact]
    public void The_source_is_kept_as_it_was_written()
    {
        Pattern pattern = Pattern.Compile("^(?:a|b)$");
        Assert.Equal("^(?:a|b)$", pattern.Source);
        Assert.Equal("^(?:a|b)$", pattern.ToString());
    }
}
