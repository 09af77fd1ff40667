using System.Text;
using CsCheck;
using TradeData.Runtime.Internal.Json;
using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Runtime.Tests.Json;

public class TextShapeTests
{
    [Theory]
    [InlineData("^TL-[0-9]{8}$", "TL-00000042", "TL-0000004", "TL-000000420", "TX-00000042", "TL-0000004x", "tl-00000042")]
    [InlineData("^[A-Z]{3}$", "JPN", "JP", "JPNX", "jpn", "J N", "@AZ", "A[Z")]
    [InlineData(@"^[0-9]{4}(\.[0-9]{2}){1,3}$", "0201.30", "0201", "0201.3", "0201.30.1", "0201.30.10.10.10", "0201,30")]
    [InlineData(@"^[0-9]{4}(\.[0-9]{2}){1,3}$", "0201.30.10.10", "0201.30.10.1x")]
    [InlineData("^[A-Z0-9]{2,4}$", "A1Z9", "A", "A1Z9X", "a1", "A-1")]
    [InlineData("^[a-f0-9]{16}$", "0123456789abcdef", "0123456789abcdeg", "0123456789abcde")]
    [InlineData("^[0-9]{31}$", "0123456789012345678901234567890", "012345678901234567890123456789", "01234567890123456789012345678901")]
    [InlineData("^x?$", "", "xx", "y")]
    public void Texts_of_a_shape_are_matched_in_place(string pattern, string match, params string[] others)
    {
        TextShape shape = Assert.IsType<TextShape>(TextShapes.TryCreate(pattern, 0, int.MaxValue));
        Assert.Equal(match.Length, Match(shape, match));
        Assert.All(others, other => Assert.Null(Match(shape, other)));
    }

    [Theory]
    [InlineData("[0-9]"), InlineData("^[0-9]+$"), InlineData("^[0-9]{4}"), InlineData("^é$"), InlineData("^(ab|ba)$"), InlineData("^[aeiou]{2}$"), InlineData("^[^a]$"), InlineData("^[0-9]{32}$")]
    [InlineData(@"^\\$"), InlineData(@"^[A-z]$"), InlineData(@"^\t$"), InlineData("(?=a)^a$")]
    public void Other_patterns_have_no_shape(string pattern) => Assert.Null(TextShapes.TryCreate(pattern, 0, int.MaxValue));

    [Fact]
    public void The_bounds_of_length_are_part_of_the_shape()
    {
        TextShape shape = TextShapes.TryCreate("^[0-9]{2,6}$", 3, 4)!;
        Assert.Null(Match(shape, "12"));
        Assert.Equal(3, Match(shape, "123"));
        Assert.Equal(4, Match(shape, "1234"));
        Assert.Null(Match(shape, "12345"));
        Assert.Null(TextShapes.TryCreate("^[0-9]{2}$", 3, 4));
    }

    [Fact]
    public void A_shape_matches_the_same_texts_as_its_pattern()
    {
        Gen<string> part = Gen.Select(Gen.OneOfConst("[0-9]", "[A-Z]", "[a-zA-Z]", "-", @"\.", "x", @"\d", "[ -!]"), Gen.OneOfConst("", "{2}", "{1,3}", "?", "{4}"), (body, times) => body + times);
        Gen<string> text = Gen.OneOfConst('0', '9', 'A', 'Z', 'a', 'x', '-', '.', ' ', '!', '/', ':').Array[0, 9].Select(characters => new string(characters));
        Gen.Select(part.Array[1, 4], text).Sample((parts, candidate) =>
        {
            string pattern = $"^{string.Concat(parts)}$";
            if (TextShapes.TryCreate(pattern, 0, int.MaxValue) is { } shape)
            {
                bool matches = Pattern.Compile(pattern).IsMatch(Encoding.UTF8.GetBytes(candidate));
                Assert.Equal(matches ? candidate.Length : null, Match(shape, candidate));
            }
        }, iter: 20_000);
    }

    private static int? Match(TextShape shape, string text)
    {
        using PaddedText padded = new(Encoding.UTF8.GetBytes($"\"{text}\",\"AAA\""));
        return shape.Match(ref padded.Start, 0, out int length) ? length : null;
    }
}
