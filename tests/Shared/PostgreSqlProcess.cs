using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TradeData.TestSupport;

/// <summary>A PostgreSQL server that runs until it is disposed, on a free loopback port, with its data in a temporary folder.</summary>
public sealed class PostgreSqlProcess : IDisposable
{
    private const string User = "postgres";
    private const string Programs = "/usr/lib/postgresql";

    private readonly string _programs;
    private readonly string _folder;

    /// <summary>Starts a server.</summary>
    /// <param name="programs">The folder of its programs.</param>
    /// <param name="settings">Lines of its configuration, besides the address.</param>
    public PostgreSqlProcess(string programs, string settings)
    {
        _programs = programs;
        _folder = Path.Combine(Path.GetTempPath(), "tradedata-postgresql-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(_folder);
        if (Environment.UserName == "root")
        {
            // The server refuses to run as root.
            Run("/usr/bin/chown", [User, _folder], asUser: false);
        }
        Run("initdb", "-D", _folder, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        Port = FreePort();
        File.AppendAllText(
            Path.Combine(_folder, "postgresql.conf"),
            string.Create(CultureInfo.InvariantCulture, $"\n{settings}\nunix_socket_directories = ''\nlisten_addresses = '127.0.0.1'\nport = {Port}\n"));
        Run("pg_ctl", "start", "-D", _folder, "-w", "-t", "60", "-l", Path.Combine(_folder, "server.log"));
    }

    /// <summary>The port on the loopback address.</summary>
    public int Port { get; }

    /// <summary>The folder of the newest installed server's programs, or null.</summary>
    public static string? FindPrograms()
    {
        IEnumerable<string> debian = Directory.Exists(Programs)
            ? Directory.GetDirectories(Programs).OrderByDescending(static folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int version) ? version : 0).Select(static folder => Path.Combine(folder, "bin"))
            : [];
        IEnumerable<string> path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return debian.Concat(path).FirstOrDefault(static folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    /// <summary>The settings of a connection to a database of the server.</summary>
    public string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username={User};Database={database};Include Error Detail=true;Command Timeout=600");

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
        Npgsql.NpgsqlConnection.ClearAllPools();
        Run("pg_ctl", "stop", "-D", _folder, "-m", "immediate", "-w");
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Run(string program, params string[] arguments) => Run(Path.Combine(_programs, program), arguments, Environment.UserName == "root");

    private static void Run(string program, string[] arguments, bool asUser)
    {
        string[] all = asUser ? ["/usr/sbin/runuser", "-u", User, "--", program, .. arguments] : [program, .. arguments];
        // Not redirected: the server would keep a pipe open for as long as it runs.
        ProcessStartInfo start = new("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", .. all]) { WorkingDirectory = "/" };
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', all)} ended with {process.ExitCode}.");
        }
    }
}
