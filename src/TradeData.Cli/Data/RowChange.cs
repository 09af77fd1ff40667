using System.Text.Json;
using TradeData.Cli.Catalogs;

namespace TradeData.Cli.Data;

/// <summary>A field with different values in two versions of a row, or null where it is absent.</summary>
internal sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>The change of a row.</summary>
/// <param name="Kind">The kind: added, removed or changed.</param>
/// <param name="Key">The row's key.</param>
internal sealed record RowChange(string Kind, string Key, IReadOnlyList<FieldChange> Fields);

/// <summary>Compares two editions of a dataset, row by row.</summary>
internal static class RowDiff
{
    public static IReadOnlyList<RowChange> Between(RowSet before, RowSet after, IReadOnlySet<string> ignored)
    {
        List<RowChange> changes = [];
        foreach (string key in after.Keys)
        {
            if (before[key] is not { } old)
            {
                changes.Add(new RowChange("added", key, []));
                continue;
            }
            using JsonDocument was = JsonDocument.Parse(old);
            using JsonDocument now = JsonDocument.Parse(after[key]!);
            List<FieldChange> fields = [];
            Compare(was.RootElement, now.RootElement, "", ignored, fields);
            if (fields.Count > 0)
            {
                changes.Add(new RowChange("changed", key, fields));
            }
        }
        changes.AddRange(before.Keys.Where(key => after[key] is null).Select(key => new RowChange("removed", key, [])));
        return changes;
    }

    private static void Compare(JsonElement before, JsonElement after, string path, IReadOnlySet<string> ignored, List<FieldChange> changes)
    {
        if (before.ValueKind == JsonValueKind.Object && after.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in after.EnumerateObject().Where(property => !ignored.Contains(Below(path, property.Name))))
            {
                if (before.TryGetProperty(property.Name, out JsonElement old))
                {
                    Compare(old, property.Value, Below(path, property.Name), ignored, changes);
                }
                else
                {
                    changes.Add(new FieldChange(Below(path, property.Name), null, FieldPath.TextOf(property.Value)));
                }
            }
            foreach (JsonProperty gone in before.EnumerateObject().Where(property => !after.TryGetProperty(property.Name, out _) && !ignored.Contains(Below(path, property.Name))))
            {
                changes.Add(new FieldChange(Below(path, gone.Name), FieldPath.TextOf(gone.Value), null));
            }
        }
        else if (!JsonElement.DeepEquals(before, after))
        {
            changes.Add(new FieldChange(path, FieldPath.TextOf(before), FieldPath.TextOf(after)));
        }
    }

    private static string Below(string path, string name) => path.Length == 0 ? name : path + "." + name;
}
