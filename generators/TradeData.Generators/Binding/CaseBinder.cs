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

    /// <summary>A branch that gives a case as it stands is read as one, and so is a reference to a union that gives several; of every other
    /// only the verdict counts.</summary>
    public NodeRole RoleOf(Subschema branch) =>
        cases.Cases.Any(one => !IsMerged(one) && one.Alternatives.Any(way => way.Branch == branch && (IsWhole(way) || IsNamedUnion(branch)))) ? NodeRole.Value : NodeRole.Check;

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
            picks.AddRange(one.Alternatives.Select(way => new Pick(way.Types, EdgeOf(way), binder.Resolve(shapes.ShapeOf(way)), name, IsChecked: false)));
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
