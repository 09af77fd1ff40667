using TradeData.Generators.Infrastructure;

namespace TradeData.Cli.Quotes;

/// <summary>Finds a partner by its code or name.</summary>
internal static class PartnerNames
{
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
