using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Binds what the value of a schema is made of, where it has several C# types, or one that its branches give.</summary>
internal sealed class CaseBinder(PlanBinder binder, Shapes shapes, Subschema schema, DynamicScope scope, ValueCases cases)
{
    private readonly string? _union = cases.IsUnion ? shapes.FullName(schema) : null;

    public Subschema Schema => schema;

    /// <summary>Whether the schema's own keywords, rather than its branches, distinguish the cases.</summary>
    public bool IsSplit => cases.Cases[0].Alternatives[0].Branch is null;

    /// <summary>A branch that gives a case as it stands is read as one, and so is a reference to a union that gives several. If a branch gives
    /// its values of some types, these are read so. Of all else only the verdict counts.</summary>
    public Edge Branch(Subschema branch)
    {
        Alternative[] ways = [.. cases.Cases.Where(one => !IsMerged(one)).SelectMany(one => one.Alternatives).Where(way => way.Branch == branch)];
        if (Array.Exists(ways, way => IsWhole(way) || IsNamedUnion(branch)))
        {
            return binder.Bind(branch, scope, NodeRole.Value);
        }
        if (Array.TrueForAll(ways, IsDirectPart) && Array.Exists(ways, way => way.Schema == branch) && SaysNothingBeside(branch, ways.Aggregate(JsonTypes.None, (types, way) => types | way.Types)))
        {
            return binder.Split(branch, scope, [.. ways.Select(way => (Edge.To(binder.Node(branch, scope, NodeRole.Value, way.Types), branch.Location), way.Types))], others: null);
        }
        Edge check = binder.Bind(branch, scope, NodeRole.Check);
        (Edge, JsonTypes)[] parts = [.. ways.Where(IsDirectPart).Select(way => (check with { Node = binder.Node(way.Schema, scope, NodeRole.Value, way.Types) }, way.Types))];
        return parts.Length == 0 || check.External is not null ? check : binder.Split(branch, scope, parts, check);
    }

    /// <summary>Whether a schema says of values of other types only what a rule of the runtime says.</summary>
    private static bool SaysNothingBeside(Subschema schema, JsonTypes types) =>
        ((types & JsonTypes.Object) != 0
            || (schema is { AdditionalProperties: null, PropertyNames: null, MinProperties: 0, MaxProperties: int.MaxValue }
                && schema.Properties.Count + schema.PatternProperties.Count + schema.Required.Count + schema.Dependencies.Count == 0))
        && ((types & JsonTypes.Array) != 0
            || (schema is { Items: null, Contains: null, UniqueItems: false, MinItems: 0, MaxItems: int.MaxValue } && schema.PrefixItems.Count == 0));

    /// <summary>Whether the part's node says all that the branch says of values of its types. A number has two types, and may be of one alone.</summary>
    private bool IsDirectPart(Alternative way) =>
        way.IsPart && shapes.Follow(way.Branch!) == way.Schema && (way.Types & JsonTypeClass.Numbers) == 0 && !(binder.KeepsAnnotations && way.Schema.Annotations.Count > 0)
        && way.Schema is { Ref: null, DynamicRef: null, Not: null, If: null, UnevaluatedItems: null, UnevaluatedProperties: null }
        && way.Schema.AllOf.Count + way.Schema.AnyOf.Count + way.Schema.OneOf.Count == 0;

    private bool IsNamedUnion(Subschema branch) => shapes.Follow(branch) is { } target && target != branch && shapes.CasesOf(target) is { IsUnion: true };

    public EquatableArray<Pick> Picks()
    {
        List<Pick> picks = [];
        foreach (ValueCase one in cases.Cases)
        {
            Shape shape = binder.Resolve(shapes.ShapeOf(schema, one));
            string? name = _union is null ? null : _union + "." + one.NameIn(_union);
            if (IsMerged(one))
            {
                picks.Add(new Pick(one.Types, Merged(one, shape), shape, name, IsChecked: false));
                continue;
            }
            picks.AddRange(one.Alternatives.Select(way => new Pick(way.Types, EdgeOf(way), one.Alternatives.Count == 1 ? shape : binder.Resolve(shapes.ShapeOf(way)), name, IsChecked: false)));
        }
        if (cases.HasNull)
        {
            picks.Add(new Pick(JsonTypes.Null, null, Shape.Raw, null, IsChecked: true));
        }
        return picks.ToEquatableArray();
    }

    /// <summary>The constraints of the parts of the schema, each for its own values.</summary>
    public static Applicator.ByType ByType(EquatableArray<Pick> picks)
    {
        List<Pick> parts = [.. picks.Where(pick => pick.Schema is not null)];
        return new Applicator.ByType(parts.Select(pick => pick.Schema!).ToEquatableArray(), parts.Select(pick => new TypeSet(pick.Types)).ToEquatableArray());
    }

    /// <summary>Whether one reader serves several schemas, which only check. Numbers convert to one another, so each is read by its own.</summary>
    private bool IsMerged(ValueCase one) =>
        one.Alternatives.Count > 1 && ((one.Types & ~JsonTypeClass.Numbers) != 0 || shapes.ShapeOf(schema, one).Kind == ShapeKind.Raw);

    private Edge Merged(ValueCase one, Shape shape)
    {
        EquatableArray<string>? texts = shape.Kind == ShapeKind.Enum ? shapes.TextsOf(schema).Select(text => JsonText.Of(new JsonString(0, 0, text.Text))).ToEquatableArray() : null;
        int reader = binder.Reader(schema, scope, one.Types, shape, texts);
        if (shape.Kind is ShapeKind.Enum or ShapeKind.ExtensibleEnum && cases.IsUnion)
        {
            binder.Typed.Add(new TypedNode(schema, reader, shape, IsPart: true));
        }
        return Edge.To(reader, schema.Location);
    }

    private Edge EdgeOf(Alternative way) =>
        way.IsPart ? Edge.To(binder.Node(way.Schema, scope, NodeRole.Value, way.Types), way.Schema.Location)
        : binder.Bind(IsWhole(way) ? way.Branch! : way.Schema, scope, NodeRole.Value);

    /// <summary>Whether the branch leads to the alternative by nothing but references.</summary>
    private bool IsWhole(Alternative way) => !way.IsPart && way.Branch is not null && (way.Branch == way.Schema || shapes.Follow(way.Branch) == way.Schema);
}
