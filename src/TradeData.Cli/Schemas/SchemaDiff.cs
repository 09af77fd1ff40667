using TradeData.Generators.Diagnostics;

namespace TradeData.Cli.Schemas;

/// <summary>Compares two versions of schemas: the valid rows, and the generated C#.</summary>
internal static class SchemaDiff
{
    public static IReadOnlyList<SchemaChange> Between(string before, string after, Action<DiagnosticInfo> report)
    {
        SortedDictionary<string, SchemaVersion> old = SchemaVersion.Read(before, report);
        SortedDictionary<string, SchemaVersion> @new = SchemaVersion.Read(after, report);
        List<SchemaChange> changes = [];
        foreach (string name in old.Keys.Union(@new.Keys).Order(StringComparer.Ordinal))
        {
            SchemaVersion? was = old.GetValueOrDefault(name);
            SchemaVersion? now = @new.GetValueOrDefault(name);
            if (was is null)
            {
                changes.Add(new SchemaChange(now!.Path, 1, 1, "#", "the schema is new.", BreaksData: false, BreaksCode: false, ""));
            }
            else if (now is null)
            {
                changes.Add(new SchemaChange(was.Path, 1, 1, "#", "the schema was removed.", BreaksData: true, BreaksCode: true, "Keep it until no rows and no code need it."));
            }
            else
            {
                changes.AddRange(new RowComparison(was, now).Compare());
                changes.AddRange(new CodeComparison(was, now).Compare());
            }
        }
        return changes;
    }
}
