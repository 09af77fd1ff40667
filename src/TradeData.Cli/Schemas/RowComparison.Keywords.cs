using System.Globalization;
using TradeData.Generators.Json;

namespace TradeData.Cli.Schemas;

/// <content>Keywords about one value.</content>
internal sealed partial class RowComparison
{
    private void CompareTypes(JsonNode old, JsonNode @new, string pointer)
    {
        HashSet<string> before = Keywords.Types(old);
        HashSet<string> after = Keywords.Types(@new);
        string[] gone = [.. before.Except(after).Order(StringComparer.Ordinal)];
        string[] added = [.. after.Except(before).Order(StringComparer.Ordinal)];
        JsonNode at = Keywords.Get(@new, "type") ?? @new;
        if (gone.Length > 0)
        {
            Add(at, pointer, $"the type was {(added.Length > 0 ? "changed" : "narrowed")} from {Written(old)} to {Written(@new)}.", breaksData: true);
        }
        else if (added.Length > 0)
        {
            Add(at, pointer, $"the type was widened from {Written(old)} to {Written(@new)}.", breaksData: false);
        }
    }

    private static string Written(JsonNode schema) => Keywords.Get(schema, "type") is { } type ? JsonText.Of(type) : "any";

    private void CompareValues(JsonNode old, JsonNode @new, string pointer)
    {
        (JsonNode? Node, string[]? Values) before = Allowed(old);
        (JsonNode? Node, string[]? Values) after = Allowed(@new);
        if (before.Values is null && after.Values is null)
        {
            return;
        }
        if (before.Values is null || after.Values is null)
        {
            Add(after.Node ?? @new, pointer, after.Values is null ? "the list of allowed values was removed." : $"only some values are allowed now: {string.Join(", ", after.Values)}.", breaksData: after.Values is not null);
            return;
        }
        foreach (string gone in before.Values.Except(after.Values))
        {
            Add(after.Node!, pointer, $"the value {gone} is no longer allowed.", breaksData: true, $"Replace it in the rows first; \"tradedata validate\" finds them.");
        }
        foreach (string added in after.Values.Except(before.Values))
        {
            Add(after.Node!, pointer, $"the value {added} is allowed now.", breaksData: false);
        }
    }

    private static (JsonNode? Node, string[]? Values) Allowed(JsonNode schema) => (Keywords.Get(schema, "enum"), Keywords.Get(schema, "const")) switch
    {
        (JsonArray values, _) => (values, [.. values.Items.Select(JsonText.Of)]),
        (_, { } single) => (single, [JsonText.Of(single)]),
        _ => (null, null),
    };

    private void CompareBounds(JsonNode old, JsonNode @new, string pointer)
    {
        foreach (string keyword in Keywords.Lower.Concat(Keywords.Upper))
        {
            JsonNode? before = Keywords.Get(old, keyword);
            JsonNode? after = Keywords.Get(@new, keyword);
            if (before is null && after is null)
            {
                continue;
            }
            if (before is null || after is null)
            {
                Add(after ?? @new, pointer, after is null ? $"\"{keyword}\" {JsonText.Of(before!)} is gone." : $"\"{keyword}\" {JsonText.Of(after)} is new.", breaksData: after is not null);
            }
            else if (Number(before) is { } from && Number(after) is { } to && from != to)
            {
                bool isTightened = Keywords.Lower.Contains(keyword) == to > from;
                Add(after, pointer, $"\"{keyword}\" was {(isTightened ? "tightened" : "loosened")} from {JsonText.Of(before)} to {JsonText.Of(after)}.", isTightened);
            }
        }
    }

    private static decimal? Number(JsonNode node) =>
        node is JsonNumber number && decimal.TryParse(number.Raw, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) ? value : null;

    private void CompareTexts(JsonNode old, JsonNode @new, string pointer)
    {
        foreach (string keyword in new[] { "pattern", "format" })
        {
            string? before = Keywords.Text(Keywords.Get(old, keyword));
            string? after = Keywords.Text(Keywords.Get(@new, keyword));
            if (before == after)
            {
                continue;
            }
            string what = before is null ? $"is new: {Quoted(after)}." : after is null ? $"{Quoted(before)} is gone." : $"was changed from {Quoted(before)} to {Quoted(after)}.";
            Add(Keywords.Get(@new, keyword) ?? @new, pointer, $"\"{keyword}\" {what}", breaksData: after is not null);
        }
    }

    private void CompareArrays(JsonNode old, JsonNode @new, string pointer)
    {
        if (Keywords.Get(@new, "uniqueItems") is JsonBoolean { Value: var unique } && unique != Keywords.Get(old, "uniqueItems") is JsonBoolean { Value: true })
        {
            Add(Keywords.Get(@new, "uniqueItems")!, pointer, unique ? "items must be unique now." : "items can be repeated now.", breaksData: unique);
        }
        else if (Keywords.Get(@new, "uniqueItems") is null && Keywords.Get(old, "uniqueItems") is JsonBoolean { Value: true })
        {
            Add(@new, pointer, "items can be repeated now.", breaksData: false);
        }
        CompareOptional(old, @new, "items", pointer);
        JsonArray? before = Keywords.Get(old, "prefixItems") as JsonArray;
        JsonArray? after = Keywords.Get(@new, "prefixItems") as JsonArray;
        for (int i = 0; i < Math.Min(before?.Items.Count ?? 0, after?.Items.Count ?? 0); i++)
        {
            Compare(before!.Items[i], after!.Items[i], FormattableString.Invariant($"{pointer}/prefixItems/{i}"));
        }
        if ((before?.Items.Count ?? 0) != (after?.Items.Count ?? 0))
        {
            Add((JsonNode?)after ?? @new, pointer, "the number of items at fixed places has changed.", breaksData: true);
        }
    }

    /// <summary>Compares an optional subschema; an absent one allows everything.</summary>
    private void CompareOptional(JsonNode old, JsonNode @new, string keyword, string pointer)
    {
        JsonNode? before = Keywords.Get(old, keyword);
        JsonNode? after = Keywords.Get(@new, keyword);
        if (before is not null && after is not null)
        {
            Compare(before, after, JsonPointer.Append(pointer, keyword));
        }
        else if (before is not null || after is not null)
        {
            bool isLoosened = after is null or JsonBoolean { Value: true };
            if (!(before is null or JsonBoolean { Value: true }) || !isLoosened)
            {
                Add(after ?? @new, pointer, $"\"{keyword}\" {(isLoosened ? "does not restrict them any more." : $"restricts them now{(after is JsonBoolean ? ": there must be no others" : "")}.")}", breaksData: !isLoosened);
            }
        }
    }
}
