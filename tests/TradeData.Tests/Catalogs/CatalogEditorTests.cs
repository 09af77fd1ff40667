using TradeData.Runtime;

namespace TradeData.Tests.Catalogs;

/// <summary>Changed copies of the embedded catalog: what they have, what they share, and that they are checked.</summary>
public sealed class CatalogEditorTests
{
    private static readonly TradeCatalog s_trade = TradeCatalog.Default;

    [Fact]
    public void A_row_replaces_the_one_with_its_key_and_a_new_one_is_added_at_the_end()
    {
        Currency yen = s_trade.Currencies["JPY"] with { Name = "Yen of the test" };
        Currency own = yen with { Code = CurrencyCode.Parse("QQQ"), Number = null, Name = "Own" };
        TradeCatalog changed = s_trade.Edit().With(yen, own).Build().Require();
        Assert.Equal(yen, changed.Currencies["JPY"]);
        Assert.Equal(own, changed.Currencies.Last());
        Assert.Equal(s_trade.Currencies.Count + 1, changed.Currencies.Count);
        Assert.Equal(s_trade.Currencies.Select(row => row.Code), changed.Currencies.Select(row => row.Code).SkipLast(1));
        Assert.NotEqual(yen, s_trade.Currencies["JPY"]);
        Assert.Equal("Yen of the test", s_trade.Schedules.First(row => row.Currency == yen.Code).Currency(changed)!.Name);
    }

    [Fact]
    public void Rows_are_left_out_by_their_keys_also_those_that_were_put_in()
    {
        Unit own = s_trade.Units.First() with { Code = "XXX", Wco = null, Aliases = [] };
        TradeCatalog changed = s_trade.Edit().With(own).Without(own).Build().Require();
        Assert.Equal(s_trade.Units, changed.Units);
        LoadResult<TradeCatalog> absent = s_trade.Edit().Without(own).Without(s_trade.TradePartners["AUS"] with { Id = PartnerCode.Parse("QQQ") }).Build();
        Assert.Null(absent.Catalog);
        Assert.Equal(2, absent.ProblemCount);
        Assert.Equal(
            [": error: Units: No row has the key \"XXX\", so it cannot be removed.", ": error: TradePartners: No row has the key \"QQQ\", so it cannot be removed."],
            absent.Problems.Select(problem => problem.ToString()));
        Currency unused = s_trade.Currencies.First(row => row.SchedulesByCurrency(s_trade).IsEmpty && row.TradePartnersByCurrencies(s_trade).IsEmpty && row.NegotiationRecordsByFiguresCurrency(s_trade).IsEmpty);
        Assert.Null(s_trade.Edit().Without(unused).Build().Require().Currencies.Find(unused.Code));
    }

    [Fact]
    public void Referenced_rows_cannot_be_removed()
    {
        LoadResult<TradeCatalog> result = s_trade.Edit().Without(s_trade.Currencies["JPY"]).Build();
        Assert.Null(result.Catalog);
        Assert.Contains(result.Problems, problem => problem is { IsError: true, Table: "Schedules", Pointer: "/currency" } && problem.Message.Contains("\"JPY\"", StringComparison.Ordinal));
        Assert.Equal(result.Problems.Count, result.ProblemCount);
        LoadResult<TradeCatalog> untold = s_trade.Edit().Without(s_trade.Currencies["JPY"]).Build(maxProblems: 0);
        Assert.Null(untold.Catalog);
        Assert.Empty(untold.Problems);
        Assert.Equal(result.ProblemCount, untold.ProblemCount);
    }

    [Fact]
    public void A_broken_reference_is_an_error_however_many_weak_ones_come_before()
    {
        TariffLine line = s_trade.TariffLines.First(row => row.Footnotes.IsEmpty);
        IEnumerable<TariffLine> lines = Enumerable.Range(0, 60).Select(i => line with
        {
            LineId = $"x{i}",
            Code = null,
            Level = TariffLevel.Group,
            Footnotes = [new Footnote { Type = FootnoteType.Footnote, Text = "See there.", Refs = [.. Enumerable.Range(0, 20).Select(j => HsCode.Parse(FormattableString.Invariant($"98{i:00}.{j:00}.99")))] }],
        });
        CatalogEditor<TradeCatalog> edit = s_trade.Edit().With(lines);
        int weak = edit.Build().ProblemCount;
        Assert.InRange(weak, 1200, int.MaxValue);
        Assert.NotNull(edit.Build().Catalog);
        LoadResult<TradeCatalog> result = edit.With(s_trade.TradePartners["AUS"] with { Currencies = [CurrencyCode.Parse("QQQ")] }).Build();
        Assert.Null(result.Catalog);
        Assert.Equal(weak + 1, result.ProblemCount);
    }

    [Fact]
    public void A_table_is_replaced_whole_and_its_keys_are_checked()
    {
        Unit[] turned = [.. s_trade.Units.Reverse()];
        TradeCatalog changed = s_trade.Edit().With(turned[0] with { Name = "gone" }).Replace(turned).Build().Require();
        Assert.Equal(turned, changed.Units);
        Assert.Equal("Made at run time.", changed.Datasets.Single(dataset => dataset.Table == "Units").Notes);
        LoadResult<TradeCatalog> twice = s_trade.Edit().Replace([.. turned, turned[0]]).Build();
        Assert.Null(twice.Catalog);
        Assert.Contains(twice.Problems, problem => problem.Table == "Units" && problem.Source == $"row {turned.Length + 1}");
    }

    [Fact]
    public void Tables_that_are_not_changed_are_shared_and_a_copy_can_be_changed_again()
    {
        TradeCatalog once = s_trade.Edit().With(s_trade.Units.First() with { Note = "once" }).Build().Require();
        TradeCatalog again = once.Edit().With(once.Units.First() with { Symbol = "again" }).Build().Require();
        Assert.Equal("once", again.Units.First().Note);
        Assert.Equal("again", again.Units.First().Symbol);
        Assert.Same(s_trade.TariffLines.Pack, again.TariffLines.Pack);
        Assert.EndsWith("Changed at run time.", again.Datasets.Single(dataset => dataset.Table == "Units").Notes, StringComparison.Ordinal);
        Assert.Equal(s_trade.Datasets.Count, again.Datasets.Count);
    }
}
