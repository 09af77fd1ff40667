using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Runtime.Tests.Patterns;

public sealed class PatternSyntaxTests
{
    [Theory]
    [InlineData("^(abc]", 1, "This group is never closed; a literal parenthesis is written '\\('.")]
    [InlineData("a(b(c)", 1, "This group is never closed; a literal parenthesis is written '\\('.")]
    [InlineData("ab)c", 2, "This ')' closes no group; a literal one is written '\\)'.")]
    [InlineData("x[a-z", 1, "This class is never closed; a literal bracket is written '\\['.")]
    [InlineData("x[a-", 1, "This class is never closed; a literal bracket is written '\\['.")]
    [InlineData("a[zb-a]", 3, "The range 'b-a' is out of order.")]
    [InlineData(@"[\u{20}-\x1f]", 1, @"The range '\u{20}-\x1f' is out of order.")]
    [InlineData("*a", 0, "There is nothing that '*' could repeat here; a literal one is written '\\*'.")]
    [InlineData("a**", 2, "There is nothing that '*' could repeat here; a literal one is written '\\*'.")]
    [InlineData("a++", 2, "There is nothing that '+' could repeat here; a literal one is written '\\+'.")]
    [InlineData("(?:|?)", 4, "There is nothing that '?' could repeat here; a literal one is written '\\?'.")]
    [InlineData("a{2}{3}", 4, "There is nothing that '{' could repeat here; a literal one is written '\\{'.")]
    [InlineData("a{3,2}", 1, "The bounds of this quantifier are out of order: the lower one comes first.")]
    [InlineData("a{,5}", 1, "A quantifier needs its lower bound: '{0,' instead of '{,'.")]
    [InlineData("^*", 1, "An assertion cannot be repeated: '^' matches no characters.")]
    [InlineData("(?=a)+", 5, "An assertion cannot be repeated: '(?=a)' matches no characters.")]
    [InlineData("(?:a{1000}){1001}", 11, "This asks for more than 1000000 repetitions in all.")]
    [InlineData(@"\", 0, "The pattern ends with a backslash that escapes nothing.")]
    [InlineData(@"[\", 1, "The pattern ends with a backslash that escapes nothing.")]
    [InlineData(@"a\Z", 1, @"'\Z' is no escape of ECMA-262; the end of the text is '$'.")]
    [InlineData(@"\Aa", 0, @"'\A' is no escape of ECMA-262; the start of the text is '^'.")]
    [InlineData(@"\a", 0, @"'\a' is no escape of ECMA-262; the bell is '\x07'.")]
    [InlineData(@"é\é", 1, @"'\é' is no escape of ECMA-262.")]
    [InlineData(@"\01", 0, @"'\0' is no escape of ECMA-262; a character by its code is '\xHH' or '\uHHHH'.")]
    [InlineData(@"[\1]", 1, @"'\1' is no escape of ECMA-262; a character by its code is '\xHH' or '\uHHHH'.")]
    [InlineData(@"[\B]", 1, @"'\B' is no escape of ECMA-262.")]
    [InlineData(@"\c1", 0, @"'\c' takes a letter.")]
    [InlineData(@"\x4", 0, @"'\x' takes two hexadecimal digits.")]
    [InlineData(@"\u12", 0, @"'\u' takes four hexadecimal digits, or one to six in braces.")]
    [InlineData(@"\u{110000}", 0, @"'\u{' takes the hexadecimal digits of a code point up to 10FFFF, and ends with '}'.")]
    [InlineData(@"\u{}", 0, @"'\u{' takes the hexadecimal digits of a code point up to 10FFFF, and ends with '}'.")]
    [InlineData(@"\p{Lettre}", 3, @"There is no Unicode property 'Lettre'; names are exact, as in '\p{Lu}' or '\p{Script=Greek}'.")]
    [InlineData(@"\p{lu}", 3, @"There is no Unicode property 'lu'; names are exact, as in '\p{Lu}' or '\p{Script=Greek}'.")]
    [InlineData(@"🐲\P{sc=Elvish}", 5, @"There is no Unicode property 'sc=Elvish'; names are exact, as in '\p{Lu}' or '\p{Script=Greek}'.")]
    [InlineData(@"\p{Script=Greek=Latin}", 3, @"There is no Unicode property 'Script=Greek=Latin'; names are exact, as in '\p{Lu}' or '\p{Script=Greek}'.")]
    [InlineData(@"\pL", 0, @"'\p' takes the name of a property in braces, as in '\p{Letter}' or '\p{Script=Greek}'.")]
    [InlineData(@"(a)\2", 3, "There is no group 2 to refer to.")]
    [InlineData(@"(?<a>x)\k<b>", 7, "There is no group named 'b'.")]
    [InlineData(@"\k", 0, @"A reference to a named group is written '\k<name>'.")]
    [InlineData("(?<a>x)(?<a>y)", 10, "There are two groups named 'a'.")]
    [InlineData("(?<1a>x)", 3, "The name of a group is made of letters, digits, '_' and '$', begins with no digit and ends with '>'.")]
    [InlineData("(?<a-b>x)", 4, "The name of a group is made of letters, digits, '_' and '$', begins with no digit and ends with '>'.")]
    [InlineData("(?<>x)", 3, "The name of a group stands here and ends with '>'.")]
    [InlineData("(?P<n>x)", 0, "A group begins with '(', '(?:', '(?<name>', '(?=', '(?!', '(?<=' or '(?<!'; '(?P' is Python's.")]
    [InlineData("a(?#b)", 1, "A group begins with '(', '(?:', '(?<name>', '(?=', '(?!', '(?<=' or '(?<!'; there are no comments.")]
    [InlineData("(?>a)", 0, "A group begins with '(', '(?:', '(?<name>', '(?=', '(?!', '(?<=' or '(?<!'; there are no atomic groups.")]
    [InlineData("(?i)a", 0, "A group begins with '(', '(?:', '(?<name>', '(?=', '(?!', '(?<=' or '(?<!'; there are no inline flags.")]
    [InlineData("(?", 0, "A group begins with '(', '(?:', '(?<name>', '(?=', '(?!', '(?<=' or '(?<!'.")]
    public void A_fault_is_reported_by_its_place_and_a_sentence(string pattern, int position, string message)
    {
        Assert.False(Pattern.TryParse(pattern, out PatternSyntaxError? error));
        Assert.Equal(new PatternSyntaxError(position, message), error);

        PatternSyntaxException exception = Assert.Throws<PatternSyntaxException>(() => Pattern.Compile(pattern));
        Assert.Equal(position, exception.Position);
        Assert.Equal(message, exception.Message);
        Assert.Equal(pattern, exception.Pattern);
    }

    [Theory]
    [InlineData(@"([abc])+\s+$")]
    [InlineData("(?<name>x)")]
    [InlineData(@"(?<n>a)\k<n>")]
    [InlineData(@"(?<é$_1\u0061\u{62}>a)")]
    [InlineData("(?<=a+)b")]
    [InlineData("[]")]
    [InlineData("[^]")]
    [InlineData(@"\cA")]
    [InlineData(@"\k<a>(?<a>x)")]
    [InlineData("(?:^)*")]
    [InlineData("(?:(?=a))+")]
    [InlineData("a{1")]
    [InlineData("{")]
    [InlineData("{a}")]
    [InlineData("}]")]
    [InlineData(@"\-\!\""\#\%\&\'\,\:\;\<\=\>\@\_\`\~\ ")]
    [InlineData("a||b")]
    [InlineData("a{0,4294967296}")]
    public void Patterns_of_ECMA_262_and_common_practice_are_accepted(string pattern)
    {
        Assert.True(Pattern.TryParse(pattern, out PatternSyntaxError? error), error?.ToString());
        Assert.Null(error);
        Assert.NotEmpty(PatternEngines.For(pattern));
    }

    [Fact]
    public void Groups_may_be_nested_two_hundred_deep_and_no_deeper()
    {
        Assert.True(Pattern.Compile(Nested(200)).IsMatch("a"u8));
        Assert.False(Pattern.TryParse(Nested(201), out PatternSyntaxError? error));
        Assert.Equal(new PatternSyntaxError(200, "Groups are nested more than 200 deep."), error);

        static string Nested(int depth) => new string('(', depth) + "a" + new string(')', depth);
    }

    [Fact]
    public void A_pattern_has_at_most_65536_characters()
    {
        Assert.True(Pattern.TryParse(new string('a', 65_536), out _));
        Assert.False(Pattern.TryParse(new string('a', 65_537), out PatternSyntaxError? error));
        Assert.Equal(new PatternSyntaxError(65_536, "A pattern has at most 65536 characters."), error);
    }
}
