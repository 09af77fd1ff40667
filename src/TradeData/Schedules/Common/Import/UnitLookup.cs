namespace TradeData.Schedules;

/// <summary>Finds units by their notations in schedules.</summary>
internal sealed class UnitLookup
{
    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal);

    public UnitLookup(TradeCatalog catalog)
    {
        foreach (Unit unit in catalog.Units)
        {
            foreach (string alias in unit.Aliases)
            {
                _codes.TryAdd(alias, unit.Code);
            }
        }
    }

    /// <summary>Returns the unit's code in the table of units, or null if the table does not have it.</summary>
    /// <param name="text">The text, without mark-up and without blanks around it.</param>
    public string? Find(string text) => _codes.GetValueOrDefault(text);
}
