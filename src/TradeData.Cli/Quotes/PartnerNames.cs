using TradeData.Generators.Infrastructure;

namespace TradeData.Cli.Quotes;

/// <summary>The names of partners.</summary>
internal static class PartnerNames
{
    /// <summary>Returns the English name, or the code.</summary>
    public static string NameOf(TradePartner partner) => partner.Names.TryGetValue("en", out string? name) ? name : partner.Id.ToString();

    /// <summary>Returns the English name of a partner of the catalog, or the code.</summary>
    public static string NameOf(TradeCatalog catalog, PartnerCode code) => catalog.TradePartners.Find(code) is { } partner ? NameOf(partner) : code.ToString();

    /// <summary>Returns the partner with this code, these two letters or this name.</summary>
    /// <exception cref="UserException">There is none; the message suggests a similar one.</exception>
    public static TradePartner Resolve(TradeCatalog catalog, string text, string option)
    {
        if (catalog.FindPartner(text) is { } found)
        {
            return found;
        }
        string suggestion = Nearest.Suggestion(text.Trim().ToUpperInvariant(), catalog.TradePartners.Select(partner => partner.Id.ToString()));
        throw new UserException($"{option} \"{text}\" is not a trade partner{(suggestion.Length > 0 ? suggestion : ".")} \"tradedata query TradePartners --columns id,names.en\" lists all.");
    }
}
