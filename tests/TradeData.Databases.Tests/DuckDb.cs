using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;

namespace TradeData.Databases.Tests;

/// <summary>Questions to DuckDB about files.</summary>
internal static class DuckDb
{
    /// <summary>Runs a statement without an answer.</summary>
    public static void Run(string statement)
    {
        using DuckDBConnection connection = Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    /// <summary>The only value of an answer.</summary>
    public static T Ask<T>(string question) => (T)Convert.ChangeType(Rows(question).Single().Single()!, typeof(T), CultureInfo.InvariantCulture);

    /// <summary>The rows of an answer; null for SQL's null.</summary>
    public static List<object?[]> Rows(string question)
    {
        using DuckDBConnection connection = Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = question;
        using DbDataReader reader = command.ExecuteReader();
        List<object?[]> rows = [];
        while (reader.Read())
        {
            object[] row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(Array.ConvertAll(row, value => value is DBNull ? null : value));
        }
        return rows;
    }

    private static DuckDBConnection Open()
    {
        DuckDBConnection connection = new("Data Source=:memory:");
        connection.Open();
        return connection;
    }
}
