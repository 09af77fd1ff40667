using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using TradeData.Conformance.Tests.Composed;

namespace TradeData.Conformance.Tests.Oracles;

/// <summary>Reduces a case to the parts that an oracle can decide, too. Oracles see doubles or decimals, and the last of repeated
/// members.</summary>
internal static class Comparable
{
    /// <summary>The number of digits that a double and a long both hold exactly.</summary>
    private const int MostDigits = 15;
    private const int OtherNumber = 7;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static ComposedCase Of(ComposedCase one, Edition edition) => one with
    {
        Documents = [.. one.Documents.Select(document => (document.File, Simplified(document.Schema, edition.RefHides)!))],
        AssertsFormats = false,
        Instances = [.. one.Instances.Where(Suits)],
    };

    /// <summary>Some oracles evaluate keywords beside a reference, which have no effect up to draft 7. Definitions stay, because others refer to
    /// them.</summary>
    private static bool IsHidden(JsonObject schema, string keyword, bool refHides) =>
        refHides && schema["$ref"] is JsonValue && keyword is not ("$ref" or "definitions" or "$schema");

    /// <summary>A schema without formats, which are asserted where they give a C# type, and with another number for each that no double holds.</summary>
    private static JsonNode? Simplified(JsonNode? schema, bool refHides) => schema switch
    {
        JsonObject members => new JsonObject(members
            .Where(member => member is not { Key: "format", Value: JsonValue } && !IsHidden(members, member.Key, refHides))
            .Select(member => KeyValuePair.Create(member.Key, Simplified(member.Value, refHides)))),
        JsonArray items => new JsonArray([.. items.Select(item => Simplified(item, refHides))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && !IsDouble(value.ToJsonString()) => OtherNumber,
        _ => schema?.DeepClone(),
    };

    private static bool Suits(byte[] text)
    {
        if (!Utf8.IsValid(text))
        {
            return false;
        }
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Strict);
            return Suits(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Malformed, or with an unpaired surrogate, which no string of an oracle keeps.
            return false;
        }
    }

    private static bool Suits(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().All(member => Suits(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().All(Suits),
        JsonValueKind.Number => IsDouble(value.GetRawText()),
        JsonValueKind.String => value.GetString() is not null,
        _ => true,
    };

    private static bool IsDouble(string number)
    {
        string[] parts = number.Split('e', 'E');
        int digits = parts[0].Count(char.IsAsciiDigit);
        return digits <= MostDigits && (parts.Length == 1 || (int.TryParse(parts[1], out int exponent) && digits + Math.Abs(exponent) <= MostDigits));
    }
}
