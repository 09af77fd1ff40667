using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using TradeData.TestSupport;

namespace TradeData.Runtime.Tests.Json;

/// <summary>The whole path on a model written by hand in the form of generated ones.</summary>
public class SampleLineTests
{
    private static readonly byte[] Line = Samples.Utf8(Samples.Line);

    [Fact]
    public void A_valid_line_is_read()
    {
        SampleLine line = JsonModel.Parse<SampleLine>(Line);
        Assert.Equal(("TL-00000042", "JPN", "USA", "0201.30", 5, 2), (line.Id, line.Reporter, line.Partner, line.HsCode, line.HsRevision, line.Indent));
        Assert.Equal((SampleUnit.Kgm, SampleStatus.Active, new DateOnly(2020, 1, 1), null, 65005.5m, false), (line.Unit, line.Status, line.ValidFrom, line.ValidTo, line.QuotaVolume, line.IsDutyFree));
        Assert.Equal([38.5m, 1.25m], line.Rates.Select(rate => rate.Value));
        Assert.Equal(["JPY", null], line.Rates.Select(rate => rate.Currency));
    }

    [Fact]
    public void Written_lines_are_read_back_and_written_alike()
    {
        SampleLine line = JsonModel.Parse<SampleLine>(Line);
        string json = JsonModel.ToJson(line);
        Assert.Equal(Samples.Line.Replace(",\"validTo\":null", "", StringComparison.Ordinal), json);
        Assert.Equal(line, JsonModel.Parse<SampleLine>(Encoding.UTF8.GetBytes(json)));
        Assert.Equal(json, Encoding.UTF8.GetString(JsonModel.ToUtf8Json(line)));
        Assert.True(JsonModel.Validate(line).IsValid);
    }

    [Fact]
    public void Order_and_white_space_do_not_matter()
    {
        SampleLine expected = JsonModel.Parse<SampleLine>(Line);
        JsonObject parsed = JsonNode.Parse(Line)!.AsObject();
        Random random = new(7);
        for (int k = 0; k < 200; k++)
        {
            JsonObject shuffled = new(parsed.ToArray().OrderBy(_ => random.Next()).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
            Assert.Equal(expected, JsonModel.Parse<SampleLine>(Encoding.UTF8.GetBytes(shuffled.ToJsonString(new JsonSerializerOptions { WriteIndented = (k & 1) == 0 }))));
        }
        string escaped = Samples.Line.Replace("\"indent\"", "\"\\u0069ndent\"", StringComparison.Ordinal).Replace("\"KGM\"", "\"\\u004bGM\"", StringComparison.Ordinal);
        Assert.Equal(expected, JsonModel.Parse<SampleLine>(Encoding.UTF8.GetBytes(escaped)));
    }

    [Fact]
    public void Every_error_is_reported_with_its_place()
    {
        const string Text = """
            {
              "id": "TL-42", "reporter": "JPN", "partner": "USA",
              "hsCode": "0201.30", "hsRevision": "H9", "indent": 13,
              "description": "", "tarifType": "MFN",
              "status": "active", "validFrom": "2019-02-29",
              "isDutyFree": 1,
              "rates": [
                { "kind": "adValorem", "value": 3000.5, "unit": "PCT" },
                { "kind": "ad valorem", "value": -1 }, 7
              ]
            }
            """;
        Assert.False(JsonModel.TryParse(Encoding.UTF8.GetBytes(Text), out SampleLine? line, out ValidationResult result));
        Assert.Null(line);
        Assert.Equal(
            """
            (1,1): The property "tariffType" is missing.
            (2,9): /id: Must match the pattern ^TL-[0-9]{8}$, but is "TL-42".
            (3,38): /hsRevision: Must be one of "H0", "H1", "H2", "H3", "H4", "H5", "H6", but is "H9".
            (3,54): /indent: Must be at most 12, but is 13.
            (4,18): /description: Must have at least 1 character, but has 0.
            (4,22): /tarifType: The property "tarifType" is not allowed here. Did you mean "tariffType"?
            (5,36): /validFrom: Must be a date as in 2019-08-21, but is "2019-02-29".
            (6,17): /isDutyFree: Must be true or false, but is 1.
            (8,37): /rates/0/value: Must be at most 3000, but is 3000.5.
            (9,5): /rates/1: The property "unit" is missing.
            (9,15): /rates/1/kind: Must be one of "adValorem", "specific", "compound", but is "ad valorem". Did you mean "adValorem"?
            (9,38): /rates/1/value: Must be at least 0, but is -1.
            (9,44): /rates/2: Must be an object, but is 7.
            """.ReplaceLineEndings("\n"),
            result.ToString());
        ValidationError error = result.Errors[3];
        Assert.Equal(("maximum", "/properties/indent/maximum", "tariff-line.schema.json#/properties/indent/maximum", "13", "/indent"),
            (error.Keyword, error.KeywordLocation, error.SchemaLocation, error.Value, error.InstanceLocation));
        Assert.Equal(Text.IndexOf("13,", StringComparison.Ordinal), error.Offset);
        Assert.Equal(result.ToString(), Assert.Throws<SchemaValidationException>(() => JsonModel.Parse<SampleLine>(Encoding.UTF8.GetBytes(Text))).Message);
        Assert.Equal(result.ToString(), JsonModel.Validate<SampleLine>(Encoding.UTF8.GetBytes(Text)).ToString());
    }

    [Fact]
    public void A_repeated_property_is_reported_where_it_is_repeated()
    {
        string text = Samples.Line.Replace("\"indent\":2,", "\"indent\":2,\"id\":\"TL-00000043\",", StringComparison.Ordinal);
        ValidationError error = Assert.Single(JsonModel.Validate<SampleLine>(Encoding.UTF8.GetBytes(text)).Errors);
        Assert.Equal("The property \"id\" occurs more than once.", error.Message);
        Assert.Equal(text.LastIndexOf("\"id\"", StringComparison.Ordinal), error.Offset);
    }

    [Fact]
    public void A_value_of_any_wrong_type_in_any_place_is_refused_and_explained()
    {
        string[] values = ["null", "true", "0", "-1.5", "1e400", "\"\"", "\"x\"", "[]", "[[]]", "{}", "{\"a\":1}", new string('9', 400), "\"\\ud800\"", new string('[', 80) + new string(']', 80)];
        JsonObject parsed = JsonNode.Parse(Line)!.AsObject();
        foreach (string name in parsed.Select(member => member.Key))
        {
            foreach (string value in values)
            {
                string text = "{" + string.Join(',', parsed.Select(member => $"\"{member.Key}\":{(member.Key == name ? value : member.Value?.ToJsonString() ?? "null")}")) + "}";
                AssertConsistent(Encoding.UTF8.GetBytes(text));
            }
            string without = "{" + string.Join(',', parsed.Where(member => member.Key != name).Select(member => $"\"{member.Key}\":{member.Value?.ToJsonString() ?? "null"}")) + "}";
            AssertConsistent(Encoding.UTF8.GetBytes(without));
        }
    }

    [Fact]
    public void Damaged_lines_are_judged_alike_by_all_ways_to_read_them()
    {
        Random random = new(20191225);
        for (int k = 0; k < 30_000; k++)
        {
            byte[] text = Mutations.Mutate(Line, random);
            bool isValid = AssertConsistent(text);
            Assert.True(!isValid || AnyJson.IsAcceptedByTheFramework(text));
        }
    }

    [Fact]
    public void Every_truncation_of_a_line_is_refused()
    {
        for (int length = 0; length < Line.Length; length++)
        {
            Assert.False(AssertConsistent(Line.AsSpan(0, length)));
        }
    }

    [Fact]
    public void A_verdict_allocates_nothing_and_reading_nothing_but_the_line()
    {
        Assert.Equal(0, Allocation.Of(() => Assert.True(JsonModel.IsValid<SampleLine>(Line))));
        Assert.Equal(Read(), Read());

        static long Read() => Allocation.Of(() => Assert.True(JsonModel.TryParse<SampleLine>(Line, out _, out _)));
    }

    [Fact]
    public void A_changed_copy_obeys_the_rules()
    {
        SampleLine line = JsonModel.Parse<SampleLine>(Line);
        Assert.Equal(3, (line with { Indent = 3 }).Indent);
        Assert.Equal("Indent must be at least 0, but was -1.", Assert.Throws<SchemaRuleException>(() => line with { Indent = -1 }).Message);
        Assert.Equal("Rates must have at least 1 item, but had 0.", Assert.Throws<SchemaRuleException>(() => line with { Rates = default }).Message);
    }

    [Fact]
    public void A_large_text_and_one_within_another_find_buffers()
    {
        string text = Samples.Line.Replace("\"id\"", new string(' ', 100_000) + "\"id\"", StringComparison.Ordinal);
        Assert.True(JsonModel.IsValid<SampleLine>(Encoding.UTF8.GetBytes(text)));
        using TradeData.Runtime.Internal.Json.PaddedText outer = new(Line);
        Assert.True(JsonModel.IsValid<SampleLine>(Line));
        Assert.Equal(Line, outer.Span.ToArray());
    }

    [Fact]
    public void A_row_of_a_pack_is_read_where_it_lies()
    {
        byte[] rows = [.. Line, .. "\n"u8, .. Line, .. "\n"u8, .. new byte[64]];
        Assert.Equal(JsonModel.Parse<SampleLine>(Line), JsonModel.ReadTrusted<SampleLine>(ref rows[0], Line.Length + 1));
        rows[Line.Length + 5] = (byte)'?';
        Assert.Contains("the data is damaged", Assert.Throws<InvalidDataException>(() => JsonModel.ReadTrusted<SampleLine>(ref rows[0], Line.Length + 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_serializer_of_the_framework_reads_and_writes_it()
    {
        SampleLine line = JsonSerializer.Deserialize<SampleLine>(Line)!;
        Assert.Equal(JsonModel.Parse<SampleLine>(Line), line);
        Assert.Equal(JsonModel.ToJson(line), JsonSerializer.Serialize(line));
        SampleLine[] lines = JsonSerializer.Deserialize<SampleLine[]>($"[ {Samples.Line} ,{Samples.Line}]")!;
        Assert.Equal([line, line], lines);
        Assert.Null(JsonSerializer.Deserialize<SampleLine>("null"));
        Assert.Null(JsonSerializer.Deserialize<SampleLine[]>("[null]")![0]);
    }

    [Fact]
    public void The_serializer_tells_what_is_wrong()
    {
        string text = Samples.Line.Replace("\"indent\":2", "\n \"indent\":13", StringComparison.Ordinal);
        JsonException refusal = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SampleLine>(text));
        Assert.Contains("/indent: Must be at most 12, but is 13.", refusal.Message, StringComparison.Ordinal);
        Assert.IsType<SchemaValidationException>(refusal.InnerException);
        Assert.Equal((1, 10), (refusal.LineNumber, refusal.BytePositionInLine));
    }

    [Fact]
    public void The_serializer_needs_no_reflection()
    {
        JsonSerializerOptions options = new() { TypeInfoResolver = new Resolver() };
        JsonTypeInfo<SampleLine> info = (JsonTypeInfo<SampleLine>)options.GetTypeInfo(typeof(SampleLine));
        SampleLine line = JsonSerializer.Deserialize(Line, info)!;
        Assert.Equal(JsonModel.ToJson(line), JsonSerializer.Serialize(line, info));
    }

    [Fact]
    public void No_culture_changes_what_is_said_and_written()
    {
        byte[] bad = Encoding.UTF8.GetBytes(Samples.Line.Replace("38.5", "-38.5", StringComparison.Ordinal));
        string expected = JsonModel.Validate<SampleLine>(bad).ToString();
        string json = JsonModel.ToJson(JsonModel.Parse<SampleLine>(Line));
        CultureInfo kept = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in new[] { "sv-SE", "tr-TR", "ar-SA", "de-DE" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(expected, JsonModel.Validate<SampleLine>(bad).ToString());
                Assert.Equal(json, JsonModel.ToJson(JsonModel.Parse<SampleLine>(Line)));
                Assert.Throws<SchemaRuleException>(() => JsonModel.Parse<SampleLine>(Line) with { Indent = -1 });
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = kept;
        }
    }

    // Whichever way a text is read, the answer is the same, nothing is thrown, and what is refused has a reason.
    private static bool AssertConsistent(ReadOnlySpan<byte> text)
    {
        bool isValid = JsonModel.IsValid<SampleLine>(text);
        bool isRead = JsonModel.TryParse(text, out SampleLine? line, out ValidationResult result);
        ValidationResult validated = JsonModel.Validate<SampleLine>(text);
        if (isValid && !isRead)
        {
            // Generated records keep a number that its type cannot hold; this one does not, and says so rather than lose it.
            Assert.Contains("larger than the C# type", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
            return true;
        }
        Assert.Equal(isValid, isRead);
        Assert.Equal(isValid, line is not null);
        Assert.Equal(isValid, result.IsValid);
        Assert.Equal(result.ToString(), validated.ToString());
        if (line is not null)
        {
            Assert.Equal(line, JsonModel.Parse<SampleLine>(JsonModel.ToUtf8Json(line)));
        }
        return isValid;
    }

    private sealed class Resolver : IJsonTypeInfoResolver
    {
        public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => type == typeof(SampleLine) ? JsonModel.CreateTypeInfo<SampleLine>(options) : null;
    }
}
