using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TradeData.Queries.Tests.Events;
using TradeData.Runtime;

namespace TradeData.Queries.Tests;

/// <summary>A catalog with what the trade catalog has not: keys that are instants and UUIDs, keys of pairs in arrays, optional objects, members that no schema knows.</summary>
public sealed class OwnCatalogTests : IDisposable
{
    private static readonly string[] s_rows =
    [
        """{"at":"2020-01-01T01:00:00+01:00","id":"2EB8AA08-aa98-41ea-b4aa-73b441d16380","kind":"first-kind","name":"prefix a","weight":1.50,"atKey":"x","unknown":{"b":1,"a":[]}}""",
        """{"at":"2020-01-01T00:00:00.5Z","id":"00000000-0000-0000-0000-000000000001","kind":"second-kind","name":"prefix \uDBFF\uDFFF","above":{"at":"2020-01-01T00:00:00Z","id":"2eb8aa08-aa98-41ea-b4aa-73b441d16380"},"place-of-it":{"city":"Bern"},"legs":[{"from":"A","to":"B"},{"from":"C"}],"tags":["red tag"]}""",
        """{"at":"2020-01-01T00:00:01Z","id":"00000000-0000-0000-0000-000000000001","kind":"second-kind","name":"PREFIX a","weight":10,"above":{"at":"2020-01-01T00:00:00.500Z","id":"00000000-0000-0000-0000-000000000001"},"place-of-it":{},"legs":[{"from":"A"},{"from":"C","to":"B"}],"tags":[]}""",
        """{"at":"0000-06-01T00:00:00Z","id":"00000000-0000-0000-0000-000000000002","kind":"first-kind","name":"","weight":9,"legs":[]}""",
    ];

    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly EventCatalog _catalog = EventCatalog.Load([new RowStream("Events", new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', s_rows))), RowFormat.Ndjson, "rows")]).Require();

    public OwnCatalogTests()
    {
        _connection.Open();
        using EventContext context = new(_connection);
        context.Database.EnsureCreated();
        context.AddRange(_catalog.Events);
        context.SaveChanges();
    }

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Rows_come_back_as_they_were()
    {
        using EventContext context = new(_connection);
        Assert.Equal(_catalog.Events.Select(JsonModel.ToJson).Order(StringComparer.Ordinal), context.Events.AsEnumerable().Select(JsonModel.ToJson).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_key_is_found_however_it_is_written()
    {
        using EventContext context = new(_connection);
        Event expected = _catalog.Events.First(row => row.Name == "prefix a");
        Assert.Equal(expected, context.Events.AsNoTracking().Find(IsoDateTime.Parse("2019-12-31T23:00:00-01:00"), Uuid.Parse("2eb8aa08-AA98-41ea-b4aa-73b441d16380")));
        IsoDateTime noon = IsoDateTime.Parse("2020-01-01T00:00:00Z");
        Assert.Equal(["", "prefix a"], context.Events.Where(row => row.At <= noon).OrderBy(row => row.At).Select(row => row.Name));
    }

    [Fact]
    public void Indexes_answer_as_in_memory()
    {
        using EventContext context = new(_connection);
        Assert.Equal(["prefix \U0010FFFF"], context.Events.ByPlaceCity("Bern").Select(row => row.Name));
        Assert.Equal(_catalog.Events.ByLegsFromAndLegsTo("A", "B"), context.Events.AsNoTracking().ByLegsFromAndLegsTo("A", "B"));
        Assert.Empty(context.Events.ByLegsFromAndLegsTo("C", "C"));
        Assert.Equal(_catalog.Events.ByTags(EventTag.RedTag), context.Events.AsNoTracking().ByTags(EventTag.RedTag));
        Assert.Equal(_catalog.Events.Under("prefix"), context.Events.AsNoTracking().Under("prefix"));
        Assert.Equal(_catalog.Events.Under("").Count, context.Events.Under("").Count());
        Assert.Equal(_catalog.Events.Between(1.5m, 9m).Select(row => row.Weight), context.Events.Between(1.5m, 9m).Select(row => row.Weight));
    }

    [Fact]
    public void An_absent_object_is_not_one_without_members()
    {
        using EventContext context = new(_connection);
        Assert.Equal(2, context.Events.Count(row => row.Place == null));
        Assert.Equal(1, context.Events.Count(row => row.Place != null && row.Place.City == null));
    }

    [Fact]
    public void A_tree_whose_rows_name_the_row_above_otherwise_is_one_query()
    {
        using EventContext context = new(_connection);
        Event root = _catalog.Events.First(row => row.Name == "prefix a");
        Assert.Equal(_catalog.Events.Descendants(root), context.Events.AsNoTracking().Descendants(root));
        Event last = _catalog.Events.First(row => row.Name == "PREFIX a");
        Assert.Equal(_catalog.Events.Ancestors(last), context.Events.AsNoTracking().Ancestors(last));
    }

    [Fact]
    public void A_member_of_an_enumeration_is_found_as_a_constant()
    {
        using EventContext context = new(_connection);
        Assert.Equal(["prefix \U0010FFFF"], context.Events.Where(row => row.Tags.Any(tag => tag == EventTag.RedTag)).Select(row => row.Name));
        Assert.Empty(context.Events.Where(row => row.Tags.Contains(EventTag.GreenTag)));
    }

    private sealed class EventContext(SqliteConnection connection) : DbContext
    {
        public DbSet<Event> Events => Set<Event>();

        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite(connection).UseTradeData();

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseTradeData<EventCatalog>();
    }
}
