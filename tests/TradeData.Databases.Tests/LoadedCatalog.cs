using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TradeData.EntityFrameworkCore;
using TradeData.Schedules;
using TradeData.Schedules.UnitedStates;
using TradeData.TestSupport;

namespace TradeData.Databases.Tests;

/// <summary>
/// The embedded catalog with published revisions of the American schedule, in memory and copied to a server. Two revisions, or all where <c>TRADEDATA_ALL_REVISIONS</c> is 1; none where
/// the published files are not there.
/// </summary>
public sealed class LoadedCatalog : IDisposable
{
    private static readonly string[] s_some = ["2025-basic", "2026-basic"];

    private readonly PostgreSqlServer _server = new();
    private readonly Lazy<TradeCatalog> _catalog = new(Read);
    private readonly Lazy<(string Connection, CopyResult Copied)> _database;
    private readonly Lazy<CatalogUnderTest> _underTest;

    public LoadedCatalog()
    {
        _database = new(Copy);
        _underTest = new(() => new CatalogUnderTest(_catalog.Value));
    }

    public PostgreSqlServer Server => _server;

    public TradeCatalog Catalog => _catalog.Value;

    public CopyResult Copied => _database.Value.Copied;

    internal CatalogUnderTest UnderTest
    {
        get
        {
            // The server first: without one there is no use in reading the files.
            _ = _database.Value;
            return _underTest.Value;
        }
    }

    public TradeContext CreateContext() => new(_database.Value.Connection);

    public void Dispose() => _server.Dispose();

    /// <summary>The revisions that are loaded; none where the published files are not there.</summary>
    public static string[] Revisions()
    {
        string[] names = RealData.Has("hts")
            ? [.. Directory.GetFiles(RealData.Require("hts"), "hts_*.json.gz").Select(static file => Path.GetFileName(file)[4..^8].Replace('_', '-')).Order(StringComparer.Ordinal)]
            : [];
        bool all = Environment.GetEnvironmentVariable("TRADEDATA_ALL_REVISIONS") == "1";
        return [.. names.Where(name => all || s_some.Contains(name))];
    }

    private static TradeCatalog Read() => TradeCatalog.Default.WithSchedules([.. Revisions().Select(Import)]).Require();

    private static ScheduleImport Import(string revision) => UsHtsImporter.Read(
        new GZipStream(File.OpenRead(RealData.Require($"hts/hts_{revision.Replace('-', '_')}.json.gz")), CompressionMode.Decompress),
        new ImportOptions { Edition = TradeCatalog.Default.Editions["US-HTS", revision], ImportedOn = new DateOnly(2026, 6, 10), SourceName = revision });

    private (string, CopyResult) Copy()
    {
        string connectionString = _server.CreateDatabase("catalog");
        using NpgsqlConnection connection = new(connectionString);
        return (connectionString, _catalog.Value.CopyToAsync(connection).GetAwaiter().GetResult());
    }
}

/// <summary>A context over the loaded catalog, as its users write it.</summary>
public sealed class TradeContext(string connection) : DbContext
{
    public DbSet<TariffLine> TariffLines => Set<TariffLine>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseNpgsql(connection).UseTradeData().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseTradeData<TradeCatalog>();
}

/// <summary>Every test of the loaded catalog uses the same one.</summary>
[CollectionDefinition(nameof(LoadedCatalog))]
public sealed class LoadedCatalogTests : ICollectionFixture<LoadedCatalog>;
