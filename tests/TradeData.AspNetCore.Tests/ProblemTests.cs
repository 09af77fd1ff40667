using System.Net;
using System.Text.Json;

namespace TradeData.AspNetCore.Tests;

/// <summary>Bodies that cannot be read are answered with every error at its place.</summary>
public sealed class ProblemTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task Every_error_of_a_body_is_in_the_problem()
    {
        string body = """
            {
              "schedule": "JP-TARIFF", "edition": "2021-04-01", "lineId": "0201", "chapter": 2, "level": "heading",
              "indent": -1, "description": "Beef", "effective": { "from": "1 April" }
            }
            """;
        (HttpStatusCode status, string type, JsonElement problem) = await api.Post("/lines/check", body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("application/problem+json", type);
        Assert.Equal("The request does not conform to its schema.", problem.GetProperty("title").GetString());
        Assert.Equal("3 errors.", problem.GetProperty("detail").GetString());
        Assert.Equal(
            [
                ("", 1, 1, "required", "https://tradedata.example/schemas/tariff-line.schema.json#/else/required"),
                ("/indent", 3, 13, "minimum", "https://tradedata.example/schemas/tariff-line.schema.json#/properties/indent/minimum"),
                ("/effective/from", 3, 63, "format", "https://tradedata.example/schemas/common.schema.json#/$defs/date/format"),
            ],
            problem.GetProperty("errors").EnumerateArray().Select(error => (
                error.GetProperty("pointer").GetString()!, error.GetProperty("line").GetInt32(), error.GetProperty("column").GetInt32(),
                error.GetProperty("keyword").GetString()!, error.GetProperty("schema").GetString()!)));
        Assert.All(problem.GetProperty("errors").EnumerateArray(), error => Assert.NotEqual("", error.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task A_text_that_is_not_JSON_is_a_problem_too()
    {
        (HttpStatusCode status, string type, JsonElement problem) = await api.Post("/lines/check", "{ \"schedule\": ");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("application/problem+json", type);
        Assert.Equal("The request cannot be read.", problem.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_valid_body_binds()
    {
        (HttpStatusCode status, _, JsonElement answer) = await api.Post("/lines/check", JsonSerializer.Serialize(TradeCatalog.Default.TariffLines.First()));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(TradeCatalog.Default.TariffLines.First()!.LineId, answer.GetProperty("lineId").GetString());
    }
}
