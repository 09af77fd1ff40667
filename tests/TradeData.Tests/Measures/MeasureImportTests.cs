using System.Text.Json.Nodes;
using TradeData.Runtime;
using TradeData.Schedules;
using TradeData.Schedules.UnitedStates;
using TradeData.Tests.Schedules.Common;
using TradeData.TestSupport;
using Xunit.Abstractions;

namespace TradeData.Tests.Measures;

/// <summary>The measures that are embedded are those that the published sources give.</summary>
public sealed class MeasureImportTests(ITestOutputHelper output, MeasureImportTests.Import import) : IClassFixture<MeasureImportTests.Import>
{
    /// <summary>The import of all sources, made once.</summary>
    public sealed class Import
    {
        private readonly Lazy<MeasureRows> _rows = new(() => UsMeasureImporter.Read(
            RealData.Require("us-measures"),
            Published.Revisions().OrderBy(revision => TradeCatalog.Default.Editions["US-HTS", revision].Effective.From).ThenBy(revision => TradeCatalog.Default.Editions["US-HTS", revision].Id, StringComparer.Ordinal)
                .Select(revision => (IEnumerable<TariffLine>)Published.UsHts(revision))));

        public MeasureRows Rows => _rows.Value;
    }


    [SkippableFact]
    public void An_import_gives_the_rows_that_are_embedded_and_knows_98_percent_of_the_provisions_with_a_duty()
    {
        MeasureRows rows = import.Rows;
        MeasureImportReport report = rows.Report;
        output.WriteLine($"{report.ProvisionsKnown} of {report.Provisions} provisions known");
        foreach (MeasureFinding finding in report.Findings)
        {
            output.WriteLine($"{finding.Kind} {finding}");
        }
        AssertSame(rows.Tables["measures"], TradeCatalog.Default.Measures.Where(row => TradeCatalog.Default.MeasureProgrammes[row.Programme].Schedule == "US-HTS").Select(static row => JsonModel.ToJson(row)));
        AssertSame(rows.Tables["goods-lists"], TradeCatalog.Default.GoodsLists.Where(static row => row.List.StartsWith("us-", StringComparison.Ordinal)).Select(static row => JsonModel.ToJson(row)));
        AssertSame(rows.Tables["measure-programmes"], TradeCatalog.Default.MeasureProgrammes.Where(static row => row.Schedule == "US-HTS").Select(static row => JsonModel.ToJson(row)));
        AssertSame(rows.Tables["measure-documents"], TradeCatalog.Default.MeasureDocuments.Select(static row => JsonModel.ToJson(row)));
        Assert.True(100 * report.ProvisionsKnown >= 98 * report.Provisions);
        Assert.DoesNotContain(report.Findings, static finding => finding.Kind is MeasureFindingKind.ListWithoutSource or MeasureFindingKind.DocumentNotFound or MeasureFindingKind.ProvisionNotUnderstood or MeasureFindingKind.FileNotUsed);
    }

    private static void AssertSame(IEnumerable<string> made, IEnumerable<string> embedded)
    {
        List<JsonNode> left = [.. made.Select(static row => JsonNode.Parse(row)!)];
        List<JsonNode> right = [.. embedded.Select(static row => JsonNode.Parse(row)!)];
        Assert.Equal(left.Count, right.Count);
        Dictionary<string, JsonNode> byKey = right.ToDictionary(Key, StringComparer.Ordinal);
        foreach (JsonNode row in left)
        {
            Assert.True(byKey.TryGetValue(Key(row), out JsonNode? other), Key(row));
            Assert.True(JsonNode.DeepEquals(row, other), row.ToJsonString() + "\n" + other!.ToJsonString());
        }
    }

    private static string Key(JsonNode row) => row["id"]?.GetValue<string>() ?? row["list"]!.GetValue<string>() + "/" + row["part"]!.GetValue<int>();
}
