using System.IO.Compression;
using System.Text.Json.Serialization;
using System.Text.Json;
using TradeData.Runtime;
using TradeData.TestSupport;

namespace TradeData.Tests.Values;

/// <summary>The scalars within other people's serializable types.</summary>
public sealed partial class ScalarSerializationTests
{
    [Fact]
    public void The_framework_generates_serializers_for_types_with_scalars()
    {
        const string json = """{"Code":"0201.30-000","Rate":38.50,"From":"04-01","Extra":{"a":1.0},"None":null,"ByPartner":{"AUS":24.7}}""";

        Line line = JsonSerializer.Deserialize(json, Context.Default.Line)!;

        Assert.Equal(HsCode.Parse("020130000"), line.Code);
        Assert.Equal(new Percent(24.7m), line.ByPartner[PartnerCode.Parse("AUS")]);
        Assert.Equal(RawJson.Parse("{\"a\":1}"), line.Extra);
        Assert.Equal(default, line.None);
        Assert.Equal(json, JsonSerializer.Serialize(line, Context.Default.Line));
    }

    [Fact]
    public void Values_that_arrive_in_pieces_or_escaped_are_read()
    {
        byte[] json = "[\"\\u0030201.\\u0033\\u0030\",\"0201.30-000\"]"u8.ToArray();
        var reader = new Utf8JsonReader(Pieces.Of(json, 3));

        HsCode[] codes = JsonSerializer.Deserialize<HsCode[]>(ref reader)!;
        Assert.Equal(["0201.30", "0201.30-000"], codes.Select(c => c.ToString()));

        reader = new Utf8JsonReader(Pieces.Of("[12.50]"u8.ToArray(), 2));
        Percent[] rates = JsonSerializer.Deserialize<Percent[]>(ref reader)!;
        Assert.Equal("12.50", Assert.Single(rates).ToString());
    }

    [Fact]
    public void A_value_of_another_kind_is_refused_by_name()
    {
        var thrown = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<HsCode>("201"));
        Assert.StartsWith("HsCode is written as a JSON string, and here is a Number.", thrown.Message, StringComparison.Ordinal);

        thrown = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Percent>("\"2.5\""));
        Assert.StartsWith("Percent is written as a JSON number, and here is a String.", thrown.Message, StringComparison.Ordinal);

        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<HsCode>("null"));
    }

    [SkippableFact]
    public void Every_code_of_the_United_States_schedule_survives_as_written()
    {
        using var file = new GZipStream(File.OpenRead(RealData.Require("hts/hts_2025_basic.json.gz")), CompressionMode.Decompress);
        using JsonDocument rows = JsonDocument.Parse(file);
        int codes = 0;
        foreach (JsonElement row in rows.RootElement.EnumerateArray())
        {
            string text = row.GetProperty("htsno").GetString()!;
            if (text.Length > 0)
            {
                HsCode code = HsCode.Parse(text);
                Assert.Equal(text, code.ToString());
                Assert.Equal(text, code.ToString("P"));
                Assert.Equal(text.Replace(".", "", StringComparison.Ordinal), code.ToString("D"));
                codes++;
            }
        }
        Assert.Equal(961 + 2_093 + 7_057 + 19_731, codes);
    }

    internal sealed record Line(HsCode Code, Percent Rate, MonthDay From, RawJson Extra, RawJson None, Dictionary<PartnerCode, Percent> ByPartner);

    [JsonSerializable(typeof(Line))]
    private sealed partial class Context : JsonSerializerContext;
}
