using TradeData.Generators.Diagnostics;
using TradeData.Generators.Json;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Finds names that two documents both claim: URIs, and C# types. The later one by path is told; one message is enough.</summary>
internal static class NameChecks
{
    public static void Check(SchemaContent document, ExportsTable table, Action<Finding> report)
    {
        DocumentExports? self = table.Documents.FirstOrDefault(other => other.Path == document.Path);
        foreach (DocumentExports other in table.Documents.TakeWhile(other => other.Path != document.Path))
        {
            CheckUris(document, other, report);
            CheckTypes(document, self!, other, report);
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

    private static void CheckTypes(SchemaContent document, DocumentExports self, DocumentExports other, Action<Finding> report)
    {
        HashSet<string> taken = new(other.Types.Select(type => type.FullName).Append(other.Holder), StringComparer.Ordinal);
        bool isHolderTold = false;
        foreach (ExportedType type in self.Types.Where(type => taken.Contains(type.FullName)))
        {
            isHolderTold |= type.Pointer.Length == 0;
            Report(type.FullName, document.ByPointer[type.Pointer]);
        }
        // The holder is named after the root's type: where that clashes, so does this, and there is no more to say.
        if (!isHolderTold && taken.Contains(self.Holder))
        {
            Report(self.Holder, document.Root!);
        }

        void Report(string name, Subschema schema)
        {
            (int start, int end) = TypeNames.Place(schema);
            report(new Finding(Rules.NameClash, start, end, [name, other.Path]));
        }
    }
}
