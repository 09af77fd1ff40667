using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace TradeData.Databases.Tests;

/// <summary>The plans by which a server answers queries.</summary>
internal static class Plans
{
    /// <summary>The lines of a query's plan.</summary>
    public static async Task<string> OfAsync<T>(DbContext context, IQueryable<T> query, string explain = "EXPLAIN ")
    {
        await context.Database.OpenConnectionAsync();
        await using DbCommand command = query.CreateDbCommand();
        command.CommandText = explain + command.CommandText;
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        List<string> lines = [];
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }
        return string.Join('\n', lines);
    }
}
