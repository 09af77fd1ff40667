using TradeData.Generators.Json;

namespace TradeData.Cli.Schemas;

/// <content>Keywords about the members of objects, and branches.</content>
internal sealed partial class RowComparison
{
    private void CompareObjects(JsonNode old, JsonNode @new, string pointer)
    {
        JsonObject? before = Keywords.Get(old, "properties") as JsonObject;
        JsonObject? after = Keywords.Get(@new, "properties") as JsonObject;
        HashSet<string> wasRequired = Required(old);
        HashSet<string> isRequired = Required(@new);
        foreach (JsonMember member in after?.Members ?? [])
        {
            string at = JsonPointer.Append(pointer + "/properties", member.Name);
            if (before?.Find(member.Name) is { } known)
            {
                Compare(known.Value, member.Value, at);
            }
            else if (isRequired.Contains(member.Name))
            {
                Add(member.Value, at, "a required property was added.", breaksData: true, "Make it optional, or add it to all rows in the same step.");
            }
            else
            {
                bool wasOpen = IsOpen(old);
                Add(member.Value, at, wasOpen ? "a property is described that rows could have before, with any value." : "an optional property was added.", wasOpen);
            }
        }
        foreach (JsonMember gone in (before?.Members ?? []).Where(member => after?.Find(member.Name) is null))
        {
            bool isOpen = IsOpen(@new);
            Add((JsonNode?)after ?? @new, JsonPointer.Append(pointer + "/properties", gone.Name), $"the property was removed{(isOpen ? ", and can have any value now" : ", and rows must not have it")}.", !isOpen, "Remove it from all rows first.");
        }
        JsonNode requiredAt = Keywords.Get(@new, "required") ?? @new;
        foreach (string name in isRequired.Except(wasRequired).Where(name => before?.Find(name) is not null || after?.Find(name) is null))
        {
            Add(requiredAt, JsonPointer.Append(pointer + "/properties", name), "the property is required now.", breaksData: true, "Add it to all rows first.");
        }
        foreach (string name in wasRequired.Except(isRequired).Where(name => after?.Find(name) is not null))
        {
            Add(requiredAt, JsonPointer.Append(pointer + "/properties", name), "the property is optional now.", breaksData: false);
        }
        CompareOptional(old, @new, "additionalProperties", pointer);
        CompareOptional(old, @new, "unevaluatedProperties", pointer);
        ComparePatterns(old, @new, pointer);
    }

    private void ComparePatterns(JsonNode old, JsonNode @new, string pointer)
    {
        JsonObject? before = Keywords.Get(old, "patternProperties") as JsonObject;
        JsonObject? after = Keywords.Get(@new, "patternProperties") as JsonObject;
        foreach (JsonMember member in after?.Members ?? [])
        {
            string at = JsonPointer.Append(pointer + "/patternProperties", member.Name);
            if (before?.Find(member.Name) is { } known)
            {
                Compare(known.Value, member.Value, at);
            }
            else
            {
                Add(member.Value, at, "properties with such names are checked now.", IsOpen(old));
            }
        }
        foreach (JsonMember gone in (before?.Members ?? []).Where(member => after?.Find(member.Name) is null))
        {
            Add(@new, JsonPointer.Append(pointer + "/patternProperties", gone.Name), "properties with such names are no longer checked.", !IsOpen(@new));
        }
    }

    private static HashSet<string> Required(JsonNode schema) =>
        Keywords.Get(schema, "required") is JsonArray names ? [.. names.Items.OfType<JsonString>().Select(name => name.Value)] : [];

    private static bool IsOpen(JsonNode schema) =>
        Keywords.Get(schema, "additionalProperties") is null or JsonBoolean { Value: true } && Keywords.Get(schema, "unevaluatedProperties") is null or JsonBoolean { Value: true };

    /// <summary>Matches branches by their names, or else by their positions, so that an inserted one is one change.</summary>
    private void CompareBranches(JsonNode old, JsonNode @new, string keyword, string pointer)
    {
        Dictionary<string, JsonNode> before = Branches(old, keyword, was.Root);
        Dictionary<string, JsonNode> after = Branches(@new, keyword, now.Root);
        // Under allOf a further branch forbids more; under anyOf and oneOf it allows more.
        bool isOr = keyword != "allOf";
        bool isNew = before.Count == 0;
        if (isNew && after.Count > 0)
        {
            Add(Keywords.Get(@new, keyword)!, pointer, $"\"{keyword}\" is new.", breaksData: true);
            return;
        }
        foreach ((string name, JsonNode branch) in after)
        {
            string at = $"{pointer}/{keyword}/{name}";
            if (before.TryGetValue(name, out JsonNode? known))
            {
                Compare(known, branch, at);
            }
            else
            {
                Add(branch, at, "a branch was added.", breaksData: !isOr);
            }
        }
        foreach (string gone in before.Keys.Where(name => !after.ContainsKey(name)))
        {
            Add(Keywords.Get(@new, keyword) ?? @new, $"{pointer}/{keyword}/{gone}", "a branch was removed.", breaksData: isOr && after.Count > 0);
        }
    }

    private static Dictionary<string, JsonNode> Branches(JsonNode schema, string keyword, JsonNode root)
    {
        Dictionary<string, JsonNode> branches = new(StringComparer.Ordinal);
        IReadOnlyList<JsonNode> items = (Keywords.Get(schema, keyword) as JsonArray)?.Items ?? [];
        for (int i = 0; i < items.Count; i++)
        {
            string index = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            string name = Keywords.Text(Keywords.Get(items[i], "$ref")) ?? Keywords.Text(Keywords.Get(Follow(items[i], root), "title")) ?? index;
            branches[branches.ContainsKey(name) ? index : name] = items[i];
        }
        return branches;
    }
}
