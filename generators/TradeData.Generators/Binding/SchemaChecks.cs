using System.Globalization;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Finds contradictions between the keywords of one schema.</summary>
internal static class SchemaChecks
{
    /// <summary>The pairs of a lower and an upper bound, and whether equal bounds are contradictory, too.</summary>
    private static readonly (string Low, string High, bool IsStrict)[] Bounds =
    [
        ("minimum", "maximum", false),
        ("minimum", "exclusiveMaximum", true),
        ("exclusiveMinimum", "maximum", true),
        ("exclusiveMinimum", "exclusiveMaximum", true),
        ("minLength", "maxLength", false),
        ("minItems", "maxItems", false),
        ("minContains", "maxContains", false),
        ("minProperties", "maxProperties", false),
    ];

    public static void Check(SchemaContent document, Shapes shapes, Action<Finding> report)
    {
        foreach (Subschema schema in document.ByPointer.Values.ToList())
        {
            CheckTable(document, schema, report);
            CheckBounds(schema, report);
            CheckDiscriminator(schema, shapes, report);
            BranchChecks.Check(schema, report);
        }
    }

    /// <summary>Whether <c>enum</c>, if present, has a value that equals this one.</summary>
    public static bool IsListed(Subschema schema, JsonNode value)
    {
        string key = JsonText.KeyOf(value);
        return schema.Enum is null || schema.Enum.Any(listed => JsonText.KeyOf(listed) == key);
    }

    /// <summary>Reports a nested table, which would be ignored with its keys and rows.</summary>
    private static void CheckTable(SchemaContent document, Subschema schema, Action<Finding> report)
    {
        if (schema != document.Root && schema.Extensions.TryGetValue("x-table", out JsonMember? table))
        {
            report(new Finding(Rules.InvalidTable, table.NameStart, table.NameEnd, ["A table is declared at the root of its document; put this schema in a file of its own"]));
        }
    }

    private static void CheckBounds(Subschema schema, Action<Finding> report)
    {
        foreach ((string low, string high, bool isStrict) in Bounds)
        {
            if (Bound(schema, low) is not { } least || Bound(schema, high) is not { } most)
            {
                continue;
            }
            int order = ExactNumber.Of(least.Raw).CompareTo(ExactNumber.Of(most.Raw));
            if (order > 0 || (order == 0 && (isStrict || IsExclusive(schema, low) || IsExclusive(schema, high))))
            {
                report(new Finding(Rules.ContradictoryBounds, most.Start, most.End, [low, least.Raw, high, most.Raw]));
            }
        }
        if (schema.Const is { } only && !IsListed(schema, only))
        {
            report(new Finding(Rules.ContradictoryBounds, only.Start, only.End, ["const", JsonText.Excerpt(only), "enum", JsonText.Excerpt(schema.Member("enum")!.Value)]));
        }
    }

    /// <summary>Returns the number of a keyword. The bounds of <c>contains</c> count nothing without it.</summary>
    private static JsonNumber? Bound(Subschema schema, string keyword) =>
        schema.Contains is null && keyword is "minContains" or "maxContains" ? null : schema.Member(keyword)?.Value as JsonNumber;

    /// <summary>Whether a flag of draft 4 excludes the bound beside it.</summary>
    private static bool IsExclusive(Subschema schema, string keyword) => schema.Resource.Dialect == Dialect.Draft4 && keyword switch
    {
        "minimum" => schema.Member("exclusiveMinimum")?.Value is JsonBoolean { Value: true },
        "maximum" => schema.Member("exclusiveMaximum")?.Value is JsonBoolean { Value: true },
        _ => false,
    };

    private static void CheckDiscriminator(Subschema schema, Shapes shapes, Action<Finding> report)
    {
        if (schema.TextExtension("x-discriminator") is not { } property || Discriminators.Find(schema, shapes.Follow) is not null)
        {
            return;
        }
        JsonNode at = schema.Extensions["x-discriminator"].Value;
        report(new Finding(Rules.UselessDiscriminator, at.Start, at.End, [property, Reason(schema, property, shapes)]));
    }

    private static string Reason(Subschema schema, string property, Shapes shapes)
    {
        if (schema.OneOf.Count < 2)
        {
            return "there is no \"oneOf\" with several branches beside it";
        }
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < schema.OneOf.Count; i++)
        {
            string branch = FormattableString.Invariant($"branch {i}");
            if (shapes.Follow(schema.OneOf[i]) is not { } target)
            {
                return branch + " is in another file, but branches must be in this one";
            }
            if (target.Value.Types != JsonTypes.Object)
            {
                return branch + " is not of \"type\": \"object\"";
            }
            if (Discriminators.ConstantOf(property, target) is not { } value)
            {
                return branch + " does not both require it and give it a \"const\"";
            }
            if (seen.TryGetValue(value, out int other))
            {
                return FormattableString.Invariant($"branches {other} and {i} both have \"{value}\" there");
            }
            seen.Add(value, i);
        }
        return "the branches are ambiguous";
    }
}
