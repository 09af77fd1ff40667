using System.CommandLine;
using TradeData.Cli.Output;

namespace TradeData.Cli.Quotes;

/// <summary>The options for goods of several origins in an importer's customs.</summary>
internal sealed class GoodsOptions(bool areRequired)
{
    private readonly Option<string?> _importer = new("--importer") { Description = "The importer: the code of a partner, such as JPN.", HelpName = "partner", Required = areRequired };
    private readonly Option<string?> _origins = new("--origins") { Description = "The origins to compare, separated by commas, such as AUS,CAN,USA.", HelpName = "a,b,c", Required = areRequired };
    private readonly Option<string?> _code = new("--code") { Description = "The goods, by a code of the importer's schedule, such as 0201.30.", HelpName = "code", Required = areRequired };
    private readonly Option<DateOnly?> _date = Values.Day("--date", "The day of importation. [default: today]");
    private readonly Option<string?> _value = new("--value") { Description = "The customs value; without a currency, in that of the schedule.", HelpName = "amount" };
    private readonly Option<string[]> _quantity = Values.Several("--quantity", "A quantity with its unit, such as 10kg.", "number+unit");

    public IEnumerable<Option> All => [_importer, _origins, _code, _date, _value, _quantity];

    /// <summary>Whether the command line has goods.</summary>
    /// <exception cref="UserException">It has a part of what identifies them.</exception>
    public bool AreGiven(ParseResult arguments)
    {
        Option<string?>[] parts = [_importer, _origins, _code];
        Option<string?>[] missing = [.. parts.Where(part => arguments.GetValue(part) is null)];
        if (missing.Length is 0 or 3)
        {
            return missing.Length == 0;
        }
        throw new UserException($"Goods need {string.Join(" and ", missing.Select(part => part.Name))}, too.");
    }

    /// <summary>Returns the origins.</summary>
    public TradePartner[] Origins(ParseResult arguments, TradeCatalog catalog)
    {
        TradePartner[] origins = [.. arguments.GetValue(_origins)!
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => PartnerNames.Resolve(catalog, text, _origins.Name))];
        return origins.Length > 0 ? origins : throw new UserException("--origins names no partner. Write codes with commas between, as in AUS,CAN,USA.");
    }

    /// <summary>Returns the request for the goods, with the importer in place of an origin.</summary>
    public QuoteRequest Request(ParseResult arguments, TradeCatalog catalog) => new GoodsReader(catalog).Request(
        PartnerNames.Resolve(catalog, arguments.GetValue(_importer)!, _importer.Name),
        arguments.GetValue(_code)!,
        arguments.GetValue(_date),
        arguments.GetValue(_value),
        arguments.GetRequiredValue(_quantity),
        []);
}
