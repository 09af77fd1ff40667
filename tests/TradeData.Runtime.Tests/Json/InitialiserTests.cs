using TradeData.Runtime.Internal.Json;
using TradeData.TestSupport;

namespace TradeData.Runtime.Tests.Json;

public class InitialiserTests
{
    private const string At = "line.schema.json#/properties/x";

    [Fact]
    public void A_bad_value_is_refused_with_the_property_and_the_rule()
    {
        ValueRule indent = new(At, JsonTypes.Integer) { Minimum = "0", Maximum = "12" };
        Assert.Equal(12, indent.Check(12, "Indent"));
        SchemaRuleException refusal = Assert.Throws<SchemaRuleException>(() => indent.Check(-1, "Indent"));
        Assert.Equal("Indent must be at least 0, but was -1.", refusal.Message);
        Assert.Equal(("Indent", "Indent", "minimum", At + "/minimum"), (refusal.Property, refusal.ParamName, refusal.Keyword, refusal.SchemaLocation));
        Assert.Equal("Indent must be at most 12, but was 13.", Assert.Throws<SchemaRuleException>(() => indent.Check(13L, "Indent")).Message);
    }

    [Fact]
    public void The_property_is_the_one_that_calls() =>
        Assert.Equal("The_property_is_the_one_that_calls must have at most 2 characters, but had 3.",
            Assert.Throws<SchemaRuleException>(() => new ValueRule(At) { MaxLength = 2 }.Check("abc")).Message);

    [Theory]
    [InlineData("abc", null), InlineData("", "Name must have at least 1 character, but had 0."), InlineData("a\"b\\c\n", null), InlineData("漢字😀", null)]
    [InlineData("abcdefg", "Name must have at most 6 characters, but had 7.")]
    [InlineData("a b", "Name must match the pattern ^[^ ]*$, but was \"a b\".")]
    public void Text_is_checked_as_it_would_be_written(string value, string? expected)
    {
        ValueRule rule = new(At, JsonTypes.String) { MinLength = 1, MaxLength = 6, Patterns = ["^[^ ]*$"] };
        if (expected is null)
        {
            Assert.Same(value, rule.Check(value, "Name"));
        }
        else
        {
            Assert.Equal(expected, Assert.Throws<SchemaRuleException>(() => rule.Check(value, "Name")).Message);
        }
    }

    [Fact]
    public void A_text_with_an_undecided_pattern_is_rejected()
    {
        ValueRule rule = new(At, JsonTypes.String) { Patterns = [@"^(?:(a)|b)*\1c$"] };
        SchemaRuleException refusal = Assert.Throws<SchemaRuleException>(() => rule.Check(new string('a', 600_000), "Name"));
        Assert.Equal(@"The limit of steps was reached before it was decided whether Name matches the pattern ^(?:(a)|b)*\1c$.", refusal.Message);
        Assert.Equal("pattern", refusal.Keyword);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused() =>
        Assert.Equal("Name must be text without unpaired surrogates, which JSON cannot store.",
            Assert.Throws<SchemaRuleException>(() => new ValueRule(At).Check("a" + (char)0xD83D + "b", "Name")).Message);

    [Fact]
    public void A_long_text_of_control_characters_is_checked()
    {
        string text = string.Concat(Enumerable.Repeat("\u0001\"\\é", 50_000));
        Assert.Same(text, new ValueRule(At) { MinLength = 200_000, MaxLength = 200_000 }.Check(text));
    }

    [Fact]
    public void A_text_that_is_null_is_refused()
    {
        ValueRule rule = new(At, JsonTypes.String) { MinLength = 1 };
        Assert.Equal("Name must not be null.", Assert.Throws<SchemaRuleException>(() => rule.Check((string)null!, "Name")).Message);
    }

    [Fact]
    public void An_absent_value_is_not_checked()
    {
        ValueRule rule = new(At, JsonTypes.String) { MinLength = 1, Minimum = "5", Format = "date" };
        Assert.Null(rule.Check((int?)null));
        Assert.Null(rule.Check((long?)null));
        Assert.Null(rule.Check((decimal?)null));
        Assert.Null(rule.Check((double?)null));
        Assert.Null(rule.Check((bool?)null));
        Assert.Null(rule.Check((DateOnly?)null));
    }

    [Fact]
    public void Numbers_are_checked_exactly()
    {
        ValueRule rate = new(At, JsonTypes.Number) { Minimum = "0", MultipleOf = "0.01" };
        Assert.Equal(38.50m, rate.Check(38.50m, "Rate"));
        Assert.Equal(38.5m, rate.Check((decimal?)38.5m, "Rate"));
        Assert.Equal(0.25, rate.Check(0.25, "Rate"));
        Assert.Equal("Rate must be a multiple of 0.01, but was 0.005.", Assert.Throws<SchemaRuleException>(() => rate.Check(0.005m, "Rate")).Message);
        Assert.Equal("Rate must be at least 0, but was -79228162514264337593543950335.", Assert.Throws<SchemaRuleException>(() => rate.Check(decimal.MinValue, "Rate")).Message);
        Assert.Equal("Rate must be a finite number, but was NaN.", Assert.Throws<SchemaRuleException>(() => rate.Check(double.NaN, "Rate")).Message);
        Assert.Equal(1e300, new ValueRule(At).Check(1e300));
    }

    [Fact]
    public void Dates_times_and_identifiers_are_checked_as_text()
    {
        DateOnly day = new(2019, 9, 25);
        Assert.Equal(day, new ValueRule(At, JsonTypes.String) { Format = "date" }.Check(day));
        IsoDateTime moment = IsoDateTime.Parse("2019-09-25T14:05:00.123456789-04:00");
        Assert.Equal(moment, new ValueRule(At, JsonTypes.String) { Format = "date-time" }.CheckParsed(moment));
        UriText source = UriText.Parse("file://../../common?" + new string('a', 500));
        Assert.Equal(source, new ValueRule(At, JsonTypes.String) { Format = "uri" }.CheckParsed(source));
        Assert.Equal("Day must be \"2020-01-01\", but was \"2019-09-25\".",
            Assert.Throws<SchemaRuleException>(() => new ValueRule(At) { Enum = ["\"2020-01-01\""], IsConst = true }.Check(day, "Day")).Message);
    }

    [Fact]
    public void Members_and_truth_are_checked()
    {
        ValueRule yes = new(At, JsonTypes.Boolean) { Enum = ["true"], IsConst = true };
        Assert.True(yes.Check(true));
        Assert.Equal("IsFinal must be true, but was false.", Assert.Throws<SchemaRuleException>(() => yes.Check(false, "IsFinal")).Message);
        ValueRule unit = new(At, JsonTypes.String) { Enum = ["\"KGM\"", "\"NAR\""] };
        Assert.Equal("Unit must be one of \"KGM\", \"NAR\", but was \"kgm\". Did you mean \"KGM\"?", Assert.Throws<SchemaRuleException>(() => unit.Check("kgm", "Unit")).Message);
    }

    [Fact]
    public void A_type_of_its_own_is_checked_as_it_is_written()
    {
        ValueRule years = new(At, JsonTypes.String) { Patterns = ["Y$"] };
        Assert.True(IsoDuration.TryParse("P2Y", out IsoDuration year) & IsoDuration.TryParse("P3D", out IsoDuration days));
        Assert.Equal(year, years.CheckParsed(year));
        Assert.Equal("Term must match the pattern Y$, but was \"P3D\".", Assert.Throws<SchemaRuleException>(() => years.CheckParsed(days, "Term")).Message);
        Assert.Equal("Share must be at most 1, but was 2.", Assert.Throws<SchemaRuleException>(() => new ValueRule(At, JsonTypes.Number) { Maximum = "1" }.CheckParsed(2m, "Share")).Message);
    }

    [Fact]
    public void Raw_json_is_checked()
    {
        ValueRule rule = new(At, JsonTypes.Array | JsonTypes.Number) { Maximum = "1" };
        Assert.Equal("[5]", rule.Check(RawJson.Parse("[5]")).ToString());
        Assert.Equal("Extra must be at most 1, but was 2.", Assert.Throws<SchemaRuleException>(() => rule.Check(RawJson.Parse(" 2 "), "Extra")).Message);
    }

    [Fact]
    public void Lists_are_checked_for_number_and_repetition()
    {
        ArrayRule rule = new(At) { MinItems = 1, MaxItems = 2, UniqueItems = true };
        Assert.Equal(2, rule.Check(ValueList.Create("a", "b")).Count);
        Assert.Equal("Codes must have at least 1 item, but had 0.", Assert.Throws<SchemaRuleException>(() => rule.Check(ValueList<string>.Empty, "Codes")).Message);
        Assert.Equal("Codes must have at most 2 items, but had 3.", Assert.Throws<SchemaRuleException>(() => rule.Check(ValueList.Create(1, 2, 3), "Codes")).Message);
        SchemaRuleException refusal = Assert.Throws<SchemaRuleException>(() => rule.Check(ValueList.Create("a", "a"), "Codes"));
        Assert.Equal("Codes: All items must differ, but items 0 and 1 are the same (counted from 0).", refusal.Message);
        Assert.Equal("uniqueItems", refusal.Keyword);
        Assert.Throws<SchemaRuleException>(() => rule.Check(ValueList.Create<string?>(null, null), "Codes"));
    }

    [Fact]
    public void A_good_value_allocates_nothing()
    {
        ValueRule indent = new(At, JsonTypes.Integer) { Minimum = "0", Maximum = "12" };
        ValueRule code = new(At, JsonTypes.String) { Patterns = ["^[A-Z]{3}$"] };
        Assert.Equal(0, Allocation.Of(Check));

        void Check()
        {
            indent.Check(5);
            code.Check("JPN");
        }
    }
}
