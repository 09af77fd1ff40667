using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TradeData.Generated.Tests.Models;

namespace TradeData.Generated.Tests;

/// <summary>System.Text.Json reads, checks and writes generated types by the converters that they carry.</summary>
public partial class ConverterTests
{
    /// <summary>A user's type that contains ours.</summary>
    public sealed record Parcel(int Number, Shipment Shipment, Payment? Payment, TransportMode Mode, ShipmentPort Port);

    /// <summary>A source generator does not see the output of another, so a context can only name generated types of a referenced
    /// assembly.</summary>
    public sealed record Answer(int Number, TradePartner Partner);

    [JsonSerializable(typeof(Answer))]
    internal sealed partial class Context : JsonSerializerContext;

    private static readonly JsonSerializerOptions s_small = new() { DefaultBufferSize = 1 };

    private const string Text = $$"""{"Number":1,"Shipment":{{Samples.Least}},"Payment":{"kind":"cash"},"Mode":"rail-road","Port":"USLAX"}""";

    [Fact]
    public void By_reflection()
    {
        Parcel parcel = JsonSerializer.Deserialize<Parcel>(Text)!;
        Assert.Equal(new Parcel(1, Samples.Read(Samples.Least), new Payment.Cash(), TransportMode.RailRoad, ShipmentPort.LosAngeles), parcel);
        Assert.Equal(Text, JsonSerializer.Serialize(parcel));
    }

    [Fact]
    public void By_a_context_of_the_source_generator()
    {
        Answer answer = new(1, TradeCatalog.Default.TradePartners["JPN"]);
        string text = JsonSerializer.Serialize(answer, Context.Default.Answer);
        Assert.StartsWith("""{"Number":1,"Partner":{"id":"JPN",""", text, StringComparison.Ordinal);
        Assert.Equal(answer, JsonSerializer.Deserialize(text, Context.Default.Answer));
    }

    [Fact]
    public void With_a_type_of_its_own_and_no_resolver_that_reflects()
    {
        JsonTypeInfo<Shipment> info = Shipment.JsonTypeInfo;
        Shipment shipment = JsonSerializer.Deserialize(Samples.Least, info)!;
        Assert.Equal(Samples.Least, JsonSerializer.Serialize(shipment, info));
    }

    [Fact]
    public void A_schema_violation_is_a_serializer_exception_with_the_reason()
    {
        JsonException thrown = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Parcel>(Text.Replace("\"count\":1", "\"count\":0", StringComparison.Ordinal)));
        Assert.Contains("/count: Must be at least 1, but is 0.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_a_stream_in_small_pieces()
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(Text));
        Parcel? parcel = await JsonSerializer.DeserializeAsync<Parcel>(stream, s_small);
        Assert.Equal("S-0001", parcel!.Shipment.Id);
    }
}
