using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TradeData.Benchmarks.Peers;

/// <summary>The same rows in SQLite, in memory, with prepared statements.</summary>
internal sealed class SqliteDuties : IDisposable
{
    private static readonly string[] Columns = ["$r", "$c", "$d", "$p", "$f", "$t"];

    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _count;

    public SqliteDuties(IEnumerable<DutyLineDto> rows)
    {
        _connection.Open();
        Run("CREATE TABLE duty (reporter TEXT, code TEXT, description TEXT, percent REAL, validFrom TEXT, validTo TEXT, PRIMARY KEY (reporter, code)) WITHOUT ROWID");
        using (SqliteTransaction transaction = _connection.BeginTransaction())
        using (SqliteCommand insert = _connection.CreateCommand())
        {
            insert.Transaction = transaction;
            insert.CommandText = "INSERT INTO duty VALUES ($r, $c, $d, $p, $f, $t)";
            SqliteParameter[] parameters = [.. Columns.Select(name => insert.Parameters.AddWithValue(name, ""))];
            foreach (DutyLineDto row in rows)
            {
                parameters[0].Value = row.Reporter;
                parameters[1].Value = row.Code;
                parameters[2].Value = row.Description;
                parameters[3].Value = (double)row.Percent;
                parameters[4].Value = row.ValidFrom.ToString("O", CultureInfo.InvariantCulture);
                parameters[5].Value = row.ValidTo is { } to ? to.ToString("O", CultureInfo.InvariantCulture) : DBNull.Value;
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        _find = Prepare("SELECT percent FROM duty WHERE reporter = $r AND code = $c", "$r", "$c");
        _count = Prepare("SELECT count(*) FROM duty WHERE reporter = $r AND code >= $low AND code < $high", "$r", "$low", "$high");
    }

    public double Find(string reporter, string code)
    {
        _find.Parameters[0].Value = reporter;
        _find.Parameters[1].Value = code;
        using SqliteDataReader reader = _find.ExecuteReader();
        return reader.Read() ? reader.GetDouble(0) : -1;
    }

    public long CountPrefix(string reporter, string prefix)
    {
        _count.Parameters[0].Value = reporter;
        _count.Parameters[1].Value = prefix;
        _count.Parameters[2].Value = prefix + ":";
        return (long)_count.ExecuteScalar()!;
    }

    public void Dispose()
    {
        _find.Dispose();
        _count.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Prepare(string text, params string[] parameters)
    {
        SqliteCommand command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (string parameter in parameters)
        {
            command.Parameters.AddWithValue(parameter, "");
        }
        command.Prepare();
        return command;
    }

    private void Run(string text)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
