using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Whether an object of a record may have members without a property. The record then keeps them, so that nothing that is read is
/// lost.</summary>
internal static class UnnamedMembers
{
    private const int MostReferences = 16;

    public static bool AreAllowed(Subschema schema, Shapes shapes)
    {
        if (schema.AdditionalProperties?.Boolean == false)
        {
            return schema.PatternProperties.Count > 0;
        }
        HashSet<string> names = new(shapes.PropertiesOf(schema).Select(property => property.Name), StringComparer.Ordinal);
        return schema.UnevaluatedProperties?.Boolean != false || Evaluates(schema, names, shapes, 0);
    }

    /// <summary>Whether the schema, or one applied in place, evaluates members besides the named ones, which <c>unevaluatedProperties</c>
    /// then permits.</summary>
    private static bool Evaluates(Subschema schema, HashSet<string> names, Shapes shapes, int depth)
    {
        if (depth > MostReferences)
        {
            return true;
        }
        bool own = schema.PatternProperties.Count > 0
            || schema.AdditionalProperties is { Boolean: not false }
            || schema.UnevaluatedProperties is { Boolean: not false }
            || schema.DynamicRef is not null
            || schema.Properties.Exists(property => !names.Contains(property.Name));
        return own
            || (schema.Ref is { } reference && (shapes.Local(reference) is not { } target || Evaluates(target, names, shapes, depth + 1)))
            || InPlace(schema).Any(part => Evaluates(part, names, shapes, depth + 1));
    }

    private static IEnumerable<Subschema> InPlace(Subschema schema) =>
        schema.AllOf.Concat(schema.AnyOf).Concat(schema.OneOf)
            .Concat(schema.Dependencies.Select(dependency => dependency.Schema).Concat([schema.If, schema.Then, schema.Else]).OfType<Subschema>());
}
