using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Converts a schema's annotations and bounds to the documentation of generated code.</summary>
internal static class Documentations
{
    public static Documentation Of(Subschema schema, string otherwise)
    {
        string summary = schema.Description ?? schema.Title ?? otherwise;
        string? obsolete = schema.IsDeprecated ? $"{otherwise} is marked as deprecated in its schema." : null;
        return new Documentation(summary, Remarks(schema).ToEquatableArray(), obsolete);
    }

    /// <summary>A property's own description precedes that of the schema that it refers to.</summary>
    public static Documentation OfProperty(Subschema property, Subschema? target, string name)
    {
        Documentation own = Of(property, name);
        if (target is null || target == property)
        {
            return own;
        }
        Documentation other = Of(target, name);
        bool hasOwn = property.Description is not null || property.Title is not null;
        return new Documentation(hasOwn ? own.Summary : other.Summary, own.Remarks.IsEmpty ? other.Remarks : own.Remarks, own.Obsolete ?? other.Obsolete);
    }

    private static IEnumerable<string> Remarks(Subschema schema)
    {
        ValueFacet value = schema.Value;
        string? range = Range(value);
        if (range is not null)
        {
            yield return range;
        }
        if (value.MultipleOf is { } divisor)
        {
            yield return $"A multiple of {divisor}.";
        }
        if (value.MinLength > 0 || value.MaxLength < int.MaxValue)
        {
            yield return Count(value.MinLength, value.MaxLength, "character");
        }
        foreach (string pattern in value.Patterns)
        {
            yield return $"Matches {pattern}.";
        }
        if (schema.MinItems > 0 || schema.MaxItems < int.MaxValue)
        {
            yield return Count(schema.MinItems, schema.MaxItems, "item");
        }
        if (schema.UniqueItems)
        {
            yield return "No item occurs twice.";
        }
        if (schema.Member("examples")?.Value is JsonArray { Items.Count: > 0 } examples)
        {
            yield return "For example " + string.Join(", ", examples.Items.Take(3).Select(JsonText.Of)) + ".";
        }
    }

    private static string? Range(ValueFacet value)
    {
        string? low = value.Minimum is { } min ? $"at least {min}" : value.ExclusiveMinimum is { } above ? $"greater than {above}" : null;
        string? high = value.Maximum is { } max ? $"at most {max}" : value.ExclusiveMaximum is { } below ? $"less than {below}" : null;
        string text = low is null ? high ?? "" : high is null ? low : low + " and " + high;
        return text.Length == 0 ? null : char.ToUpperInvariant(text[0]) + text.Substring(1) + ".";
    }

    private static string Count(int low, int high, string what)
    {
        string plural = what + "s";
        if (low == high)
        {
            return FormattableString.Invariant($"Exactly {low} {(low == 1 ? what : plural)}.");
        }
        if (high == int.MaxValue)
        {
            return FormattableString.Invariant($"At least {low} {(low == 1 ? what : plural)}.");
        }
        return low == 0 ? FormattableString.Invariant($"At most {high} {(high == 1 ? what : plural)}.") : FormattableString.Invariant($"{low} to {high} {plural}.");
    }
}
