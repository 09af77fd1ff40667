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
    private readonly SqliteCommand _rows;
    private readonly SqliteCommand _findAsOf;
    private readonly Lazy<SqliteCommand> _range;

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
                parameters[4].Value = Text(row.ValidFrom);
                parameters[5].Value = row.ValidTo is { } to ? Text(to) : DBNull.Value;
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        _find = Prepare("SELECT percent FROM duty WHERE reporter = $r AND code = $c", "$r", "$c");
        _count = Prepare("SELECT count(*) FROM duty WHERE reporter = $r AND code >= $low AND code < $high", "$r", "$low", "$high");
        _rows = Prepare("SELECT description FROM duty WHERE reporter = $r AND code >= $low AND code < $high", "$r", "$low", "$high");
        _findAsOf = Prepare("SELECT percent FROM duty WHERE reporter = $r AND code = $c AND validFrom <= $day AND (validTo IS NULL OR validTo > $day)", "$r", "$c", "$day");
        _range = new(() =>
        {
            // Created on demand, because the cost of inserting is measured without it.
            Run("CREATE INDEX duty_from ON duty (validFrom)");
            return Prepare("SELECT count(*) FROM duty WHERE validFrom >= $low AND validFrom <= $high", "$low", "$high");
        });
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

    /// <summary>Goes over the rows that begin with a text, and to a text of each.</summary>
    public long TextLength(string reporter, string prefix)
    {
        _rows.Parameters[0].Value = reporter;
        _rows.Parameters[1].Value = prefix;
        _rows.Parameters[2].Value = prefix + ":";
        using SqliteDataReader reader = _rows.ExecuteReader();
        long length = 0;
        while (reader.Read())
        {
            length += reader.GetString(0).Length;
        }
        return length;
    }

    public double FindAsOf(string reporter, string code, DateOnly day)
    {
        _findAsOf.Parameters[0].Value = reporter;
        _findAsOf.Parameters[1].Value = code;
        _findAsOf.Parameters[2].Value = Text(day);
        using SqliteDataReader reader = _findAsOf.ExecuteReader();
        return reader.Read() ? reader.GetDouble(0) : -1;
    }

    /// <summary>Returns the number of rows that begin between two days, inclusive.</summary>
    public long CountBetween(DateOnly from, DateOnly to)
    {
        _range.Value.Parameters[0].Value = Text(from);
        _range.Value.Parameters[1].Value = Text(to);
        return (long)_range.Value.ExecuteScalar()!;
    }

    public void Dispose()
    {
        _rows.Dispose();
        _findAsOf.Dispose();
        if (_range.IsValueCreated)
        {
            _range.Value.Dispose();
        }
        _find.Dispose();
        _count.Dispose();
        _connection.Dispose();
    }

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

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
