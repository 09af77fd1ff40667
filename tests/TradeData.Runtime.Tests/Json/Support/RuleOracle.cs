using System.Text;
using System.Text.Json;
using CsCheck;
using TradeData.Runtime.Internal.Formats;
using TradeData.Runtime.Internal.Json;
using TradeData.Runtime.Internal.Patterns;

namespace TradeData.Runtime.Tests.Json;

/// <summary>Random rules, and their meaning, keyword by keyword in plain code.</summary>
internal static class RuleOracle
{
    private static readonly Gen<string?> Bound = Gen.OneOf(Gen.Const((string?)null), Gen.Const((string?)null), Gen.OneOfConst<string?>(
        "0", "1", "-3", "5", "12", "0.5", "-0.5", "0.001", "1.2345", "3000", "1e3", "99999999", "100000000", "1e400", "-1e400", "123456789.125"));

    private static readonly Gen<JsonTypes> Types = Gen.OneOfConst(
        JsonTypes.Any, JsonTypes.String, JsonTypes.Number, JsonTypes.Integer, JsonTypes.String | JsonTypes.Null, JsonTypes.Boolean, JsonTypes.Integer | JsonTypes.String,
        JsonTypes.Array | JsonTypes.Object, JsonTypes.Number | JsonTypes.Boolean | JsonTypes.Null);

    private static readonly Gen<string[]?> Patterns = Gen.OneOf(Gen.Const((string[]?)null), Gen.OneOfConst<string[]?>(
        ["^[A-Z]{3}$"], ["^TL-[0-9]{2}$"], ["^[0-9]{4}(\\.[0-9]{2}){1,3}$"], ["a"], ["^\\S*$"], ["^[a-z]", "[0-9]$"], ["^.{0,3}$"]));

    private static readonly Gen<string[]?> Members = Gen.OneOf(Gen.Const((string[]?)null), Gen.Const((string[]?)null), Gen.OneOfConst<string[]?>(
        ["\"JPN\"", "\"USA\"", "\"AUS\""], ["\"active\"", "\"suspended\"", "\"draft\""], ["1", "null", "\"a\"", "[1,{\"a\":2}]", "true"], ["\"\\u0061\"", "\"\\ud800\""], ["5"]));

    public static readonly Gen<ValueRule> Rule = Gen.Select(
        Gen.Select(Types, Patterns, Gen.OneOfConst<string?>(null, null, "date", "uuid"), Members),
        Gen.Select(Bound, Bound, Bound, Bound, Gen.OneOfConst<string?>(null, null, null, "1", "0.01", "0.3", "7", "0.0001", "1e-9")),
        Gen.Select(Gen.OneOfConst(0, 0, 1, 3, 8), Gen.OneOfConst(int.MaxValue, int.MaxValue, 3, 8, 40)),
        (text, bounds, lengths) => new ValueRule("rule.schema.json#", text.Item1)
        {
            Patterns = text.Item2,
            Format = text.Item3,
            Enum = text.Item4,
            Minimum = bounds.Item1,
            Maximum = bounds.Item2,
            ExclusiveMinimum = bounds.Item3,
            ExclusiveMaximum = bounds.Item4,
            MultipleOf = bounds.Item5,
            MinLength = lengths.Item1,
            MaxLength = lengths.Item2,
        });

    public static readonly Gen<string> Instance = Gen.OneOf(
        Gens.PlainNumber, Gens.PlainNumber, Gens.Number, Gens.Value(1),
        Gen.OneOfConst("\"JPN\"", "\"USA\"", "\"jpn\"", "\"US\"", "\"TL-42\"", "\"0201.30\"", "\"0201.30.10.10\"", "\"active\"", "\"draft\"", "\"suspended\"", "\"\\u0061\"", "\"a\"", "\"\\ud800\"",
            "\"2019-09-25\"", "\"2019-02-29\"", "\"2020-02-29\"", "\"0000-01-01\"", "\"2019-9-25\"", "\"123e4567-e89b-12d3-a456-426614174000\"", "5", "5.0", "1", "null", "[1,{\"a\":2.0}]", "true", "{}", "[]"),
        Gen.Char['a', 'c'].Array[0, 80].Select(characters => $"\"{new string(characters)}\""),
        Gens.Content.Select(content => $"\"{content}\""));

    public static bool Accepts(ValueRule rule, string json)
    {
        bool isNumber = json[0] is '-' or (>= '0' and <= '9');
        return IsOfType(rule.Types, json, isNumber)
            && (!isNumber || IsWithin(rule, ExactNumber.Parse(json)))
            && (json[0] != '"' || IsText(rule, json))
            && (rule.Enum is null || rule.Enum.Any(member => Same(member, json)));
    }

    private static bool IsOfType(JsonTypes types, string json, bool isNumber) => isNumber
        ? (types & JsonTypes.Number) != 0 || ((types & JsonTypes.Integer) != 0 && ExactNumber.Parse(json).IsInteger)
        : (types & json[0] switch
        {
            '"' => JsonTypes.String,
            '{' => JsonTypes.Object,
            '[' => JsonTypes.Array,
            'n' => JsonTypes.Null,
            _ => JsonTypes.Boolean,
        }) != 0;

    private static bool IsWithin(ValueRule rule, ExactNumber number) =>
        (rule.Minimum is null || number.CompareTo(ExactNumber.Parse(rule.Minimum)) >= 0)
        && (rule.Maximum is null || number.CompareTo(ExactNumber.Parse(rule.Maximum)) <= 0)
        && (rule.ExclusiveMinimum is null || number.CompareTo(ExactNumber.Parse(rule.ExclusiveMinimum)) > 0)
        && (rule.ExclusiveMaximum is null || number.CompareTo(ExactNumber.Parse(rule.ExclusiveMaximum)) < 0)
        && (rule.MultipleOf is null || number.IsMultipleOf(ExactNumber.Parse(rule.MultipleOf)));

    private static bool IsText(ValueRule rule, string json)
    {
        byte[] quoted = Encoding.UTF8.GetBytes(json);
        byte[] text = new byte[quoted.Length];
        JsonText.TryUnescape(quoted.AsSpan(1..^1), text, out int length);
        int codePoints = Encoding.UTF8.GetString(text, 0, length).EnumerateRunes().Count();
        ReadOnlySpan<byte> utf8 = text.AsSpan(0, length);
        bool matches = codePoints >= rule.MinLength && codePoints <= rule.MaxLength && (rule.Format is null || Format.Find(rule.Format)!.IsValid(utf8));
        foreach (string pattern in rule.Patterns ?? [])
        {
            matches &= Pattern.Compile(pattern).IsMatch(utf8);
        }
        return matches;
    }

    private static bool Same(string member, string json)
    {
        if (member.Contains("\\ud800", StringComparison.Ordinal) || json.Contains("\\ud", StringComparison.OrdinalIgnoreCase) || json.Contains("\\ude00", StringComparison.Ordinal))
        {
            return string.Equals(member, json, StringComparison.Ordinal);
        }
        return JsonElement.DeepEquals(JsonElement.Parse(member), JsonElement.Parse(json));
    }
}
