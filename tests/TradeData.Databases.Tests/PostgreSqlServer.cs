using TradeData.TestSupport;

namespace TradeData.Databases.Tests;

/// <summary>
/// A PostgreSQL server of the tests' own, which starts when it is first asked for. The tests need the server's programs, as Debian's package has them; without them they are skipped,
/// and they fail where <c>TRADEDATA_REQUIRE_POSTGRESQL</c> is 1, as it is in CI.
/// </summary>
public sealed class PostgreSqlServer : IDisposable
{
    // Durability is nothing to a database that the tests throw away. The rest is what a server for loading has.
    private const string Settings = """
        fsync = off
        synchronous_commit = off
        full_page_writes = off
        wal_level = minimal
        max_wal_senders = 0
        max_wal_size = 4GB
        shared_buffers = 512MB
        maintenance_work_mem = 256MB
        """;

    private readonly Lazy<PostgreSqlProcess> _process = new(Start);

    /// <summary>The settings of a connection to a database of the server. Skips the test where it cannot start.</summary>
    public string ConnectionString(string database) => _process.Value.ConnectionString(database);

    /// <summary>Makes an empty database; its order of text is that of English, not of bytes.</summary>
    public string CreateDatabase(string name) => _process.Value.CreateDatabase(name);

    public void Dispose()
    {
        if (_process.IsValueCreated)
        {
            _process.Value.Dispose();
        }
    }

    private static PostgreSqlProcess Start()
    {
        if (PostgreSqlProcess.FindPrograms() is not { } programs)
        {
            const string missing = "This test needs PostgreSQL 15 or later: apt-get install postgresql.";
            Assert.False(Environment.GetEnvironmentVariable("TRADEDATA_REQUIRE_POSTGRESQL") == "1", missing);
            Skip.If(true, missing);
            return null!;
        }
        return new PostgreSqlProcess(programs, Settings);
    }
}
