using System.Text.Json.Nodes;

namespace TradeData.Schedules.UnitedStates;

/// <summary>The law without a machine-readable source: programmes, rules with their days, origins and conditions, and the places of the
/// lists of goods. It is a data file beside the code; each rule names its document or note.</summary>
internal static class Law
{
    private const string Resource = "TradeData.Schedules.UnitedStates.Measures.law.json";

    /// <summary>Reads the embedded law, or that of a file.</summary>
    /// <exception cref="InvalidDataException">The file is not a law file.</exception>
    public static JsonObject Read(string? file)
    {
        using Stream stream = file is null ? typeof(Law).Assembly.GetManifestResourceStream(Resource)! : File.OpenRead(file);
        try
        {
            return JsonNode.Parse(stream) as JsonObject ?? throw new InvalidDataException($"{file} is not a law file: it is no object.");
        }
        catch (System.Text.Json.JsonException fault)
        {
            throw new InvalidDataException($"{file} is not a law file: {fault.Message}");
        }
    }

    public static string Text(JsonObject of, string name) =>
        of[name] is JsonValue value && value.TryGetValue(out string? text) ? text : throw new InvalidDataException($"The law file has no text \"{name}\" in {of.ToJsonString()}.");
}
