using TradeData.Generators.Diagnostics;
using TradeData.Generators.Json;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Finds names that two documents both claim: URIs, and C# types. The later one by path is told; one message is enough.</summary>
internal static class NameChecks
{
    /// <param name="declared">The names of the document's types, and the schemas that they are for.</param>
    public static void Check(SchemaContent document, IReadOnlyDictionary<string, Subschema> declared, ExportsTable table, Action<Finding> report)
    {
        foreach (DocumentExports other in table.Documents.TakeWhile(other => other.Path != document.Path))
        {
            CheckUris(document, other, report);
            CheckTypes(declared, other, report);
        }
    }

    private static void CheckUris(SchemaContent document, DocumentExports other, Action<Finding> report)
    {
        foreach (Resource resource in document.Resources.Where(resource => other.Uris.Contains(resource.Uri)))
        {
            if ((resource.Root.Member("$id") ?? resource.Root.Member("id"))?.Value is JsonString id)
            {
                report(new Finding(Rules.RepeatedName, id.Start, id.End, ["URI", resource.Uri]));
            }
        }
    }

    private static void CheckTypes(IReadOnlyDictionary<string, Subschema> declared, DocumentExports other, Action<Finding> report)
    {
        HashSet<string> taken = new(other.Types.Select(type => type.FullName).Append(other.Holder), StringComparer.Ordinal);
        HashSet<Subschema> told = [];
        foreach (KeyValuePair<string, Subschema> type in declared.Where(type => taken.Contains(type.Key)).OrderBy(type => type.Key, StringComparer.Ordinal))
        {
            // What is named after a type clashes where the type does, and there is no more to say.
            if (told.Add(type.Value))
            {
                (int start, int end) = TypeNames.Place(type.Value);
                report(new Finding(Rules.NameClash, start, end, [type.Key, other.Path]));
            }
        }
    }
}
