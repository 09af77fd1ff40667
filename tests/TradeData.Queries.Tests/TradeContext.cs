using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TradeData.Queries.Tests;

/// <summary>The embedded catalog in SQLite.</summary>
internal sealed class TradeContext : DbContext
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    /// <summary>The commands that were sent.</summary>
    public CommandLog Log { get; } = new();

    /// <summary>Creates the database and fills it.</summary>
    public static TradeContext Create()
    {
        TradeContext context = new();
        context._connection.Open();
        context.Database.EnsureCreated();
        foreach (TableUnderTest table in CatalogUnderTest.Embedded.Tables)
        {
            context.AddRange(table.Rows);
        }
        context.SaveChanges();
        context.ChangeTracker.Clear();
        return context;
    }

    public override void Dispose()
    {
        base.Dispose();
        _connection.Dispose();
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseSqlite(_connection).UseTradeData().AddInterceptors(Log).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseTradeData<TradeCatalog>();

    /// <summary>Keeps the texts of commands.</summary>
    internal sealed class CommandLog : DbCommandInterceptor
    {
        public List<string> Texts { get; } = [];

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            lock (Texts)
            {
                Texts.Add(command.CommandText);
            }
            return result;
        }
    }
}
