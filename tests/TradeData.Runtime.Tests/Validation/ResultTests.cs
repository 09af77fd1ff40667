using System.Text;
using TradeData.Runtime.Internal.Json;
using TradeData.Runtime.Tests.Json;

namespace TradeData.Runtime.Tests.Validation;

public class ResultTests
{
    [Theory]
    [InlineData("", "(1,1): The text is empty: one JSON value is expected.")]
    [InlineData(" \n ", "(2,2): The text is empty: one JSON value is expected.")]
    [InlineData("\ufeff{}", "(1,1): The text begins with a byte order mark, which JSON must not have; save it as UTF-8 without one.")]
    [InlineData("{} x", "(1,4): The text must end after its value, but there is 'x'.")]
    [InlineData("{\"a\":1,}", "(1,7): /a: There must be no comma before '}'.")]
    [InlineData("[1,\n]", "(1,3): /0: There must be no comma before ']'.")]
    [InlineData("[1 2]", "(1,4): /0: ',' or ']' is expected here, but there is '2'.")]
    [InlineData("{\"a\" 1}", "(1,6): /a: ':' after the property name is expected here, but there is '1'.")]
    [InlineData("{a:1}", "(1,2): A property name in double quotes is expected here, but there is 'a'.")]
    [InlineData("{\"a\":1", "(1,7): /a: ',' or '}' is expected here, but the text ends.")]
    [InlineData("[\"abc", "(1,2): /0: The string that begins here is not closed.")]
    [InlineData("[\"a\nb\"]", "(1,4): /0: A string must not go over the end of a line: write \\n, or close it with a double quote.")]
    [InlineData("[\"a\tb\"]", "(1,4): /0: The character U+0009 must be escaped in a string: write \\u0009.")]
    [InlineData("[\"\\x\"]", "(1,3): /0: A backslash in a string must be followed by one of \" \\ / b f n r t u.")]
    [InlineData("[\"\\u12\"]", "(1,3): /0: \\u must be followed by four hexadecimal digits.")]
    [InlineData("[01]", "(1,3): /0: A number must not begin with 0 and another digit.")]
    [InlineData("[1.]", "(1,4): /0: A digit after the decimal point is expected here, but there is ']'.")]
    [InlineData("[1e]", "(1,4): /0: A digit of the exponent is expected here, but there is ']'.")]
    [InlineData("[-]", "(1,3): /0: A digit is expected here, but there is ']'.")]
    [InlineData("[+1]", "(1,2): /0: A number must not begin with '+'.")]
    [InlineData("[.5]", "(1,2): /0: A number must not begin with '.'; write 0 before it.")]
    [InlineData("['a']", "(1,2): /0: Strings are written in double quotes, not in single ones.")]
    [InlineData("{\"a\":\n  // no\n1}", "(2,3): /a: JSON has no comments.")]
    [InlineData("{\"a\":nil}", "(1,6): /a: A value (true, false, null, a number, a string in double quotes, an array or an object) is expected here, but there is 'n'.")]
    [InlineData("{\"a\":é}", "(1,6): /a: A value is expected here, but there is 'é'.")]
    [InlineData("{\"a\":\u0001}", "(1,6): /a: A value is expected here, but there is the character U+0001.")]
    public void Malformed_text_is_reported_in_words_and_with_its_place(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(JsonSchemaValidator.Validate<AnyJson>(Encoding.UTF8.GetBytes(text)).Errors).ToString());

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_reported()
    {
        byte[] text = [.. "{\"é\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        ValidationError error = Assert.Single(JsonSchemaValidator.Validate<AnyJson>(text).Errors);
        Assert.Equal("(1,7): /é: The byte 0xC3 is not part of a character in UTF-8.", error.ToString());
        Assert.Equal(("syntax", 7L, null), (error.Keyword, error.Offset, error.Value));
    }

    [Fact]
    public void A_text_that_is_nested_too_deeply_is_reported()
    {
        ValidationError error = Assert.Single(JsonSchemaValidator.Validate<AnyJson>("[[{\"a\":[1]}]]"u8, new ValidationOptions { MaxDepth = 3 }).Errors);
        Assert.Equal(("depth", "(1,8): /0/0/a: The text is nested deeper than 3 levels."), (error.Keyword, error.ToString()));
    }

    [Fact]
    public void Errors_before_malformed_text_are_reported_too()
    {
        ValidationResult result = JsonModel.Validate<SampleLine>("{\"id\":1,\"indent\":13,!"u8);
        Assert.Equal(["type", "maximum", "syntax"], result.Errors.Select(error => error.Keyword));
        Assert.False(result.IsTruncated);
    }

    [Theory]
    [InlineData("{\"x\":\n1}", 2, 1), InlineData("{\"x\":\r\n 1}", 2, 2), InlineData("{\"x\":\r1}", 2, 1), InlineData("\n\n\r\n{\"x\":1}", 4, 6), InlineData("{\"é漢😀\":0,\"x\":1}", 1, 15), InlineData("{\"x\":\n\r1}", 3, 1)]
    public void Lines_and_columns_are_those_of_editors(string text, int line, int column)
    {
        ValidationError error = Assert.Single(JsonSchemaValidator.Validate<NoOne>(Encoding.UTF8.GetBytes(text)).Errors);
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.Equal(Encoding.UTF8.GetByteCount(text.AsSpan(0, text.LastIndexOf('1'))), error.Offset);
    }

    [Theory]
    [InlineData("1", ""), InlineData("[1]", "/0"), InlineData("[0,[0,0,1]]", "/1/2"), InlineData("{\"a/b\":{\"~\":[1]}}", "/a~1b/~0/0"), InlineData("{\"\":1}", "/"), InlineData("{\"a\\u0062\\n\":1}", "/ab\n")]
    [InlineData("[{},[],{\"a\":[],\"b\":1}]", "/2/b"), InlineData("{\"a\":{\"b\":0},\"c\":[{\"d\":0},1]}", "/c/1"), InlineData("{\"\\\"\":\"]},:[\",\"k\":1}", "/k"), InlineData("{\"é😀\":1}", "/é😀")]
    public void Places_are_JSON_Pointers(string text, string pointer) =>
        Assert.Equal(pointer, Assert.Single(JsonSchemaValidator.Validate<NoOne>(Encoding.UTF8.GetBytes(text)).Errors).InstanceLocation);

    [Theory]
    [InlineData("1", "1"), InlineData("[1.0, 0]", "1.0"), InlineData("{\"a\":1e0}", "1e0")]
    public void The_value_is_shown(string text, string value) =>
        Assert.Equal(value, Assert.Single(JsonSchemaValidator.Validate<NoOne>(Encoding.UTF8.GetBytes(text)).Errors).Value);

    [Fact]
    public void A_long_value_is_cut_between_characters()
    {
        ValueRule rule = new("a#", JsonTypes.Number);
        Assert.Equal("\"" + new string('a', 62) + "…", Shown("\"" + new string('a', 100) + "\""));
        Assert.Equal("\"" + new string('a', 62) + "\"", Shown("\"" + new string('a', 62) + "\""));
        Assert.Equal("\"" + new string('漢', 62) + "…", Shown("\"" + new string('漢', 500) + "\""));
        Assert.Equal("\"" + string.Concat(Enumerable.Repeat("😀", 31)) + "…", Shown("\"" + string.Concat(Enumerable.Repeat("😀", 500)) + "\""));
        Assert.Equal("{\"a\": [1, \"}]\"]}", Shown("{\"a\": [1, \"}]\"]}"));
        Assert.Equal("[" + new string(' ', 62) + "…", Shown("[" + new string(' ', 1000) + "]"));

        string? Shown(string json) => Assert.Single(RuleSchema.Validate(rule, json).Errors).Value;
    }

    [Fact]
    public void A_hundred_errors_in_a_large_text_are_placed_in_one_pass()
    {
        string text = $"[{string.Join(",\n", Enumerable.Repeat("[[0,{\"a\":0}]]", 50_000))},\n{string.Join(",\n", Enumerable.Repeat("1", 200))}]";
        ValidationResult result = JsonSchemaValidator.Validate<NoOne>(Encoding.UTF8.GetBytes(text));
        Assert.Equal((100, true), (result.Errors.Count, result.IsTruncated));
        Assert.Equal(Enumerable.Range(50_000, 100).Select(index => ($"/{index}", index + 1, 1)), result.Errors.Select(error => (error.InstanceLocation, error.Line, error.Column)));
    }

    [Fact]
    public void A_valid_result_says_so()
    {
        Assert.True(ValidationResult.Valid.IsValid);
        Assert.Equal("valid", ValidationResult.Valid.ToString());
        Assert.Throws<ArgumentException>(() => new SchemaValidationException(ValidationResult.Valid));
    }

    [Fact]
    public void Options_are_kept_within_their_range()
    {
        Assert.Equal((100, 64), (ValidationOptions.Default.MaxErrors, ValidationOptions.Default.MaxDepth));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValidationOptions { MaxErrors = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValidationOptions { MaxDepth = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValidationOptions { MaxDepth = ValidationOptions.DeepestNesting + 1 });
        Assert.Equal(1000, new ValidationOptions { MaxDepth = ValidationOptions.DeepestNesting }.MaxDepth);
    }

    /// <summary>A schema that rejects the number one at every place.</summary>
    private readonly struct NoOne : IJsonSchema
    {
        private static readonly ValueRule Scalar = new("no-one.schema.json#/$defs/scalar") { ExclusiveMaximum = "1" };

        public static string Location => "no-one.schema.json#";

        public static nint Check<M, T>(ref byte p, nint i, ref ReadContext c)
            where M : struct, IMode
            where T : struct, ITrack
        {
            i = Scan.Token(ref p, i);
            byte open = Scan.At(ref p, i);
            if (open is not ((byte)'{' or (byte)'['))
            {
                return Scalar.Check<M>(ref p, i, ref c);
            }
            i = Scan.Token(ref p, i + 1);
            if (Scan.At(ref p, i) is (byte)'}' or (byte)']')
            {
                return i + 1;
            }
            while (true)
            {
                if (open == (byte)'{')
                {
                    i = Scan.NameEnd(ref p, i, ref c, out _, out _);
                }
                i = i < 0 ? i : Check<M, T>(ref p, i, ref c);
                if (i < 0)
                {
                    return i;
                }
                i = Scan.Token(ref p, i);
                if (Scan.At(ref p, i) != (byte)',')
                {
                    return i + 1;
                }
                i = Scan.Token(ref p, i + 1);
            }
        }
    }
}
