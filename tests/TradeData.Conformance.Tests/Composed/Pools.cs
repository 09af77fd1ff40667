using System.Text.Json.Nodes;

namespace TradeData.Conformance.Tests.Composed;

/// <summary>The building blocks of random schemas and instances. The pools are small, so that names, bounds and patterns of both
/// meet.</summary>
internal static class Pools
{
    public static readonly string[] Names = ["a", "b", "c", "kind", "aa", "ab", "x1", "é", "a/b", "m~n", "", "two words", "\"q\"", "longer than eight bytes", "𝒳"];

    /// <summary>Words of C#, members of every object or record, names of what we print, and names that become one in C#.</summary>
    public static readonly string[] NastyNames =
    [
        "class", "int", "event", "field", "value", "namespace", "record", "default", "null", "true", "__given", "__given0", "__overflow", "__others", "_class", "_Class", "😀", "a-b", "a_b", "A B", "AB", "1", "-", "$",
        "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals", "EqualityContract", "PrintMembers", "Clone", "Deconstruct",
        "ReadJson", "TryReadJson", "JsonSchema", "JsonTypeInfo", "Validate", "WriteTo", "Read", "Match", "HasA", "IsAGiven", "Json", "Rules", "System", "TradeData", "Location", "Names", "p", "i", "M", "T", "type", "title", "A", "B", "Aa",
    ];

    /// <summary>The same as titles, some of them often.</summary>
    public static readonly string[] Titles =
    [
        "Order", "Order", "Order", "order", "OrderSchema", "OrderFormat", "OrderValue", "class", "Object", "String", "System", "Text", "TradeData", "Runtime", "Json", "Tables", "RawJson", "ValueList", "Func", "DateOnly", "Int32",
        "A", "a", "Kind", "Read", "Equals", "Clone", "JsonSchema", "Rules", "__given", "value", "😀", "1", "", " ", "*/ </summary> \"\"\" {0}", "line\nbreak", "M", "T",
    ];

    public static readonly string[] Kinds = ["free", "specific", "1"];

    /// <summary>At the edges of types, equal ones in several spellings, and beyond what any type of C# holds.</summary>
    public static readonly string[] Numbers =
    [
        "0", "1", "2", "3", "5", "10", "-1", "-2", "1.0", "2.50", "0.1", "0.3", "0.5", "1.5", "-0.5", "-0", "1e1", "100", "1E+2", "20e-1", "7.25",
        "2147483647", "2147483648", "9007199254740993", "9223372036854775807", "12345678901234567890", "0.30000000000000000001",
        "79228162514264337593543950336", "1e28", "1e400", "-1e400", "1e-400",
    ];

    public static readonly string[] SmallNumbers = ["0", "1", "2", "3", "5", "10", "-1", "1.5", "0.5", "7.25", "100"];

    public static readonly string[] Steps = ["1", "2", "3", "0.5", "0.1", "0.01", "1.5", "1e-3", "2.0", "1e400", "7"];

    public static readonly string[] Texts =
    [
        "", "a", "b", "ab", "aab", "abc", "B7", "x1", "0101", "010121", "2024-02-29", "é", "日本語", "𝒳𝒴", "two words", "free", "specific", "1", "null", "a\u0000b", "\"\\/\b", "ß",
        "longer than eight bytes", "10:20:30Z", "2024-02-29T10:20:30Z", "https://example.org/a", "P1D", "3fa85f64-5717-4562-b3fc-2c963f66afa6", "a@example.org", "1.2.3.4", "~",
    ];

    /// <summary>Expressions, each with texts that it matches; not every one is anchored.</summary>
    public static readonly (string Pattern, string[] Matches)[] Patterns =
    [
        ("^a", ["a", "ab", "aab", "abc"]),
        ("b$", ["b", "ab", "aab"]),
        ("a", ["a", "ab", "B7a"]),
        ("^[a-z]+$", ["a", "ab", "abc", "free"]),
        ("^[a-z0-9]{2}$", ["ab", "x1", "aa"]),
        ("^[0-9]{4,6}$", ["0101", "010121"]),
        ("^(free|specific)$", ["free", "specific"]),
        ("^(?:a|b)*$", ["", "a", "ab", "aab"]),
        ("^\\d{2}(\\d{2}){1,2}$", ["0101", "010121"]),
        ("^.$", ["a", "é", "𝒳"]),
        ("^.{2,3}$", ["ab", "𝒳𝒴", "日本語"]),
        ("\\p{L}", ["a", "é", "日本語", "𝒳𝒴"]),
        ("^\\P{Lu}+$", ["a", "é", "0101"]),
        ("\\s", ["two words", "longer than eight bytes"]),
        ("^\\S*$", ["", "a", "é"]),
        ("[^a-c]", ["x1", "é", "free"]),
        ("^(?!a)", ["b", "", "x1"]),
        ("^(?=.*b).+$", ["b", "ab", "aab"]),
        ("(.)\\1", ["aab", "free"]),
        ("\\bwords\\b", ["two words"]),
        ("^x[0-9]$", ["x1"]),
        ("^(a+)+$", ["a", "aa", "aaa"]),
        ("^\\u00e9$", ["é"]),
        ("^[\\u{1d4b3}-\\u{1d4b4}]+$", ["𝒳𝒴", "𝒳"]),
        ("^$", [""]),
        ("", ["", "a"]),
        ("^a/b$", ["a/b"]),
        ("[+~]", ["m~n", "~"]),
    ];

    /// <summary>Formats, each with a text that has it.</summary>
    public static readonly (string Format, string Text)[] Formats =
    [
        ("date", "2024-02-29"), ("time", "10:20:30Z"), ("date-time", "2024-02-29T10:20:30Z"), ("uri", "https://example.org/a"), ("duration", "P1D"),
        ("uuid", "3fa85f64-5717-4562-b3fc-2c963f66afa6"), ("email", "a@example.org"), ("ipv4", "1.2.3.4"), ("regex", "^a$"), ("json-pointer", "/a"), ("hostname", "example.org"),
    ];

    public static JsonNode Number(string raw) => JsonNode.Parse(raw)!;

    /// <summary>Any value, mostly small.</summary>
    public static JsonNode? Value(Dice dice, int depth)
    {
        switch (dice.Between(0, depth > 0 ? 9 : 6))
        {
            case 0:
                return null;
            case 1:
                return dice.Percent(50);
            case 2 or 3:
                return Number(dice.Pick(Numbers));
            case 4 or 5 or 6:
                return dice.Pick(Texts);
            case 7:
                JsonArray array = [];
                for (int i = dice.Between(0, 3); i > 0; i--)
                {
                    array.Add(Value(dice, depth - 1));
                }
                return array;
            default:
                JsonObject value = [];
                for (int i = dice.Between(0, 3); i > 0; i--)
                {
                    value[dice.Pick(dice.Names)] = Value(dice, depth - 1);
                }
                return value;
        }
    }
}
