using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;

namespace TradeData.AspNetCore.Tests;

/// <summary>The sample, running on a free port of this machine.</summary>
public sealed class RunningApi : IAsyncLifetime
{
    private readonly string[] _arguments;
    private WebApplication? _app;

    public RunningApi()
        : this([])
    {
    }

    internal RunningApi(params string[] arguments) => _arguments = arguments;

    internal HttpClient Client { get; } = new();

    internal IServiceProvider Services => _app!.Services;

    public async Task InitializeAsync()
    {
        _app = TariffApi.Api.Create([.. _arguments, "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None"]);
        await _app.StartAsync();
        Client.BaseAddress = new Uri(_app.Urls.First());
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync();
    }

    internal async Task<JsonNode> Get(string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using HttpResponseMessage response = await Client.GetAsync(new Uri(address, UriKind.Relative));
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{address}: {response.StatusCode}\n{text}");
        return Parse(text);
    }

    /// <summary>Reads JSON in which no object has a name twice.</summary>
    internal static JsonNode Parse(string json) => JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })!;

    internal async Task<(HttpStatusCode Status, string Type, JsonElement Body)> Post(string address, string json)
    {
        using StringContent content = new(json, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await Client.PostAsync(new Uri(address, UriKind.Relative), content);
        using JsonDocument body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, response.Content.Headers.ContentType!.MediaType!, body.RootElement.Clone());
    }
}
