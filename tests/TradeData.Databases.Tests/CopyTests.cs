using Microsoft.EntityFrameworkCore;
using Npgsql;
using TradeData.EntityFrameworkCore;
using TradeData.Runtime;
using Xunit.Abstractions;

namespace TradeData.Databases.Tests;

/// <summary>Catalogs in PostgreSQL by COPY.</summary>
[Collection(nameof(LoadedCatalog))]
public sealed class CopyTests(LoadedCatalog loaded, ITestOutputHelper output)
{
    [SkippableFact]
    public async Task Every_row_of_every_table_is_copied()
    {
        _ = loaded.Server.ConnectionString("postgres");
        output.WriteLine($"{loaded.Copied.RowCount} rows in {loaded.Copied.Elapsed.TotalSeconds:F1} s, {loaded.Copied.RowCount / loaded.Copied.Elapsed.TotalSeconds:F0} a second");
        await using TradeContext context = loaded.CreateContext();
        await context.Database.OpenConnectionAsync();
        foreach (TableUnderTest table in loaded.UnderTest.Tables)
        {
            Assert.Equal(table.Rows.Count, loaded.Copied.Rows[table.Definition.Name]);
            await using NpgsqlCommand count = new($"SELECT count(*) FROM \"{table.Definition.Name}\"", (NpgsqlConnection)context.Database.GetDbConnection());
            Assert.Equal((long)table.Rows.Count, await count.ExecuteScalarAsync());
        }
    }

    [SkippableFact]
    public async Task A_copy_that_fails_leaves_nothing()
    {
        await using NpgsqlConnection connection = new(loaded.Server.CreateDatabase("failed"));
        TariffLine line = TradeCatalog.Default.TariffLines.First()!;
        TradeCatalog bad = TradeCatalog.Default.Edit().With(line with { Note = "a\0b" }).Build().Require();
        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => bad.CopyToAsync(connection));
        Assert.Equal("TariffLines row 1: Note has the character U+0000, which PostgreSQL cannot store.", refused.Message);
        Assert.Equal(0L, await ScalarAsync(connection, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"));
    }

    [SkippableFact]
    public async Task A_second_copy_of_the_same_rows_fails_and_changes_nothing_unless_it_replaces_them()
    {
        await using NpgsqlConnection connection = new(loaded.Server.CreateDatabase("twice"));
        CopyResult first = await TradeCatalog.Default.CopyToAsync(connection);
        long indexes = await ScalarAsync(connection, "SELECT count(*) FROM pg_indexes WHERE schemaname = 'public'");
        PostgresException refused = await Assert.ThrowsAsync<PostgresException>(() => TradeCatalog.Default.CopyToAsync(connection));
        Assert.Equal(PostgresErrorCodes.UniqueViolation, refused.SqlState);
        Assert.Equal(first.Rows["TariffLines"], await ScalarAsync(connection, "SELECT count(*) FROM \"TariffLines\""));

        CopyResult second = await TradeCatalog.Default.CopyToAsync(connection, new CopyOptions { Replace = true });
        Assert.Equal(first.Rows, second.Rows);
        Assert.Equal(first.Rows["TariffLines"], await ScalarAsync(connection, "SELECT count(*) FROM \"TariffLines\""));
        Assert.Equal(indexes, await ScalarAsync(connection, "SELECT count(*) FROM pg_indexes WHERE schemaname = 'public'"));
    }

    [SkippableFact]
    public async Task A_copy_that_is_stopped_leaves_nothing()
    {
        await using NpgsqlConnection connection = new(loaded.Server.CreateDatabase("stopped"));
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TradeCatalog.Default.CopyToAsync(connection, null, stop.Token));
        Assert.Equal(0L, await ScalarAsync(connection, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"));
    }

    [SkippableFact]
    public async Task Chosen_tables_alone_are_copied_and_an_unknown_one_is_refused()
    {
        await using NpgsqlConnection connection = new(loaded.Server.CreateDatabase("chosen"));
        CopyResult copied = await TradeCatalog.Default.CopyToAsync(connection, new CopyOptions { Tables = ["Units"] });
        Assert.Equal(["Units"], copied.Rows.Keys);
        Assert.Equal(1L, await ScalarAsync(connection, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
        await Assert.ThrowsAsync<ArgumentException>(() => TradeCatalog.Default.CopyToAsync(connection, new CopyOptions { Tables = ["Unit"] }));
    }

    private static async Task<long> ScalarAsync(NpgsqlConnection connection, string text)
    {
        if (connection.State == System.Data.ConnectionState.Closed)
        {
            await connection.OpenAsync();
        }
        await using NpgsqlCommand command = new(text, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
