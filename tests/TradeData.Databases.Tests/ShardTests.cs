using Microsoft.EntityFrameworkCore;
using Npgsql;
using TradeData.EntityFrameworkCore;

namespace TradeData.Databases.Tests;

/// <summary>One table of tariff lines over two servers.</summary>
[Collection(nameof(LoadedCatalog))]
public sealed class ShardTests(LoadedCatalog loaded)
{
    private static readonly string[] s_servers = ["east", "west"];

    [SkippableFact]
    public async Task Two_servers_are_asked_like_one_and_do_their_own_sums()
    {
        using PostgreSqlServer second = new();
        string[][] editions = Halves();
        ShardServer[] shards = new ShardServer[2];
        for (int i = 0; i < 2; i++)
        {
            string connection = (i == 0 ? loaded.Server : second).CreateDatabase(s_servers[i]);
            HashSet<string> own = [.. editions[i]];
            await using NpgsqlConnection shard = new(connection);
            CopyResult copied = await loaded.Catalog.CopyToAsync(shard, new CopyOptions { Tables = ["TariffLines"], Where = row => own.Contains(((TariffLine)row).Edition) });
            Assert.Equal(loaded.Catalog.TariffLines.LongCount(line => own.Contains(line.Edition)), copied.RowCount);
            NpgsqlConnectionStringBuilder settings = new(connection);
            shards[i] = new ShardServer { Name = s_servers[i], Host = settings.Host!, Port = settings.Port, Database = settings.Database!, User = settings.Username!, Values = editions[i] };
        }
        string front = loaded.Server.CreateDatabase("front");
        await using (TradeContext context = new(front))
        {
            await context.Database.ExecuteSqlRawAsync(context.ShardScript<TariffLine>("Edition", shards));
        }
        NpgsqlConnection.ClearAllPools();
        await using (TradeContext context = new(front))
        {
            await CountsAreTakenOnTheServers(context);
            await OneServerIsAskedForOneEdition(context);
            Helpers(context);
        }
    }

    [Fact]
    public void Servers_that_cannot_be_joined_are_refused()
    {
        using TradeContext context = new("Host=127.0.0.1");
        ShardServer east = new() { Name = "east", Host = "a", Database = "d", User = "u", Values = ["2025-basic"] };
        Assert.Equal("There is no server. (Parameter 'servers')", Refused(context, "Edition"));
        Assert.Equal("Two servers are named east. (Parameter 'servers')", Refused(context, "Edition", east, east with { Values = ["2026-basic"] }));
        Assert.Equal("Two servers hold 2025-basic. (Parameter 'servers')", Refused(context, "Edition", east, east with { Name = "west" }));
        Assert.Equal("The server east holds no values. (Parameter 'servers')", Refused(context, "Edition", east with { Values = [] }));
        Assert.Equal("TariffLine has no column Editions. (Parameter 'property')", Refused(context, "Editions", east));
        Assert.Equal("The column Chapter is integer, not text. (Parameter 'property')", Refused(context, "Chapter", east));
    }

    [Fact]
    public void Names_and_passwords_are_quoted()
    {
        using TradeContext context = new("Host=127.0.0.1");
        ShardServer server = new() { Name = "ea\"st", Host = "h'x", Database = "d", User = "u", Password = "p'w", Values = ["2025-'basic'"] };
        Assert.Equal("ea\"st (h'x:5432/d)", server.ToString());
        string script = context.ShardScript<TariffLine>("Edition", [server]);
        Assert.Contains("CREATE SERVER \"ea\"\"st\" FOREIGN DATA WRAPPER postgres_fdw", script, StringComparison.Ordinal);
        Assert.Contains("host 'h''x', port '5432', dbname 'd'", script, StringComparison.Ordinal);
        Assert.Contains("OPTIONS (user 'u', password 'p''w');", script, StringComparison.Ordinal);
        Assert.Contains("FOR VALUES IN ('2025-''basic''')", script, StringComparison.Ordinal);
    }

    private static string Refused(TradeContext context, string property, params ShardServer[] servers) =>
        Assert.Throws<ArgumentException>(() => context.ShardScript<TariffLine>(property, servers)).Message;

    private string[][] Halves()
    {
        string[] editions = [.. loaded.Catalog.TariffLines.Select(line => line.Edition).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return [[.. editions.Where((_, i) => i % 2 == 0)], [.. editions.Where((_, i) => i % 2 == 1)]];
    }

    private async Task CountsAreTakenOnTheServers(TradeContext context)
    {
        IQueryable<string> counts = context.TariffLines.GroupBy(line => new { line.Edition, line.Chapter })
            .Select(group => group.Key.Edition + " " + group.Key.Chapter + " " + group.Count() + " " + group.Max(line => line.Indent));
        Assert.Equal(
            loaded.Catalog.TariffLines.GroupBy(line => (line.Edition, line.Chapter)).Select(group => $"{group.Key.Edition} {group.Key.Chapter} {group.Count()} {group.Max(line => line.Indent)}").Order(StringComparer.Ordinal),
            counts.AsEnumerable().Order(StringComparer.Ordinal));
        string plan = await Plans.OfAsync(context, counts, "EXPLAIN (VERBOSE) ");
        foreach (string server in s_servers)
        {
            Assert.Contains($"Relations: Aggregate on (public.\"TariffLines_{server}\"", plan, StringComparison.Ordinal);
        }
        Assert.Equal(2, plan.Split("Remote SQL: SELECT").Length - 1);
        Assert.Equal(2, plan.Split("GROUP BY").Length - 1);
        Assert.DoesNotContain("HashAggregate", plan, StringComparison.Ordinal);
    }

    private async Task OneServerIsAskedForOneEdition(TradeContext context)
    {
        TariffLine line = loaded.Catalog.TariffLines.First(line => line.Code is not null);
        string plan = await Plans.OfAsync(context, context.TariffLines.Where(row => row.Schedule == line.Schedule && row.Edition == line.Edition && row.Code == line.Code), "EXPLAIN (VERBOSE) ");
        Assert.Equal(1, plan.Split("Foreign Scan on").Length - 1);
        Assert.Contains("\"CodeKey\" = ", plan[plan.IndexOf("Remote SQL", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    /// <summary>Rows come back whole, also those that the recursive query of a branch finds on one server or the other.</summary>
    private void Helpers(TradeContext context)
    {
        foreach (TariffLine line in loaded.Catalog.TariffLines.Where((line, i) => i % 4001 == 0))
        {
            Assert.Equal(line, context.TariffLines.Find(line.Schedule, line.Edition, line.LineId));
            Assert.Equal(loaded.Catalog.TariffLines.Children(line).Select(row => row.LineId).Order(StringComparer.Ordinal), context.TariffLines.Children(line).AsEnumerable().Select(row => row.LineId).Order(StringComparer.Ordinal));
            Assert.Equal(loaded.Catalog.TariffLines.Ancestors(line), context.TariffLines.Ancestors(line));
        }
    }
}
