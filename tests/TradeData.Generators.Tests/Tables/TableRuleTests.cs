using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TradeData.Generators.Tests.Diagnostics;
using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Tables;

/// <summary>Every error in <c>x-table</c>: its place, its message, and that nothing else is reported.</summary>
public class TableRuleTests
{
    [Fact]
    public void No_table_is_called_like_a_member_that_every_catalog_has()
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;
        string[] members =
        [
            .. typeof(TradeData.Runtime.Catalog<>).GetMembers(All)
                .Where(member => member is PropertyInfo or MethodBase { IsSpecialName: false, IsPrivate: false, IsAssembly: false } && SyntaxFacts.IsValidIdentifier(member.Name))
                .Select(member => member.Name)
                .Distinct(),
        ];
        Assert.Contains("Datasets", members);
        Assert.All(members, member => Assert.Contains(
            $"TD1106: Every catalog has a member \"{member}\" of its own",
            string.Concat(Generation.Run($$"""{ "title": "Line", "type": "object", "required": ["id"], "properties": { "id": { "type": "string" } }, "x-table": { "name": "{{member}}", "primaryKey": ["id"] } }""")
                .GetRunResult().Diagnostics.Select(diagnostic => diagnostic.ToString())),
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "primaryKey": ["ident"] }""", "a(4,31,4,38): error TD1101: \"ident\" is not a field of a row: Line has no property \"ident\"")]
    [InlineData("""{ "primaryKey": ["id"], "indexes": [{ "fields": ["effective.form"] }] }""", """a(4,63,4,79): error TD1101: "effective.form" is not a field of a row: Period has no property "form". Did you mean "from"?""")]
    [InlineData("""{ "primaryKey": ["id"], "indexes": [{ "fields": ["refs"] }] }""", """a(4,63,4,69): error TD1102: "refs" cannot be part of an index: a value of type TradeData.Runtime.ValueList<string> cannot be compared; keys are texts, numbers, dates, booleans and UUIDs""")]
    [InlineData("""{ "primaryKey": ["id"], "indexes": [{ "fields": ["items.code"] }] }""", """a(4,63,4,75): error TD1101: "items.code" is not a field of a row: "items" is an array; write [] after it""")]
    [InlineData("""{ "primaryKey": ["id"], "indexes": [{ "fields": ["id[]"] }] }""", """a(4,63,4,69): error TD1101: "id[]" is not a field of a row: "id" is not an array""")]
    [InlineData("""{ "primaryKey": ["id"], "indexes": [{ "fields": ["id.x"] }] }""", """a(4,63,4,69): error TD1101: "id.x" is not a field of a row: "id" is not an object""")]
    [InlineData("""{ "primaryKey": ["effective"] }""", """a(4,31,4,42): error TD1102: "effective" cannot be part of the primary key: a value of type Sample.Period cannot be compared; keys are texts, numbers, dates, booleans and UUIDs""")]
    [InlineData("""{ "primaryKey": ["any"] }""", """a(4,31,4,36): error TD1102: "any" cannot be part of the primary key: a value of type TradeData.Runtime.RawJson cannot be compared; keys are texts, numbers, dates, booleans and UUIDs""")]
    [InlineData("""{ "primaryKey": ["refs[]"] }""", """a(4,31,4,39): error TD1102: "refs[]" cannot be part of the primary key: it goes through an array, so a row can have several values; only equality indexes and foreign keys may do so""")]
    [InlineData("""{ "primaryKey": ["note"] }""", "a(4,31,4,37): error TD1103: \"note\" is part of the primary key, so every row must have it: add it to \"required\"")]
    [InlineData("""{ "primaryKey": ["effective.from"] }""", "a(4,31,4,47): error TD1103: \"effective.from\" is part of the primary key, so every row must have it: add it to \"required\"")]
    [InlineData("""{ "primaryKey": ["id", "id"] }""", """a(4,37,4,41): error TD1102: "id" cannot be part of the primary key: it is named twice""")]
    [InlineData("""{ "primaryKey": [] }""", """a(4,30,4,32): error TD1106: For the primary key, a list of at least one field is expected, but this is an empty one""")]
    [InlineData("""{ "primaryKey": "id" }""", """a(4,30,4,34): error TD1106: For the primary key, a list of at least one field is expected, but this is a string""")]
    [InlineData("""{ "primaryKey": [5] }""", """a(4,31,4,32): error TD1106: A field is named by a string, but this is a number""")]
    [InlineData("""{ }""", """a(4,3,4,12): error TD1106: A table needs a "primaryKey": a list of fields that every row has and no two rows share""")]
    [InlineData("""{ "primarykey": ["id"] }""", """a(4,3,4,12): error TD1106: A table needs a "primaryKey": a list of fields that every row has and no two rows share""", """a(4,16,4,28): error TD1106: "primarykey" is not allowed here. Did you mean "primaryKey"?""")]
    [InlineData("""{ "primaryKey": ["id"], "uniqueKeys": ["note"] }""", """a(4,53,4,59): error TD1106: For a unique key, a list of at least one field is expected, but this is a string""")]
    [InlineData("""{ "primaryKey": ["id"], "uniqueKeys": [["refs[]"]] }""", """a(4,54,4,62): error TD1102: "refs[]" cannot be part of a unique key: it goes through an array, so a row can have several values; only equality indexes and foreign keys may do so""")]
    [InlineData("""{ "primaryKey": ["id"], "uniqueKeys": [["note"], ["note"]] }""", """a(4,63,4,71): error TD1106: The same fields are declared above; remove one of the two""")]
    [InlineData("""{ "primaryKey": ["id"], "indexes": { "fields": ["id"] } }""", """a(4,49,4,69): error TD1106: "indexes" is a list, but this is an object""")]
    [InlineData("""{ "primaryKey": ["id"], "indexes": [["id"]] }""", """a(4,50,4,56): error TD1106: "indexes" consists of objects, but this is an array""")]
    [InlineData("""{ "primaryKey": ["id"], "indexes": [{ "kind": "range" }] }""", """a(4,50,4,51): error TD1106: An index needs "fields", a list of fields""")]
    [InlineData("""{ "primaryKey": ["id"], "indexes": [{ "fields": ["id"], "kind": "prefixes" }] }""", """a(4,78,4,88): error TD1106: "prefixes" is not a kind of index: equality, prefix or range. Did you mean "prefix"?""")]
    [InlineData("""{ "primaryKey": ["id"], "indexes": [{ "fields": ["number"], "kind": "prefix" }] }""", """a(4,63,4,71): error TD1102: "number" cannot be part of a prefix index: only texts and codes have prefixes""")]
    [InlineData("""{ "primaryKey": ["id"], "indexes": [{ "fields": ["refs[]"], "kind": "range" }] }""", """a(4,63,4,71): error TD1102: "refs[]" cannot be part of an index: it goes through an array, so a row can have several values; only equality indexes and foreign keys may do so""")]
    [InlineData("""{ "primaryKey": ["id"], "indexes": [{ "fields": ["id"] }, { "fields": ["id"] }] }""", """a(4,72,4,92): error TD1106: The same fields are declared above; remove one of the two""")]
    [InlineData("""{ "primaryKey": ["id"], "indexes": [{ "field": ["id"] }] }""", """a(4,50,4,51): error TD1106: An index needs "fields", a list of fields""", """a(4,52,4,59): error TD1106: "field" is not allowed here. Did you mean "fields"?""")]
    [InlineData("""{ "primaryKey": ["id"], "validTime": { "from": "effective.from" } }""", """a(4,51,4,52): error TD1106: "validTime" needs "to", the field with the day after the last of a row's period""")]
    [InlineData("""{ "primaryKey": ["id"], "validTime": { "from": "effective.from", "to": "id" } }""", """a(4,85,4,89): error TD1102: "id" cannot be part of valid time: it is not a date (a string of format "date")""")]
    [InlineData("""{ "primaryKey": ["id"], "validTime": ["effective.from", "effective.to"] }""", """a(4,51,4,85): error TD1106: "validTime" consists of objects, but this is an array""")]
    [InlineData("""{ "primaryKey": ["id"], "validTime": { "from": "effective.from", "to": "effective.to", "key": ["ids"] } }""", """a(4,109,4,114): error TD1101: "ids" is not a field of a row: Line has no property "ids". Did you mean "id"?""")]
    [InlineData("""{ "primaryKey": ["id"], "hierarchy": { "parent": "number" } }""", """a(4,63,4,71): error TD1102: "number" cannot be part of the hierarchy: its type differs from that of the last part of the primary key (id, a text)""")]
    [InlineData("""{ "primaryKey": ["id"], "hierarchy": { "parent": ["note", "note2"] } }""", """a(4,63,4,80): error TD1102: "note" cannot be part of the hierarchy: the primary key, which names the row above, has fewer fields""")]
    [InlineData("""{ "primaryKey": ["id"], "hierarchy": { } }""", """a(4,51,4,52): error TD1106: "hierarchy" needs "parent", the field that names the row above""")]
    [InlineData("""{ "primaryKey": ["id"], "foreignKeys": [{ "fields": ["note"], "references": { "table": "Line", "fields": ["id"] } }] }""", """a(4,101,4,107): error TD1104: The foreign key refers to the table "Line", which no schema declares. Did you mean "Lines"?""")]
    [InlineData("""{ "primaryKey": ["id"], "foreignKeys": [{ "fields": ["note"], "references": { "table": "Lines", "fields": ["note"] } }] }""", """a(4,120,4,128): error TD1105: The foreign key cannot refer to "Lines": [note] is neither a key nor an index of it; those are [id]""")]
    [InlineData("""{ "primaryKey": ["id"], "foreignKeys": [{ "fields": ["number"], "references": { "table": "Lines", "fields": ["id"] } }] }""", """a(4,123,4,127): error TD1105: The foreign key cannot refer to "Lines": "number" holds a whole number, but "id" a text""")]
    [InlineData("""{ "primaryKey": ["id"], "foreignKeys": [{ "fields": ["note", "note2"], "references": { "table": "Lines", "fields": ["id"] } }] }""", """a(4,129,4,135): error TD1105: The foreign key cannot refer to "Lines": 2 fields refer to 1 field""")]
    [InlineData("""{ "primaryKey": ["id"], "foreignKeys": [{ "fields": ["note"] }] }""", "a(4,54,4,55): error TD1106: A foreign key needs \"fields\", and \"references\" with \"table\" and \"fields\"")]
    [InlineData("""{ "primaryKey": ["id"], "foreignKeys": [{ "fields": ["nota"], "references": { "table": "Lines", "fields": ["id"] } }] }""", """a(4,67,4,73): error TD1101: "nota" is not a field of a row: Line has no property "nota". Did you mean "note"?""")]
    [InlineData("""{ "primaryKey": ["id"], "foreignKeys": [{ "fields": ["note"], "references": { "table": "Lines", "fields": ["id"] }, "weak": "yes" }] }""", """a(4,138,4,143): error TD1106: "weak" is true or false, but this is a string""")]
    [InlineData("""{ "primaryKey": ["id"], "foreignKeys": [{ "fields": ["note"], "references": { "table": "Lines", "fields": ["id"] }, "name": "no name" }] }""", """a(4,138,4,147): error TD1106: The name of a reference is a C# identifier, which this is not""")]
    [InlineData("""{ "primaryKey": ["id"], "foreignKeys": [{ "fields": ["note"], "references": { "table": "Lines", "fields": ["id"], "week": true } }] }""", """a(4,128,4,134): error TD1106: "week" is not allowed here""")]
    [InlineData("""{ "name": "two words", "primaryKey": ["id"] }""", """a(4,24,4,35): error TD1015: "two words" is not a valid C# name: use a letter followed by letters and digits, and no C# keyword""")]
    [InlineData("""{ "primaryKey": ["id"], "validTime": { "from": "effective.from", "to": "effective.from" } }""", """a(4,85,4,101): error TD1102: "effective.from" cannot be part of valid time: a period that begins and ends with one field has no day""")]
    [InlineData("""{ "primaryKey": ["id"], "indexes": [{ "fields": ["id"], "kind": 1 }] }""", """a(4,78,4,79): error TD1106: "kind" is a text, but this is a number""")]
    [InlineData("""{ "primaryKey": ["id"], "indexes": [{ "fields": ["refs[]", "items[].code"] }] }""", """a(4,73,4,87): error TD1102: "items[].code" cannot be part of an index: it goes through another array than "refs[]", so their items cannot be matched""")]
    [InlineData("""{ "primaryKey": ["id"], "indexes": [{ "fields": ["p0","p1","p2","p3","p4","p5","p6","p7","p8","p9","p10","p11","p12","p13","p14","p15","p16"] }] }""", """a(4,62,4,155): error TD1106: For an index, at most 16 fields are allowed, but there are 17""")]
    [InlineData("""{ "primaryKey": ["id"], "foreignKeys": [{ "fields": ["note"], "references": { "table": "Lines", "fields": ["id", 7] } }] }""", """a(4,127,4,128): error TD1106: A field is named by a string, but this is a number""")]
    [InlineData("""{ "primaryKey": ["id"], "foreignKeys": [{ "fields": ["note"], "references": { "table": true, "fields": ["id"] } }] }""", """a(4,101,4,105): error TD1106: "table" is a text, but this is true""")]
    [InlineData("""{ "primaryKey": ["id"], "foreignKeys": [{ "fields": ["note"], "references": { "table": "Lines", "fields": ["id"] }, "name": [] }] }""", """a(4,138,4,140): error TD1106: "name" is a text, but this is an array""")]
    [InlineData("""{ "name": 5, "primaryKey": ["id"] }""", """a(4,24,4,25): error TD1106: "name" is a text, but this is a number""")]
    [InlineData("""{ "name": "Datasets", "primaryKey": ["id"] }""", "a(4,24,4,34): error TD1106: Every catalog has a member \"Datasets\" of its own; give the table another \"name\"")]
    [InlineData("""{ "name": "SampleCatalog", "primaryKey": ["id"] }""", "a(4,24,4,39): error TD1106: The catalog that holds the tables is called \"SampleCatalog\" itself; give the table another \"name\"")]
    [InlineData("""[]""", """a(4,14,4,16): error TD1003: "x-table" must be an object, but is an array""")]
    public void A_table_that_cannot_be(string words, params string[] expected) => Reported.For($$"""
        {
          "title": "Line", "type": "object", "required": ["id", "any"],
          "properties": { "id": { "type": "string" }, "note": { "type": "string" }, "note2": { "type": "string" }, "number": { "type": "integer" }, "any": {}, "refs": { "type": "array", "items": { "type": "string" } }, "items": { "type": "array", "items": { "title": "Item", "type": "object", "properties": { "code": { "type": "string" } } } }, "effective": { "title": "Period", "type": "object", "properties": { "from": { "type": "string", "format": "date" }, "to": { "type": "string", "format": "date" } } } },
          "x-table": {{words}}
        }
        """).Exactly(expected);

    [Fact]
    public void What_refers_to_a_schema_with_errors_is_not_printed_and_gives_no_errors_of_its_own()
    {
        SchemaFile[] schemas =
        [
            new("line.schema.json", """{ "title": "Line", "type": "object", "required": ["id"], "properties": { "id": { "type": "strin" } }, "x-table": { "primaryKey": ["id"] } }"""),
            new("part.schema.json", """{ "title": "Part", "type": "object", "required": ["id"], "properties": { "id": { "type": "string" }, "line": { "type": "string" } }, "x-table": { "primaryKey": ["id"], "foreignKeys": [{ "fields": ["line"], "references": { "table": "Lines", "fields": ["id"] } }] } }"""),
            new("box.schema.json", """{ "title": "Box", "type": "object", "properties": { "line": { "$ref": "line.schema.json" } } }"""),
            new("crate.schema.json", """{ "title": "Crate", "type": "object", "properties": { "box": { "$ref": "box.schema.json" } } }"""),
            new("other.schema.json", """{ "title": "Other", "type": "object", "required": ["id"], "properties": { "id": { "type": "string" } }, "x-table": { "primaryKey": ["id"] } }"""),
        ];
        GeneratorDriver driver = Generation.Driver(schemas);
        CSharpCompilation project = Generation.Project("class User { Sample.Other Row(Sample.SampleCatalog catalog) => catalog.Others[\"a\"]; }");
        driver.RunGeneratorsAndUpdateCompilation(project, out Compilation output, out ImmutableArray<Diagnostic> reported);
        Assert.Equal(["TD1005"], reported.Select(diagnostic => diagnostic.Id));
        Compiled.Emits(output);
    }

    [Fact]
    public void A_table_of_no_objects() => Reported.For("""
        { "title": "Line", "type": "string", "x-table": { "primaryKey": ["id"] } }
        """).Exactly("a(1,38,1,47): error TD1106: A table's rows are objects with properties: the schema needs \"type\": \"object\" and \"properties\"");

    [Fact]
    public void A_table_below_the_root_of_a_document() => Reported.For("""
        { "title": "Line", "$defs": { "part": { "title": "Part", "type": "object", "required": ["id"], "properties": { "id": { "type": "string" } }, "x-table": { "primaryKey": ["id"] } } } }
        """).Exactly("a(1,142,1,151): error TD1106: A table is declared at the root of its document; put this schema in a file of its own");

    [Fact]
    public void Two_tables_of_one_name() => Reported.For(
        ("a", """{ "title": "Line", "type": "object", "required": ["id"], "properties": { "id": { "type": "string" } }, "x-table": { "primaryKey": ["id"] } }"""),
        ("b", """{ "title": "Row", "type": "object", "required": ["id"], "properties": { "id": { "type": "string" } }, "x-table": { "name": "Lines", "primaryKey": ["id"] } }""")).Exactly("b(1,124,1,131): error TD1106: Another schema, a.schema.json, already declares the table \"Lines\"");

    [Fact]
    public void A_reference_to_a_key_of_another_type_in_another_schema() => Reported.For(
        ("a", """{ "title": "Line", "type": "object", "required": ["id"], "properties": { "id": { "type": "string" }, "day": { "type": "string", "format": "date" } }, "x-table": { "primaryKey": ["id"], "foreignKeys": [{ "fields": ["day"], "references": { "table": "Rows", "fields": ["id"] } }] } }"""),
        ("b", """{ "title": "Row", "type": "object", "required": ["id"], "properties": { "id": { "type": "string" } }, "x-table": { "primaryKey": ["id"] } }""")).Exactly("a(1,267,1,271): error TD1105: The foreign key cannot refer to \"Rows\": \"day\" holds a date, but \"id\" a text");
}
