using System.Globalization;
using CsCheck;
using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Runtime.Tests.Patterns;

public sealed class PatternPropertyTests
{
    private const string SpaceCharacters =
        "\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";

    private static readonly Gen<ReferencePattern> Character = Gen.OneOfConst<ReferencePattern>(
        Literal("a", 'a'), Literal("b", 'b'), Literal("c", 'c'), Literal("-", '-'), Literal("_", '_'), Literal(@"\.", '.'), Literal(@"\n", '\n'),
        Literal(@"\x41", 'A'), Literal("é", 'é'), Literal("🐲", 0x1F432), Literal(@"\u{1F409}", 0x1F409), Literal(@"\uD83D\uDC32", 0x1F432));

    private static readonly Gen<ReferencePattern> Class = Gen.OneOfConst<ReferencePattern>(
        new ReferencePattern.One("[a-c]", c => c is >= 'a' and <= 'c'),
        new ReferencePattern.One("[^a]", c => c != 'a'),
        new ReferencePattern.One("[^é]", c => c != 'é'),
        new ReferencePattern.One("[à-ü_]", c => c is (>= 'à' and <= 'ü') or '_'),
        new ReferencePattern.One("[🐉-🐲]", c => c is >= 0x1F409 and <= 0x1F432),
        new ReferencePattern.One("[^🐲b]", c => c is not (0x1F432 or 'b')),
        new ReferencePattern.One("[]", _ => false),
        new ReferencePattern.One("[^]", _ => true),
        new ReferencePattern.One(".", c => c is not ('\n' or '\r' or 0x2028 or 0x2029)),
        new ReferencePattern.One(@"\d", IsDigit),
        new ReferencePattern.One(@"\D", c => !IsDigit(c)),
        new ReferencePattern.One(@"\w", IsWord),
        new ReferencePattern.One(@"\W", c => !IsWord(c)),
        new ReferencePattern.One(@"\s", IsSpace),
        new ReferencePattern.One(@"\S", c => !IsSpace(c)),
        new ReferencePattern.One(@"[\w-]", c => IsWord(c) || c == '-'),
        new ReferencePattern.One(@"\p{L}", c => CharUnicodeInfo.GetUnicodeCategory(c) <= UnicodeCategory.OtherLetter),
        new ReferencePattern.One(@"[\p{Lu}1]", c => c == '1' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.UppercaseLetter));

    private static readonly Gen<ReferencePattern> Assertion = Gen.OneOfConst<ReferencePattern>(
        new ReferencePattern.Place("^", (_, place) => place == 0),
        new ReferencePattern.Place("$", (text, place) => place == text.Length),
        new ReferencePattern.Place(@"\b", IsBoundary),
        new ReferencePattern.Place(@"\B", (text, place) => !IsBoundary(text, place)));

    private static readonly Gen<(string Text, int Min, int Max)> Quantifier = Gen.OneOfConst(
        ("*", 0, int.MaxValue), ("+", 1, int.MaxValue), ("?", 0, 1), ("{2}", 2, 2), ("{1,3}", 1, 3), ("{0,2}", 0, 2), ("{2,}", 2, int.MaxValue),
        ("*?", 0, int.MaxValue), ("+?", 1, int.MaxValue), ("??", 0, 1), ("{1,2}?", 1, 2), ("{0}", 0, 0));

    private static readonly Gen<string> Texts = Gen.OneOfConst(
            "a", "b", "c", "ab", "ba", "-", "_", "1", ".", "\n", " ", "A", "é", "ü", "🐲", "🐉", "\u2028", "x")
        .Array[0, 8].Select(string.Concat);

    [Fact]
    public void Every_engine_gives_the_verdict_that_the_meaning_of_a_regular_pattern_implies() =>
        Gen.Select(Patterns(lookaround: false), Texts.Array[8]).Sample(AssertVerdicts, iter: 2_000);

    [Fact]
    public void Lookaround_gives_the_verdict_that_the_meaning_of_the_pattern_implies() =>
        Gen.Select(Patterns(lookaround: true), Texts.Array[8]).Sample(AssertVerdicts, iter: 2_000);

    [Fact]
    public void Any_bytes_get_an_answer_from_every_engine() =>
        Gen.Select(Patterns(lookaround: true), Gen.Byte.Array[0, 12].Array[8]).Sample(
            (reference, texts) =>
            {
                foreach (Pattern pattern in PatternEngines.For(reference.Source))
                {
                    foreach (byte[] text in texts)
                    {
                        pattern.IsMatch(text);
                    }
                }
            },
            iter: 1_000);

    [Fact]
    public void Any_text_is_a_pattern_or_has_a_fault_within_it() =>
        Gen.OneOfConst(
                "(", ")", "[", "]", "{", "}", "*", "+", "?", "|", "^", "$", "\\", "-", ",", "1", "0", "a", "b", "x", "u", "p", "c", "k", "<", ">", "=", "!", ":",
                "(?<n>", "\\k<n>", "(?:", "\\d", "\\p{L}", "\\u{41}", "{1,2}", "\uD83D", "\uDC32", "é")
            .Array[1, 12].Select(string.Concat).Sample(
                text =>
                {
                    if (Pattern.TryParse(text, out PatternSyntaxError? error))
                    {
                        Assert.NotEmpty(PatternEngines.For(text));
                        return;
                    }
                    Assert.InRange(error!.Position, 0, text.Length);
                    Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
                },
                iter: 5_000);

    private static void AssertVerdicts(ReferencePattern reference, string[] texts)
    {
        IReadOnlyList<Pattern> patterns = PatternEngines.For(reference.Source);
        foreach (string text in texts)
        {
            PatternEngines.AssertVerdicts(patterns, text, reference.IsMatch(text));
        }
    }

    private static Gen<ReferencePattern> Patterns(bool lookaround) =>
        Gen.Select(Alternatives(depth: 2, lookaround), Gen.Int[0, 4], ReferencePattern (body, anchors) =>
        {
            ReferencePattern start = new ReferencePattern.Place("^", (_, place) => place == 0);
            ReferencePattern end = new ReferencePattern.Place("$", (text, place) => place == text.Length);
            ReferencePattern group = new ReferencePattern.Group("(?:", body);
            return anchors switch
            {
                0 => new ReferencePattern.Sequence([start, group, end]),
                1 => new ReferencePattern.Sequence([start, group]),
                2 => new ReferencePattern.Sequence([group, end]),
                _ => body,
            };
        });

    private static Gen<ReferencePattern> Alternatives(int depth, bool lookaround) =>
        Sequence(depth, lookaround).Array[1, 3].Select(ReferencePattern (branches) => new ReferencePattern.Choice(branches));

    private static Gen<ReferencePattern> Sequence(int depth, bool lookaround) =>
        Term(depth, lookaround).Array[0, 4].Select(ReferencePattern (terms) => new ReferencePattern.Sequence(terms));

    private static Gen<ReferencePattern> Term(int depth, bool lookaround)
    {
        Gen<ReferencePattern> atom = Gen.Frequency((3, Character), (2, Class));
        if (depth > 0)
        {
            Gen<ReferencePattern> inner = Alternatives(depth - 1, lookaround);
            Gen<ReferencePattern> group = Gen.Select(
                inner, Gen.OneOfConst("(", "(?:"), ReferencePattern (body, open) => new ReferencePattern.Group(open, body));
            atom = Gen.Frequency((3, atom), (1, group));
        }
        Gen<ReferencePattern> repeated = Gen.Select(atom, Quantifier, ReferencePattern (body, quantifier) =>
            new ReferencePattern.Repeat(body, quantifier.Text, quantifier.Min, quantifier.Max));
        if (!lookaround || depth == 0)
        {
            return Gen.Frequency((6, atom), (4, repeated), (1, Assertion));
        }
        Gen<ReferencePattern> look = Gen.Select(
            Gen.OneOfConst("(?=", "(?!", "(?<=", "(?<!"),
            Alternatives(depth - 1, lookaround),
            ReferencePattern (open, body) => new ReferencePattern.Lookaround(open, body));
        return Gen.Frequency((6, atom), (4, repeated), (1, Assertion), (1, look));
    }

    private static ReferencePattern.One Literal(string source, int codePoint) => new(source, c => c == codePoint);

    private static bool IsDigit(int c) => c is >= '0' and <= '9';

    private static bool IsWord(int c) => IsDigit(c) || c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private static bool IsSpace(int c) => c < 0x10000 && SpaceCharacters.Contains((char)c, StringComparison.Ordinal);

    private static bool IsBoundary(int[] text, int place) =>
        (place > 0 && IsWord(text[place - 1])) != (place < text.Length && IsWord(text[place]));
}
