using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Finds the discriminator of a <c>oneOf</c>: a property that every branch requires, with a constant of its own. Then only the
/// branch that it names can match, and reading need not try the others.</summary>
internal static class Discriminators
{
    public static Discriminator? Find(Subschema schema, Func<Subschema, Subschema?> follow)
    {
        if (schema.OneOf.Count < 2)
        {
            return null;
        }
        List<Subschema> branches = [];
        foreach (Subschema branch in schema.OneOf)
        {
            if (follow(branch) is not { } target || target.Value.Types != JsonTypes.Object || target.Const is not null || target.Enum is not null)
            {
                return null;
            }
            branches.Add(target);
        }
        string? wanted = schema.TextExtension("x-discriminator");
        foreach (NamedSubschema candidate in branches[0].Properties)
        {
            if ((wanted is null || candidate.Name == wanted) && ValuesOf(candidate.Name, branches) is { } values)
            {
                return new Discriminator(candidate.Name, new(values));
            }
        }
        return null;
    }

    private static string[]? ValuesOf(string property, List<Subschema> branches)
    {
        string[] values = new string[branches.Count];
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < values.Length; i++)
        {
            if (ConstantOf(property, branches[i]) is not { } value || !seen.Add(value))
            {
                return null;
            }
            values[i] = value;
        }
        return values;
    }

    public static string? ConstantOf(string property, Subschema branch)
    {
        Subschema? schema = branch.Properties.Find(p => p.Name == property)?.Schema;
        bool isRequired = branch.Required.Exists(r => r.Value == property);
        return isRequired ? (schema?.Const as JsonString)?.Value ?? (schema?.Enum is { Count: 1 } one ? (one[0] as JsonString)?.Value : null) : null;
    }
}
