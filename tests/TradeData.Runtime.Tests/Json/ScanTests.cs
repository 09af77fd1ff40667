using System.IO.Compression;
using System.Text;
using TradeData.Runtime.Internal.Json;
using TradeData.TestSupport;

namespace TradeData.Runtime.Tests.Json;

public class ScanTests
{
    [Theory]
    [InlineData("0"), InlineData("-0"), InlineData("10"), InlineData("1.5"), InlineData("1e5"), InlineData("1E+05"), InlineData("0.0e-0"), InlineData("-1.25E7")]
    [InlineData("\"\""), InlineData("\"\\u0000\""), InlineData("\"\\ud800\""), InlineData("\"\\udc00\\ud800\""), InlineData("\"\u007f\""), InlineData("\"é\"")]
    [InlineData("true"), InlineData("false"), InlineData("null"), InlineData("[]"), InlineData("{}"), InlineData(" [ ] "), InlineData("\t{\r\n}\n")]
    [InlineData("[1,2]"), InlineData("{\"a\":1}"), InlineData("{\"a\":1,\"a\":2}"), InlineData("{ \"a\" : [ 1 , 2 ] , \"b\" : { } }"), InlineData("[[],{}]")]
    public void A_text_of_the_grammar_is_accepted(string json)
    {
        Assert.True(AnyJson.IsAcceptedByTheFramework(Samples.Utf8(json)));
        Assert.True(IsValid(Samples.Utf8(json)));
    }

    [Theory]
    [InlineData(""), InlineData(" "), InlineData("01"), InlineData("-"), InlineData("+1"), InlineData(".5"), InlineData("1."), InlineData("1.e5"), InlineData("1e")]
    [InlineData("1e+"), InlineData("-a"), InlineData("0x10"), InlineData("NaN"), InlineData("Infinity"), InlineData("1 2"), InlineData("1,"), InlineData("--1")]
    [InlineData("\""), InlineData("\"a"), InlineData("\"\n\""), InlineData("\"\\\""), InlineData("\"\\x\""), InlineData("\"\\u12\""), InlineData("\"\\u123g\""), InlineData("'a'")]
    [InlineData("tru"), InlineData("True"), InlineData("nul"), InlineData("nulll"), InlineData("truefalse"), InlineData("["), InlineData("]"), InlineData("[1"), InlineData("[1,]")]
    [InlineData("[,1]"), InlineData("[1 2]"), InlineData("[1}"), InlineData("{"), InlineData("}"), InlineData("{1:2}"), InlineData("{\"a\"}"), InlineData("{\"a\":}")]
    [InlineData("{\"a\":1,}"), InlineData("{,}"), InlineData("{\"a\" 1}"), InlineData("{\"a\":1 \"b\":2}"), InlineData("{\"a\":1]"), InlineData("{a:1}"), InlineData("[1]//")]
    [InlineData("/**/1"), InlineData("\u00a01"), InlineData("1\u000b"), InlineData("\ufeff1"), InlineData("[1]\0"), InlineData("\0")]
    public void A_text_off_the_grammar_is_refused(string json)
    {
        Assert.False(AnyJson.IsAcceptedByTheFramework(Samples.Utf8(json)));
        Assert.False(IsValid(Samples.Utf8(json)));
    }

    [Fact]
    public void Every_truncation_of_a_text_is_judged_as_the_framework_judges_it()
    {
        byte[] text = Samples.Utf8(Samples.Everything);
        for (int length = 0; length <= text.Length; length++)
        {
            AssertJudgedAlike(text.AsSpan(0, length));
        }
    }

    [Fact]
    public void Every_byte_in_every_place_of_a_short_text_is_judged_as_the_framework_judges_it()
    {
        byte[] text = [.. "{\"k\":[1.5e1,\"a\\n\",null,-0]}"u8];
        for (int at = 0; at < text.Length; at++)
        {
            byte kept = text[at];
            for (int value = 0; value < 256; value++)
            {
                text[at] = (byte)value;
                AssertJudgedAlike(text);
            }
            text[at] = kept;
        }
    }

    [Fact]
    public void White_space_may_stand_between_all_tokens_and_nowhere_else()
    {
        byte[] text = Samples.Utf8(Samples.Everything);
        for (int at = 0; at <= text.Length; at++)
        {
            foreach (string white in new[] { " ", "\n", "\r\n", "\t", "                                        " })
            {
                AssertJudgedAlike([.. text[..at], .. Samples.Utf8(white), .. text[at..]]);
            }
        }
    }

    [Fact]
    public void String_ends_and_errors_are_found_at_any_position()
    {
        string[] pieces = ["\"", "\\\"", "\\", "\\u00e9", "\\u00e", "\n", "\u0001", "\u001f", "\u007f", "é", "漢", "😀", "\\uD83D\\uDE00"];
        for (int length = 0; length <= 130; length++)
        {
            for (int at = 0; at <= length; at++)
            {
                foreach (string piece in pieces)
                {
                    AssertJudgedAlike(Samples.Utf8($"\"{new string('a', at)}{piece}{new string('a', length - at)}\""));
                }
            }
        }
    }

    [Theory]
    [InlineData(1, true), InlineData(63, true), InlineData(64, true), InlineData(65, false), InlineData(10_000, false)]
    public void Nesting_is_limited_as_the_framework_limits_it(int depth, bool isValid)
    {
        string arrays = new string('[', depth) + new string(']', depth);
        string objects = string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);
        Assert.Equal(isValid, AnyJson.IsAcceptedByTheFramework(Samples.Utf8(arrays)));
        Assert.Equal(isValid, IsValid(Samples.Utf8(arrays)));
        Assert.Equal(isValid, IsValid(Samples.Utf8(objects)));
        Assert.Equal(isValid, JsonSchemaValidator.Validate<AnyJson>(Samples.Utf8(objects)).IsValid);
    }

    [Fact]
    public void Deeper_nesting_can_be_allowed()
    {
        byte[] text = Samples.Utf8(new string('[', 1000) + new string(']', 1000));
        Assert.True(JsonSchemaValidator.IsValid<AnyJson>(text, new ValidationOptions { MaxDepth = 1000 }));
        Assert.False(JsonSchemaValidator.IsValid<AnyJson>(text, new ValidationOptions { MaxDepth = 999 }));
    }

    [Fact]
    public void Siblings_do_not_count_as_depth() =>
        Assert.True(IsValid(Samples.Utf8("[" + string.Join(",", Enumerable.Repeat("[{}]", 1000)) + "]")));

    [Fact]
    public void Damaged_texts_are_judged_as_the_framework_judges_them()
    {
        Random random = new(20190925);
        byte[][] seeds = [Samples.Utf8(Samples.Line), Samples.Utf8(Samples.Everything)];
        for (int k = 0; k < 60_000; k++)
        {
            AssertJudgedAlike(Mutations.Mutate(seeds[k & 1], random));
        }
    }

    [SkippableFact]
    public void Damaged_parts_of_the_published_schedule_are_judged_as_the_framework_judges_them()
    {
        using GZipStream file = new(File.OpenRead(RealData.Require("hts/hts_2025_basic.json.gz")), CompressionMode.Decompress);
        using MemoryStream whole = new();
        file.CopyTo(whole);
        byte[] text = whole.ToArray();
        AssertJudgedAlike(text);
        AssertDamagesJudgedAlike(text);
    }

    [SkippableFact]
    public void Damaged_files_of_the_schema_suite_are_judged_as_the_framework_judges_them()
    {
        foreach (string file in Directory.EnumerateFiles(RealData.Require("json-schema-test-suite/tests/draft2020-12"), "*.json"))
        {
            byte[] text = File.ReadAllBytes(file);
            AssertJudgedAlike(text);
            AssertDamagesJudgedAlike(text);
        }
    }

    [Fact]
    public void The_end_of_a_known_value_is_where_reading_it_ends()
    {
        byte[] text = Samples.Utf8(Samples.Everything);
        using PaddedText padded = new(text);
        for (int at = 0; at < text.Length; at++)
        {
            ReadContext c = new(ref padded.Start, padded.Length, ValidationOptions.Default);
            nint end = Scan.Skip(ref padded.Start, at, ref c);
            if (end >= 0)
            {
                Assert.Equal(end, Scan.TrustedEnd(ref padded.Start, at));
            }
        }
    }

    [Fact]
    public void A_literal_of_any_length_is_compared_without_reading_beyond_the_text()
    {
        for (int length = 1; length <= 200; length++)
        {
            byte[] literal = new byte[length];
            Array.Fill(literal, (byte)'x');
            using PaddedText same = new(literal);
            Assert.True(Scan.Is(ref same.Start, 0, literal));
            using PaddedText shorter = new(literal.AsSpan(1));
            Assert.False(Scan.Is(ref shorter.Start, 0, literal));
            literal[^1] = (byte)'y';
            Assert.False(Scan.Is(ref same.Start, 0, literal));
        }
    }

    [Fact]
    public void A_verdict_allocates_nothing()
    {
        byte[] text = Samples.Utf8(Samples.Everything);
        Assert.Equal(0, Allocation.Of(() => Assert.True(IsValid(text))));
    }

    private static bool IsValid(ReadOnlySpan<byte> text) => JsonSchemaValidator.IsValid<AnyJson>(text);

    // A window of the text, so that a long one is not copied for each damage.
    private static void AssertDamagesJudgedAlike(byte[] text)
    {
        const int Window = 2000;
        Random random = new(text.Length);
        for (int k = 0; k < 2000; k++)
        {
            int at = random.Next(Math.Max(1, text.Length - Window));
            int length = Math.Min(random.Next(1, Window), text.Length - at);
            AssertJudgedAlike(Mutations.Mutate(text.AsSpan(at, length), random));
        }
    }

    private static void AssertJudgedAlike(ReadOnlySpan<byte> text)
    {
        bool expected = AnyJson.IsAcceptedByTheFramework(text);
        if (expected != IsValid(text))
        {
            Assert.Fail($"The framework {(expected ? "accepts" : "refuses")} {Encoding.Latin1.GetString(text)}");
        }
        if (!expected)
        {
            // Whatever is refused is explained, and nothing else is said.
            ValidationError error = Assert.Single(JsonSchemaValidator.Validate<AnyJson>(text).Errors);
            Assert.True(error.Keyword is "syntax" or "depth", error.Message);
        }
    }
}
