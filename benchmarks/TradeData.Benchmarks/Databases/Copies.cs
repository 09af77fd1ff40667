using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TradeData.Benchmarks.Importing;
using TradeData.EntityFrameworkCore;
using TradeData.Schedules;
using TradeData.Schedules.UnitedStates;
using TradeData.TestSupport;

namespace TradeData.Benchmarks.Databases;

/// <summary><c>copy</c>: the lines of one American revision into PostgreSQL, with all indexes, in three ways.</summary>
internal static class Copies
{
    private const int SavedAtOnce = 1_000;
    private const int Rounds = 9;

    // What the administrator of a server for loading sets.
    private const string Loading = """
        wal_level = minimal
        max_wal_senders = 0
        synchronous_commit = off
        max_wal_size = 4GB
        shared_buffers = 512MB
        maintenance_work_mem = 256MB
        """;

    /// <summary>Copies to the given server, or to two that are started: with PostgreSQL's own settings, and with those for loading.</summary>
    public static async Task Run(string[] arguments)
    {
        if (!PublishedSchedules.AreThere())
        {
            return;
        }
        if (arguments is [string given])
        {
            await MeasureAsync(name => CreateDatabase(given, name));
            return;
        }
        string programs = PostgreSqlProcess.FindPrograms() ?? throw new InvalidOperationException("There is no PostgreSQL here: apt-get install postgresql, or give the settings of a connection.");
        foreach ((string name, string settings) in new[] { ("PostgreSQL's own settings", ""), ("settings for loading", Loading) })
        {
            using PostgreSqlProcess server = new(programs, settings);
            Console.WriteLine(name);
            await MeasureAsync(server.CreateDatabase);
        }
    }

    private static async Task MeasureAsync(Func<string, string> createDatabase)
    {
        TradeCatalog catalog = Catalog();
        TariffLine[] lines = [.. catalog.TariffLines];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines.Length:N0} lines; the median of {Rounds} rounds behind one that is not counted; of SaveChanges one"));
        string copied = createDatabase("copied");
        string byHand = createDatabase("by_hand");
        await using (LinesContext context = new(byHand))
        {
            await context.Database.EnsureCreatedAsync();
        }
        Way ours = new("CopyToAsync", () => CopyAsync(catalog, copied));
        Way hand = new("COPY by hand", () => HandCopy.RunAsync(byHand, lines));
        Way saved = new("SaveChanges", () => SaveAsync(byHand, lines));
        for (int round = 0; round <= Rounds; round++)
        {
            // In turn, so that other work on the machine slows down both alike.
            await ours.RunAsync(isCounted: round > 0);
            await hand.RunAsync(isCounted: round > 0);
        }
        await RequireEqualAsync(copied, byHand);
        await saved.RunAsync(isCounted: true);
        foreach (Way way in new[] { ours, hand, saved })
        {
            way.Print(lines.Length);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"CopyToAsync takes {ours.Median / hand.Median:0.00} times as long as COPY by hand; SaveChanges {saved.Median / ours.Median:0.0} times as long as CopyToAsync"));
    }

    private static async Task<TimeSpan> CopyAsync(TradeCatalog catalog, string database)
    {
        await using NpgsqlConnection connection = new(database);
        await connection.OpenAsync();
        await ExecuteAsync(connection, "DROP TABLE IF EXISTS \"TariffLines\"");
        long start = Stopwatch.GetTimestamp();
        await catalog.CopyToAsync(connection, new CopyOptions { Tables = ["TariffLines"] });
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>The embedded rows, and a revision in place of the American lines.</summary>
    private static TradeCatalog Catalog()
    {
        ImportOptions options = new() { Edition = TradeCatalog.Default.Editions[UsHtsImporter.Schedule, "2025-basic"], ImportedOn = new DateOnly(2026, 6, 10) };
        ScheduleImport revision = UsHtsImporter.Read(new MemoryStream(PublishedSchedules.Bytes(PublishedSchedules.One)), options);
        return TradeCatalog.Default.WithSchedules([revision]).Require();
    }

    private static async Task<TimeSpan> SaveAsync(string database, TariffLine[] lines)
    {
        await using (LinesContext context = new(database))
        {
            await context.Database.ExecuteSqlRawAsync("TRUNCATE \"TariffLines\"");
        }
        long start = Stopwatch.GetTimestamp();
        foreach (TariffLine[] some in lines.Chunk(SavedAtOnce))
        {
            // A context keeps what it has saved, so each part has one of its own.
            await using LinesContext context = new(database);
            context.AddRange(some);
            await context.SaveChangesAsync();
        }
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Refuses to compare ways that do not do the same.</summary>
    private static async Task RequireEqualAsync(string one, string other)
    {
        string first = await DigestAsync(one);
        if (first != await DigestAsync(other))
        {
            throw new InvalidOperationException("The rows copied by hand are others.");
        }
    }

    private static async Task<string> DigestAsync(string database)
    {
        await using NpgsqlConnection connection = new(database);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new("SELECT count(*) || ' ' || md5(string_agg(md5(row::text), '' ORDER BY row::text COLLATE \"C\")) FROM \"TariffLines\" AS row", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static string CreateDatabase(string server, string name)
    {
        using NpgsqlConnection connection = new(server);
        connection.Open();
        using NpgsqlCommand command = new($"CREATE DATABASE tradedata_{name}", connection);
        command.ExecuteNonQuery();
        return new NpgsqlConnectionStringBuilder(server) { Database = "tradedata_" + name }.ConnectionString;
    }

    internal static async Task ExecuteAsync(NpgsqlConnection connection, string text)
    {
        await using NpgsqlCommand command = new(text, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    private sealed record Way(string Name, Func<Task<TimeSpan>> Copy)
    {
        private readonly List<TimeSpan> _times = [];
        private TimeSpan _processor;
        private long _allocated;

        public double Median => _times.Order().ElementAt(_times.Count / 2).TotalSeconds;

        public async Task RunAsync(bool isCounted)
        {
            TimeSpan processor = Environment.CpuUsage.TotalTime;
            long allocated = GC.GetTotalAllocatedBytes(precise: true);
            TimeSpan time = await Copy();
            if (isCounted)
            {
                _times.Add(time);
                _processor += Environment.CpuUsage.TotalTime - processor;
                _allocated += GC.GetTotalAllocatedBytes(precise: true) - allocated;
            }
        }

        public void Print(int rows) => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Name,-14} {Median,7:0.00} s {rows / Median,9:N0} rows/s (best {rows / _times.Min().TotalSeconds,6:N0}), {_processor.TotalSeconds / _times.Count:0.00} s of the client's processor time, {_allocated / (double)_times.Count / rows,7:N0} bytes a row"));
    }
}

/// <summary>The lines as their users map them.</summary>
internal sealed class LinesContext(string connection) : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseNpgsql(connection).UseTradeData();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseTradeData<TradeCatalog>();
}
