using TradeData.Generators.Binding.Naming;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Binds the constraints of a schema on an object's members and an array's items.</summary>
internal sealed class FacetBinder(PlanBinder binder, Subschema schema, DynamicScope scope, Action<Finding> report)
{
    private readonly Suggestions _suggestions = new();

    /// <param name="isPart">The shape is that of the schema's objects alone.</param>
    public ObjectFacet? Object(Shape? shape, Shapes shapes, bool isPart = false)
    {
        bool isModel = shape is { Kind: ShapeKind.Model } && (isPart || (shapes.UnionOf(schema) is null && string.Equals(shape.TypeName, shapes.FullName(schema), StringComparison.Ordinal)));
        bool isMap = shape is { Kind: ShapeKind.Map };
        Subschema? additional = schema.AdditionalProperties;
        bool says = schema.Properties.Count > 0 || schema.PatternProperties.Count > 0 || schema.PropertyNames is not null || schema.UnevaluatedProperties is not null
            || additional is not null || schema.Required.Count > 0 || schema.MinProperties > 0 || schema.MaxProperties < int.MaxValue || schema.Dependencies.Count > 0;
        if (!says && !isModel && !isMap)
        {
            return null;
        }
        NodeRole role = isModel || isMap ? NodeRole.Value : NodeRole.Check;
        List<NamedMember> names = [];
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        IEnumerable<NamedSubschema> properties = isModel ? shapes.PropertiesOf(schema) : schema.Properties;
        foreach (NamedSubschema property in properties)
        {
            if (!places.ContainsKey(property.Name))
            {
                places.Add(property.Name, names.Count);
                names.Add(new NamedMember(property.Name, binder.Bind(property.Schema, scope, role), IsRequired: false));
            }
        }
        foreach (JsonString name in schema.Required)
        {
            int place = PlaceOf(name.Value, names, places);
            names[place] = names[place] with { IsRequired = true };
            CheckCanBeThere(name, names[place], shapes);
        }
        List<Dependency> bound = [];
        foreach (DependencyFacet dependency in schema.Dependencies)
        {
            PlaceOf(dependency.Member.Name, names, places);
            foreach (string other in dependency.Required)
            {
                PlaceOf(other, names, places);
            }
            bound.Add(new Dependency(dependency.Member.Name, dependency.Keyword, dependency.Required.ToEquatableArray(),
                dependency.Schema is null ? null : binder.Bind(dependency.Schema, scope, NodeRole.Check)));
        }
        return new ObjectFacet(
            names.ToEquatableArray(),
            // A map of raw JSON keeps members as they are written, whatever their patterns say of them.
            schema.PatternProperties.Select(p => new PatternMember(p.Name, binder.Bind(p.Schema, scope, isMap && shape!.Item!.Kind == ShapeKind.Raw ? NodeRole.Check : role))).ToEquatableArray(),
            // Beside patterns a record keeps all other members as they are written.
            additional is null || additional.Boolean == true ? AnyMember(additional, isMap) : binder.Bind(additional, scope, schema.PatternProperties.Count == 0 ? role : NodeRole.Check),
            schema.PropertyNames is { Boolean: not true } propertyNames ? binder.Bind(propertyNames, scope, NodeRole.Check) : null,
            bound.ToEquatableArray(),
            schema.MinProperties,
            schema.MaxProperties,
            schema.UnevaluatedProperties is { } unevaluated ? binder.Bind(unevaluated, scope, NodeRole.Check) : null);
    }

    public ArrayFacet? Array(Shape? shape)
    {
        bool isList = shape is { Kind: ShapeKind.List };
        bool says = schema.PrefixItems.Count > 0 || schema.Items is not null || schema.Contains is not null || schema.UnevaluatedItems is not null
            || schema.MinItems > 0 || schema.MaxItems < int.MaxValue || schema.UniqueItems;
        if (!says && !isList)
        {
            return null;
        }
        NodeRole role = isList ? NodeRole.Value : NodeRole.Check;
        return new ArrayFacet(
            schema.PrefixItems.Select(item => binder.Bind(item, scope, IsGiven(shape) ? NodeRole.Value : NodeRole.Check)).ToEquatableArray(),
            schema.Items is not null ? binder.Bind(schema.Items, scope, schema.PrefixItems.Count == 0 || IsGiven(shape) ? role : NodeRole.Check) : null,
            schema.Contains is not null ? binder.Bind(schema.Contains, scope, NodeRole.Check) : null,
            schema.MinContains ?? 1,
            schema.MaxContains ?? int.MaxValue,
            MarksContained: schema.Resource.Dialect == Dialect.Draft202012,
            schema.MinItems,
            schema.MaxItems,
            schema.UniqueItems,
            schema.UnevaluatedItems is { } unevaluated ? binder.Bind(unevaluated, scope, NodeRole.Check) : null);
    }

    /// <summary>Whether the items give values of a type, and not raw JSON whatever each of them is.</summary>
    private static bool IsGiven(Shape? shape) => shape is { Kind: ShapeKind.List, Item.Kind: not ShapeKind.Raw };

    /// <summary><c>true</c> allows what is allowed anyway, but it looks at the members, which matters to <c>unevaluatedProperties</c>.</summary>
    private Edge? AnyMember(Subschema? additional, bool isMap) =>
        additional is null ? null : binder.Bind(additional, scope, isMap ? NodeRole.Value : NodeRole.Check);

    private static int PlaceOf(string name, List<NamedMember> names, Dictionary<string, int> places)
    {
        if (!places.TryGetValue(name, out int place))
        {
            place = names.Count;
            places.Add(name, place);
            names.Add(new NamedMember(name, null, IsRequired: false));
        }
        return place;
    }

    private void CheckCanBeThere(JsonString name, NamedMember member, Shapes shapes)
    {
        bool isClosed = schema.AdditionalProperties?.Boolean == false && schema.PatternProperties.Count == 0;
        if (member.Schema is null && isClosed)
        {
            report(new Finding(Rules.UnknownRequired, name.Start, name.End, [name.Value, _suggestions.For(name.Value, schema.Properties.Select(p => p.Name))]));
        }
    }
}
