using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TradeData.Runtime;

namespace TradeData.AspNetCore.Tests;

/// <summary>Newer rows are taken without a stop, and bad ones are refused without one.</summary>
public sealed class ReloadTests : IDisposable
{
    private const string Utopia = """[{ "id": "UTO", "kind": "country", "iso2": "UT", "iso3": "UTO", "names": { "en": "Utopia" } }]""";

    private readonly string _folder = Directory.CreateTempSubdirectory("tradedata-reload-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rows_that_change_are_loaded_while_the_service_answers(bool polls)
    {
        WriteRows(Utopia);
        RunningApi api = new("--Rows", _folder, "--Polls", polls.ToString());
        await api.InitializeAsync();
        try
        {
            CatalogSource<TradeCatalog> source = api.Services.GetRequiredService<CatalogSource<TradeCatalog>>();
            Assert.Equal("Utopia", source.Current.TradePartners["UTO"].Names["en"]);

            WriteRows(Utopia.Replace("Utopia", "New Utopia", StringComparison.Ordinal));
            await Until(() => source.Current.TradePartners["UTO"].Names["en"] == "New Utopia");
            Assert.Equal(HealthStatus.Healthy, (await Health(api)).Status);
        }
        finally
        {
            await api.DisposeAsync();
        }
    }

    [Fact]
    public async Task Bad_rows_leave_the_old_ones_in_place_and_the_health_check_says_so()
    {
        WriteRows(Utopia);
        RunningApi api = new("--Rows", _folder);
        await api.InitializeAsync();
        try
        {
            CatalogSource<TradeCatalog> source = api.Services.GetRequiredService<CatalogSource<TradeCatalog>>();
            TradeCatalog before = source.Current;

            WriteRows("""[{ "id": "UTO", "kind": "planet", "iso2": "UT", "iso3": "UTO", "names": { "en": "Utopia" } }]""");
            Assert.False(await source.ReloadAsync());
            Assert.Same(before, source.Current);
            Assert.Contains("/kind", Assert.Single(source.State.Problems).ToString(), StringComparison.Ordinal);
            HealthReport refused = await Health(api);
            Assert.Equal(HealthStatus.Degraded, refused.Status);
            Assert.Equal("The last rows of TradeCatalog were refused; those of " + source.State.Since.ToString("O") + " are in use", refused.Entries["TradeCatalog"].Description);
            Assert.Equal(HttpStatusCode.OK, (await api.Client.GetAsync(new Uri("/quotes?importer=JPN&origin=AUS&code=0201.30&on=2021-04-01", UriKind.Relative))).StatusCode);

            WriteRows(Utopia);
            Assert.True(await source.ReloadAsync());
            Assert.Equal(HealthStatus.Healthy, (await Health(api)).Status);
        }
        finally
        {
            await api.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(true, 0, true)]
    [InlineData(true, 10, true)]
    [InlineData(false, 10, false)]
    public async Task Rows_are_refused_by_the_options_of_loading_however_few_problems_are_described(bool isStrict, int maxProblems, bool isRefused)
    {
        WriteRows("""[{ "id": "UTO", "kind": "planet", "iso2": "UT", "iso3": "UTO", "names": { "en": "Utopia" } }]""");
        ServiceCollection services = new();
        services.AddLogging().AddTradeData<TradeCatalog>(options => (options.Folder, options.Load) = (_folder, new LoadOptions { IsStrict = isStrict, MaxProblems = maxProblems }));
        services.AddHealthChecks().AddTradeData<TradeCatalog>();
        await using ServiceProvider provider = services.BuildServiceProvider();
        CatalogSource<TradeCatalog> source = provider.GetRequiredService<CatalogSource<TradeCatalog>>();

        Assert.Equal(!isRefused, await source.ReloadAsync());
        Assert.Equal(isRefused, source.State.IsRefused);
        Assert.Equal(maxProblems == 0 ? 0 : 1, source.State.Problems.Count);
        HealthReport health = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Assert.Equal(isRefused ? HealthStatus.Degraded : HealthStatus.Healthy, health.Status);
    }

    [Fact]
    public async Task A_request_keeps_the_catalog_that_it_began_with()
    {
        RunningApi api = new();
        await api.InitializeAsync();
        try
        {
            CatalogSource<TradeCatalog> source = api.Services.GetRequiredService<CatalogSource<TradeCatalog>>();
            using IServiceScope request = api.Services.CreateScope();
            TradeCatalog first = request.ServiceProvider.GetRequiredService<TradeCatalog>();
            source.Publish(TradeCatalog.Default.Edit().Build().Require());

            Assert.Same(first, request.ServiceProvider.GetRequiredService<TradeCatalog>());
            using IServiceScope later = api.Services.CreateScope();
            Assert.Same(source.Current, later.ServiceProvider.GetRequiredService<TradeCatalog>());
            Assert.NotSame(first, source.Current);
        }
        finally
        {
            await api.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_service_with_bad_rows_does_not_start_and_says_why()
    {
        WriteRows("""[{ "id": "UTO", "kind": "country", "iso2": "UT", "iso3": "UTO" }]""");

        InvalidDataException fault = await Assert.ThrowsAsync<InvalidDataException>(() => new RunningApi("--Rows", _folder).InitializeAsync());
        Assert.StartsWith($"TradeCatalog cannot be loaded from {_folder}:", fault.Message, StringComparison.Ordinal);
        Assert.Contains("rows.json(1,2): error: TradePartners: The property \"names\" is missing.", fault.Message, StringComparison.Ordinal);

        string missing = Path.Combine(_folder, "none");
        fault = await Assert.ThrowsAsync<InvalidDataException>(() => new RunningApi("--Rows", missing).InitializeAsync());
        Assert.Contains(missing, fault.Message, StringComparison.Ordinal);
    }

    private static Task<HealthReport> Health(RunningApi api) => api.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

    private static async Task Until(Func<bool> holds)
    {
        for (int i = 0; i < 600 && !holds(); i++)
        {
            await Task.Delay(100);
        }
        Assert.True(holds(), "It did not come true within a minute.");
    }

    private void WriteRows(string json)
    {
        string rows = Directory.CreateDirectory(Path.Combine(_folder, "trade-partners")).FullName;
        // Whole at once, as one replaces a file that others read.
        string beside = Path.Combine(_folder, "rows.tmp");
        File.WriteAllText(beside, json);
        File.Move(beside, Path.Combine(rows, "rows.json"), overwrite: true);
    }
}
