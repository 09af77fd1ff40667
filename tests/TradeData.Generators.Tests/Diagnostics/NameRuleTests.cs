using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Diagnostics;

/// <summary>Diagnostics of identifiers and of names in C#, each at its place.</summary>
public class NameRuleTests
{
    [Fact]
    public void TD1011_an_anchor_twice() => Reported.For("""
        {
          "$defs": {
            "a": { "$anchor": "here", "type": "string" },
            "b": { "$anchor": "here", "type": "string" }
          }
        }
        """).Exactly(
            """a(4,23,4,29): error TD1011: The anchor "here" is already used by another schema; references to it are ambiguous""");

    [Fact]
    public void TD1011_an_id_twice() => Reported.For("""
        {
          "$id": "https://example.org/root",
          "$defs": {
            "a": { "$id": "inner", "type": "string" },
            "b": { "$id": "inner", "type": "string" }
          }
        }
        """).Exactly(
            """a(5,19,5,26): error TD1011: The $id "https://example.org/inner" is already used by another schema; references to it are ambiguous""");

    [Fact]
    public void TD1011_the_id_of_the_root_once_more() => Reported.For("""
        {
          "$id": "https://example.org/root",
          "$defs": { "a": { "$id": "root", "type": "string" } }
        }
        """).Exactly(
            """a(3,28,3,34): error TD1011: The $id "https://example.org/root" is already used by another schema; references to it are ambiguous""");

    [Fact]
    public void TD1011_two_files_of_one_id() => Reported.For(
        ("a", """{ "$id": "https://example.org/one", "type": "string" }"""),
        ("b", """{ "$id": "https://example.org/one", "type": "integer" }""")).Exactly(
            """b(1,10,1,35): error TD1011: The URI "https://example.org/one" is already used by another schema; references to it are ambiguous""");

    [Fact]
    public void TD1014_two_types_of_one_chosen_name_in_a_file() => Reported.For("""
        {
          "$defs": {
            "a": { "x-name": "Line", "type": "object", "properties": { "x": true } },
            "b": { "x-name": "Line", "type": "object", "properties": { "y": true } }
          }
        }
        """).Exactly(
            "a(3,22,3,28): warning TD1014: The C# name \"Line\" is also requested by the schema at /$defs/b, so this type is called \"A\"; choose a better name with \"x-name\"",
            "a(4,22,4,28): warning TD1014: The C# name \"Line\" is also requested by the schema at /$defs/a, so this type is called \"B\"; choose a better name with \"x-name\"");

    [Fact]
    public void TD1014_two_types_of_one_title_have_other_names_to_choose_from() => Reported.For("""
        { "$defs": { "a": { "title": "Line", "type": "object", "properties": { "x": true } }, "b": { "title": "Line", "type": "object", "properties": { "y": true } } } }
        """).Exactly();

    [Fact]
    public void TD1014_two_types_of_one_chosen_name_in_two_files() => Reported.For(
        ("a", """{ "x-name": "Line", "type": "object", "properties": { "x": true } }"""),
        ("b", """{ "x-name": "Line", "type": "object", "properties": { "y": true } }""")).Exactly(
            "a(1,13,1,19): warning TD1014: The C# name \"Line\" is also requested by the schema at b.schema.json, so this type is called \"A\"; choose a better name with \"x-name\"",
            "b(1,13,1,19): warning TD1014: The C# name \"Line\" is also requested by the schema at a.schema.json, so this type is called \"B\"; choose a better name with \"x-name\"");

    [Theory]
    [InlineData("decimal")]
    [InlineData("Shop.class")]
    [InlineData("Shop..Sku")]
    [InlineData("")]
    [InlineData("Shop.Sku; public class Other { }")]
    [InlineData("System.Lazy<int>")]
    public void TD1015_a_type_that_is_not_a_name(string type) => Reported.For($$"""{ "type": "string", "x-type": "{{type}}" }""").Exactly(
        FormattableString.Invariant($"a(1,31,1,{type.Length + 33}): error TD1015: \"{type}\" is not a valid C# name: use a letter followed by letters and digits, and no C# keyword"));

    [Fact]
    public void TD1015_a_name_that_is_not_one() => Reported.For("""
        { "x-name": "tariff line", "type": "object", "properties": { "a": { "x-name": "class", "type": "string" } } }
        """).Exactly(
            """a(1,13,1,26): error TD1015: "tariff line" is not a valid C# name: use a letter followed by letters and digits, and no C# keyword""",
            """a(1,79,1,86): error TD1015: "class" is not a valid C# name: use a letter followed by letters and digits, and no C# keyword""");
}
