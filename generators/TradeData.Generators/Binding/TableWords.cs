using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>The properties of <c>x-table</c> and its parts. Any other is an error, because nothing else defines it.</summary>
internal static class TableWords
{
    private static readonly string[] OfTable = ["name", "primaryKey", "uniqueKeys", "indexes", "validTime", "hierarchy", "foreignKeys"];
    private static readonly Dictionary<string, string[]> OfParts = new(StringComparer.Ordinal)
    {
        ["indexes"] = ["fields", "kind"],
        ["validTime"] = ["from", "to", "key"],
        ["hierarchy"] = ["parent"],
        ["foreignKeys"] = ["fields", "references", "weak", "name"],
    };

    private static readonly string[] OfReferences = ["table", "fields"];
    private static readonly string[] Lists = ["primaryKey", "uniqueKeys", "indexes", "foreignKeys"];
    private static readonly string[] Texts = ["name", "kind", "table"];

    public static void Check(JsonObject words, Action<Finding> report)
    {
        CheckNames(words, OfTable, report);
        foreach (JsonMember member in words.Members.Where(member => Lists.Contains(member.Name) && member.Value is not JsonArray && member.Name != "primaryKey"))
        {
            report(new Finding(Rules.InvalidTable, member.Value.Start, member.Value.End, [$"\"{member.Name}\" is a list, but this is {member.Value.Kind}"]));
        }
        foreach (KeyValuePair<string, string[]> part in OfParts)
        {
            JsonNode? value = words.Find(part.Key)?.Value;
            foreach (JsonNode item in value is JsonArray array && Lists.Contains(part.Key) ? array.Items : value is null || Lists.Contains(part.Key) ? [] : [value])
            {
                CheckPart(part.Key, item, part.Value, report);
            }
        }
    }

    private static void CheckPart(string part, JsonNode item, string[] known, Action<Finding> report)
    {
        if (item is not JsonObject words)
        {
            report(new Finding(Rules.InvalidTable, item.Start, item.End, [$"\"{part}\" consists of objects, but this is {item.Kind}"]));
            return;
        }
        CheckNames(words, known, report);
        if (words.Find("references")?.Value is JsonObject references)
        {
            CheckNames(references, OfReferences, report);
        }
        if (words.Find("weak")?.Value is { } weak and not JsonBoolean)
        {
            report(new Finding(Rules.InvalidTable, weak.Start, weak.End, [$"\"weak\" is true or false, but this is {weak.Kind}"]));
        }
        if (part == "foreignKeys" && words.Find("name")?.Value is JsonString name && !Identifiers.IsValid(name.Value))
        {
            report(new Finding(Rules.InvalidTable, name.Start, name.End, ["The name of a reference is a C# identifier, which this is not"]));
        }
    }

    private static void CheckNames(JsonObject words, string[] known, Action<Finding> report)
    {
        foreach (JsonMember member in words.Members)
        {
            if (!known.Contains(member.Name))
            {
                report(new Finding(Rules.InvalidTable, member.NameStart, member.NameEnd, [$"\"{member.Name}\" is not allowed here{Nearest.Suggestion(member.Name, known)}"]));
            }
            else if (Texts.Contains(member.Name) && member.Value is not JsonString)
            {
                report(new Finding(Rules.InvalidTable, member.Value.Start, member.Value.End, [$"\"{member.Name}\" is a text, but this is {member.Value.Kind}"]));
            }
        }
    }
}
