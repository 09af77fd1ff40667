using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>
/// Chooses the C# type of a schema's values: as precise as C# allows, and raw JSON for the rest. It looks at one document only; what other
/// documents give is an alias that the exports table resolves.
/// </summary>
internal sealed partial class Shapes
{
    private readonly SchemaContent document;
    private readonly Func<Subschema, string, string> nameOf;
    private readonly FormatModes formats;
    private readonly Func<string, Shape> external;
    private readonly Alternatives _alternatives;

    /// <param name="nameOf">The full name of the type that is made of a schema, or of a part of it.</param>
    /// <param name="formats">What becomes of formats.</param>
    public Shapes(SchemaContent document, Func<Subschema, string, string> nameOf, FormatModes formats, Func<string, Shape> external)
    {
        this.document = document;
        this.nameOf = nameOf;
        this.formats = formats;
        this.external = external;
        _alternatives = new Alternatives(this);
    }

    /// <summary>So many digits a decimal holds, whatever they are.</summary>
    private const int MostDigits = 28;

    /// <summary>The maximum nesting depth of lists, maps and references in a type.</summary>
    private const int MaxNesting = 100;

    private readonly Dictionary<Subschema, Shape> _known = [];
    private readonly List<Subschema> _open = [];
    private readonly Dictionary<Subschema, HashSet<string>> _required = [];

    /// <summary>Schemas that contain themselves only through lists, maps or references. It has all schemas of such a circle, so that the
    /// order of visits does not matter.</summary>
    private readonly HashSet<Subschema> _endless = [];

    /// <summary>The cases of unions by their schemas, with the discriminator's value. They are named within their union.</summary>
    private readonly Dictionary<Subschema, (Subschema Union, string Value)> _cases = [];

    public Shape Of(Subschema schema)
    {
        if (_known.TryGetValue(schema, out Shape? known))
        {
            return known;
        }
        if (CasesOf(schema) is { IsUnion: true } cases)
        {
            // A union is a type of its own, whatever it contains.
            return _known[schema] = new Shape(ShapeKind.Model, FullName(schema), null, cases.HasNull);
        }
        int start = _open.IndexOf(schema);
        if (start >= 0)
        {
            // A type that contains itself only through lists or references has no C# equivalent.
            _endless.UnionWith(_open.Skip(start));
            return Shape.Raw;
        }
        if (_open.Count == MaxNesting)
        {
            // A longer chain is useless as a type, and would exhaust the compiler's stack.
            _endless.Add(schema);
            return Shape.Raw;
        }
        _open.Add(schema);
        Shape chosen = Choose(schema);
        _open.RemoveAt(_open.Count - 1);
        Shape shape = _endless.Contains(schema) ? Shape.Raw : chosen;
        _known[schema] = shape;
        return shape;
    }

    /// <summary>Marks schemas that contain themselves only through lists, maps or references across documents.</summary>
    public void Close(IEnumerable<Subschema> endless) => _endless.UnionWith(endless);

    /// <summary>Names the cases of the unions first, because a case may be visited before its union.</summary>
    public void ClaimCases()
    {
        foreach (Subschema schema in document.ByPointer.Values.ToList())
        {
            if (schema.Document == document && !IsNamedElsewhere(schema) && Discriminators.Find(schema, Follow) is { } discriminator)
            {
                List<Subschema> branches = schema.OneOf.ConvertAll(branch => Follow(branch)!);
                // A type is nested in one other, so a union has all of its cases or does not exist. A case is a record, so a branch that
                // is a union itself is not a case.
                if (branches.Distinct().Count() == branches.Count && !branches.Exists(branch => _cases.ContainsKey(branch) || Discriminators.Find(branch, Follow) is not null))
                {
                    Claim(schema, branches, discriminator);
                }
            }
        }
        ClaimTypesOfCases();
    }

    /// <summary>Chooses for every schema, in the order of the document, so that the place where a long chain is cut does not depend on the
    /// order of visits.</summary>
    public void ChooseAll()
    {
        foreach (Subschema schema in document.ByPointer.Values.ToList())
        {
            Of(schema);
        }
    }

    private void Claim(Subschema union, List<Subschema> branches, Discriminator discriminator)
    {
        for (int i = 0; i < branches.Count; i++)
        {
            _cases.Add(branches[i], (union, discriminator.Values[i]));
        }
    }

    public Discriminator? UnionOf(Subschema schema)
    {
        Discriminator? discriminator = Discriminators.Find(schema, Follow);
        bool isOwn = discriminator is not null && schema.OneOf.All(branch => _cases.TryGetValue(Follow(branch)!, out var claimed) && claimed.Union == schema);
        return isOwn ? discriminator : null;
    }

    /// <summary>The full name of the type that is made of the schema, if one is.</summary>
    public string FullName(Subschema schema) => nameOf(schema, "");

    /// <summary>Whether the schema itself declares the type, rather than one that it refers to.</summary>
    public bool MakesType(Subschema schema) =>
        Of(schema) is { Kind: ShapeKind.Model or ShapeKind.Enum or ShapeKind.ExtensibleEnum } shape && string.Equals(shape.TypeName, FullName(schema), StringComparison.Ordinal);

    public bool IsCase(Subschema schema) => _cases.ContainsKey(schema);

    /// <summary>Returns the union whose case the schema is.</summary>
    public Subschema? UnionAround(Subschema schema) => _cases.TryGetValue(schema, out var claimed) ? claimed.Union : null;

    /// <summary>Returns the discriminator's value of the case.</summary>
    public string? CaseValue(Subschema schema) => _cases.TryGetValue(schema, out var claimed) ? claimed.Value : null;

    /// <summary>Returns the schema at the end of a chain of bare references within the document, or null if the chain leaves the
    /// document.</summary>
    public Subschema? Follow(Subschema schema)
    {
        for (int i = 0; i < 32; i++)
        {
            if (schema.Ref is null)
            {
                return schema;
            }
            if (Local(schema.Ref) is not { } target)
            {
                return null;
            }
            schema = target;
        }
        return null;
    }

    public Subschema? Local(ReferenceFacet reference) => document.Find(reference);

    /// <summary>The properties of a record: the schema's own and those of the schemas that must hold as well.</summary>
    public IEnumerable<NamedSubschema> PropertiesOf(Subschema schema) => PropertiesOf(schema, [], 0);

    private IEnumerable<NamedSubschema> PropertiesOf(Subschema schema, HashSet<Subschema> seen, int depth)
    {
        // Of a part that is there twice the second one says nothing new.
        if (!seen.Add(schema))
        {
            yield break;
        }
        foreach (NamedSubschema property in schema.Properties)
        {
            yield return property;
        }
        if (depth > 16 || schema.AdditionalProperties is not null)
        {
            yield break;
        }
        HashSet<string> names = new(schema.Properties.Select(p => p.Name), StringComparer.Ordinal);
        foreach (Subschema part in Conjuncts(schema))
        {
            foreach (NamedSubschema property in PropertiesOf(part, seen, depth + 1))
            {
                if (names.Add(property.Name))
                {
                    yield return property;
                }
            }
        }
    }

    public bool IsRequired(Subschema schema, string property)
    {
        if (!_required.TryGetValue(schema, out HashSet<string>? names))
        {
            _required.Add(schema, names = new(StringComparer.Ordinal));
            AddRequired(schema, names, [], 0);
        }
        return names.Contains(property);
    }

    private void AddRequired(Subschema schema, HashSet<string> names, HashSet<Subschema> seen, int depth)
    {
        names.UnionWith(schema.Required.Select(name => name.Value));
        foreach (Subschema part in depth <= 16 && seen.Add(schema) ? Conjuncts(schema) : [])
        {
            AddRequired(part, names, seen, depth + 1);
        }
    }

    /// <summary>The schemas of this document that hold wherever this one does.</summary>
    public IEnumerable<Subschema> Conjuncts(Subschema schema)
    {
        if (schema.Ref is not null && Local(schema.Ref) is { } target && target != schema)
        {
            yield return target;
        }
        foreach (Subschema branch in schema.AllOf)
        {
            yield return branch;
        }
    }

    /// <summary>Whether the type is the author's, or that of what the schema refers to.</summary>
    public static bool IsNamedElsewhere(Subschema schema) =>
        schema.TextExtension("x-type") is not null || (schema.Ref is not null && schema.Properties.Count == 0 && schema.Enum is null);

    private Shape Choose(Subschema schema)
    {
        if (schema.Boolean is not null)
        {
            return Shape.Raw;
        }
        if (schema.TextExtension("x-type") is { } type)
        {
            bool isNumber = (schema.Value.Types & JsonTypes.String) == 0;
            return new Shape(isNumber ? ShapeKind.ParsedNumber : ShapeKind.Parsed, type, null, (schema.Value.Types & JsonTypes.Null) != 0 && schema.Value.Types != JsonTypes.Any);
        }
        if (IsNamedElsewhere(schema))
        {
            return Local(schema.Ref!) is { } target ? Of(target) : external(schema.Ref!.Uri);
        }
        if (UnionOf(schema) is not null)
        {
            return new Shape(ShapeKind.Model, FullName(schema));
        }
        if (Optional(schema) is { } optional)
        {
            return optional;
        }
        if (CasesOf(schema) is { } single)
        {
            return ShapeOf(schema, single.Cases[0]) is { Kind: not ShapeKind.Raw } one ? one with { IsNullable = single.HasNull } : Shape.Raw;
        }
        if (GivenBesides(schema) is { } besides)
        {
            return Of(besides);
        }
        if (InheritedWhole(schema) is { } inherited)
        {
            return inherited;
        }
        JsonTypes types = Alternatives.Collapse(_alternatives.WithBesides(schema));
        bool isNullable = types != JsonTypes.Any && (types & JsonTypes.Null) != 0 && types != JsonTypes.Null;
        Shape shape = ChooseByType(schema, isNullable ? types & ~JsonTypes.Null : types);
        return isNullable && shape.Kind != ShapeKind.Raw ? shape with { IsNullable = true } : shape;
    }

    private Shape? Optional(Subschema schema) =>
        OptionalBranch(schema) is { } branch && Of(branch) is { Kind: not ShapeKind.Raw } other ? other with { IsNullable = true } : null;

    /// <summary>The other schema, where <c>oneOf</c> or <c>anyOf</c> have one and <c>null</c>: a common notation for an optional value.</summary>
    private static Subschema? OptionalBranch(Subschema schema)
    {
        List<Subschema> branches = schema.OneOf.Count == 2 ? schema.OneOf : schema.AnyOf;
        if (branches.Count != 2 || schema.Value.Types != JsonTypes.Any || schema.Enum is not null || schema.Const is not null || schema.Properties.Count > 0)
        {
            return null;
        }
        int nothing = branches.FindIndex(branch => branch.Value.Types == JsonTypes.Null && branch.Ref is null);
        return nothing < 0 ? null : branches[1 - nothing];
    }

    private Shape ChooseByType(Subschema schema, JsonTypes types)
    {
        if (InheritedWhole(schema) is { } inherited && CanHold(inherited, types))
        {
            return inherited;
        }
        switch (types)
        {
            case JsonTypes.String:
                return schema.Const is null && (schema.Enum is { Count: > 0 } || IsExtensible(schema)) ? EnumShape(schema) : new Shape(ByFormat(schema.Value.Format));
            case JsonTypes.Boolean:
                return new Shape(ShapeKind.Boolean);
            case JsonTypes.Integer when Values(schema).All(IsInt64):
                return new Shape(ByBounds(schema.Value));
            case JsonTypes.Integer or JsonTypes.Number or (JsonTypes.Number | JsonTypes.Integer):
                return Values(schema).All(IsDecimal) ? new Shape(ShapeKind.Decimal) : Shape.Raw;
            case JsonTypes.Object:
                return ObjectShape(schema);
            case JsonTypes.Array:
                return ListShape(schema);
            default:
                return Shape.Raw;
        }
    }

    /// <summary>The type of what must hold besides, where just one schema tells of it; those of several objects are one record together.</summary>
    private Shape? Inherited(Subschema schema)
    {
        List<Subschema> parts = [.. Conjuncts(schema).Where(part => Of(part).Kind != ShapeKind.Raw)];
        return parts.Count == 0 || parts.Count(part => PropertiesOf(part).Any()) > 1 ? null : Of(parts.Find(part => PropertiesOf(part).Any()) ?? parts[0]);
    }

    /// <summary>Whether values of some types can be of a shape: what a schema says of objects gives its numbers no record.</summary>
    private static bool CanHold(Shape shape, JsonTypes types) => shape.Kind switch
    {
        ShapeKind.Model or ShapeKind.Map => (types & JsonTypes.Object) != 0,
        ShapeKind.List => (types & JsonTypes.Array) != 0,
        _ => true,
    };

    /// <summary>The same, of a schema without words of its own about types. What holds null there holds it here, a case of a union as well as a null of C#.</summary>
    private Shape? InheritedWhole(Subschema schema) => Alternatives.HasOwnWords(schema) ? null : Inherited(schema);

    /// <summary>The same, of a schema with a type of its own: null is then its own affair.</summary>
    private Shape? InheritedAs(Subschema schema, ShapeKind kind) =>
        (_alternatives.Admitted(schema) & JsonTypes.Null) == 0 && Inherited(schema) is { IsNullable: false } inherited && inherited.Kind == kind ? inherited : null;

    private Shape ListShape(Subschema schema)
    {
        if (schema.PrefixItems.Count == 0)
        {
            return schema.Items is null ? InheritedAs(schema, ShapeKind.List) ?? new Shape(ShapeKind.List, null, Shape.Raw) : new Shape(ShapeKind.List, null, Of(schema.Items));
        }
        // Of a tuple, the items have one type or are raw.
        List<Shape> items = [.. schema.PrefixItems.Append(schema.Items).Where(item => item is null or { Boolean: not false }).Select(item => item is null ? Shape.Raw : Of(item)).Distinct()];
        return new Shape(ShapeKind.List, null, items.Count == 1 ? items[0] : Shape.Raw);
    }

    private Shape EnumShape(Subschema schema) => new(IsExtensible(schema) ? ShapeKind.ExtensibleEnum : ShapeKind.Enum, FullName(schema));

    public static bool IsExtensible(Subschema schema) => schema.Extension("x-enum")?.Find("extensible")?.Value is JsonBoolean { Value: true };

    private Shape ObjectShape(Subschema schema)
    {
        if (PropertiesOf(schema).Any() || _cases.ContainsKey(schema))
        {
            return new Shape(ShapeKind.Model, FullName(schema));
        }
        Subschema? value = schema.PatternProperties.Count == 1 && schema.AdditionalProperties?.Boolean == false ? schema.PatternProperties[0].Schema
            : schema.PatternProperties.Count == 0 ? schema.AdditionalProperties : null;
        if (value is null && schema.PatternProperties.Count == 0 && InheritedAs(schema, ShapeKind.Map) is { } inherited)
        {
            return inherited;
        }
        return new Shape(ShapeKind.Map, null, value is null or { Boolean: not null } ? Shape.Raw : Of(value));
    }
}
