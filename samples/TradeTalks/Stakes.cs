using Spectre.Console;
using TradeData;

namespace TradeTalks;

/// <summary>The duties on the goods of the talks on a day.</summary>
internal sealed class Stakes(TradeCatalog trade, DateOnly day)
{
    /// <summary>Fresh boneless beef in Japan: the central line of the talks.</summary>
    private const string Beef = "0201.30";

    private static readonly string[] Suppliers = ["USA", "AUS", "CAN", "NZL", "MEX", "FRA", "GBR"];

    /// <summary>Cars, trucks and parts from Japan in the United States.</summary>
    private static readonly string[] Vehicles = ["8703.23.01", "8704.31.00", "8704.21.01", "8708.99.81"];

    public void Tell(IAnsiConsole console)
    {
        TellBeef(console);
        TellVehicles(console);
    }

    private void TellBeef(IAnsiConsole console)
    {
        Table table = Story.NewTable($"Fresh boneless beef into Japan ({Beef})", "from", "duty", "by", "known");
        foreach (TradePartner supplier in Suppliers.Select(id => trade.TradePartners[id]))
        {
            if (Best("JPN", supplier.Id.ToString(), Beef) is { Best: { } offer })
            {
                table.AddRow(Markup.Escape(supplier.Names["en"]), Markup.Escape(offer.Rate.ToString()), By(offer), offer.Applicable.Confidence?.ToJson() ?? "");
            }
        }
        Story.Write(console, table);
    }

    private void TellVehicles(IAnsiConsole console)
    {
        Table table = Story.NewTable("From Japan into the United States", "line", "goods", "duty", "by");
        foreach (string code in Vehicles)
        {
            if (Best("USA", "JPN", code) is { Best: { } offer } quote)
            {
                table.AddRow(code, Markup.Escape(quote.Line.Description), Markup.Escape(offer.Rate.ToString()), By(offer));
            }
        }
        Story.Write(console, table);
    }

    private Quote.Offered? Best(string importer, string origin, string code) => trade.Quote(QuoteRequest.Of(importer, origin, code, day)) as Quote.Offered;

    private static string By(Offer offer)
    {
        string column = offer.Applicable.Programme is { } programme ? programme.Names["en"] : offer.Applicable.Column.ToJson() + " rate";
        string overlays = string.Concat(offer.Provisions.Select(code => ", " + code));
        return Markup.Escape(column + (offer.Applicable.Safeguard is null ? "" : ", safeguard") + overlays);
    }
}
