using System.Globalization;
using TradeData.Generators.Json;

namespace TradeData.Cli.Schemas;

/// <summary>Finds the differences between two versions of a schema for values. Forbidding a value that was allowed breaks rows; allowing
/// more is compatible.</summary>
internal sealed partial class RowComparison(SchemaVersion was, SchemaVersion now)
{
    private const string CheckRows = "Check the rows with \"tradedata validate\" and correct them first.";

    private readonly List<SchemaChange> _changes = [];
    private readonly HashSet<(int Was, int Now)> _seen = [];

    public IReadOnlyList<SchemaChange> Compare()
    {
        Compare(was.Root, now.Root, "");
        return _changes;
    }

    private void Compare(JsonNode before, JsonNode after, string pointer)
    {
        JsonNode old = Follow(before, was.Root);
        JsonNode @new = Follow(after, now.Root);
        if (!_seen.Add((old.Start, @new.Start)))
        {
            return;
        }
        if (old is not JsonObject || @new is not JsonObject)
        {
            CompareBooleans(old, @new, pointer);
            return;
        }
        CompareReferences(old, @new, pointer);
        CompareTypes(old, @new, pointer);
        CompareValues(old, @new, pointer);
        CompareBounds(old, @new, pointer);
        CompareTexts(old, @new, pointer);
        CompareObjects(old, @new, pointer);
        CompareArrays(old, @new, pointer);
        foreach (string keyword in new[] { "oneOf", "anyOf", "allOf" })
        {
            CompareBranches(old, @new, keyword, pointer);
        }
        foreach (string keyword in Keywords.Opaque)
        {
            CompareOpaque(old, @new, keyword, pointer);
        }
    }

    /// <summary>Follows bare references within the document, so that moving a schema to <c>$defs</c> is not a change.</summary>
    private static JsonNode Follow(JsonNode node, JsonNode root)
    {
        for (int steps = 0; steps < 32 && node is JsonObject schema && Keywords.Text(Keywords.Get(schema, "$ref")) is { } reference; steps++)
        {
            if (!schema.Members.All(member => member.Name == "$ref" || Keywords.Annotations.Contains(member.Name)) || Find(root, reference) is not { } target)
            {
                break;
            }
            node = target;
        }
        return node;
    }

    private static JsonNode? Find(JsonNode root, string reference)
    {
        if (!reference.StartsWith('#') || JsonPointer.Split(Uri.UnescapeDataString(reference[1..])) is not { } tokens)
        {
            return null;
        }
        JsonNode? at = root;
        foreach (string token in tokens)
        {
            at = at switch
            {
                JsonObject value => value.Find(token)?.Value,
                JsonArray array when int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < array.Items.Count => array.Items[index],
                _ => null,
            };
        }
        return at;
    }

    private void CompareBooleans(JsonNode old, JsonNode @new, string pointer)
    {
        if (JsonText.Of(old) == JsonText.Of(@new))
        {
            return;
        }
        bool isClosed = @new is JsonBoolean { Value: false };
        bool isOpened = @new is JsonBoolean { Value: true } || old is JsonBoolean { Value: false };
        Add(@new, pointer, isClosed ? "no value is allowed now." : isOpened ? "more values are allowed." : "values are checked that were not checked before.", breaksData: !isOpened);
    }

    private void CompareReferences(JsonNode old, JsonNode @new, string pointer)
    {
        string? before = Keywords.Text(Keywords.Get(old, "$ref"));
        string? after = Keywords.Text(Keywords.Get(@new, "$ref"));
        if (before != after)
        {
            Add(@new, pointer, $"the schema refers to {Quoted(after)} instead of {Quoted(before)}.", breaksData: true, "Compare the two; " + CheckRows[..1].ToLowerInvariant() + CheckRows[1..]);
        }
        else if (before is not null && Find(was.Root, before) is { } target && Find(now.Root, before) is { } other)
        {
            Compare(target, other, before[1..]);
        }
    }

    private void CompareOpaque(JsonNode old, JsonNode @new, string keyword, string pointer)
    {
        JsonNode? before = Keywords.Get(old, keyword);
        JsonNode? after = Keywords.Get(@new, keyword);
        if (before is null && after is null || before is not null && after is not null && JsonText.Of(before) == JsonText.Of(after))
        {
            return;
        }
        // The effect of "if" depends on its neighbours, so removing it can forbid as well.
        bool isLoosened = after is null && keyword is not ("if" or "then" or "else");
        string what = before is null ? "is new" : after is null ? "is gone" : "was changed";
        Add(after ?? @new, pointer, $"\"{keyword}\" {what}; {(isLoosened ? "more values are allowed." : "only a review can tell whether it allows less.")}", breaksData: !isLoosened);
    }

    private void Add(JsonNode at, string pointer, string what, bool breaksData, string? advice = null)
    {
        (int line, int column) = now.PlaceOf(at);
        _changes.Add(new SchemaChange(now.Path, line, column, "#" + pointer, what, breaksData, BreaksCode: false, breaksData ? advice ?? CheckRows : ""));
    }

    private static string Quoted(string? text) => text is null ? "nothing" : $"\"{text}\"";
}
