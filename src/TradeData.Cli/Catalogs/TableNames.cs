using TradeData.Generators.Infrastructure;

namespace TradeData.Cli.Catalogs;

/// <summary>Finds a table by its name.</summary>
internal static class TableNames
{
    /// <summary>Returns the table of this name, in any case, or by its folder's name.</summary>
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
