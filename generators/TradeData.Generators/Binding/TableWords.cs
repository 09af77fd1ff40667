using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>The words that <c>x-table</c> and its parts know; any other is a mistake, because nothing else gives it a meaning.</summary>
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

    public static void Check(JsonObject words, Action<Finding> report)
    {
        CheckNames(words, OfTable, report);
        foreach (KeyValuePair<string, string[]> part in OfParts)
        {
            JsonNode? value = words.Find(part.Key)?.Value;
            foreach (JsonNode item in value is JsonArray array ? array.Items : value is null ? [] : [value])
            {
                if (item is JsonObject inner)
                {
                    CheckNames(inner, part.Value, report);
                }
                else
                {
                    report(new Finding(Rules.InvalidTable, item.Start, item.End, [$"\"{part.Key}\" is made of objects, and this is {item.Kind}"]));
                }
            }
        }
    }

    private static void CheckNames(JsonObject words, string[] known, Action<Finding> report)
    {
        foreach (JsonMember member in words.Members)
        {
            if (!known.Contains(member.Name))
            {
                report(new Finding(Rules.InvalidTable, member.NameStart, member.NameEnd, [$"\"{member.Name}\" means nothing here{Nearest.Suggestion(member.Name, known)}"]));
            }
        }
    }
}
