using System.Globalization;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Finds what is wrong between the keywords of one schema.</summary>
internal static class SchemaChecks
{
    /// <summary>A lower and an upper bound, and whether they may not even be equal.</summary>
    private static readonly (string Low, string High, bool IsStrict)[] Bounds =
    [
        ("minimum", "maximum", false),
        ("minimum", "exclusiveMaximum", true),
        ("exclusiveMinimum", "maximum", true),
        ("exclusiveMinimum", "exclusiveMaximum", true),
        ("minLength", "maxLength", false),
        ("minItems", "maxItems", false),
        ("minProperties", "maxProperties", false),
    ];

    public static void Check(SchemaContent document, Shapes shapes, Action<Finding> report)
    {
        foreach (Subschema schema in document.ByPointer.Values.ToList())
        {
            CheckBounds(schema, report);
            CheckDiscriminator(schema, shapes, report);
            BranchChecks.Check(schema, report);
        }
    }

    private static void CheckBounds(Subschema schema, Action<Finding> report)
    {
        foreach ((string low, string high, bool isStrict) in Bounds)
        {
            if (Number(schema, low) is { } least && Number(schema, high) is { } most && (least > most || (isStrict && least == most)))
            {
                JsonNumber at = (JsonNumber)schema.Member(high)!.Value;
                report(new Finding(Rules.ContradictoryBounds, at.Start, at.End, [low, ((JsonNumber)schema.Member(low)!.Value).Raw, high, at.Raw]));
            }
        }
    }

    /// <summary>What a decimal can hold: bounds beyond are compared where they are checked, and nobody mistypes those.</summary>
    private static decimal? Number(Subschema schema, string keyword) =>
        schema.Member(keyword)?.Value is JsonNumber number && decimal.TryParse(number.Raw, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) ? value : null;

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
                return branch + " is in another file, and branches have to be in this one";
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
        return "the branches cannot be told apart";
    }
}
