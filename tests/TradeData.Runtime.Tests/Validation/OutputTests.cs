using System.Text;
using System.Text.Json;
using TradeData.Runtime.Tests.Json;

namespace TradeData.Runtime.Tests.Validation;

public class OutputTests
{
    private static readonly ValidationResult Invalid = JsonModel.Validate<SampleLine>(Encoding.UTF8.GetBytes(
        Samples.Line.Replace("\"id\":\"TL-00000042\",", "", StringComparison.Ordinal)
            .Replace("\"value\":38.5,\"unit\":\"PCT\"", "\"value\":-1", StringComparison.Ordinal)
            .Replace("{\"kind\":\"specific\",\"value\":1.25,\"unit\":\"USD\"}", "{}", StringComparison.Ordinal)));

    [Theory]
    [InlineData(OutputFormat.Flag), InlineData(OutputFormat.Basic), InlineData(OutputFormat.Detailed)]
    public void A_valid_result_is_short(OutputFormat format)
    {
        string start = format == OutputFormat.Flag ? "{\"valid\":true}" : "{\"valid\":true,\"keywordLocation\":\"\",\"instanceLocation\":\"\"}";
        Assert.Equal(start, Output(ValidationResult.Valid, format));
    }

    [Fact]
    public void The_flag_is_all_that_the_flag_format_has() => Assert.Equal("{\"valid\":false}", Output(Invalid, OutputFormat.Flag));

    [Fact]
    public void The_basic_format_is_a_flat_list()
    {
        JsonElement errors = JsonElement.Parse(Output(Invalid, OutputFormat.Basic)).GetProperty("errors");
        Assert.Equal(
            [
                "/required  tariff-line.schema.json#/required The property \"id\" is missing.",
                "/properties/rates/items/required /rates/0 tariff-line.schema.json#/properties/rates/items/required The property \"unit\" is missing.",
                "/properties/rates/items/properties/value/minimum /rates/0/value tariff-line.schema.json#/properties/rates/items/properties/value/minimum Must be at least 0, but is -1.",
                "/properties/rates/items/required /rates/1 tariff-line.schema.json#/properties/rates/items/required The property \"kind\" is missing.",
                "/properties/rates/items/required /rates/1 tariff-line.schema.json#/properties/rates/items/required The property \"value\" is missing.",
                "/properties/rates/items/required /rates/1 tariff-line.schema.json#/properties/rates/items/required The property \"unit\" is missing.",
            ],
            errors.EnumerateArray().Select(Line));
    }

    [Fact]
    public void The_detailed_format_puts_together_what_belongs_together()
    {
        JsonElement root = JsonElement.Parse(Output(Invalid, OutputFormat.Detailed));
        Assert.Equal(["/required", "/properties/rates/items/required", "/properties/rates/items/properties/value/minimum", "/properties/rates/items"],
            root.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("keywordLocation").GetString()));
        JsonElement item = root.GetProperty("errors")[3];
        Assert.Equal(("/rates/1", "tariff-line.schema.json#/properties/rates/items", false), (item.GetProperty("instanceLocation").GetString(), item.GetProperty("absoluteKeywordLocation").GetString(), item.TryGetProperty("error", out _)));
        Assert.Equal(3, item.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public void A_detailed_output_of_one_error_is_that_error()
    {
        ValidationResult result = RuleSchema.Validate(new Runtime.Internal.Json.ValueRule("rule.schema.json#/x", Runtime.Internal.Json.JsonTypes.String), "1");
        Assert.Equal(
            "{\"valid\":false,\"keywordLocation\":\"/x/type\",\"absoluteKeywordLocation\":\"rule.schema.json#/x/type\",\"instanceLocation\":\"\",\"error\":\"Must be a string, but is 1.\"}",
            Output(result, OutputFormat.Detailed));
    }

    [Fact]
    public void Causes_follow_their_error_or_are_nested_in_it()
    {
        ValidationError[] causes = [Error("type", "/anyOf/0/type"), Error("minimum", "/anyOf/1/minimum"), Error("multipleOf", "/anyOf/1/multipleOf")];
        ValidationResult result = new([Error("anyOf", "/anyOf", causes), Error("enum", "/enum")], isTruncated: false);
        Assert.Equal(["/anyOf", "/anyOf/0/type", "/anyOf/1/minimum", "/anyOf/1/multipleOf", "/enum"],
            JsonElement.Parse(Output(result, OutputFormat.Basic)).GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("keywordLocation").GetString()));
        JsonElement anyOf = JsonElement.Parse(Output(result, OutputFormat.Detailed)).GetProperty("errors")[0];
        Assert.Equal("anyOf!", anyOf.GetProperty("error").GetString());
        Assert.Equal(["/anyOf/0/type", "/anyOf/1"], anyOf.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("keywordLocation").GetString()));
    }

    [Fact]
    public void Annotations_are_written_for_a_valid_instance()
    {
        ValidationResult result = new([], isTruncated: false)
        {
            Annotations = [new ValidationAnnotation("readOnly", "/readOnly", "a#/readOnly", RawJson.Parse("true"))],
        };
        Assert.Equal(
            "{\"valid\":true,\"keywordLocation\":\"\",\"instanceLocation\":\"\",\"annotations\":[{\"valid\":true,\"keywordLocation\":\"/readOnly\",\"absoluteKeywordLocation\":\"a#/readOnly\",\"instanceLocation\":\"\",\"annotation\":true}]}",
            Output(result, OutputFormat.Basic));
    }

    [Fact]
    public void An_unknown_format_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Output(Invalid, (OutputFormat)7));

    private static ValidationError Error(string keyword, string location, params ValidationError[] causes) => new(keyword, location, "a#" + location, keyword + "!") { Causes = causes };

    private static string Line(JsonElement unit) =>
        $"{unit.GetProperty("keywordLocation").GetString()} {unit.GetProperty("instanceLocation").GetString()} {unit.GetProperty("absoluteKeywordLocation").GetString()} {unit.GetProperty("error").GetString()}";

    private static string Output(ValidationResult result, OutputFormat format)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            result.WriteOutput(writer, format);
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
