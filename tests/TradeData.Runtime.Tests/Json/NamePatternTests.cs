using System.Text;
using System.Text.Json;
using CsCheck;
using TradeData.Runtime.Internal.Json;
using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Runtime.Tests.Json;

/// <summary>A name matches in its place in a text as its decoded characters match by themselves, however it is written.</summary>
public sealed class NamePatternTests
{
    // With a shape, with an automaton, and with neither.
    private static readonly string[] s_patterns =
    [
        "^box[0-9]{1,2}$", "^[a-z]{2}(-[A-Z]{2})?$", "^x-", "b", "^$", "", "[0-9]+$", "^[^b]*$", "^é", "^.{2,3}$", "^(a|b)\\1$", "(?=.*x)b", "\\u0000", "^b{0,40}$",
    ];

    private static readonly Gen<string> Names = Gen.OneOf(
        Gen.Char["abox-0919xAZé\"\\\0\n/"].Array[0, 8].Select(characters => new string(characters)),
        Gen.Int[0, 120].Select(number => $"box{number}"),
        Gen.OneOfConst("x-note", "aa", "ab", "en-GB", "b" + new string('b', 40), "日本", "é", "\U0001F600"));

    [Fact]
    public void A_name_matches_as_its_characters_do() => Gen.Select(Gen.OneOfConst(s_patterns), Names, Gen.Bool).Sample((source, name, isEscaped) =>
    {
        string quoted = isEscaped ? "\"" + string.Concat(name.Select(c => $"\\u{(int)c:x4}")) + "\"" : JsonSerializer.Serialize(name, s_plainly);
        using PaddedText text = new(Encoding.UTF8.GetBytes(quoted + ":1"));
        Assert.Equal(Pattern.Compile(source).IsMatch(Encoding.UTF8.GetBytes(name)), Matches(source, text));
    });

    [Fact]
    public void A_name_with_half_of_a_surrogate_pair_is_matched_as_one_with_the_replacement_character()
    {
        using PaddedText text = new("\"a\\ud800\":1"u8);
        Assert.True(Matches("^a\uFFFD$", text));
        Assert.False(Matches("^a$", text));
    }

    [Fact]
    public void An_invalid_expression_is_reported_at_once() => Assert.Throws<PatternSyntaxException>(() => new NamePattern("["));

    private static readonly JsonSerializerOptions s_plainly = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static bool Matches(string pattern, in PaddedText text)
    {
        ReadContext c = new(ref text.Start, text.Length, ValidationOptions.Default);
        return new NamePattern(pattern).Matches(ref text.Start, 0, ref c);
    }
}
