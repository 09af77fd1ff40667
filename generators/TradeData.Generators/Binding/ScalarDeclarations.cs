using TradeData.Generators.Diagnostics;
using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Reads what <c>x-scalar</c> says of the types that <c>x-type</c> names.</summary>
internal static class ScalarDeclarations
{
    private const string Keyword = "x-scalar";

    public static IEnumerable<ScalarTraits> Of(SchemaContent document) =>
        Declaring(document).Select(Traits).OfType<ScalarTraits>().Distinct().OrderBy(traits => traits.Type, StringComparer.Ordinal);

    /// <summary>Reports declarations of no type, and those that another one contradicts.</summary>
    public static void Check(SchemaContent document, ExportsTable table, Action<Finding> report)
    {
        foreach (Subschema schema in Declaring(document))
        {
            JsonNode words = schema.Extensions[Keyword].Value;
            if (Traits(schema) is not { } traits)
            {
                report(new Finding(Rules.InvalidKeywordValue, words.Start, words.End, [Keyword, "beside \"x-type\", whose type it describes", "alone"]));
            }
            else if (table.Scalar(traits.Type) != traits)
            {
                report(new Finding(Rules.InvalidKeywordValue, words.Start, words.End, [Keyword, $"the same wherever {traits.Type} is declared", JsonText.Excerpt(words)]));
            }
        }
    }

    private static IEnumerable<Subschema> Declaring(SchemaContent document) =>
        document.ByPointer.Values.ToList().Where(schema => schema.Document == document && schema.Extension(Keyword) is not null).Distinct();

    private static ScalarTraits? Traits(Subschema schema)
    {
        JsonObject words = schema.Extension(Keyword)!;
        return schema.TextExtension("x-type") is { } type
            ? new ScalarTraits(
                type,
                (words.Find("key")?.Value as JsonString)?.Value == "code",
                words.Find("operators")?.Value is JsonBoolean { Value: true },
                (words.Find("number")?.Value as JsonString)?.Value)
            : null;
    }
}
