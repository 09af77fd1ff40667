namespace TradeData.Schedules.UnitedStates;

/// <summary>Finds the partners that the words of a provision name as origins.</summary>
internal sealed class PartnerNames
{
    private static readonly string[] s_begins = ["the product of", "products of", "product of"];
    private static readonly string[] s_ends = [", as provided", " as provided", ", with an ad valorem", " with an ad valorem", ", except", " that are ", " provided for", ":", ";", "["];

    private readonly List<(string Name, PartnerCode Code)> _names = [];

    public PartnerNames(TradeCatalog catalog, IEnumerable<KeyValuePair<string, string>> others)
    {
        foreach ((string name, string code) in others)
        {
            _names.Add((name, PartnerCode.Parse(code)));
        }
        foreach (TradePartner partner in catalog.TradePartners)
        {
            if (partner.Kind is PartnerKind.Country or PartnerKind.CustomsTerritory && partner.Names.TryGetValue("en", out string? name))
            {
                _names.Add((name, partner.Id));
            }
        }
        // The longest first, so that the Republic is not found in the Democratic Republic.
        _names.Sort(static (left, right) => right.Name.Length.CompareTo(left.Name.Length));
    }

    /// <summary>Returns the partners in the last such words of the text. Empty if the text names none.</summary>
    public List<PartnerCode> Origins(string text)
    {
        int at = -1;
        foreach (string begin in s_begins)
        {
            int found = text.LastIndexOf(begin, StringComparison.OrdinalIgnoreCase);
            if (found >= 0 && found + begin.Length > at)
            {
                at = found + begin.Length;
            }
        }
        if (at < 0)
        {
            return [];
        }
        int end = text.Length;
        foreach (string stop in s_ends)
        {
            int found = text.IndexOf(stop, at, StringComparison.OrdinalIgnoreCase);
            end = found >= 0 && found < end ? found : end;
        }
        return In(text[at..end]);
    }

    private List<PartnerCode> In(string words)
    {
        SortedSet<PartnerCode> codes = [];
        foreach ((string name, PartnerCode code) in _names)
        {
            int found = words.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (found >= 0)
            {
                codes.Add(code);
                words = string.Concat(words.AsSpan(0, found), new string('#', name.Length), words.AsSpan(found + name.Length));
            }
        }
        return [.. codes];
    }
}
