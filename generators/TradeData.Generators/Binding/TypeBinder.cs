using System.Globalization;
using TradeData.Generators.Binding.Naming;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Creates the models of records, unions and enums from the plan's typed nodes.</summary>
internal sealed class TypeBinder(PlanBinder plan, Shapes shapes, string holder, ExportsTable table, Action<Finding> report)
{
    private IReadOnlyDictionary<JsonNode, (int Start, int Length)> _places = new Dictionary<JsonNode, (int Start, int Length)>();

    private readonly Dictionary<string, Subschema> _declared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> _enumMembers = new(StringComparer.Ordinal);

    /// <summary>Every type that the document's code declares, with its schema.</summary>
    public IReadOnlyDictionary<string, Subschema> Declared => _declared;

    /// <summary>The document as JSON without white space.</summary>
    public string Text { get; private set; } = "";

    public List<RecordModel> Records { get; } = [];

    public List<UnionModel> Unions { get; } = [];

    public List<EnumModel> Enums { get; } = [];

    public void BindAll(JsonNode document)
    {
        Text = JsonText.Of(document, out _places);
        List<(RecordModel Record, string Union)> cases = [];
        List<Subschema> unions = [];
        foreach (TypedNode typed in plan.Typed)
        {
            if (!Declare(typed.Shape.TypeName!, typed.Schema))
            {
                continue;
            }
            if (typed.Shape.Kind is ShapeKind.Enum or ShapeKind.ExtensibleEnum)
            {
                Enums.Add(Enum(typed));
            }
            else if (!typed.IsPart && (shapes.UnionOf(typed.Schema) is not null || shapes.CasesOf(typed.Schema) is { IsUnion: true }))
            {
                unions.Add(typed.Schema);
                Unions.Add(new UnionModel(SimpleName(typed.Shape), typed.Shape.TypeName!, typed.Node, shapes.UnionOf(typed.Schema)?.Property, Documentations.Of(typed.Schema, SimpleName(typed.Shape)), default) { Part = PartOf(typed.Schema) });
            }
            else if (typed.IsPart || shapes.IsCase(typed.Schema))
            {
                string full = typed.Shape.TypeName!;
                cases.Add((Record(typed), full.Substring(0, full.LastIndexOf('.'))));
            }
            else
            {
                Records.Add(Record(typed));
            }
        }
        ILookup<string, RecordModel> ofUnions = cases.ToLookup(one => one.Union, one => one.Record, StringComparer.Ordinal);
        for (int i = 0; i < Unions.Count; i++)
        {
            UnionModel union = Unions[i];
            Dictionary<string, RecordModel> records = ofUnions[union.FullName].ToDictionary(record => record.Name, record => AsCase(record, union), StringComparer.Ordinal);
            Unions[i] = union with
            {
                Cases = union.Property is not null
                    ? records.Values.Select(record => new UnionCase(record.Name, record, null, IsConverted: false, record.Docs)).ToEquatableArray()
                    : CasesOf(unions[i], union, records),
            };
        }
    }

    /// <summary>Whether the type is not yet declared. Equal schemas of one name share one type, and a schema may have several
    /// nodes.</summary>
    private bool Declare(string name, Subschema schema)
    {
        if (_declared.ContainsKey(name))
        {
            return false;
        }
        _declared.Add(name, schema);
        return true;
    }

    private static string SimpleName(Shape shape) => shape.TypeName!.Substring(shape.TypeName.LastIndexOf('.') + 1);

    private TextPart PartOf(Subschema schema) => _places.TryGetValue(schema.Node, out (int Start, int Length) place) ? new TextPart(place.Start, place.Length) : default;

    /// <summary>The cases of a union without a discriminator: its own records, and values of other types.</summary>
    private EquatableArray<UnionCase> CasesOf(Subschema schema, UnionModel union, Dictionary<string, RecordModel> records)
    {
        IReadOnlyList<ValueCase> values = shapes.CasesOf(schema)!.Cases;
        EquatableArray<Pick> picks = plan.NodeAt(union.Node).Picks;
        Dictionary<string, int> types = new(StringComparer.Ordinal);
        Shape[] given = [.. values.Select(value => plan.Resolve(shapes.ShapeOf(schema, value)))];
        foreach (Shape shape in given)
        {
            types[shape.CSharp] = types.TryGetValue(shape.CSharp, out int count) ? count + 1 : 1;
        }
        List<UnionCase> cases = [];
        for (int i = 0; i < values.Count; i++)
        {
            string name = values[i].NameIn(union.FullName);
            if (records.TryGetValue(name, out RecordModel? record))
            {
                cases.Add(new UnionCase(record.Name, record, null, IsConverted: false, record.Docs));
                continue;
            }
            // A conversion from raw JSON would take what is not valid, and one from a type that is another case of this union is none.
            bool isConverted = types[given[i].CSharp] == 1 && given[i] is { Kind: not ShapeKind.Raw, IsNullable: false } && given[i].TypeName?.StartsWith(union.FullName + ".", StringComparison.Ordinal) != true;
            Alternative way = values[i].Alternatives[0];
            string summary = values[i].Alternatives.Count == 1 && way.Schema != schema ? Documentations.Of(way.Schema, "").Summary : "";
            Documentation docs = new(summary.Length > 0 ? summary : Described(given[i]), default, null);
            RuleReference? rule = values[i].Alternatives.Count == 1 && picks.FirstOrDefault(pick => pick.Case == union.FullName + "." + name)?.Schema is { } edge ? RuleOf(edge, given[i]) : null;
            cases.Add(new UnionCase(name, null, given[i], isConverted, docs, rule));
        }
        return cases.ToEquatableArray();
    }

    private static string Described(Shape shape) => shape.Kind switch
    {
        ShapeKind.Boolean => "True or false.",
        ShapeKind.Int32 or ShapeKind.Int64 or ShapeKind.Decimal or ShapeKind.ParsedNumber => "A number.",
        ShapeKind.List => "A list.",
        ShapeKind.Map => "Members by their names.",
        ShapeKind.Model => "An object.",
        ShapeKind.Raw => "Any other value, as written.",
        _ => "A text.",
    };

    private RecordModel AsCase(RecordModel record, UnionModel union)
    {
        if (union.Property is null)
        {
            return record with { Union = new UnionReference(union.FullName, null, null) };
        }
        string value = Discriminators.ConstantOf(union.Property, _declared[record.FullName])!;
        return record with
        {
            Union = new UnionReference(union.FullName, union.Property, value),
            Properties = record.Properties.Where(property => property.JsonName != union.Property).ToEquatableArray(),
        };
    }

    private RecordModel Record(TypedNode typed)
    {
        string name = SimpleName(typed.Shape);
        ObjectFacet facet = plan.NodeAt(typed.Node).Object!;
        List<PropertyModel> properties = [];
        HashSet<string> bound = new(StringComparer.Ordinal);
        Dictionary<string, string> names = shapes.PropertyNamesOf(typed.Schema);
        foreach (NamedSubschema property in shapes.PropertiesOf(typed.Schema))
        {
            int place = facet.PlaceOf(property.Name);
            if (place >= 0 && bound.Add(property.Name) && facet.Names[place].Schema is { } edge)
            {
                properties.Add(Property(property, place, edge, shapes.IsRequired(typed.Schema, property.Name), names[property.Name]));
            }
        }
        HashSet<string> taken = PropertyNames.Taken(name);
        taken.UnionWith(names.Values.Select(used => used.ToLowerInvariant()));
        for (int i = 0; i < properties.Count; i++)
        {
            properties[i] = properties[i] with { PresenceName = properties[i].TracksPresence ? PropertyNames.PresenceOf(properties[i].Name, taken) : null };
        }
        return new RecordModel(name, typed.Shape.TypeName!, typed.Node, Documentations.Of(typed.Schema, name), properties.ToEquatableArray(), null, Extras(typed.Schema, facet), facet.Names.Count) { Part = PartOf(typed.Schema) };
    }

    private PropertyModel Property(NamedSubschema property, int place, Edge edge, bool isRequired, string name)
    {
        Subschema described = shapes.GivenBesides(property.Schema) ?? property.Schema;
        Subschema target = shapes.Follow(described) ?? described;
        Shape shape = ShapeOf(edge);
        JsonNode? given = property.Schema.Default ?? target.Default;
        DefaultValue? defaultValue = given is null || isRequired ? null : Default(given, shape, edge);
        return new PropertyModel(place, property.Name, name, shape, isRequired, defaultValue, RuleOf(edge, shape), Documentations.OfProperty(property.Schema, target, name))
        {
            MayOverflow = shape.HoldsNumbers && !IsBounded(edge, shape),
        };
    }

    /// <summary>Whether the schema's own keywords keep a number within its C# type: bounds on both sides, or a list of values.</summary>
    private bool IsBounded(Edge edge, Shape shape) =>
        edge.External is null && plan.NodeAt(edge.Node).Value is { } value
        && (value.Enum?.All(IsShort) == true || (shape.Kind == ShapeKind.Int64 && IsInt64(value.Minimum ?? value.ExclusiveMinimum) && IsInt64(value.Maximum ?? value.ExclusiveMaximum)));

    /// <summary>Whether any C# type of numbers surely holds a listed value.</summary>
    private static bool IsShort(string json) => json.Length <= 18 && json.IndexOfAny(['e', 'E']) < 0;

    private static bool IsInt64(string? bound) =>
        bound is not null && ExactNumber.Of(bound) is var number && number.CompareTo(ExactNumber.Of("-9223372036854775808")) >= 0 && number.CompareTo(ExactNumber.Of("9223372036854775807")) <= 0;

    private Shape ShapeOf(Edge edge) => (edge.External is { } external ? external.Shape : plan.NodeAt(edge.Node).Shape) ?? Shape.Raw;

    private RuleReference? RuleOf(Edge edge, Shape shape)
    {
        bool isText = shape.Kind is ShapeKind.String or ShapeKind.Int32 or ShapeKind.Int64 or ShapeKind.Decimal or ShapeKind.Parsed or ShapeKind.ParsedNumber;
        if (edge.External is { } external)
        {
            return isText && external.IsRuleOnly ? new RuleReference(external.Holder, external.Name, IsArray: false) : null;
        }
        PlanNode node = plan.NodeAt(edge.Node);
        if (isText && node.IsRuleOnly && node.Value is { } value && (value.HasNumberBounds || value.HasStringBounds || value.Enum is not null))
        {
            return new RuleReference(holder, node.Name, IsArray: false);
        }
        return shape.Kind == ShapeKind.List && node.Array is { HasBounds: true } ? new RuleReference(holder, node.Name, IsArray: true) : null;
    }

    private ExtrasModel? Extras(Subschema schema, ObjectFacet facet)
    {
        if (!UnnamedMembers.AreAllowed(schema, shapes))
        {
            return null;
        }
        Shape shape = facet.Additional is null || !facet.Patterns.IsEmpty ? Shape.Raw : ShapeOf(facet.Additional);
        return new ExtrasModel("AdditionalProperties", shape, "Members without a name in the schema, in the order of the text.");
    }

    private EnumModel Enum(TypedNode typed)
    {
        EnumModel model = Enum(typed.Schema, typed.Shape) with { Node = typed.Node, Part = PartOf(typed.Schema) };
        CheckWords(typed.Schema, typed.Schema.Extension("x-enum"), model.Members);
        return model;
    }

    private EnumModel Enum(Subschema schema, Shape shape)
    {
        string name = SimpleName(shape);
        JsonObject? words = schema.Extension("x-enum");
        List<(string Text, Subschema Schema)> listed = [.. shapes.TextsOf(schema)];
        string[] texts = [.. (listed.Count > 0 || words is null ? listed.Select(one => one.Text) : words.Members.Select(member => member.Name).Where(text => text != "extensible")).Distinct(StringComparer.Ordinal)];
        JsonObject? WordOf(string text) => words?.Find(text)?.Value as JsonObject;
        // A constant that is a branch of its own has words of its own.
        Dictionary<string, Subschema> branches = listed.GroupBy(one => one.Text, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First().Schema, StringComparer.Ordinal);
        Subschema? OwnOf(string text) => branches.TryGetValue(text, out Subschema? branch) && branch.Const is not null && branch != schema ? branch : null;
        Dictionary<string, string> names = EnumNames.Of(
            texts,
            text => (WordOf(text)?.Find("name")?.Value as JsonString)?.Value ?? OwnOf(text)?.TextExtension("x-name"),
            shape.Kind == ShapeKind.ExtensibleEnum ? [TypeNames.Of(schema), name, .. TypeNames.OpenEnumMembers] : ["value__"]);
        IEnumerable<EnumMember> members = texts.Select(text => new EnumMember(
            text, names[text], new Documentation((WordOf(text)?.Find("description")?.Value as JsonString)?.Value ?? OwnOf(text)?.Description ?? OwnOf(text)?.Title ?? text, default, null)));
        string stem = table.Names.Find(shape.TypeName!)?.Stem ?? shape.TypeName!;
        string format = stem.Substring(stem.LastIndexOf('.') + 1) + "Format";
        return new EnumModel(name, shape.TypeName!, format, -1, shape.Kind == ShapeKind.ExtensibleEnum, Documentations.Of(schema, name), members.ToEquatableArray());
    }

    private void CheckWords(Subschema schema, JsonObject? words, EquatableArray<EnumMember> members)
    {
        Suggestions suggestions = new();
        HashSet<string> texts = new(members.Select(member => member.Text), StringComparer.Ordinal);
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonNode value in schema.Enum ?? [])
        {
            if (!seen.Add(JsonText.Of(value)))
            {
                report(new Finding(Rules.RepeatedItem, value.Start, value.End, [JsonText.Of(value).Trim('"'), "enum"]));
            }
        }
        foreach (JsonMember word in words?.Members ?? [])
        {
            if (word.Name != "extensible" && schema.Enum is not null && !texts.Contains(word.Name))
            {
                report(new Finding(Rules.InvalidEnumName, word.NameStart, word.NameEnd, [word.Name, suggestions.For(word.Name, texts)]));
            }
        }
    }

    private DefaultValue? Default(JsonNode value, Shape shape, Edge edge)
    {
        DefaultValue? chosen = new Defaults(plan, EnumMemberOf).Of(value, shape, edge, out bool isValue);
        if (!isValue)
        {
            report(new Finding(Rules.InvalidDefault, value.Start, value.End, [JsonText.Of(value), shape.CSharp.Replace("global::", "")]));
        }
        return chosen;
    }

    private string? EnumMemberOf(Shape shape, string text)
    {
        if (!_enumMembers.TryGetValue(shape.TypeName!, out Dictionary<string, string>? members))
        {
            Subschema schema = plan.Typed.First(typed => typed.Shape.TypeName == shape.TypeName).Schema;
            members = Enum(schema, shape).Members.ToDictionary(member => member.Text, member => member.Name, StringComparer.Ordinal);
            _enumMembers.Add(shape.TypeName!, members);
        }
        return members.TryGetValue(text, out string? name) ? name : null;
    }
}
