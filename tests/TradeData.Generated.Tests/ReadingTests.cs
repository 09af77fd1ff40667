using System.Globalization;
using System.Text;
using TradeData.Generated.Tests.Models;
using TradeData.Runtime;

namespace TradeData.Generated.Tests;

public class ReadingTests
{
    [Fact]
    public void Every_form_of_schema_becomes_its_type()
    {
        Shipment shipment = Samples.Read(Samples.Full);
        Assert.Equal("S-0001", shipment.Id);
        Assert.Equal(2, shipment.Count);
        Assert.Equal(2.50m, shipment.Weight);
        Assert.Equal(9_000_000_000_000_000_000L, shipment.Big);
        Assert.Equal(TransportMode.Air, shipment.Mode);
        Assert.Equal(ShipmentPort.Tokyo, shipment.Port);
        Assert.Equal(HsCode.Parse("0201.30"), shipment.Code);
        Assert.Equal(new DateOnly(2019, 8, 21), shipment.Left);
        Assert.Equal(new IsoDateTime(new DateTimeOffset(2019, 8, 21, 9, 30, 0, TimeSpan.FromHours(9))), shipment.Seen);
        Assert.Equal(TimeSpan.FromHours(9), shipment.Seen!.Value.Offset);
        Assert.Equal(new IsoTime(new TimeOnly(8, 15), TimeSpan.Zero), shipment.Opens);
        Assert.Equal(IsoDuration.Parse("P2DT3H"), shipment.Waits);
        Assert.Equal(Uuid.Parse("6f9619ff-8b86-d011-b42d-00cf4fc964ff"), shipment.Key);
        Assert.Equal(UriText.Parse("https://example.org/s?1"), shipment.Link);
        Assert.False(shipment.Insured);
        Assert.Equal("JPY", shipment.Currency);
        Assert.Null(shipment.Note);
        Assert.Equal(["cold", "beef"], shipment.Tags);
        Assert.Equal(385m, shipment.Prices["JPY"]);
        Assert.Equal("Kantō 関東", shipment.Place!.Inside!.Name);
        Assert.Equal("Honolulu", Assert.Single(shipment.Stops).Name);
        Assert.Equal(new Payment.Transfer { Account = "A1", Days = 10 }, shipment.Payment);
        Assert.Equal("""{"b":[1,2.0,"x"],"a":null}""", shipment.Extra!.Value.ToString());
        Assert.Equal((1L, 2L), (shipment.From, shipment.Until));
    }

    [Fact]
    public void What_was_read_in_canonical_form_is_written_byte_for_byte() =>
        Assert.Equal(Samples.Full, JsonModel.ToJson(Samples.Read(Samples.Full)));

    [Theory]
    [InlineData("2.50", "2.5")]
    [InlineData("25e-1", "2.5")]
    [InlineData("1.00", "1")]
    [InlineData("1E2", "100")]
    [InlineData("7922816251426433759354395033.5", "7922816251426433759354395033.5")]
    public void A_number_has_one_way_to_be_written_whatever_it_was_read_from(string read, string written) =>
        Assert.Equal(new Shipment { Id = "S-0001", Count = 1, Mode = TransportMode.Sea, Weight = decimal.Parse(written, CultureInfo.InvariantCulture) }, Written(read, written));

    private static Shipment Written(string read, string written)
    {
        Shipment shipment = Samples.Read(Samples.Least_with($"\"weight\":{read}"));
        Assert.Contains($"\"weight\":{written},", JsonModel.ToJson(shipment), StringComparison.Ordinal);
        return shipment;
    }

    [Fact]
    public void Absent_stays_absent_and_null_stays_null()
    {
        Assert.Equal(Samples.Least, JsonModel.ToJson(Samples.Read(Samples.Least)));
        string nothing = Samples.Least_with("\"note\":null");
        Assert.Equal(nothing, JsonModel.ToJson(Samples.Read(nothing)));
    }

    [Fact]
    public void A_default_is_the_value_of_an_absent_property()
    {
        Shipment shipment = Samples.Read(Samples.Least);
        Assert.True(shipment.Insured);
        Assert.Equal("USD", shipment.Currency);
        Assert.Null(shipment.Weight);
        Assert.Equal(30, new Payment.Transfer { Account = "A1" }.Days);
    }

    [Fact]
    public void The_order_of_properties_white_space_and_escapes_do_not_matter()
    {
        Shipment shipment = Samples.Read("  {\r\n\t\"mode\" : \"\\u0073ea\" , \"c\\u006funt\":1.0e0,\n\"\\u0069d\":\"S\\u002d0001\"}\t ");
        Assert.Equal(Samples.Read(Samples.Least), shipment);
    }

    [Fact]
    public void An_extensible_enumeration_keeps_the_unknown_and_says_so()
    {
        string json = Samples.Least_with("\"port\":\"NLRTM\"");
        Shipment shipment = Samples.Read(json);
        Assert.Equal("NLRTM", shipment.Port!.Value.Value);
        Assert.False(shipment.Port.Value.IsKnown);
        Assert.True(ShipmentPort.LosAngeles.IsKnown);
        Assert.Equal(json, JsonModel.ToJson(shipment));
    }

    [Fact]
    public void An_enumeration_parses_and_formats_by_its_texts()
    {
        Assert.Equal("rail-road", TransportMode.RailRoad.ToJson());
        Assert.Equal(TransportMode.RailRoad, TransportModeFormat.Parse("rail-road"));
        Assert.False(TransportModeFormat.TryParse("Rail-Road", out _));
        Assert.Equal("\"road\" is none of: sea, air, rail-road.", Assert.Throws<FormatException>(() => TransportModeFormat.Parse("road")).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => ((TransportMode)3).ToJson());
    }

    [Fact]
    public void A_union_is_read_as_the_case_that_its_discriminator_names_wherever_that_stands()
    {
        Payment payment = Payment.ReadJson("""{"number":"1234","kind":"card"}"""u8);
        Assert.Equal("card 1234", payment.Match(card => "card " + card.Number, transfer => transfer.Account, cash => "cash"));
        Assert.Equal("""{"kind":"card","number":"1234"}""", JsonModel.ToJson(payment));
        Assert.Equal(new Payment.Cash(), Payment.ReadJson("""{"kind":"cash"}"""u8));
    }

    [Fact]
    public void Equality_holds_for_lists_maps_and_raw_values()
    {
        Shipment one = Samples.Read(Samples.Full), other = Samples.Read(Samples.Full);
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, other with { Tags = ["beef", "cold"] });
        Assert.Equal(one, one with { Prices = one.Prices.Reverse().ToValueMap() });
    }

    [Fact]
    public void Parse_throws_with_every_error()
    {
        SchemaValidationException thrown = Assert.Throws<SchemaValidationException>(() => Samples.Read("""{"id":"S-1","count":0,"mode":"sea"}"""));
        Assert.Equal(["/id", "/count"], thrown.Result.Errors.Select(error => error.InstanceLocation));
    }

    [Fact]
    public void The_checker_of_the_whole_schema_agrees_with_the_reader()
    {
        Assert.True(ShipmentSchema.IsValid(Encoding.UTF8.GetBytes(Samples.Full)));
        Assert.False(ShipmentSchema.IsValid("{}"u8));
        Assert.Equal("https://example.org/shipment.schema.json", ShipmentSchema.Uri);
    }
}
