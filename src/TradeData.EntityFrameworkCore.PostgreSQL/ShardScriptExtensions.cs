using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace TradeData.EntityFrameworkCore;

/// <summary>Lays a table over several servers.</summary>
public static class ShardScriptExtensions
{
    /// <summary>
    /// Returns the statements that make one table of the rows of several servers, by <c>postgres_fdw</c>: a table parted by the values of a column, whose parts are the tables of
    /// that name on the servers. Queries of the context, and any others, then ask only the servers that they need, and leave aggregates by that column to them.
    /// </summary>
    /// <remarks>
    /// Copy the rows to each server first, by <see cref="CopyOptions.Where"/>; the keys and indexes are there. The table itself has none: PostgreSQL has no unique key over
    /// several servers.
    /// </remarks>
    /// <typeparam name="TRow">The record of the table.</typeparam>
    /// <param name="context">A context whose model has the table.</param>
    /// <param name="property">The property of the record by whose values the rows are parted, such as <c>Edition</c>; its column is a text.</param>
    /// <param name="servers">The servers.</param>
    /// <exception cref="ArgumentException">There is no such table or property, no server, or two servers with the same name or value.</exception>
    public static string ShardScript<TRow>(this DbContext context, string property, IReadOnlyList<ShardServer> servers)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(property);
        ArgumentNullException.ThrowIfNull(servers);
        IEntityType? entity = context.GetService<IDesignTimeModel>().Model.FindEntityType(typeof(TRow));
        ITable table = entity?.GetTableMappings().FirstOrDefault()?.Table ?? throw new ArgumentException($"The model of {context.GetType().Name} has no table for {typeof(TRow).Name}.");
        IColumn column = entity.FindProperty(property)?.GetTableColumnMappings().FirstOrDefault()?.Column ?? throw new ArgumentException($"{typeof(TRow).Name} has no column {property}.", nameof(property));
        if (column.StoreType != "text")
        {
            throw new ArgumentException($"The column {property} is {column.StoreType}, not text.", nameof(property));
        }
        Check(servers);
        return Write(table, column, servers, context.GetService<ISqlGenerationHelper>());
    }

    private static void Check(IReadOnlyList<ShardServer> servers)
    {
        if (servers.Count == 0)
        {
            throw new ArgumentException("There is no server.", nameof(servers));
        }
        if (servers.FirstOrDefault(server => server.Values.Count == 0) is { } idle)
        {
            throw new ArgumentException($"The server {idle.Name} holds no values.", nameof(servers));
        }
        if (Repeated(servers.Select(server => server.Name)) is { } name)
        {
            throw new ArgumentException($"Two servers are named {name}.", nameof(servers));
        }
        if (Repeated(servers.SelectMany(server => server.Values)) is { } value)
        {
            throw new ArgumentException($"Two servers hold {value}.", nameof(servers));
        }
    }

    private static string? Repeated(IEnumerable<string> texts) => texts.GroupBy(text => text, StringComparer.Ordinal).FirstOrDefault(same => same.Skip(1).Any())?.Key;

    private static string Write(ITable table, IColumn column, IReadOnlyList<ShardServer> servers, ISqlGenerationHelper names)
    {
        StringBuilder script = new("CREATE EXTENSION IF NOT EXISTS postgres_fdw;\n");
        string whole = names.DelimitIdentifier(table.Name, table.Schema);
        if (table.Schema is { } schema)
        {
            script.Append(CultureInfo.InvariantCulture, $"CREATE SCHEMA IF NOT EXISTS {names.DelimitIdentifier(schema)};\n");
        }
        script.Append(CultureInfo.InvariantCulture, $"CREATE TABLE {whole} (\n    {string.Join(",\n    ", table.Columns.Select(Define))}\n) PARTITION BY LIST ({names.DelimitIdentifier(column.Name)});\n");
        foreach (ShardServer server in servers)
        {
            string name = names.DelimitIdentifier(server.Name);
            string password = server.Password is { } given ? ", password " + Text(given) : "";
            string source = (table.Schema is null ? "" : $"schema_name {Text(table.Schema)}, ") + "table_name " + Text(table.Name);
            script.Append(CultureInfo.InvariantCulture, $"""
                CREATE SERVER {name} FOREIGN DATA WRAPPER postgres_fdw
                    OPTIONS (host {Text(server.Host)}, port '{server.Port}', dbname {Text(server.Database)}, use_remote_estimate 'true', async_capable 'true', fetch_size '10000');
                CREATE USER MAPPING FOR CURRENT_USER SERVER {name} OPTIONS (user {Text(server.User)}{password});
                CREATE FOREIGN TABLE {names.DelimitIdentifier(table.Name + "_" + server.Name, table.Schema)} PARTITION OF {whole}
                    FOR VALUES IN ({string.Join(", ", server.Values.Select(Text))}) SERVER {name} OPTIONS ({source});

                """);
        }
        // Without it the rows would be fetched and counted here.
        script.Append("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET enable_partitionwise_aggregate = on', current_database()); END $$;\n");
        return script.ToString();

        string Define(IColumn one)
        {
            string collation = one.Collation is { } order ? " COLLATE " + names.DelimitIdentifier(order) : "";
            return $"{names.DelimitIdentifier(one.Name)} {one.StoreType}{collation}{(one.IsNullable ? "" : " NOT NULL")}";
        }
    }

    private static string Text(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
