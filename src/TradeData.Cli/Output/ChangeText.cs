using TradeData.Cli.Data;

namespace TradeData.Cli.Output;

/// <summary>Writes changes of rows for people: a sign for each row, and its fields below it.</summary>
internal static class ChangeText
{
    private const int Longest = 100;

    public static void Write(Terminal terminal, IReadOnlyList<RowChange> changes, int before, int after)
    {
        foreach (RowChange change in changes)
        {
            terminal.Out.WriteLine($"{Sign(change.Kind)} {change.Key}");
            foreach (FieldChange field in change.Fields)
            {
                terminal.Out.WriteLine($"    {field.Field}: {Shown(field.Before)} -> {Shown(field.After)}");
            }
        }
        terminal.Out.Flush();
        int added = changes.Count(change => change.Kind == "added");
        int removed = changes.Count(change => change.Kind == "removed");
        int changed = changes.Count - added - removed;
        terminal.Say(FormattableString.Invariant($"{before} rows before, {after} after: {added} added, {removed} removed, {changed} changed, {after - added - changed} unchanged."));
    }

    private static string Sign(string kind) => kind switch { "added" => "+", "removed" => "-", _ => "~" };

    private static string Shown(string? text)
    {
        if (text is null)
        {
            return "(absent)";
        }
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : line[..(Longest - 1)] + "…";
    }
}
