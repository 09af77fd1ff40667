using System.Text;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime.Tests.Json;

/// <summary>A set of branches is a word: bit 0 stands for the first.</summary>
public class BranchTableTests
{
    private static readonly BranchTable Kinds = new([new(JsonTypes.String), new(JsonTypes.Array | JsonTypes.Null), new(JsonTypes.Any)]);

    private static readonly BranchTable Members = new(
    [
        new(JsonTypes.Object) { Members = [new("op", isRequired: true, JsonTypes.String) { Texts = ["and", "or"] }] },
        new(JsonTypes.Object) { Members = [new("op", isRequired: true, JsonTypes.String) { OtherTexts = ["and", "not"] }] },
        new(JsonTypes.Object) { Members = [new("version", isRequired: false, JsonTypes.Number) { Numbers = [1, 2] }], IsClosed = true },
        new(JsonTypes.String),
    ]);

    [Theory]
    [InlineData("\"a\"", 0b101), InlineData("[]", 0b110), InlineData("null", 0b110), InlineData("{}", 0b100), InlineData("-1", 0b100), InlineData("true", 0b100), InlineData("false", 0b100)]
    public void The_kind_of_value_leaves_branches_out(string json, int expected) => Assert.Equal((ulong)expected, Fitting(Kinds, json));

    [Theory]
    [InlineData("""{"op":"and"}""", 0b001), InlineData("""{"op":"or"}""", 0b011), InlineData("""{"op":"not"}""", 0b000), InlineData("""{"op":"+"}""", 0b010)]
    [InlineData("""{"op":1}""", 0b000), InlineData("""{"version":1}""", 0b100), InlineData("""{"version":3}""", 0b000), InlineData("""{}""", 0b100), InlineData("""{"other":1}""", 0b000)]
    [InlineData("""{ "other" : {"a":[1,"}"]} , "op" : "and" }""", 0b001)]
    public void Members_leave_branches_out(string json, int expected) => Assert.Equal((ulong)expected, Fitting(Members, json));

    [Theory]
    [InlineData("""{"op":"\u0061nd"}""", 0b011), InlineData("""{"\u006fp":"and"}""", 0b001), InlineData("""{"version":1.0}""", 0b100), InlineData("""{"version":30e-1}""", 0b100)]
    public void Unusual_notations_do_not_exclude_matching_branches(string json, int expected) => Assert.Equal((ulong)expected, Fitting(Members, json) & (ulong)expected);

    [Theory]
    [InlineData("{"), InlineData("{\"op\""), InlineData("{\"op\":"), InlineData("{\"op\":\"a"), InlineData("{\"a\":[[["), InlineData("{\"a\":1,"), InlineData("{\"a\":]}"), InlineData("")]
    public void Malformed_text_ends_the_look(string json) => _ = Fitting(Members, json);

    [Fact]
    public void The_look_ends_where_a_value_is_long()
    {
        string json = $$"""{"a":"{{new string('x', 5_000)}}","op":"and"}""";
        // The third branch knows no "a"; of the others nothing is known yet.
        Assert.Equal(0b011UL, Fitting(Members, json));
    }

    private static ulong Fitting(BranchTable table, string json)
    {
        using PaddedText text = new(Encoding.UTF8.GetBytes(json));
        ReadContext c = new(ref text.Start, text.Length, ValidationOptions.Default);
        return table.Fitting(ref text.Start, 0, ref c);
    }
}
