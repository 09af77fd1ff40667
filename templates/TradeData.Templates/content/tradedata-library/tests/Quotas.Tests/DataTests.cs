namespace Quotas.Tests;

public class DataTests
{
    [Fact]
    public void The_amount_changes_from_one_year_to_the_next()
    {
        AllotmentTable allotments = DataCatalog.Default.Allotments;

        Assert.Equal(100, allotments["first", new DateOnly(2026, 4, 1)].Amount);
        Assert.Equal(120.5m, allotments["first", new DateOnly(2027, 4, 1)].Amount);
    }

    [Fact]
    public void Every_row_comes_back_from_its_JSON() =>
        Assert.All(DataCatalog.Default.Allotments, row => Assert.Equal(row, Allotment.ReadJson(System.Text.Encoding.UTF8.GetBytes(TradeData.Runtime.JsonModel.ToJson(row)))));
}
