using TradeData.Generators.Binding.Naming;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>A C# type that a schema's values may have, and the ways in which a value comes to it.</summary>
internal sealed record ValueCase(string Name, IReadOnlyList<Alternative> Alternatives)
{
    /// <summary>The name within a union: a member cannot be called as the type around it is.</summary>
    public string NameIn(string union) => union.EndsWith("." + Name, StringComparison.Ordinal) || union == Name ? Name + "Case" : Name;

    public JsonTypes Types => Alternatives.Aggregate(JsonTypes.None, (types, one) => types | one.Types);
}

/// <summary>The C# types that a schema's values have: one, or those of a union's cases.</summary>
internal sealed record ValueCases(IReadOnlyList<ValueCase> Cases, bool HasNull)
{
    public bool IsUnion => Cases.Count > 1;
}

// Which schemas are unions of several C# types, and what their cases are.
internal sealed partial class Shapes
{
    /// <summary>The name of a case that is a string, and the suffix of a union's name for an enumeration.</summary>
    private const string TextCase = "Text";

    private const string OtherCase = "Other";

    /// <summary>The property of a case that holds a value.</summary>
    private const string ValueMember = "Value";

    private readonly Dictionary<Subschema, ValueCases?> _valueCases = [];

    /// <summary>The union that the object part of a schema is a case of, and the case's name.</summary>
    private readonly Dictionary<Subschema, (Subschema Union, string Name)> _parts = [];

    /// <summary>The names of each union's cases, which all of its records inherit.</summary>
    private readonly Dictionary<Subschema, HashSet<string>> _caseNames = [];

    /// <summary>Enumerations that are named after the union in which they stand.</summary>
    private readonly Dictionary<Subschema, Subschema> _texts = [];

    /// <summary>The suffix that the place of a part adds to that of its schema.</summary>
    private const string ObjectPart = "/#object";
    private const string TextPart = "/#text";

    /// <summary>The types of a schema's values, if no single schema determines them: several types, or one from branches. Null for every other schema.</summary>
    public ValueCases? CasesOf(Subschema schema)
    {
        if (!_valueCases.TryGetValue(schema, out ValueCases? cases))
        {
            cases = FindCases(schema);
            _valueCases[schema] = cases;
        }
        return cases;
    }

    /// <summary>The C# type of a case's values, without null.</summary>
    public Shape ShapeOf(Subschema union, ValueCase one)
    {
        IReadOnlyList<Alternative> ways = one.Alternatives;
        if (ways.Count == 1)
        {
            return HoldsNullElsewhere(ways[0]) && CasesOf(union) is { IsUnion: true } ? Shape.Raw : ShapeOf(ways[0]);
        }
        if (one.Types == JsonTypes.Boolean)
        {
            return new Shape(ShapeKind.Boolean);
        }
        List<Shape> shapes = [.. ways.Select(ShapeOf).Distinct()];
        if ((one.Types & ~JsonTypeClass.Numbers) == 0)
        {
            return !shapes.TrueForAll(shape => shape.Kind is ShapeKind.Int32 or ShapeKind.Int64 or ShapeKind.Decimal) ? Shape.Raw
                : shapes.Exists(shape => shape.Kind == ShapeKind.Decimal) ? new Shape(ShapeKind.Decimal)
                : shapes.Count == 1 ? shapes[0]
                : new Shape(ShapeKind.Int64);
        }
        if (one.Types != JsonTypes.String)
        {
            return Shape.Raw;
        }
        string name = CasesOf(union) is { IsUnion: true } ? nameOf(union, TextPart) : FullName(union);
        return ways.All(way => IsListed(way.Schema)) ? new Shape(ShapeKind.Enum, name)
            : ways.Any(way => IsListed(way.Schema)) && ways.All(way => IsListed(way.Schema) || ShapeOf(way).Kind == ShapeKind.String) ? new Shape(ShapeKind.ExtensibleEnum, name)
            : new Shape(ShapeKind.String);
    }

    /// <summary>Whether null is one of the values that another document's schema has beside those of its type. A case with that type has no room for it.</summary>
    private bool HoldsNullElsewhere(Alternative way) => !way.IsPart && (way.Types & JsonTypes.Null) != 0 && IsNamedElsewhere(way.Schema) && Of(way.Schema).IsNullable;

    public Shape ShapeOf(Alternative way)
    {
        if (!way.IsPart)
        {
            return Of(way.Schema) with { IsNullable = false };
        }
        Shape shape = ChooseByType(way.Schema, Alternatives.Collapse(way.Types)) with { IsNullable = false };
        return shape.Kind switch
        {
            ShapeKind.Model when shape.TypeName == FullName(way.Schema) => _parts.ContainsKey(way.Schema) ? shape with { TypeName = FullNameOfPart(way.Schema) } : Shape.Raw,
            ShapeKind.Enum or ShapeKind.ExtensibleEnum => shape with { TypeName = nameOf(way.Schema, TextPart) },
            _ => shape,
        };
    }

    /// <summary>The record that the object part of a schema becomes.</summary>
    private string FullNameOfPart(Subschema schema) => nameOf(schema, ObjectPart);

    /// <summary>The names of a record's properties by those in JSON: as a case of a union, it has none that another case has.</summary>
    public Dictionary<string, string> PropertyNamesOf(Subschema schema)
    {
        (Subschema? union, string? name) = _cases.TryGetValue(schema, out var claimed) || _parts.TryGetValue(schema, out claimed) ? claimed : default;
        return PropertyNames.Of(PropertiesOf(schema), union is not null && CasesOf(union) is { IsUnion: true } ? name! : TypeNames.First(schema, this), union is null ? [] : CaseNamesOf(union));
    }

    private HashSet<string> CaseNamesOf(Subschema union)
    {
        if (!_caseNames.TryGetValue(union, out HashSet<string>? names))
        {
            names = new HashSet<string>(CasesOf(union) is { IsUnion: true } values
                ? values.Cases.SelectMany(one => new[] { one.Name, one.Name + "Case" })
                : union.OneOf.Select(Follow).OfType<Subschema>().Select(branch => TypeNames.First(branch, this)), StringComparer.OrdinalIgnoreCase);
            _caseNames.Add(union, names);
        }
        return names;
    }

    /// <summary>The name of a case of a union without a discriminator; null for every other schema.</summary>
    public string? NameAsCase(Subschema schema) => _cases.TryGetValue(schema, out var claimed) && CasesOf(claimed.Union) is { IsUnion: true } ? claimed.Value : null;

    /// <summary>The union that an enumeration is a case of, and is named after.</summary>
    public Subschema? UnionOfTexts(Subschema schema) => _texts.TryGetValue(schema, out Subschema? union) ? union : null;

    /// <summary>The types that are made of parts of a schema.</summary>
    public IEnumerable<(string Place, Subschema Schema, string Name, Subschema? Union, ShapeKind Kind)> Parts()
    {
        foreach (KeyValuePair<Subschema, (Subschema Union, string Name)> part in _parts)
        {
            yield return (part.Key.Pointer + ObjectPart, part.Key, part.Value.Name, part.Value.Union, ShapeKind.Model);
        }
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (KeyValuePair<Subschema, ValueCases?> varied in _valueCases.ToList())
        {
            ValueCase? texts = varied.Value?.Cases.FirstOrDefault(one => one.Types == JsonTypes.String);
            Subschema? owner = texts is null ? null : texts.Alternatives.Count > 1 ? varied.Key : texts.Alternatives[0].IsPart ? texts.Alternatives[0].Schema : null;
            Shape? shape = owner is null ? null : ShapeOf(varied.Key, texts!);
            if (shape is { Kind: ShapeKind.Enum or ShapeKind.ExtensibleEnum } && shape.TypeName == nameOf(owner!, TextPart) && seen.Add(owner!.Pointer))
            {
                yield return (owner!.Pointer + TextPart, owner!, TextCase, null, shape.Kind);
            }
        }
    }

    /// <summary>Whether a type is made of some of the schema's values, and not of another schema.</summary>
    public bool MakesPart(Subschema schema, Shape shape) => shape.Kind switch
    {
        ShapeKind.Model => _parts.ContainsKey(schema) && shape.TypeName == FullNameOfPart(schema),
        ShapeKind.Enum or ShapeKind.ExtensibleEnum => shape.TypeName == nameOf(schema, TextPart),
        _ => false,
    };

    public Subschema? UnionAroundPart(Subschema schema) => _parts.TryGetValue(schema, out var claimed) ? claimed.Union : null;

    /// <summary>The texts of an enumeration, each with the schema that lists it.</summary>
    public IEnumerable<(string Text, Subschema Schema)> TextsOf(Subschema schema)
    {
        IEnumerable<Subschema> sources = CasesOf(schema)?.Cases.FirstOrDefault(one => one.Types == JsonTypes.String)?.Alternatives.Select(way => way.Schema) ?? [schema];
        HashSet<string> seen = new(StringComparer.Ordinal);
        return sources.SelectMany(source => Values(source).OfType<JsonString>().Select(value => (value.Value, source))).Where(text => seen.Add(text.Value)).ToList();
    }

    private static bool IsListed(Subschema schema) => (schema.Enum is not null || schema.Const is not null) && !IsExtensible(schema);

    private ValueCases? FindCases(Subschema schema)
    {
        if (schema.Document != document || schema.Boolean is not null || schema.TextExtension("x-type") is not null || IsNamedElsewhere(schema) || UnionOf(schema) is not null
            || schema.UnevaluatedProperties is not null || schema.UnevaluatedItems is not null || schema.DynamicRef is not null || IsOptionalReference(schema)
            || _alternatives.Of(schema) is not { } found)
        {
            return null;
        }
        List<Alternative> values = found.FindAll(way => way.Types != JsonTypes.Null);
        if (values.Count == 0 || (values.Count == 1 && values[0].Schema == schema))
        {
            return null;
        }
        List<ValueCase> cases = Grouped(schema, values);
        if (cases.Count == 1 && OptionalBranch(schema) is { } only && CasesOf(only) is not null)
        {
            // The branch has the type, with its name.
            return null;
        }
        bool tells = cases.Exists(one => one.Name != OtherCase);
        // A case for each type besides one for all others says no more than raw JSON.
        return tells ? new ValueCases(cases, found.Count > values.Count) : null;
    }

    /// <summary>A definition or null: the definition's type is the type.</summary>
    private static bool IsOptionalReference(Subschema schema)
    {
        List<Subschema> branches = schema.OneOf.Count == 2 ? schema.OneOf : schema.AnyOf;
        return branches.Count == 2 && branches.Exists(branch => branch.Ref is not null) && branches.Exists(branch => branch.Value.Types == JsonTypes.Null && branch.Ref is null);
    }

    private List<ValueCase> Grouped(Subschema schema, List<Alternative> values)
    {
        List<ValueCase> cases = [];
        HashSet<string> taken = new(StringComparer.Ordinal) { TypeNames.Of(schema) };
        foreach (IGrouping<object, Alternative> group in values.GroupBy(GroupOf))
        {
            List<Alternative> ways = [.. group.GroupBy(way => (way.Schema, way.Types)).Select(same => same.First())];
            string wanted = NameOf(ways, values);
            string name = wanted;
            for (int i = 2; !taken.Add(name); i++)
            {
                name = wanted + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }
            cases.Add(new ValueCase(name, ways));
        }
        return cases;
    }

    /// <summary>Scalars of one JSON type are one case; each list and each object is its own.</summary>
    private static object GroupOf(Alternative way) => way.Types switch
    {
        JsonTypes.Boolean or JsonTypes.String => way.Types,
        JsonTypes.Integer or JsonTypes.Number or JsonTypeClass.Numbers => JsonTypeClass.Numbers,
        _ => (way.Schema, way.Types),
    };

    private string NameOf(List<Alternative> ways, List<Alternative> all)
    {
        Subschema schema = ways[0].Schema;
        string? chosen = ways.Count == 1 && !ways[0].IsPart ? ChosenName(ways[0]) : null;
        string name = chosen ?? ways[0].Types switch
        {
            JsonTypes.Boolean => "Boolean",
            JsonTypes.String => TextCase,
            JsonTypes.Integer or JsonTypes.Number or JsonTypeClass.Numbers => "Number",
            JsonTypes.Array => "List",
            JsonTypes.Object when PropertiesOf(schema).Any() => ObjectName(schema, all),
            JsonTypes.Object => "Map",
            _ => OtherCase,
        };
        return PropertyNames.IsMember(name) || name == ValueMember ? name + "Case" : name;
    }

    /// <summary>By the author's word, the title, or the definition that a branch refers to.</summary>
    private static string? ChosenName(Alternative way)
    {
        if ((way.Branch ?? way.Schema).TextExtension("x-name") is { } given && Identifiers.IsValid(given))
        {
            return given;
        }
        bool isDefinition = way.Branch is not null && !IsWithin(way.Schema, way.Branch);
        bool isScalar = (way.Types & (JsonTypes.Object | JsonTypes.Array)) == 0;
        return isDefinition && !isScalar ? TypeNames.Of(way.Schema)
            : way.Schema.Title is { Length: > 0 and <= 40 } title && title.Any(char.IsLetterOrDigit) ? Identifiers.Pascal(title)
            : null;
    }

    /// <summary>By the constant or the required property that no other object has.</summary>
    private string ObjectName(Subschema schema, List<Alternative> all)
    {
        List<Subschema> others = [.. all.Where(way => way.Schema != schema && (way.Types & JsonTypes.Object) != 0).Select(way => way.Schema)];
        if (others.Count == 0)
        {
            return "Object";
        }
        foreach (NamedSubschema property in schema.Properties)
        {
            if (Discriminators.ConstantOf(property.Name, schema) is { } constant)
            {
                return Identifiers.Pascal(constant);
            }
        }
        string? own = schema.Required.Select(required => required.Value).FirstOrDefault(name => !others.Exists(other => PropertiesOf(other).Any(property => property.Name == name)));
        return own is null ? "Object" : "With" + Identifiers.Pascal(own);
    }

    private static bool IsWithin(Subschema inner, Subschema outer) =>
        inner == outer || (inner.Document == outer.Document && inner.Pointer.StartsWith(outer.Pointer + "/", StringComparison.Ordinal));

    /// <summary>Whether the schema's objects are a record of its own. Asked before types are chosen, so it looks at words.</summary>
    private bool MakesRecord(Subschema schema) =>
        UnionOf(schema) is null && PropertiesOf(schema).Any()
        && (Alternatives.HasOwnWords(schema) || Conjuncts(schema).Count(part => PropertiesOf(part).Any()) > 1);

    /// <summary>Claims the records that stand in a union's own branches, and the names of enumerations that stand there.</summary>
    private void ClaimTypesOfCases()
    {
        foreach (Subschema schema in document.ByPointer.Values.ToList())
        {
            if (CasesOf(schema) is not { IsUnion: true } cases)
            {
                continue;
            }
            foreach (ValueCase one in cases.Cases)
            {
                ClaimTypes(schema, one);
            }
        }
    }

    private void ClaimTypes(Subschema union, ValueCase one)
    {
        Alternative way = one.Alternatives[0];
        bool isInline = way.Branch is null ? way.Schema == union : IsWithin(way.Schema, way.Branch) && IsWithin(way.Branch, union);
        if (one.Alternatives.Count > 1 || !isInline)
        {
            return;
        }
        if (one.Types == JsonTypes.Object && MakesRecord(way.Schema))
        {
            Dictionary<Subschema, (Subschema, string)> claims = way.IsPart ? _parts : _cases;
            if (!claims.ContainsKey(way.Schema))
            {
                claims.Add(way.Schema, (union, one.Name));
            }
        }
        else if (one.Types == JsonTypes.String && !way.IsPart && way.Schema.Title is null && way.Schema.TextExtension("x-name") is null && way.Schema != union && !_texts.ContainsKey(way.Schema))
        {
            _texts.Add(way.Schema, union);
        }
    }
}
