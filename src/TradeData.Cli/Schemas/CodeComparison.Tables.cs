using TradeData.Generators.Model;

namespace TradeData.Cli.Schemas;

/// <content>The differences of <c>x-table</c>: helpers in C#, and rules for rows.</content>
internal sealed partial class CodeComparison
{
    private void CompareTables(TableModel? before, TableModel? after)
    {
        if (before is null || after is null)
        {
            if (before is not null || after is not null)
            {
                Add((before ?? after)!.Name, before is null ? "the table is new." : "the table was removed.", breaks: after is null, "Change the code that uses it.");
            }
            return;
        }
        if (before.Name != after.Name)
        {
            Add(after.Name, $"the table was called {before.Name}; its rows lie in data/{after.Folder} now.", breaks: true, "Move the rows, and change the code that uses the table.", breaksData: true);
        }
        if (Fields(before.PrimaryKey) != Fields(after.PrimaryKey))
        {
            Add(after.Name, $"the primary key went from ({Fields(before.PrimaryKey)}) to ({Fields(after.PrimaryKey)}).", breaks: true, "Change each Find; rows that share the new key are refused.", breaksData: true);
        }
        Sets(after.Name, "unique key", before.UniqueKeys.Select(Fields), after.UniqueKeys.Select(Fields), newBreaksData: true);
        Sets(after.Name, "index", before.Indexes.Select(Describe), after.Indexes.Select(Describe), newBreaksData: false);
        Sets(after.Name, "reference", before.ForeignKeys.Select(Describe), after.ForeignKeys.Select(Describe), newBreaksData: true);
        string wasValid = Describe(before.ValidTime);
        string isValid = Describe(after.ValidTime);
        if (wasValid != isValid)
        {
            Add(after.Name, $"the valid time went from {wasValid} to {isValid}.", breaks: before.ValidTime is not null, "Rows of one key must not overlap in it; AsOf goes by it.", breaksData: after.ValidTime is not null);
        }
        string wasBelow = string.Join(", ", before.Parent.Select(field => field.Path));
        string isBelow = string.Join(", ", after.Parent.Select(field => field.Path));
        if (wasBelow != isBelow)
        {
            Add(after.Name, $"the parent went from {Or(wasBelow)} to {Or(isBelow)}.", breaks: wasBelow.Length > 0, "The rows must make a tree by it.", breaksData: isBelow.Length > 0);
        }
    }

    private void Sets(string table, string what, IEnumerable<string> before, IEnumerable<string> after, bool newBreaksData)
    {
        string[] known = [.. before];
        string[] current = [.. after];
        foreach (string added in current.Except(known))
        {
            bool isWeak = added.EndsWith(", weak", StringComparison.Ordinal);
            Add(table, $"the {what} ({added}) is new.", breaks: false, "Check the rows with \"tradedata validate\" first.", breaksData: newBreaksData && !isWeak);
        }
        foreach (string gone in known.Except(current))
        {
            Add(table, $"the {what} ({gone}) is gone, and with it its helpers.", breaks: true, "Change the code that calls them.");
        }
    }

    private static string Fields(KeyModel key) => string.Join(", ", key.Fields.Select(field => field.Path));

    private static string Describe(IndexModel index) => $"{string.Join(", ", index.Fields.Select(field => field.Path))}: {index.Kind.ToString().ToLowerInvariant()}";

    private static string Describe(ForeignKeyModel key) => $"{string.Join(", ", key.Fields.Select(field => field.Path))} to {key.Table}.{string.Join(", ", key.References)}{(key.IsWeak ? ", weak" : "")}";

    private static string Describe(ValidTimeModel? time) => time is null ? "none" : $"{time.From.Path} to {time.To.Path} of ({string.Join(", ", time.Key.Select(field => field.Path))})";

    private static string Or(string text) => text.Length == 0 ? "none" : text;
}
