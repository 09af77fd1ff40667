using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TradeData.Conformance.Tests.Composed;

/// <summary>Random schema documents that refer to one another, and instances for the last of them. The same seed gives the same
/// case.</summary>
/// <param name="Documents">The documents by file name, referenced ones first.</param>
/// <param name="AssertsFormats">Whether <c>format</c> is an assertion.</param>
internal sealed record ComposedCase(int Seed, IReadOnlyList<(string File, JsonNode Schema)> Documents, bool AssertsFormats, IReadOnlyList<byte[]> Instances)
{
    /// <summary>The retrieval URI of the documents.</summary>
    public const string Folder = "https://example.org/composed/";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Root => Documents[^1].File;

    /// <param name="instances">How many.</param>
    /// <param name="edition">That of all documents; null for a mixture.</param>
    public static ComposedCase Make(int seed, int instances, Edition? edition = null)
    {
        Dice dice = new(seed);
        string[] files = [.. new[] { "b.schema.json", "c.schema.json" }.Take(dice.Percent(60) ? 0 : dice.Between(1, 2)), "a.schema.json"];
        List<(string, JsonNode)> documents = [];
        List<string> targets = [];
        for (int i = 0; i < files.Length; i++)
        {
            string file = files[i];
            Edition own = edition ?? (dice.Percent(75) ? Edition.Newest : dice.Pick(Edition.All));
            documents.Add((file, SchemaMaker.Make(dice, file, own, [.. targets], files[(i + 1)..], out IReadOnlyList<string> added)));
            targets.AddRange(added);
        }
        InstanceMaker maker = new(dice, documents.ToDictionary(document => document.Item1, document => document.Item2, StringComparer.Ordinal));
        List<byte[]> texts = [];
        for (int i = 0; i < instances; i++)
        {
            JsonNode? value = maker.Make(files[^1]);
            for (int changes = i % 2 == 0 ? 0 : dice.Between(1, 3); changes > 0; changes--)
            {
                value = Mutations.Of(value, dice);
            }
            texts.Add(Mutations.Written(value, dice));
        }
        return new ComposedCase(seed, documents, dice.Percent(20), texts);
    }

    public string TextOf(JsonNode schema) => schema.ToJsonString(Readable);

    public override string ToString()
    {
        StringBuilder text = new();
        foreach ((string file, JsonNode schema) in Documents)
        {
            text.Append(file).Append(": ").Append(TextOf(schema)).Append('\n');
        }
        text.Append(AssertsFormats ? "formats assert\n" : "");
        foreach (byte[] instance in Instances)
        {
            text.Append("instance: ").Append(Encoding.UTF8.GetString(instance)).Append('\n');
        }
        return text.ToString();
    }
}
