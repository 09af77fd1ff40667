using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>One way in which a value can be valid: what one schema says of values of some JSON types.</summary>
/// <param name="Branch">The branch of <c>oneOf</c> or <c>anyOf</c> that leads there; null where the schema's own words do.</param>
/// <param name="IsPart">The schema allows other types, too.</param>
internal sealed record Alternative(Subschema Schema, JsonTypes Types, Subschema? Branch, bool IsPart);

/// <summary>
/// Takes a schema's values apart by JSON type and by the branches of <c>oneOf</c> and <c>anyOf</c>, through references and branches of branches. It looks at words
/// alone, never at what an item or a member may be, so that a schema may contain itself.
/// </summary>
internal sealed class Alternatives(Shapes shapes)
{
    private const JsonTypes All = JsonTypes.Any | JsonTypes.Integer;
    private const int MaxDepth = 32;

    /// <summary>The maximum number of cases of a useful type.</summary>
    private const int MostAlternatives = 64;

    private readonly Dictionary<Subschema, JsonTypes> _admitted = [];
    private readonly HashSet<Subschema> _open = [];

    // What is cut short holds until the schema that was asked for first is known, so that no schema is looked at twice on the way.
    private readonly Dictionary<Subschema, JsonTypes> _cutShort = [];
    private int _cuts;

    /// <summary>The JSON types that values of the schema have at most, <see cref="JsonTypes.Integer"/> set beside <see cref="JsonTypes.Number"/>.</summary>
    public JsonTypes Admitted(Subschema schema)
    {
        if (schema.Boolean is { } any)
        {
            return any ? All : JsonTypes.None;
        }
        if (_admitted.TryGetValue(schema, out JsonTypes known))
        {
            return known;
        }
        if (_cutShort.TryGetValue(schema, out known))
        {
            _cuts++;
            return known;
        }
        if (_open.Count > MaxDepth || !_open.Add(schema))
        {
            _cuts++;
            return All;
        }
        int cuts = _cuts;
        JsonTypes types = Expand(Shapes.TypesOf(schema));
        foreach (Subschema part in shapes.Conjuncts(schema))
        {
            types &= Admitted(part);
        }
        foreach (List<Subschema> branches in new[] { schema.AnyOf, schema.OneOf })
        {
            if (branches.Count > 0)
            {
                types &= branches.Aggregate(JsonTypes.None, (sum, branch) => sum | Admitted(branch));
            }
        }
        _open.Remove(schema);
        if (_cuts == cuts || _open.Count == 0)
        {
            // What is cut short, in a circle or too deep, depends on who asked first.
            _admitted[schema] = types;
        }
        else
        {
            _cutShort[schema] = types;
        }
        if (_open.Count == 0)
        {
            _cutShort.Clear();
        }
        return types;
    }

    /// <summary>The ways in which a value can be valid, in the order of the schema, or null if they are unknown.</summary>
    public List<Alternative>? Of(Subschema schema)
    {
        List<Alternative> found = [];
        return Collect(schema, WithBesides(schema), null, found, 0) && found.Count <= MostAlternatives ? found : null;
    }

    /// <summary>The same, where what else is said of the place counts, too.</summary>
    public JsonTypes WithBesides(Subschema schema) =>
        shapes.Besides(schema).Aggregate(Admitted(schema), (types, other) => types & Admitted(other));

    /// <summary>The branches that tell of what types values are, and not only what holds of them besides.</summary>
    public static List<Subschema> Branches(Subschema schema)
    {
        return HasMembers(schema) || schema.UnevaluatedProperties is not null || schema.UnevaluatedItems is not null ? []
            : schema.OneOf.Exists(HasForm) ? schema.OneOf
            : schema.AnyOf.Exists(HasForm) ? schema.AnyOf
            : [];
    }

    /// <summary>Whether the schema says something of members or items itself.</summary>
    private static bool HasMembers(Subschema schema) =>
        schema.Properties.Count > 0 || schema.PatternProperties.Count > 0 || schema.AdditionalProperties is not null || schema.Items is not null || schema.PrefixItems.Count > 0;

    /// <summary>Whether the schema has words of its own that tell what type its values are.</summary>
    public static bool HasOwnWords(Subschema schema) =>
        schema.Value.Types != JsonTypes.Any || schema.Enum is not null || schema.Const is not null || HasMembers(schema);

    /// <summary>Whether the schema, its branches or references tell what type its values are.</summary>
    public static bool HasForm(Subschema schema) =>
        schema.Boolean is null
        && (HasOwnWords(schema) || schema.Ref is not null || schema.TextExtension("x-type") is not null
            || schema.OneOf.Exists(HasForm) || schema.AnyOf.Exists(HasForm) || schema.AllOf.Exists(HasForm));

    private bool Collect(Subschema schema, JsonTypes within, Subschema? branch, List<Alternative> found, int depth)
    {
        if (depth > MaxDepth || found.Count > MostAlternatives)
        {
            return false;
        }
        JsonTypes admitted = Admitted(schema);
        within &= admitted;
        if (within == JsonTypes.None)
        {
            return true;
        }
        bool isReference = schema.TextExtension("x-type") is null && Shapes.IsNamedElsewhere(schema);
        if (isReference && shapes.Local(schema.Ref!) is { } target)
        {
            return target != schema && Collect(target, within, branch, found, depth + 1);
        }
        if (isReference || schema.Boolean is not null || schema.TextExtension("x-type") is not null || shapes.UnionOf(schema) is not null)
        {
            // What another document says, and what has a type by name, is not taken apart.
            found.Add(new Alternative(schema, within, branch, IsPart: within != admitted));
            return true;
        }
        List<Subschema> branches = Branches(schema);
        if (branches.Count > 0)
        {
            return branches.TrueForAll(inner => Collect(inner, within, branch ?? inner, found, depth + 1));
        }
        if (!HasOwnWords(schema) && shapes.Conjuncts(schema).Any(HasForm))
        {
            if (within != admitted && shapes.Conjuncts(schema).Any(part => Branches(part).Count > 0))
            {
                // It has a union of its own, and a part of a union has no type.
                return false;
            }
            found.Add(new Alternative(schema, within, branch, IsPart: within != admitted));
            return true;
        }
        JsonTypes rest = within;
        foreach (JsonTypes one in JsonTypeClass.All)
        {
            if ((within & one) != 0 && (admitted != All || SaysOf(schema, one)))
            {
                found.Add(new Alternative(schema, within & one, branch, IsPart: (admitted & ~one) != 0));
                rest &= ~one;
            }
        }
        if (rest != JsonTypes.None)
        {
            found.Add(new Alternative(schema, rest, branch, IsPart: rest != admitted));
        }
        return true;
    }

    /// <summary>Whether a schema without <c>type</c> has words for values of one.</summary>
    private static bool SaysOf(Subschema schema, JsonTypes one) => one switch
    {
        JsonTypes.Object => schema.Properties.Count > 0 || schema.PatternProperties.Count > 0 || schema.AdditionalProperties is { Boolean: null },
        JsonTypes.Array => schema.Items is not null || schema.PrefixItems.Count > 0,
        _ => false,
    };

    /// <summary>Types with <see cref="JsonTypes.Integer"/> beside <see cref="JsonTypes.Number"/>.</summary>
    public static JsonTypes Expand(JsonTypes types) => (types & JsonTypes.Number) != 0 ? types | JsonTypes.Integer : types;

    /// <summary>As <c>type</c> has them: integers are numbers.</summary>
    public static JsonTypes Collapse(JsonTypes types) => (types & JsonTypes.Number) != 0 ? types & ~JsonTypes.Integer : types;
}
