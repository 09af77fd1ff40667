using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.OpenApi;

namespace TradeData.AspNetCore.Tests;

/// <summary>The OpenAPI document describes what is really sent and taken.</summary>
public sealed class OpenApiTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task Every_reference_leads_to_a_component()
    {
        JsonNode document = await api.Get("/openapi/v1.json");

        string[] references = [.. References(document)];
        HashSet<string> components = [.. Components(document).Select(component => "#/components/schemas/" + component.Key)];
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.Contains(reference, components));
    }

    [Theory]
    [InlineData("/schedules/US-HTS/lines?on=2025-06-01&limit=500", "/schedules/{schedule}/lines")]
    [InlineData("/schedules/JP-TARIFF/lines/0201.30?on=2021-04-01", "/schedules/{schedule}/lines/{code}")]
    [InlineData("/timeline?limit=500", "/timeline")]
    [InlineData("/schedules", "/schedules")]
    public async Task Answers_conform_to_the_document_and_changed_ones_do_not(string address, string path)
    {
        JsonNode document = await api.Get("/openapi/v1.json");
        JsonNode answer = await api.Get(address);
        JsonNode schema = Answer(document, path);

        Assert.True(IsValid(document, schema, answer));
        JsonNode first = answer is JsonArray list ? list[0]! : answer["items"]?[0] ?? answer;
        first.AsObject()["never declared"] = true;
        Assert.False(IsValid(document, schema, answer));
    }

    [Fact]
    public async Task Parameters_say_what_they_are()
    {
        JsonNode document = await api.Get("/openapi/v1.json");

        JsonNode kind = Schema(document, "/timeline", "kind");
        Assert.Equal(Enum.GetValues<NegotiationEventKind>().Select(value => value.ToJson()), kind["enum"]!.AsArray().Select(name => (string)name!));
        JsonNode under = Schema(document, "/schedules/{schedule}/lines", "under");
        Assert.Equal("string", (string?)under["type"]);
        Assert.StartsWith("an HS code: 2 to 10 digits", (string?)under["description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enumerations_closed_and_open_have_their_schemas()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenApi(options => options.AddTradeDataSchemas());
        await using WebApplication app = builder.Build();
        app.MapOpenApi();
        app.MapGet("/closed", () => NegotiationEventKind.Round);
        app.MapGet("/open", () => new Topic("beef"));
        await app.StartAsync();
        using HttpClient client = new();
        JsonNode document = RunningApi.Parse(await client.GetStringAsync(new Uri(app.Urls.First() + "/openapi/v1.json")));

        JsonNode closed = Answer(document, "/closed");
        Assert.Equal(Enum.GetValues<NegotiationEventKind>().Select(value => value.ToJson()), closed["enum"]!.AsArray().Select(name => (string)name!));
        JsonNode open = Answer(document, "/open");
        Assert.Equal("string", (string?)open["type"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Topic.JsonSchema)!["title"], open["title"]));
    }

    [Fact]
    public void Two_schemas_that_ask_for_one_name_have_a_component_each()
    {
        OpenApiDocument document = new();
        string[] names = [.. new[] { "file:///a/x.json#/b", "file:///c/x.json#/b", "file:///a/x.json#/b" }
            .Select(owner => ComponentNames.Add(document, "x.b", owner, component => component.Title = owner))];

        Assert.Equal(["x.b", "x.b_2", "x.b"], names);
        Assert.Equal(["file:///a/x.json#/b", "file:///c/x.json#/b"], document.Components!.Schemas!.Select(component => component.Value.Title));
    }

    [Fact]
    public async Task The_reference_is_served() => Assert.Contains("<title>Tariffs</title>", await api.Client.GetStringAsync(new Uri("/docs/", UriKind.Relative)), StringComparison.Ordinal);

    private static JsonNode Schema(JsonNode document, string path, string parameter) =>
        Target(document, document["paths"]![path]!["get"]!["parameters"]!.AsArray().Single(one => (string?)one!["name"] == parameter)!["schema"]!);

    private static JsonNode Answer(JsonNode document, string path) => Target(document, document["paths"]![path]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!);

    private static JsonNode Target(JsonNode document, JsonNode schema) =>
        schema["$ref"] is { } reference ? document["components"]!["schemas"]![((string)reference!).Split('/')[^1]]! : schema;

    private static JsonObject Components(JsonNode document) => document["components"]!["schemas"]!.AsObject();

    private static bool IsValid(JsonNode document, JsonNode schema, JsonNode instance)
    {
        JsonObject whole = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["allOf"] = new JsonArray(schema.DeepClone()),
            ["components"] = document["components"]!.DeepClone(),
        };
        return JsonSchema.FromText(whole.ToJsonString()).Evaluate(JsonSerializer.SerializeToElement(instance)).IsValid;
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member is { Key: "$ref", Value: JsonValue value } ? [(string)value!] : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
