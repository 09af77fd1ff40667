using TradeData.Generators.Binding.Naming;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Finds URIs that two documents claim, and types whose names differ from what their author would expect.</summary>
internal static class NameChecks
{
    /// <param name="declared">The names of the document's types, with their schemas.</param>
    public static void Check(SchemaContent document, IReadOnlyDictionary<string, Subschema> declared, ExportsTable table, string @namespace, Action<Finding> report)
    {
        foreach (Resource resource in document.Resources)
        {
            CheckUri(document, resource, table, report);
        }
        foreach (KeyValuePair<string, Subschema> type in declared)
        {
            CheckType(type.Value, type.Key.Substring(type.Key.LastIndexOf('.') + 1), table, @namespace, report);
        }
    }

    /// <summary>Only the later one by path is reported.</summary>
    private static void CheckUri(SchemaContent document, Resource resource, ExportsTable table, Action<Finding> report)
    {
        if (table.DocumentAt(resource.Uri) is { } first && first.Path != document.Path && (resource.Root.Member("$id") ?? resource.Root.Member("id"))?.Value is JsonString id)
        {
            report(new Finding(Rules.RepeatedName, id.Start, id.End, ["URI", resource.Uri]));
        }
    }

    /// <summary>Reports a name that is unique only because of a hash, or that differs from the author's choice.</summary>
    private static void CheckType(Subschema schema, string name, ExportsTable table, string @namespace, Action<Finding> report)
    {
        string place = ChosenNames.PlaceOf(schema.Document.Path, schema.Pointer);
        bool isChosen = TypeNames.Chosen(schema) is { } chosen && chosen != name && table.Names.Find(place) is { First: var first } && first == schema.Pointer;
        if (!isChosen && !name.EndsWith("_" + Hashes.Hex(place), StringComparison.Ordinal))
        {
            return;
        }
        (int start, int end) = TypeNames.Place(schema);
        string wanted = TypeNames.Of(schema);
        string other = table.Names.RivalOf(@namespace, wanted, place) is { } rival ? "the schema at " + Shown(rival, schema.Document.Path) : "generated code";
        report(new Finding(Rules.NameClash, start, end, [wanted, other, name]));
    }

    /// <summary>Returns a place of the document itself as its pointer.</summary>
    private static string Shown(string place, string path) => !place.StartsWith(path + "#", StringComparison.Ordinal) ? place.TrimEnd('#') : place.Length == path.Length + 1 ? "the root" : place.Substring(path.Length + 1);
}
