using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TradeData.Databases.Tests;

/// <summary>
/// A PostgreSQL server of the tests' own on a free loopback port, with its data in a temporary folder. The tests need the server's programs, as Debian's package has them; without them
/// they are skipped, and they fail where <c>TRADEDATA_REQUIRE_POSTGRESQL</c> is 1, as it is in CI.
/// </summary>
public sealed class PostgreSqlServer : IDisposable
{
    private const string User = "postgres";

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
        unix_socket_directories = ''
        listen_addresses = '127.0.0.1'
        """;

    private readonly string? _programs = FindPrograms();
    private readonly Lazy<int> _port;
    private string? _folder;

    public PostgreSqlServer() => _port = new Lazy<int>(Start);

    /// <summary>The settings of a connection to a database of the server, which starts at the first call. Skips the test where it cannot.</summary>
    public string ConnectionString(string database)
    {
        if (_programs is null)
        {
            const string missing = "This test needs PostgreSQL 15 or later: apt-get install postgresql.";
            Assert.False(Environment.GetEnvironmentVariable("TRADEDATA_REQUIRE_POSTGRESQL") == "1", missing);
            Skip.If(true, missing);
        }
        return string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port.Value};Username={User};Database={database};Include Error Detail=true;Command Timeout=600");
    }

    /// <summary>Makes an empty database; its order of text is that of English, not of bytes.</summary>
    public string CreateDatabase(string name)
    {
        using Npgsql.NpgsqlConnection connection = new(ConnectionString("postgres"));
        connection.Open();
        using Npgsql.NpgsqlCommand command = new($"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C.UTF-8'", connection);
        command.ExecuteNonQuery();
        return ConnectionString(name);
    }

    public void Dispose()
    {
        if (_folder is not null)
        {
            Npgsql.NpgsqlConnection.ClearAllPools();
            Run("pg_ctl", "stop", "-D", _folder, "-m", "immediate", "-w");
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static string? FindPrograms()
    {
        IEnumerable<string> debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(static folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int version) ? version : 0).Select(static folder => Path.Combine(folder, "bin"))
            : [];
        IEnumerable<string> path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return debian.Concat(path).FirstOrDefault(static folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private int Start()
    {
        string folder = Path.Combine(Path.GetTempPath(), "tradedata-postgresql-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        _folder = folder;
        if (Environment.UserName == "root")
        {
            // The server refuses to run as root.
            Run("/usr/bin/chown", User, folder, asUser: false);
        }
        Run("initdb", "-D", folder, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        int port = FreePort();
        File.AppendAllText(Path.Combine(folder, "postgresql.conf"), string.Create(CultureInfo.InvariantCulture, $"\n{Settings}\nport = {port}\n"));
        Run("pg_ctl", "start", "-D", folder, "-w", "-t", "60", "-l", Path.Combine(folder, "server.log"));
        return port;
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Run(string program, params string[] arguments) => Run(Path.Combine(_programs!, program), arguments, Environment.UserName == "root");

    private static void Run(string program, string argument, string last, bool asUser) => Run(program, [argument, last], asUser);

    private static void Run(string program, string[] arguments, bool asUser)
    {
        string[] all = asUser ? ["/usr/sbin/runuser", "-u", User, "--", program, .. arguments] : [program, .. arguments];
        // Not redirected: the server would keep a pipe open for as long as it runs.
        ProcessStartInfo start = new("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", .. all]) { WorkingDirectory = "/" };
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', all)} ended with {process.ExitCode}.");
    }
}
