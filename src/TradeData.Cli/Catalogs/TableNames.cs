using TradeData.Generators.Infrastructure;

namespace TradeData.Cli.Catalogs;

/// <summary>Finds the table that somebody means.</summary>
internal static class TableNames
{
    /// <summary>The table of this name, in any case, or written like its folder.</summary>
    public static string Resolve(string name, IReadOnlyList<string> tables)
    {
        string? found = tables.FirstOrDefault(table =>
            string.Equals(table, name, StringComparison.OrdinalIgnoreCase) || string.Equals(Identifiers.Kebab(table), name, StringComparison.OrdinalIgnoreCase));
        if (found is not null)
        {
            return found;
        }
        string suggestion = Nearest.Suggestion(name, tables);
        throw new UserException($"There is no table \"{name}\"{(suggestion.Length > 0 ? suggestion : $"; there are {string.Join(", ", tables)}.")}");
    }
}
