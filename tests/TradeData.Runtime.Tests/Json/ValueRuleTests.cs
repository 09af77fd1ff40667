using System.Globalization;
using CsCheck;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime.Tests.Json;

public class ValueRuleTests
{
    private const string At = "line.schema.json#/properties/x";

    [Fact]
    public void A_rule_means_what_its_keywords_mean_in_every_mode() =>
        Gen.Select(RuleOracle.Rule, RuleOracle.Instance).Sample((rule, json) =>
        {
            bool expected = RuleOracle.Accepts(rule, json);
            // Twice: before its first use a rule does not know its common forms.
            Assert.Equal(expected, RuleSchema.IsValid(rule, json));
            Assert.Equal(expected, RuleSchema.IsValid(rule, json));
            Assert.Equal(expected, RuleSchema.IsValid(rule, $" \n{json}\t"));
            Assert.Equal(expected, RuleSchema.Validate(rule, json).IsValid);
        }, iter: 60_000);

    [Fact]
    public void Exactly_valid_texts_are_read_with_their_value() =>
        Gen.Select(RuleOracle.Rule, RuleOracle.Instance).Sample((rule, json) =>
        {
            bool isValid = RuleSchema.IsValid(rule, json);
            bool isNumber = json[0] is '-' or (>= '0' and <= '9');
            if (RuleSchema.TryRead(rule.ReadDecimal<Build>, json, out decimal number))
            {
                Assert.True(isValid && isNumber);
                // What is too large gives nothing, and is kept by the record around it.
                Assert.True(number == 0 || ExactNumber.Parse(number.ToString(CultureInfo.InvariantCulture)).CompareTo(ExactNumber.Parse(json)) == 0);
            }
            if (RuleSchema.TryRead(rule.ReadInt64<Build>, json, out long whole))
            {
                Assert.True(isValid && isNumber);
                Assert.True(whole == 0 || whole == ExactNumber.Parse(json).Whole);
            }
            AssertModesAgree<decimal>(rule.ReadDecimal<Verdict>, rule.ReadDecimal<Build>, rule.ReadDecimal<Report>, json);
            AssertModesAgree<long>(rule.ReadInt64<Verdict>, rule.ReadInt64<Build>, rule.ReadInt64<Report>, json);
            AssertModesAgree<int>(rule.ReadInt32<Verdict>, rule.ReadInt32<Build>, rule.ReadInt32<Report>, json);
            AssertModesAgree<double>(rule.ReadDouble<Verdict>, rule.ReadDouble<Build>, rule.ReadDouble<Report>, json);
            AssertModesAgree<bool>(rule.ReadBoolean<Verdict>, rule.ReadBoolean<Build>, rule.ReadBoolean<Report>, json);
            AssertModesAgree<string?>(rule.ReadString<Verdict>, rule.ReadString<Build>, rule.ReadString<Report>, json);
            AssertModesAgree<DateOnly>(rule.ReadDate<Verdict>, rule.ReadDate<Build>, rule.ReadDate<Report>, json);
            AssertModesAgree<Uuid>(rule.ReadUuid<Verdict>, rule.ReadUuid<Build>, rule.ReadUuid<Report>, json);
            AssertModesAgree<RawJson>(rule.ReadRaw<Verdict>, rule.ReadRaw<Build>, rule.ReadRaw<Report>, json);
            if (rule.Enum is not null)
            {
                AssertModesAgree<int>(rule.ReadEnum<Verdict>, rule.ReadEnum<Build>, rule.ReadEnum<Report>, json);
            }
            Assert.Equal(isValid, RuleSchema.TryRead(rule.ReadRaw<Build>, json, out RawJson raw));
            Assert.Equal(isValid ? json : "null", raw.ToString());
        }, iter: 40_000);

    [Fact]
    public void Valid_values_are_restored_as_built() =>
        Gen.Select(RuleOracle.Rule, RuleOracle.Instance, Gen.OneOfConst("", " \n")).Sample((rule, json, space) =>
        {
            json = space + json;
            AssertRestored<decimal>(rule.ReadDecimal<Restore>, rule.ReadDecimal<Build>, json);
            AssertRestored<long>(rule.ReadInt64<Restore>, rule.ReadInt64<Build>, json);
            AssertRestored<int>(rule.ReadInt32<Restore>, rule.ReadInt32<Build>, json);
            AssertRestored<double>(rule.ReadDouble<Restore>, rule.ReadDouble<Build>, json);
            AssertRestored<bool>(rule.ReadBoolean<Restore>, rule.ReadBoolean<Build>, json);
            AssertRestored<string?>(rule.ReadString<Restore>, rule.ReadString<Build>, json);
            AssertRestored<DateOnly>(rule.ReadDate<Restore>, rule.ReadDate<Build>, json);
            AssertRestored<Uuid>(rule.ReadUuid<Restore>, rule.ReadUuid<Build>, json);
            AssertRestored<UriText>(rule.ReadParsed<Restore, UriText>, rule.ReadParsed<Build, UriText>, json);
            AssertRestored<RawJson>(rule.ReadRaw<Restore>, rule.ReadRaw<Build>, json);
            if (rule.Enum is not null)
            {
                AssertRestored<int>(rule.ReadEnum<Restore>, rule.ReadEnum<Build>, json);
            }
            RuleSchema.Reader<int> check = (ref byte p, nint i, ref ReadContext c, out int none) => rule.Check<Build>(ref p, i, ref c) + (none = 0);
            AssertRestored((ref byte p, nint i, ref ReadContext c, out int none) => rule.Check<Restore>(ref p, i, ref c) + (none = 0), check, json);
        }, iter: 20_000);

    [Fact]
    public void Restored_values_are_not_checked_again()
    {
        ValueRule rule = new(At, JsonTypes.String) { Patterns = ["^[A-Z]{3}$"], MaxLength = 3 };
        Assert.True(RuleSchema.TryRead<string?>(rule.ReadString<Restore>, "\"other\"", out string? text));
        Assert.Equal("other", text);
        Assert.False(RuleSchema.TryRead<string?>(rule.ReadString<Build>, "\"other\"", out _));
        Assert.False(RuleSchema.TryRead<string?>(rule.ReadString<Restore>, "1", out _));
    }

    [Theory]
    [InlineData(JsonTypes.String, "1", "type: Must be a string, but is 1.")]
    [InlineData(JsonTypes.String | JsonTypes.Null, "[1]", "type: Must be a string or null, but is an array.")]
    [InlineData(JsonTypes.Integer, "1.5", "type: Must be a whole number, but is 1.5.")]
    [InlineData(JsonTypes.Integer, "\"x\"", "type: Must be a whole number, but is a string.")]
    [InlineData(JsonTypes.Number, "null", "type: Must be a number, but is null.")]
    [InlineData(JsonTypes.Object | JsonTypes.Array | JsonTypes.Boolean, "0", "type: Must be true or false, an array or an object, but is 0.")]
    public void A_wrong_type_is_reported(JsonTypes types, string json, string expected) => Assert.Equal(expected, RuleSchema.Complaint(new ValueRule(At, types), json));

    [Fact]
    public void Broken_bounds_are_reported()
    {
        ValueRule indent = new(At, JsonTypes.Integer) { Minimum = "0", Maximum = "12" };
        Assert.Equal("minimum: Must be at least 0, but is -1.", RuleSchema.Complaint(indent, "-1"));
        Assert.Equal("maximum: Must be at most 12, but is 13.0.", RuleSchema.Complaint(indent, "13.0"));
        ValueRule share = new(At) { ExclusiveMinimum = "0", ExclusiveMaximum = "1", MultipleOf = "0.01" };
        Assert.Equal("exclusiveMinimum: Must be greater than 0, but is 0.", RuleSchema.Complaint(share, "0"));
        Assert.Equal("exclusiveMaximum: Must be less than 1, but is 1.", RuleSchema.Complaint(share, "1"));
        Assert.Equal("multipleOf: Must be a multiple of 0.01, but is 0.005.", RuleSchema.Complaint(share, "0.005"));
    }

    [Fact]
    public void A_wrong_text_is_reported()
    {
        ValueRule name = new(At) { MinLength = 1, MaxLength = 3 };
        Assert.Equal("minLength: Must have at least 1 character, but has 0.", RuleSchema.Complaint(name, "\"\""));
        Assert.Equal("maxLength: Must have at most 3 characters, but has 4.", RuleSchema.Complaint(name, "\"漢字漢字\""));
        ValueRule code = new(At) { Patterns = ["^[A-Z]{3}$"] };
        Assert.Equal("pattern: Must match the pattern ^[A-Z]{3}$, but is \"jpn\".", RuleSchema.Complaint(code, "\"jpn\""));
        ValueRule day = new(At) { Format = "date" };
        Assert.Equal("format: Must be a date as in 2019-08-21, but is \"2019-02-29\".", RuleSchema.Complaint(day, "\"2019-02-29\""));
        ValueRule expression = new(At) { Format = "regex" };
        Assert.Equal("format: Must be a regular expression of ECMA-262, but is \"(\".", RuleSchema.Complaint(expression, "\"(\""));
        Assert.True(RuleSchema.IsValid(expression, "\"^a+$\""));
    }

    [Fact]
    public void An_unknown_member_is_reported_with_a_suggestion()
    {
        ValueRule unit = new(At) { Enum = ["\"KGM\"", "\"NAR\"", "\"LTR\""] };
        Assert.Equal("enum: Must be one of \"KGM\", \"NAR\", \"LTR\", but is \"KG\". Did you mean \"KGM\"?", RuleSchema.Complaint(unit, "\"KG\""));
        Assert.Equal("enum: Must be one of \"KGM\", \"NAR\", \"LTR\", but is \"kgm\". Did you mean \"KGM\"?", RuleSchema.Complaint(unit, "\"kgm\""));
        Assert.Equal("enum: Must be one of \"KGM\", \"NAR\", \"LTR\", but is \"TNE\".", RuleSchema.Complaint(unit, "\"TNE\""));
        ValueRule kind = new(At) { Enum = ["\"free\""], IsConst = true };
        Assert.Equal("const: Must be \"free\", but is \"fre\". Did you mean \"free\"?", RuleSchema.Complaint(kind, "\"fre\""));
        ValueRule many = new(At) { Enum = [.. Enumerable.Range(0, 20).Select(k => k.ToString(CultureInfo.InvariantCulture))] };
        Assert.Equal("enum: Must be one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 or 8 more, but is 99.", RuleSchema.Complaint(many, "99"));
    }

    [Fact]
    public void All_errors_of_a_value_are_reported()
    {
        ValueRule rule = new(At) { MinLength = 5, Patterns = ["^[0-9]+$", "0$"] };
        Assert.Equal(["minLength", "pattern", "pattern"], RuleSchema.Validate(rule, "\"abc\"").Errors.Select(error => error.Keyword));
    }

    [Fact]
    public void A_pattern_at_its_step_limit_rejects_the_text_with_a_reason()
    {
        ValueRule rule = new(At) { Patterns = ["^(a+)+(?=b)\\1$"] };
        string text = $"\"{new string('a', 60)}c\"";
        Assert.False(RuleSchema.IsValid(rule, text));
        Assert.Contains("pattern: The limit of steps was reached before it was decided whether the text matches the pattern ^(a+)+(?=b)\\1$.", RuleSchema.Complaint(rule, text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2147483647", 2147483647), InlineData("-2147483648", -2147483648), InlineData("1e3", 1000), InlineData("10e-1", 1), InlineData("5.000", 5), InlineData("-7", -7), InlineData("12345678", 12345678), InlineData("123456789", 123456789)]
    public void A_whole_number_is_read_however_it_is_written(string json, int expected)
    {
        Assert.True(RuleSchema.TryRead(new ValueRule(At, JsonTypes.Integer).ReadInt32<Build>, json, out int value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("2147483648"), InlineData("-2147483649"), InlineData("1e400"), InlineData("99999999999999999999")]
    public void A_number_that_does_not_fit_is_reported(string json)
    {
        ValueRule rule = new(At, JsonTypes.Integer);
        Assert.False(RuleSchema.TryRead(rule.ReadInt32<Build>, json, out int _));
        Assert.False(RuleSchema.TryRead(rule.ReadInt32<Verdict>, json, out int _));
        Assert.Equal([$"type: Must be a whole number from -2147483648 to 2147483647, but is {json}."], RuleSchema.Complaints<int>(rule.ReadInt32<Report>, json));
    }

    [Fact]
    public void A_decimal_keeps_the_digits_that_it_was_given()
    {
        ValueRule rule = new(At, JsonTypes.Number);
        foreach (string json in new[] { "38.5", "0.10", "-1.25", "12345678.1234567", "65005", "0", "7922816251426433759354395033.5" })
        {
            Assert.True(RuleSchema.TryRead(rule.ReadDecimal<Build>, json, out decimal value));
            Assert.Equal(0, ExactNumber.Parse(json).CompareTo(ExactNumber.Parse(value.ToString(CultureInfo.InvariantCulture))));
        }
        // What is too large for the type is no fault of the text: the record around it keeps the digits.
        Assert.Empty(RuleSchema.Complaints<decimal>(rule.ReadDecimal<Report>, "1e-29"));
    }

    [Fact]
    public void A_double_that_would_be_infinite_is_reported()
    {
        ValueRule rule = new(At, JsonTypes.Number);
        Assert.True(RuleSchema.TryRead(rule.ReadDouble<Build>, "1e308", out double value));
        Assert.Equal(1e308, value);
        Assert.Equal(["type: Must be a number below 1.8e308 in size, but is 1e309."], RuleSchema.Complaints<double>(rule.ReadDouble<Report>, "1e309"));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_text_to_a_schema_but_not_to_a_string()
    {
        ValueRule rule = new(At, JsonTypes.String);
        Assert.True(RuleSchema.IsValid(rule, "\"\\ud800\""));
        Assert.False(RuleSchema.TryRead(rule.ReadString<Build>, "\"\\ud800\"", out string? _));
        Assert.False(RuleSchema.TryRead(rule.ReadString<Verdict>, "\"\\ud800\"", out string? _));
        Assert.Equal(["type: Must be text without unpaired surrogates (such as \\ud800), which cannot be stored, but is \"\\ud800\"."], RuleSchema.Complaints<string?>(rule.ReadString<Report>, "\"\\ud800\""));
    }

    [Fact]
    public void Null_is_no_text_where_the_schema_allows_it()
    {
        Assert.True(RuleSchema.TryRead(new ValueRule(At, JsonTypes.String | JsonTypes.Null).ReadString<Build>, "null", out string? value));
        Assert.Null(value);
    }

    [Fact]
    public void A_value_of_a_type_that_cannot_be_read_is_reported_although_the_schema_allows_it()
    {
        ValueRule any = new(At);
        Assert.Equal(["type: Must be a string, but is 1."], RuleSchema.Complaints<string?>(any.ReadString<Report>, "1"));
        Assert.Equal(["type: Must be true or false, but is null."], RuleSchema.Complaints<bool>(any.ReadBoolean<Report>, "null"));
        Assert.False(RuleSchema.TryRead(any.ReadDecimal<Build>, "\"1\"", out decimal _));
        Assert.False(RuleSchema.TryRead(any.ReadDate<Build>, "{}", out DateOnly _));
    }

    [Fact]
    public void A_scalar_of_a_type_of_its_own_is_parsed_or_refused()
    {
        ValueRule rule = new(At, JsonTypes.String);
        Assert.True(RuleSchema.TryRead(rule.ReadParsed<Build, IsoDuration>, "\"P1\\u0059\"", out IsoDuration term));
        Assert.Equal("P1Y", term.ToString());
        Assert.False(RuleSchema.TryRead(rule.ReadParsed<Verdict, IsoDuration>, "\"P1\"", out IsoDuration _));
        Assert.Equal(["x-type: \"P1\" is not a duration of RFC 3339, as in P1Y6M, P180D or PT36H."], RuleSchema.Complaints<IsoDuration>(rule.ReadParsed<Report, IsoDuration>, "\"P1\""));
        Assert.Equal(["x-type: Must be written as IsoDuration is, but is {}."], RuleSchema.Complaints<IsoDuration>(new ValueRule(At).ReadParsed<Report, IsoDuration>, "{}"));
        Assert.True(RuleSchema.TryRead(new ValueRule(At, JsonTypes.Number).ReadParsed<Build, decimal>, "38.5", out decimal number));
        Assert.Equal(38.5m, number);
    }

    [Fact]
    public void Any_value_is_kept_as_it_is_written()
    {
        Assert.True(RuleSchema.TryRead(new ValueRule(At).ReadRaw<Build>, " { \"a\" : 1.0 } ", out RawJson value));
        Assert.Equal("{ \"a\" : 1.0 }", value.ToString());
    }

    [Theory]
    [InlineData("\"JPN\"", 0), InlineData("\"J\\u0050N\"", 0), InlineData("\"USA\"", 1), InlineData("1.0", 2), InlineData("null", 3), InlineData("\"a country with a long name\"", 4)]
    public void A_member_is_known_by_its_place(string json, int ordinal)
    {
        ValueRule rule = new(At) { Enum = ["\"JPN\"", "\"USA\"", "1", "null", "\"a country with a long name\""] };
        for (int times = 0; times < 2; times++)
        {
            Assert.True(RuleSchema.TryRead(rule.ReadEnum<Build>, json, out int found));
            Assert.Equal(ordinal, found);
        }
        Assert.False(RuleSchema.TryRead(rule.ReadEnum<Build>, "\"JP\"", out int _));
    }

    [Fact]
    public void Reading_common_values_allocates_nothing_but_strings()
    {
        ValueRule rate = new(At, JsonTypes.Number) { Minimum = "0", Maximum = "3000" };
        ValueRule code = new(At, JsonTypes.String) { Patterns = ["^[A-Z]{3}$"] };
        ValueRule unit = new(At, JsonTypes.String) { Enum = ["\"KGM\"", "\"NAR\""] };
        ValueRule day = new(At, JsonTypes.String) { Format = "date" };
        ValueRule text = new(At, JsonTypes.String) { MinLength = 1, MaxLength = 100 };
        using PaddedText padded = new("38.5,\"JPN\",\"NAR\",\"2019-09-25\",\"meat \\u00e9 \\\" é\",-38.5,123456789012.25,1e3,\"KGM\\u0020\""u8);
        ReadContext c = new(ref padded.Start, padded.Length, ValidationOptions.Default);
        Pass(ref padded.Start, ref c);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Pass(ref padded.Start, ref c);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Pass(ref byte p, ref ReadContext c)
        {
            nint i = rate.ReadDecimal<Build>(ref p, 0, ref c, out _);
            i = code.ReadString<Verdict>(ref p, i + 1, ref c, out _);
            i = unit.ReadEnum<Build>(ref p, i + 1, ref c, out _);
            i = day.ReadDate<Build>(ref p, i + 1, ref c, out _);
            i = text.ReadString<Verdict>(ref p, i + 1, ref c, out _);
            Assert.True(rate.ReadDecimal<Verdict>(ref p, i + 1, ref c, out _) < 0);
            i = Scan.NumberEnd(ref p, i + 1);
            Assert.True(rate.ReadDecimal<Build>(ref p, i + 1, ref c, out _) < 0);
            i = Scan.NumberEnd(ref p, i + 1);
            i = rate.ReadDecimal<Build>(ref p, i + 1, ref c, out _);
            Assert.True(unit.ReadEnum<Build>(ref p, i + 1, ref c, out _) < 0);
        }
    }

    private static void AssertRestored<T>(RuleSchema.Reader<T> restore, RuleSchema.Reader<T> build, string json)
    {
        // First, because before its first use a rule does not know its common forms.
        bool isRestored = RuleSchema.TryRead(restore, json, out T restored);
        if (RuleSchema.TryRead(build, json, out T built))
        {
            Assert.True(isRestored);
            Assert.Equal(built, restored);
        }
    }

    private static void AssertModesAgree<T>(RuleSchema.Reader<T> verdict, RuleSchema.Reader<T> build, RuleSchema.Reader<T> report, string json)
    {
        bool isRead = RuleSchema.TryRead(build, json, out _);
        Assert.Equal(isRead, RuleSchema.TryRead(verdict, json, out _));
        Assert.Equal(isRead, RuleSchema.Complaints(report, json).Count == 0);
    }
}
