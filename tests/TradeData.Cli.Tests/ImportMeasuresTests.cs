using System.Text.Json;
using System.Text.Json.Nodes;
using TradeData.Runtime;
using TradeData.TestSupport;

namespace TradeData.Cli.Tests;

/// <summary><c>tradedata import us-measures</c>, from the published sources to rows.</summary>
public class ImportMeasuresTests
{
    [SkippableFact]
    public void The_rows_that_the_command_makes_are_those_that_are_embedded_and_what_it_could_not_place_is_reported()
    {
        string sources = RealData.Require("us-measures");
        string editions = RealData.Require("hts");
        using Workspace folder = new();
        ToolRun run = folder.Run("import", "us-measures", sources, "--editions", editions, "--output", "imported", "--show", "1");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        TradeCatalog trade = TradeCatalog.Default;
        AssertSame(folder, "measures", trade.Measures.Where(row => trade.MeasureProgrammes[row.Programme].Schedule == "US-HTS").Select(static row => JsonModel.ToJson(row)));
        AssertSame(folder, "measure-programmes", trade.MeasureProgrammes.Where(static row => row.Schedule == "US-HTS").Select(static row => JsonModel.ToJson(row)));
        AssertSame(folder, "goods-lists", trade.GoodsLists.Where(static row => row.List.StartsWith("us-", StringComparison.Ordinal)).Select(static row => JsonModel.ToJson(row)));
        AssertSame(folder, "measure-documents", trade.MeasureDocuments.Select(static row => JsonModel.ToJson(row)));

        using JsonDocument report = JsonDocument.Parse(folder.Read("imported/us-measures.report.json"));
        int known = report.RootElement.GetProperty("provisionsKnown").GetInt32();
        int all = report.RootElement.GetProperty("provisions").GetInt32();
        Assert.Equal(report.RootElement.GetProperty("measures").GetInt32(), folder.Read("imported/measures/us.ndjson").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        // Each provision that no measure has is named.
        Assert.Equal(all - known, report.RootElement.GetProperty("findings").EnumerateArray().Count(static finding => finding.GetProperty("kind").GetString() == "provisionNotPlaced"));
        Assert.True(100 * known >= 98 * all, $"{known} of {all}");
        Assert.Contains($"Of {all:N0} provisions of chapter 99 that carry a duty, {known:N0} belong to a measure", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_sources_or_editions_is_refused_by_name()
    {
        using Workspace folder = new();
        folder.Write("sources/readme.txt", "nothing");
        folder.Run("import", "us-measures", "nowhere", "--editions", "sources", "--output", "imported").Refuses("tradedata: error: There is no folder \"nowhere\".\n");
        folder.Run("import", "us-measures", "sources", "--editions", "sources", "--output", "imported").Refuses("tradedata: error: \"sources\" has no editions of the schedule, which are called like hts_2026_rev_8.json.gz.\n");
    }

    private static void AssertSame(Workspace folder, string table, IEnumerable<string> embedded)
    {
        JsonNode[] made = [.. folder.Read($"imported/{table}/us.ndjson").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static row => JsonNode.Parse(row)!)];
        JsonNode[] expected = [.. embedded.Select(static row => JsonNode.Parse(row)!)];
        Assert.Equal(expected.Length, made.Length);
        Dictionary<string, JsonNode> byKey = expected.ToDictionary(Key, StringComparer.Ordinal);
        Assert.All(made, row => Assert.True(byKey.TryGetValue(Key(row), out JsonNode? other) && JsonNode.DeepEquals(row, other), $"{table}: {row.ToJsonString()}"));
    }

    private static string Key(JsonNode row) => row["id"]?.GetValue<string>() ?? row["list"]!.GetValue<string>() + "/" + row["part"]!.GetValue<int>();
}
