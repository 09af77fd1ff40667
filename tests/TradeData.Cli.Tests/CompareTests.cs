namespace TradeData.Cli.Tests;

public class CompareTests
{
    [Fact]
    public void Origins_are_compared_the_cheapest_first()
    {
        ToolRun run = Tool.Run(".", "compare", "--importer", "JPN", "--origins", "USA,AUS,Canada", "--code", "0201.30", "--date", "2021-04-01", "--value", "1000000", "--format", "csv");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["origin,rate,by,duty", "Australia,25 %,CPTPP,\"duty 250,000 JPY, 25 % of the value\"", "Canada,25 %,CPTPP,\"duty 250,000 JPY, 25 % of the value\"", "United States,38.5 %,temporary rate,\"duty 385,000 JPY, 38.5 % of the value\""],
            run.Output.TrimEnd().Split('\n').Select(line => line[..Math.Min(line.Length, line.StartsWith("origin", StringComparison.Ordinal) ? 19 : line.LastIndexOf("value\"", StringComparison.Ordinal) + 6)]));
    }

    [Fact]
    public void An_invalid_partner_is_rejected() =>
        Tool.Run(".", "compare", "--importer", "JPN", "--origins", "AUZ", "--code", "0201.30").Refuses(
            "tradedata: error: --origins \"AUZ\" is not a trade partner. Did you mean \"AUS\"? \"tradedata query TradePartners --columns id,names.en\" lists all.\n");

    [Fact]
    public void An_importer_without_a_schedule_has_no_rates() =>
        Assert.Equal(3, Tool.Run(".", "compare", "--importer", "BRA", "--origins", "AUS,CAN", "--code", "0201.30").ExitCode);
}
