using TradeData.Runtime;

namespace TradeData.Schedules.EuropeanUnion;

/// <summary>Converts the rates of a cell in the notation of the European Union to rates of a line.</summary>
internal static class EuCells
{
    public static ValueList<LineRate> Read(string? text, RateColumn column)
    {
        List<LineRate> rates = [];
        foreach (EuRate rate in EuDutyRateParser.ParseCell(text))
        {
            rates.Add(new LineRate { Column = column, Rate = rate.Rate, Season = rate.Season });
        }
        return rates.ToValueList();
    }
}
