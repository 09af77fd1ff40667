using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TradeData.Runtime;

namespace TradeData.Queries.Tests;

/// <summary>The embedded catalog in SQLite, made once.</summary>
public sealed class TradeDatabase : IDisposable
{
    internal TradeContext Context { get; } = TradeContext.Create();

    public void Dispose() => Context.Dispose();
}

/// <summary>Every helper of every table, asked over SQLite, finds the rows that the table in memory finds.</summary>
public sealed class QueryTests(TradeDatabase database) : IClassFixture<TradeDatabase>
{
    public static TheoryData<string> Tables => [.. CatalogUnderTest.Embedded.Tables.Select(table => table.Definition.Name)];

    private HelperComparison Comparison => new(CatalogUnderTest.Embedded, Rows);

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_helper_of_a_query_finds_what_the_table_finds(string name) => Comparison.Helpers(name);

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_reference_of_a_query_leads_where_that_of_the_catalog_leads_both_ways(string name) => Comparison.References(name);

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_row_comes_back_with_the_same_json(string name)
    {
        TableUnderTest table = CatalogUnderTest.Embedded.Named(name);
        MethodInfo json = typeof(JsonModel).GetMethod(nameof(JsonModel.ToJson))!.MakeGenericMethod(table.Row);
        string Json(object row) => (string)json.Invoke(null, [row])!;
        Dictionary<string, string> found = ((IEnumerable<object>)Rows(table.Row)).ToDictionary(table.Key, Json);
        Assert.Equal(table.Rows.Count, found.Count);
        Assert.All(table.Rows, row => Assert.Equal(Json(row), found[table.Key(row)]));
    }

    [Fact]
    public void A_branch_is_one_query_whose_rows_stand_behind_those_above_them()
    {
        TariffLine heading = TradeCatalog.Default.TariffLines.FindByCode("JP-TARIFF", "2021-04-01", "0201")!;
        database.Context.Log.Texts.Clear();
        TariffLine[] below = [.. database.Context.Set<TariffLine>().Descendants(heading)];
        Assert.Single(database.Context.Log.Texts);
        Assert.Equal(TradeCatalog.Default.TariffLines.Descendants(heading).Count, below.Length);
        HashSet<string> seen = [heading.LineId];
        Assert.All(below, line => Assert.True(seen.Contains(line.Parent!) && seen.Add(line.LineId)));

        database.Context.Log.Texts.Clear();
        TariffLine[] above = [.. database.Context.Set<TariffLine>().Ancestors(below[^1])];
        Assert.Single(database.Context.Log.Texts);
        Assert.Equal(TradeCatalog.Default.TariffLines.Ancestors(below[^1]), above);
    }

    [Fact]
    public void A_code_is_found_however_it_is_written_and_comes_back_as_it_was_written()
    {
        DbSet<TariffLine> lines = database.Context.Set<TariffLine>();
        Assert.Equal("0201.30", lines.FindByCode("JP-TARIFF", "2021-04-01", "020130")!.Code.ToString());
        HsCode code = HsCode.Parse("0201 30");
        Assert.Equal("0201.30", lines.Where(line => line.Schedule == "JP-TARIFF" && line.Code == code).Select(line => line.Code!.Value).First().ToString());
    }

    [Fact]
    public void Questions_of_the_users_own_are_translated()
    {
        DbSet<TariffLine> lines = database.Context.Set<TariffLine>();
        TariffLineTable memory = TradeCatalog.Default.TariffLines;
        Assert.Equal(memory.Count(line => line.Chapter == 2 && line.Level == TariffLevel.National), lines.Count(line => line.Chapter == 2 && line.Level == TariffLevel.National));
        DateOnly day = new(2020, 1, 1);
        Assert.Equal(memory.Count(line => line.Effective.To > day), lines.Count(line => line.Effective.To > day));
        Assert.Equal(
            memory.Where(line => line.Rates.Any(rate => rate.Programme == "CPTPP")).Max(line => line.Effective.From),
            lines.Where(line => line.Rates.Any(rate => rate.Programme == "CPTPP")).Max(line => line.Effective.From));
        PartnerCode japan = PartnerCode.Parse("JPN");
        Assert.Equal(memory.Count(line => line.Rates.Any(rate => rate.Partners.Contains(japan))), lines.Count(line => line.Rates.Any(rate => rate.Partners.Contains(japan))));
        Assert.Equal(memory.GroupBy(line => line.Effective.From).Count(), lines.GroupBy(line => line.Effective.From).Count());
    }

    [Fact]
    public void An_array_that_no_key_goes_through_is_refused()
    {
        IQueryable<TariffLine> query = database.Context.Set<TariffLine>().Where(line => line.Rates.Any(rate => rate.Note == "x"));
        Assert.Throws<InvalidOperationException>(() => query.ToList());
    }

    [Fact]
    public void A_changed_record_replaces_the_row()
    {
        TradeContext context = database.Context;
        using IDbContextTransaction transaction = context.Database.BeginTransaction();
        TariffLine line = context.Set<TariffLine>().First(row => row.Note == null && row.Code != null);
        TariffLine changed = line with { Note = "changed" };
        context.Update(changed);
        context.SaveChanges();
        context.ChangeTracker.Clear();
        Assert.Equal(JsonModel.ToJson(changed), JsonModel.ToJson(context.Set<TariffLine>().Find(changed.Schedule, changed.Edition, changed.LineId)!));
        context.ChangeTracker.Clear();
    }

    [Fact]
    public void A_compiled_query_is_rewritten_or_refused()
    {
        Func<TradeContext, string, int> under = EF.CompileQuery((TradeContext context, string hs6) => context.Set<TariffLine>().Count(line => line.Hs6 == hs6 && line.Effective.From > new DateOnly(2019, 1, 1)));
        Assert.Equal(TradeCatalog.Default.TariffLines.Count(line => line.Hs6 == "020130" && line.Effective.From > new DateOnly(2019, 1, 1)), under(database.Context, "020130"));
        Func<TradeContext, HsCode, int> byCode = EF.CompileQuery((TradeContext context, HsCode code) => context.Set<TariffLine>().Count(line => line.Code == code));
        Assert.Throws<NotSupportedException>(() => byCode(database.Context, HsCode.Parse("0201.30")));
    }

    [Fact]
    public void A_context_without_the_options_is_refused()
    {
        using WithoutOptions context = new();
        context.Database.OpenConnection();
        context.Database.EnsureCreated();
        context.Add(TradeCatalog.Default.Units.First());
        context.SaveChanges();
        context.ChangeTracker.Clear();
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => context.Set<Unit>().ToList());
        Assert.Equal("The model of WithoutOptions has tables of TradeData, and its options lack them. Call UseTradeData() on the DbContextOptionsBuilder as well.", refused.Message);
    }

    private object Rows(Type row) => typeof(QueryTests).GetMethod(nameof(RowsOf), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(row).Invoke(this, null)!;

    private DbSet<T> RowsOf<T>()
        where T : class => database.Context.Set<T>();

    private sealed class WithoutOptions : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite("Data Source=:memory:");

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseTradeData<TradeCatalog>();
    }
}
