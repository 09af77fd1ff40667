namespace TradeData.Databases.Tests;

/// <summary>The helpers of keys are answered by the indexes that the table declares, as the server's own plans say.</summary>
[Collection(nameof(LoadedCatalog))]
public sealed class ExplainTests(LoadedCatalog loaded)
{
    private const string Schedule = "US-HTS";
    private const string Edition = "2025-basic";

    [SkippableTheory]
    [InlineData("key", "PK_TariffLines")]
    [InlineData("unique key", "IX_TariffLines_Schedule_Edition_CodeKey")]
    [InlineData("equality", "IX_TariffLines_Hs6")]
    [InlineData("prefix", "IX_TariffLines_CodeKey")]
    [InlineData("range", "IX_TariffLines_EffectiveFrom")]
    [InlineData("valid time", "IX_TariffLines_Schedule_LineId_EffectiveFrom_EffectiveTo")]
    [InlineData("children", "IX_TariffLines_Schedule_Edition_Parent")]
    [InlineData("array", "IX_TariffLines_RatesProgrammeKeys")]
    [InlineData("array of an array", "IX_TariffLines_FootnotesRefsKeys")]
    [InlineData("reference", "IX_TariffLines_FootnotesRefsKeys")]
    public async Task A_helper_uses_its_index(string helper, string index)
    {
        Skip.IfNot(loaded.Catalog.TariffLines.Count > 50_000, "A table that is small is read whole.");
        await using TradeContext context = loaded.CreateContext();
        string plan = await Plans.OfAsync(context, Query(helper, context.TariffLines));
        Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_branch_is_one_query_by_the_index_of_the_tree()
    {
        Skip.IfNot(loaded.Catalog.TariffLines.Count > 50_000, "A table that is small is read whole.");
        await using TradeContext context = loaded.CreateContext();
        TariffLine chapter = loaded.Catalog.TariffLines.FindByCode(Schedule, Edition, "8703")!;
        TariffLine[] below = [.. context.TariffLines.Descendants(chapter)];
        TariffLine[] expected = [.. loaded.Catalog.TariffLines.Descendants(chapter)];
        Assert.Equal(expected.Select(line => line.LineId).Order(StringComparer.Ordinal), below.Select(line => line.LineId).Order(StringComparer.Ordinal));
        Assert.Equal(loaded.Catalog.TariffLines.Ancestors(below[^1]), context.TariffLines.Ancestors(below[^1]));
    }

    private static IQueryable<TariffLine> Query(string helper, IQueryable<TariffLine> lines)
    {
        HsCode code = HsCode.Parse("0201.30.50.10");
        Programme programme = TradeCatalog.Default.Programmes["JP"];
        return helper switch
        {
            "key" => lines.Where(line => line.Schedule == Schedule && line.Edition == Edition && line.LineId == "0201.30.50"),
            "unique key" => lines.Where(line => line.Schedule == Schedule && line.Edition == Edition && line.Code == code),
            "equality" => lines.ByHs6("020130"),
            "prefix" => lines.Under("0201.30"),
            "range" => lines.Between(new DateOnly(2019, 1, 1), new DateOnly(2019, 2, 1)),
            "valid time" => lines.History(Schedule, "0201.30.50"),
            "children" => lines.Children(TradeCatalog.Default.TariffLines.First()! with { Schedule = Schedule, Edition = Edition, LineId = "0201" }),
            "array" => programme.TariffLinesByRatesProgramme(lines),
            "array of an array" => lines.Where(line => line.Footnotes.Any(note => note.Refs.Any(to => to == code))),
            "reference" => (TradeCatalog.Default.TariffLines.First()! with { Code = code }).TariffLinesByFootnotesRefs(lines),
            _ => throw new ArgumentOutOfRangeException(nameof(helper)),
        };
    }
}
