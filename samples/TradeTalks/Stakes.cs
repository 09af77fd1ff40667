using System.Globalization;
using Spectre.Console;
using TradeData;

namespace TradeTalks;

/// <summary>What the goods that the talks are about pay on a day.</summary>
internal sealed class Stakes(TradeCatalog trade, DateOnly day)
{
    /// <summary>Fresh boneless beef in Japan: the line that the talks turned on.</summary>
    private const string Beef = "0201.30";

    private static readonly string[] Suppliers = ["USA", "AUS", "CAN", "NZL", "MEX", "FRA", "GBR"];

    /// <summary>Cars, trucks and parts from Japan in the United States.</summary>
    private static readonly string[] Vehicles = ["8703.23.01", "8704.21.00", "8708.29.50"];

    public void Tell(IAnsiConsole console)
    {
        TellBeef(console);
        TellVehicles(console);
    }

    private void TellBeef(IAnsiConsole console)
    {
        if (trade.TariffLines.FindAsOf("JP-TARIFF", Beef, day) is not { } line)
        {
            return;
        }
        Table table = Story.NewTable($"Fresh boneless beef into Japan ({Beef})", "from", "duty", "by", "known");
        foreach (TradePartner supplier in Suppliers.Select(id => trade.TradePartners[id]))
        {
            if (line.RateFor(trade, supplier, day) is { } rate)
            {
                table.AddRow(Markup.Escape(supplier.Names["en"]), Duty(rate.Rate.Rate), By(rate), rate.Rate.Confidence?.ToJson() ?? "");
            }
        }
        Story.Write(console, table);
    }

    private void TellVehicles(IAnsiConsole console)
    {
        TradePartner japan = trade.TradePartners["JPN"];
        Table table = Story.NewTable("From Japan into the United States, before duties of chapter 99", "line", "goods", "duty", "by");
        foreach (TariffLine line in Vehicles.Select(id => trade.TariffLines.FindAsOf("US-HTS", id, day)).OfType<TariffLine>())
        {
            if (line.RateFor(trade, japan, day) is { } rate)
            {
                table.AddRow(line.Code?.ToString() ?? line.LineId, Markup.Escape(line.Description), Duty(rate.Rate.Rate), By(rate));
            }
        }
        Story.Write(console, table);
    }

    private static string By(ApplicableRate rate)
    {
        string column = rate.Programme is { } programme ? programme.Names["en"] : rate.Rate.Column.ToJson() + " rate";
        return Markup.Escape(rate.IsSafeguard ? column + ", safeguard" : column);
    }

    private static string Duty(DutyRate rate) => rate switch
    {
        DutyRate.Free => "free",
        DutyRate.AdValorem { Base: null } adValorem => string.Create(CultureInfo.InvariantCulture, $"{adValorem.Percent.Value:0.0##} %"),
        DutyRate.Specific specific => string.Create(CultureInfo.InvariantCulture, $"{specific.Amount} {specific.Currency} per {specific.Per} {specific.Unit}"),
        _ => "see the schedule",
    };
}
