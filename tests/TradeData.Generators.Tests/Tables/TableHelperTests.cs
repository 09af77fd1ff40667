using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Tables;

/// <summary>The helpers that are printed for tables, and for queries.</summary>
public class TableHelperTests
{
    // Each of these is also a word of the printed code.
    private const string Awkward = """
        {
          "title": "Odd",
          "type": "object",
          "properties": {
            "key": { "type": "string" }, "row": { "type": "string" }, "rows": { "type": "integer" }, "from": { "type": "string", "format": "date" },
            "to": { "type": "string", "format": "date" }, "date": { "type": "string", "format": "date" }, "low": { "type": "integer" }, "high": { "type": "integer" },
            "value": { "type": "number" }, "side": { "type": "string" }, "item": { "type": "array", "items": { "type": "object", "properties": { "item": { "type": "string" } } } },
            "other": { "type": "string" }, "target": { "type": "string" }, "catalog": { "type": "string", "x-type": "TradeData.HsCode", "x-scalar": { "key": "code", "operators": true } }, "a": { "type": "object", "properties": { "b": { "type": "string" } } }, "ab": { "type": "string" },
            "flag": { "type": "boolean" }, "id": { "type": "string", "format": "uuid" }, "at": { "type": "string", "format": "date-time" }, "kind": { "type": "string", "enum": ["x", "y"] },
            "share": { "type": "string", "x-enum": { "extensible": true }, "enum": ["p", "q"] }
          },
          "required": ["key", "row", "rows", "date", "from"],
          "x-table": {
            "primaryKey": ["key", "row", "rows", "date"],
            "uniqueKeys": [["row", "rows", "catalog"], ["a.b", "ab"]],
            "indexes": [
              { "fields": ["low", "high", "value"], "kind": "range" }, { "fields": ["low", "value", "high"], "kind": "range" }, { "fields": ["from", "to", "side"], "kind": "range" }, { "fields": ["at"], "kind": "range" },
              { "fields": ["id"], "kind": "range" }, { "fields": ["kind"], "kind": "range" }, { "fields": ["flag"], "kind": "range" }, { "fields": ["share"] },
              { "fields": ["rows", "row", "key"], "kind": "prefix" }, { "fields": ["row", "catalog"], "kind": "prefix" }, { "fields": ["a.b"], "kind": "prefix" }, { "fields": ["kind"], "kind": "prefix" },
              { "fields": ["item[].item", "rows"] }, { "fields": ["flag", "id", "at", "kind"] }
            ],
            "validTime": { "from": "from", "to": "to", "key": ["date", "rows", "row"] },
            "hierarchy": { "parent": "to" },
            "foreignKeys": [
              { "fields": ["item[].item"], "references": { "table": "Odds", "fields": ["share"] } },
              { "fields": ["a.b", "ab"], "references": { "table": "Odds", "fields": ["a.b", "ab"] } },
              { "fields": ["flag", "id", "at", "kind"], "references": { "table": "Odds", "fields": ["flag", "id", "at", "kind"] }, "weak": true }
            ]
          }
        }
        """;

    [Fact]
    public void Fields_that_are_called_like_the_words_of_printed_code_are_no_trouble() =>
        Compiled.Cleanly(Generation.Driver([new SchemaFile("odd.schema.json", Awkward)]));

    [Fact]
    public void Another_prefix_or_range_index_renames_no_helper_of_the_first_one()
    {
        const string First = """{ "fields": ["code"], "kind": "prefix" }, { "fields": ["day"], "kind": "range" }""";
        const string Second = First + """, { "fields": ["name"], "kind": "prefix" }, { "fields": ["end"], "kind": "range" }""";
        string[] one = Helpers(First);
        string[] two = Helpers(Second);
        Assert.Equal(["Between", "Closest", "First", "Last", "Under"], one);
        Assert.Equal(["Between", "BetweenEnd", "Closest", "ClosestEnd", "First", "FirstByEnd", "Last", "LastByEnd", "Under", "UnderName"], two);

        static string[] Helpers(string indexes)
        {
            SchemaFile schema = new("line.schema.json", $$"""
                {
                  "title": "Line", "type": "object", "required": ["id"],
                  "properties": {
                    "id": { "type": "string" }, "code": { "type": "string" }, "name": { "type": "string" },
                    "day": { "type": "string", "format": "date" }, "end": { "type": "string", "format": "date" }
                  },
                  "x-table": { "primaryKey": ["id"], "indexes": [{{indexes}}] }
                }
                """);
            Compiled.Cleanly(Generation.Driver([schema]));
            return
            [
                .. System.Text.RegularExpressions.Regex.Matches(Generation.Sources(Generation.Run([schema]))["line.g.cs"], @"public [^\n]*? ((Between|Closest|First|Last|Under)\w*)\(")
                    .Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal),
            ];
        }
    }

    [Fact]
    public void Unique_keys_that_add_the_same_to_the_primary_one_are_named_in_full()
    {
        SchemaFile schema = new("line.schema.json", """
            {
              "title": "Line", "type": "object", "required": ["schedule", "id"],
              "properties": { "schedule": { "type": "string" }, "id": { "type": "string" }, "code": { "type": "string" }, "name": { "type": "string" } },
              "x-table": { "primaryKey": ["schedule", "id"], "uniqueKeys": [["schedule", "code"], ["id", "code"], ["schedule", "name"]] }
            }
            """);
        Compiled.Cleanly(Generation.Driver([schema]));
        string[] names = ["FindByScheduleAndCode(string schedule, string code)", "FindByIdAndCode(string id, string code)", "FindByName(string schedule, string name)"];
        Assert.All(names, name => Assert.Contains(name, Generation.Sources(Generation.Run([schema]))["line.g.cs"], StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_that_lacks_a_part_of_its_parents_key_is_a_root_over_queries_too()
    {
        SchemaFile schema = new("node.schema.json", """
            {
              "title": "Node", "type": "object", "required": ["a", "b"],
              "properties": { "a": { "type": "string" }, "b": { "type": "string" }, "c": { "type": "string" }, "d": { "type": "string" } },
              "x-table": { "primaryKey": ["a", "b"], "hierarchy": { "parent": ["c", "d"] } }
            }
            """);
        Compiled.Cleanly(Generation.Driver([schema]));
        Assert.Contains("rows.Where(row => !(row.C != null && row.D != null))", Generation.Sources(Generation.Run([schema]))["node.queries.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_period_may_be_all_that_tells_rows_apart() => Compiled.Cleanly(Generation.Driver([new SchemaFile("era.schema.json", """
        {
          "title": "Era", "type": "object", "required": ["from"],
          "properties": { "from": { "type": "string", "format": "date" }, "to": { "type": "string", "format": "date" } },
          "x-table": { "primaryKey": ["from"], "validTime": { "from": "from", "to": "to" } }
        }
        """)]));

    [Fact]
    public void Helpers_for_queries_stand_in_a_file_of_their_own_unless_the_project_does_without()
    {
        SchemaFile[] schemas = [new("odd.schema.json", Awkward)];
        Assert.Contains("odd.queries.g.cs", Generation.Sources(Generation.Run(schemas)).Keys);
        BuildOptions without = new(("TradeDataNamespace", Generation.Namespace), ("TradeDataQueryable", "false"));
        Assert.Equal(["SampleCatalog.catalog.g.cs", "SampleJsonResolver.json.g.cs", "odd.g.cs"], Generation.Sources(Generation.Run(schemas, without)).Keys);
        Compiled.Cleanly(Generation.Driver(schemas, without));
    }

    [Fact]
    public void Every_helper_is_documented()
    {
        foreach ((string hint, string text) in Generation.Sources(Generation.Run(Generation.ProductSchemas)).Where(source => source.Key.EndsWith(".queries.g.cs", StringComparison.Ordinal)))
        {
            string[] lines = text.Split('\n');
            for (int i = 1; i < lines.Length; i++)
            {
                Assert.True(!lines[i].Contains(" public static ", StringComparison.Ordinal) || lines[i - 1].Contains("/// <summary>", StringComparison.Ordinal), $"{hint}: {lines[i]}");
            }
        }
    }

    [Fact]
    public void An_edit_that_leaves_the_keys_alone_leaves_the_queries_alone()
    {
        string edited = Awkward.Replace("\"value\": { \"type\": \"number\" }", "\"value\": { \"type\": \"number\", \"minimum\": 1 }", StringComparison.Ordinal);
        string Queries(string schema) => Generation.Sources(Generation.Run([new SchemaFile("odd.schema.json", schema)]))["odd.queries.g.cs"];
        Assert.NotEqual(Awkward, edited);
        Assert.Equal(Queries(Awkward), Queries(edited));
    }

    [Fact]
    public void The_three_main_schemas_print_less_than_6000_lines()
    {
        string[] main = ["schemas.tariff-line.", "schemas.trade-partner.", "schemas.negotiation-record."];
        int lines = Generation.Sources(Generation.Run(Generation.ProductSchemas))
            .Where(source => main.Any(name => source.Key.StartsWith(name, StringComparison.Ordinal)))
            .Sum(source => source.Value.Count(c => c == '\n'));
        Assert.InRange(lines, 1, 5999);
    }
}
