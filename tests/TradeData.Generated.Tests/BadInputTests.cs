using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using TradeData.Generated.Tests.Models;
using TradeData.Runtime;

namespace TradeData.Generated.Tests;

/// <summary>Any bytes: no exception, no hang, a result with a place, nothing accepted that is not JSON, and nothing lost in a round
/// trip.</summary>
public class BadInputTests
{
    private static readonly byte[] s_full = Encoding.UTF8.GetBytes(Samples.Full);

    private static readonly byte[][] s_rows =
    [
        s_full,
        .. TradeCatalog.Default.TariffLines.Where((_, i) => i % 50 == 0).Select(JsonModel.ToUtf8Json),
        .. TradeCatalog.Default.NegotiationRecords.Select(JsonModel.ToUtf8Json),
    ];

    private static readonly string[] s_values =
        ["null", "true", "0", "-0.0", "1e400", "\"\"", "\"x\"", "\"\\ud800\"", "[]", "[null]", "{}", "{\"kind\":\"card\",\"kind\":\"cash\"}", new string('9', 400), "1e" + new string('9', 400), "0." + new string('0', 400) + "1"];

    private static readonly Gen<byte[]> s_text = Gen.OneOfConst(s_rows);

    /// <summary>A byte that JSON gives a meaning, or any other.</summary>
    private static readonly Gen<byte> s_byte = Gen.OneOf(Gen.OneOfConst("{}[]\",:\\/ntf0123456789.eE+- \t\n\r"u8.ToArray()), Gen.Byte);

    private static readonly Gen<byte[]> s_mutated = Gen.Select(s_text, Gen.Select(Gen.Int[0, 4000], Gen.Int[0, 3], s_byte).Array[1, 4], (text, edits) =>
    {
        List<byte> bytes = [.. text];
        foreach ((int place, int kind, byte value) in edits)
        {
            int at = place % bytes.Count;
            switch (kind)
            {
                case 0: bytes[at] = value; break;
                case 1: bytes.Insert(at, value); break;
                case 2 when bytes.Count > 1: bytes.RemoveAt(at); break;
                case 3: bytes.AddRange(bytes.GetRange(at, Math.Min(20, bytes.Count - at))); break;
            }
        }
        return bytes.ToArray();
    });

    [Fact]
    public void Changed_bytes() => s_mutated.Sample(bytes =>
    {
        Holds<Shipment>(bytes);
        Holds<TariffLine>(bytes);
        Holds<NegotiationRecord>(bytes);
    }, iter: 5_000);

    [Fact]
    public void A_text_that_ends_at_any_byte_is_malformed()
    {
        for (int length = 0; length < s_full.Length; length++)
        {
            Assert.False(Shipment.TryReadJson(s_full.AsSpan(0, length), out _, out ValidationResult result));
            Assert.True(result.Errors.Count > 0 && result.Errors[^1].Line == 1 && result.Errors[^1].Column <= length + 1);
            Holds<Shipment>(s_full[..length]);
        }
    }

    [Fact]
    public void Every_value_replaced_by_one_of_any_other_kind()
    {
        foreach (byte[] row in s_rows.Take(8))
        {
            foreach (string changed in Replacements(row))
            {
                byte[] bytes = Encoding.UTF8.GetBytes(changed);
                Holds<Shipment>(bytes);
                Holds<TariffLine>(bytes);
            }
        }
    }

    [Fact]
    public void Every_property_left_out_renamed_and_given_twice()
    {
        foreach (byte[] row in s_rows)
        {
            JsonObject whole = JsonNode.Parse(row)!.AsObject();
            foreach ((string name, JsonNode? value) in whole)
            {
                string member = $"{JsonSerializer.Serialize(name)}:{value?.ToJsonString() ?? "null"}";
                string text = whole.ToJsonString();
                byte[] twice = Encoding.UTF8.GetBytes(text[..^1] + "," + member + "}");
                Assert.False(JsonModel.IsValid<TariffLine>(twice) || JsonModel.IsValid<NegotiationRecord>(twice) || JsonModel.IsValid<Shipment>(twice), name);
                Holds<Shipment>(twice);
                Holds<TariffLine>(twice);
                Holds<TariffLine>(Encoding.UTF8.GetBytes(text.Replace($"\"{name}\"", $"\"{name}x\"", StringComparison.Ordinal)));
            }
        }
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"place\":", "}")]
    [InlineData("{\"extra\":", "}")]
    [InlineData("{\"inside\":", "}")]
    public void Nesting_ten_thousand_deep_is_an_error_and_no_overflow_of_the_stack(string open, string close)
    {
        string deep = string.Concat(Enumerable.Repeat(open, 10_000)) + "1" + string.Concat(Enumerable.Repeat(close, 10_000));
        Holds<Shipment>(Encoding.UTF8.GetBytes(deep));
        Assert.False(Place.TryReadJson(Encoding.UTF8.GetBytes(deep), out _, out ValidationResult result));
        Assert.NotEmpty(result.Errors);
        Assert.False(ShipmentSchema.IsValid(Encoding.UTF8.GetBytes(Samples.Least_with($"\"extra\":{deep}"))));
    }

    [Theory]
    [InlineData("count", "1e0")]
    [InlineData("count", "100.000")]
    [InlineData("weight", "0.01")]
    public void Numbers_are_read_however_they_are_written(string name, string number)
    {
        string json = $$"""{"id":"S-0001","mode":"sea","{{name}}":{{number}}{{(name == "count" ? "" : ",\"count\":1")}}}""";
        Assert.Empty(Samples.Complaints(json));
    }

    [Fact]
    public void Numbers_of_four_hundred_digits_are_judged_exactly()
    {
        string large = "1" + new string('0', 400);
        Assert.Equal([$"1:46 /note type: Must be a string or null, but is {large[..63]}…."], Samples.Complaints(Samples.Least_with($"\"note\":{large}")));
        Assert.Equal("maximum", Keyword(Samples.Least_with($"\"big\":{large}")));
        Assert.Equal("multipleOf", Keyword(Samples.Least_with($"\"weight\":0.{new string('0', 400)}1")));
        Assert.Equal("", Keyword(Samples.Least_with($"\"weight\":2.{new string('0', 400)}")));
        // Too large for a decimal, and kept all the same.
        Assert.Equal("", Keyword(Samples.Least_with($"\"weight\":{large}")));
        Assert.Contains($"\"weight\":{large}", JsonModel.ToJson(Samples.Read(Samples.Least_with($"\"weight\":{large}"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_UTF_8_is_an_error_at_its_byte()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Samples.Least[..^1] + ",\"note\":\""), 0xC3, 0x28, .. "\"}"u8];
        Assert.False(Shipment.TryReadJson(bytes, out _, out ValidationResult result));
        Assert.Equal(Samples.Least.Length - 1 + 9, Assert.Single(result.Errors).Offset);
        Holds<Shipment>(bytes);
    }

    [Fact]
    public void The_caller_sets_how_many_errors_are_reported()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Samples.Least_with(string.Join(',', Enumerable.Range(0, 500).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"x{i}\":1")))));
        Assert.False(JsonModel.TryParse(bytes, new ValidationOptions { MaxErrors = 7 }, out Shipment? _, out ValidationResult result));
        Assert.Equal((7, true), (result.Errors.Count, result.IsTruncated));
    }

    private static string Keyword(string json)
    {
        ValidationResult result = JsonModel.Validate<Shipment>(Encoding.UTF8.GetBytes(json));
        return string.Join(' ', result.Errors.Select(error => error.Keyword));
    }

    /// <summary>The text once for each value in it and each other value, which takes that one's place.</summary>
    private static IEnumerable<string> Replacements(byte[] row)
    {
        List<(int From, int To)> values = [];
        Utf8JsonReader reader = new(row);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray))
            {
                int from = (int)reader.TokenStartIndex;
                Utf8JsonReader end = reader;
                end.Skip();
                values.Add((from, (int)end.BytesConsumed));
            }
        }
        return values.SelectMany(value => s_values.Select(other => Encoding.UTF8.GetString(row.AsSpan(0, value.From)) + other + Encoding.UTF8.GetString(row.AsSpan(value.To))));
    }

    private static void Holds<T>(byte[] bytes)
        where T : class, IJsonModel<T>
    {
        bool read = JsonModel.TryParse(bytes, out T? value, out ValidationResult result);
        Assert.Equal(read, result.IsValid);
        Assert.Equal(read, value is not null);
        Assert.Equal(read, JsonModel.IsValid<T>(bytes));
        Assert.All(result.Errors, error =>
        {
            Assert.InRange(error.Offset, 0, bytes.Length);
            Assert.True(error.Line >= 1 && error.Column >= 1 && error.Message.Length > 0);
        });
        if (!read)
        {
            Assert.NotEmpty(result.Errors);
            return;
        }
        using JsonDocument accepted = JsonDocument.Parse(bytes);
        byte[] written = JsonModel.ToUtf8Json(value!);
        Assert.Equal(value, JsonModel.Parse<T>(written));
        Assert.Equal(written, JsonModel.ToUtf8Json(JsonModel.Parse<T>(written)));
    }
}
