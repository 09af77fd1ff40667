using TradeData.Generators.Binding;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Tests.Units;

/// <summary>The names of types if several schemas want one name.</summary>
public class TypeNameTests
{
    private const string A = """{ "type": "object", "properties": { "a": { "type": "string" } }""";
    private const string B = """{ "type": "object", "properties": { "b": { "type": "string" } }""";

    [Fact]
    public void Equal_titles_are_qualified_by_the_schema_around() => Named(
        $$"""
        {
          "title": "Config", "type": "object",
          "properties": {
            "build": { "type": "object", "properties": { "options": {{A}}, "title": "Options" } } },
            "vercel": { "type": "object", "properties": { "options": {{B}}, "title": "Options" } } }
          }
        }
        """,
        ("", "Config"), ("/properties/build", "ConfigBuild"), ("/properties/build/properties/options", "BuildOptions"),
        ("/properties/vercel", "ConfigVercel"), ("/properties/vercel/properties/options", "VercelOptions"));

    [Fact]
    public void Equal_titles_at_equal_places_are_qualified_by_keys() => Named(
        """
        {
          "title": "Config", "type": "object",
          "properties": {
            "build": { "title": "Options", "type": "object", "properties": { "level": { "title": "Level", "enum": ["a", "b"] } } },
            "lint": { "title": "Options", "type": "object", "properties": { "level": { "title": "Level", "enum": ["a", "c"] } } }
          }
        }
        """,
        ("", "Config"), ("/properties/build", "BuildOptions"), ("/properties/build/properties/level", "BuildLevel"),
        ("/properties/lint", "LintOptions"), ("/properties/lint/properties/level", "LintLevel"));

    [Fact]
    public void A_definition_keeps_its_name() => Named(
        $$"""{ "title": "Config", "type": "object", "properties": { "a": {{A}}, "title": "Options" }, "b": { "$ref": "#/$defs/Options" } }, "$defs": { "Options": {{B}} } } }""",
        ("", "Config"), ("/properties/a", "ConfigOptions"), ("/$defs/Options", "Options"));

    [Fact]
    public void Definitions_of_one_title_are_called_by_their_keys() => Named(
        $$"""{ "title": "Config", "$defs": { "first": {{A}}, "title": "Options" }, "second": {{B}}, "title": "Options" } } }""",
        ("/$defs/first", "First"), ("/$defs/second", "Second"));

    [Fact]
    public void Keys_that_differ_in_their_signs_stay_apart() => Named(
        $$"""{ "title": "Config", "$defs": { "Foo<Bar>": {{A}} }, "FooBar": {{B}} } } }""",
        ("/$defs/Foo<Bar>", "ConfigFooBar"), ("/$defs/FooBar", "FooBar"));

    [Fact]
    public void Equal_schemas_of_equal_names_are_one_type()
    {
        SchemaModel model = Assert.Single(Bind(("a.schema.json", $$"""
            {
              "title": "Config", "type": "object",
              "properties": {
                "build": {{A}}, "title": "Options" },
                "vercel": {{A}}, "title": "Options", "description": "The same in other words." }
              }
            }
            """))).Model!;
        Assert.Equal(["Config", "Options"], model.Records.Select(record => record.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["Options", "Options"], model.Records.Single(record => record.Name == "Config").Properties.Select(property => property.Shape.TypeName));
    }

    [Fact]
    public void Companion_names_yield_to_the_authors_names()
    {
        SchemaModel model = Assert.Single(Bind(("a.schema.json", $$"""
            {
              "title": "Order", "type": "object", "properties": { "unit": { "$ref": "#/$defs/Unit" } },
              "$defs": { "OrderSchema": {{A}} }, "Unit": { "enum": ["kg", "l"] }, "UnitFormat": {{B}} } }
            }
            """))).Model!;
        Assert.Equal(["Order", "OrderSchema", "UnitFormat"], model.Records.Select(record => record.Name).Order(StringComparer.Ordinal));
        Assert.Equal("ASchema", model.Holder);
        Assert.Equal("UnitTypeFormat", Assert.Single(model.Enums).FormatName);
    }

    [Fact]
    public void Equal_names_in_two_files_are_qualified_by_the_file()
    {
        IReadOnlyList<BoundDocument> bound = Bind(
            ("schemas/v1/order.schema.json", $$"""{{A}}, "title": "Order", "$defs": { "Address": {{A}} } } }"""),
            ("schemas/v2/order.schema.json", $$"""{{B}}, "title": "Order", "$defs": { "Address": {{B}} } } }"""));
        Assert.Equal(
            [("V1Order", "V1OrderSchema"), ("V2Order", "V2OrderSchema")],
            bound.Select(document => (document.Model!.Records.Single(record => document.Model.Nodes[record.Node].Location.EndsWith('#')).Name, document.Model.Holder)));
        Assert.Equal(["V1OrderAddress", "V2OrderAddress"], bound.SelectMany(document => document.Model!.Records).Select(record => record.Name).Where(name => name.Contains("Address", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_file_that_is_called_as_its_title_keeps_it() => Assert.Equal(
        ["Line", "ShippingLine"],
        Bind(("line.schema.json", A + """, "title": "Line" }"""), ("shipping-line.schema.json", B + """, "title": "Line" }""")).SelectMany(document => document.Model!.Records).Select(record => record.Name));

    [Fact]
    public void Properties_and_values_whose_names_become_one_another_have_stable_names()
    {
        SchemaModel model = Assert.Single(Bind(("a.schema.json", """
            {
              "type": "object",
              "properties": { "a-b": { "type": "string" }, "a_b": { "type": "string" }, "AB": { "type": "string" }, "op": { "enum": ["<", "<=", "=", "+1", "-1"] } }
            }
            """))).Model!;
        Assert.Equal(["AMinusB", "AUnderscoreB", "AB", "Op"], Assert.Single(model.Records).Properties.Select(property => property.Name));
        Assert.Equal(["Less", "LessEqual", "Equal", "Plus1", "Minus1"], Assert.Single(model.Enums).Members.Select(member => member.Name));
    }

    [Fact]
    public void Keys_that_differ_by_case_stay_apart() => Named(
        $$"""{ "title": "Config", "$defs": { "service": {{A}} }, "Service": {{B}} } } }""",
        ("/$defs/service", "ConfigService"), ("/$defs/Service", "Service"));

    [Fact]
    public void A_part_of_allOf_is_named_after_the_schema_around() => Named(
        $$"""{ "title": "Order", "type": "object", "properties": { "id": { "type": "string" } }, "allOf": [{ "type": "object", "properties": { "line": {{A}} } } }] }""",
        ("", "Order"), ("/allOf/0/properties/line", "OrderLine"));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void No_name_depends_on_unrelated_properties_and_definitions(int seed)
    {
        for (int i = 0; i < 150; i++)
        {
            RandomSchema schema = new((seed * 1000) + i);
            string before = schema.ToString();
            schema.Extend();
            string after = schema.ToString();
            IReadOnlyDictionary<string, string> old = NamesOf(Bind(("a.schema.json", before)), withProperties: true);
            IReadOnlyDictionary<string, string> now = NamesOf(Bind(("a.schema.json", after)), withProperties: true);
            Assert.NotEmpty(old);
            foreach ((string pointer, string name) in old)
            {
                Assert.True(now.GetValueOrDefault(pointer) == name, $"{pointer} was {name} and is {now.GetValueOrDefault(pointer)}:\n{before}\n{after}");
            }
            Assert.Equal(now.Count, now.Values.Distinct(StringComparer.Ordinal).Count());
        }
    }

    private static void Named(string schema, params (string Pointer, string Name)[] expected) =>
        Assert.Equal(expected.OrderBy(pair => pair.Pointer, StringComparer.Ordinal), NamesOf(Bind(("a.schema.json", schema))).Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal));

    /// <summary>The types, and where they are wanted the properties, by the pointers of their schemas.</summary>
    private static Dictionary<string, string> NamesOf(IReadOnlyList<BoundDocument> bound, bool withProperties = false)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (SchemaModel model in bound.Select(document => document.Model!))
        {
            string PointerOf(int node) => model.Nodes[node].Location[(model.Nodes[node].Location.IndexOf('#', StringComparison.Ordinal) + 1)..];
            IEnumerable<(string Name, int Node)> types =
                [.. model.Records.Select(record => (record.FullName, record.Node)), .. model.Unions.Select(union => (union.FullName, union.Node)), .. model.Enums.Select(one => (one.FullName, one.Node))];
            foreach ((string name, int node) in types)
            {
                names.TryAdd(PointerOf(node), name);
            }
            foreach (RecordModel record in withProperties ? model.Records : [])
            {
                foreach (PropertyModel property in record.Properties)
                {
                    names.TryAdd($"{PointerOf(record.Node)} {property.JsonName}", $"{record.Name}.{property.Name}");
                }
            }
        }
        return names;
    }

    private static IReadOnlyList<BoundDocument> Bind(params (string Path, string Text)[] schemas)
    {
        IReadOnlyList<BoundDocument> bound = SchemaBinder.BindAll([.. schemas.Select(schema => new SchemaDocument(schema.Path, schema.Text))], BindingOptions.Default);
        Assert.All(bound, document => Assert.DoesNotContain(document.Diagnostics, told => told.Rule.Severity == RuleSeverity.Error));
        return bound;
    }
}
