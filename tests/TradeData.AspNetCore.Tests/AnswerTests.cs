using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TradeData.AspNetCore.Tests;

/// <summary>The sample's answers over HTTP are those of the catalog.</summary>
public sealed class AnswerTests(RunningApi api) : IClassFixture<RunningApi>
{
    private static readonly DateOnly s_day = new(2021, 4, 1);

    [Fact]
    public async Task A_quote_is_the_catalogs_own()
    {
        JsonNode answer = await api.Get("/quotes?importer=JPN&origin=AUS&code=0201.30&on=2021-04-01&value=1000000");

        Quote quote = TradeCatalog.Default.Quote("JPN", "AUS", "0201.30", s_day, 1_000_000m);
        Assert.True(JsonNode.DeepEquals(JsonSerializer.SerializeToNode(quote), answer));
        Assert.Equal("CPTPP", (string?)answer["offers"]![0]!["programme"]);
        Assert.Equal(250_000m, (decimal)answer["offers"]![0]!["duty"]!["amount"]!);
    }

    [Fact]
    public async Task Origins_are_compared_the_cheapest_first()
    {
        JsonNode answer = await api.Get("/comparisons?importer=JPN&origin=USA&origin=AUS&origin=BRA&code=0201.30&on=2021-04-01&value=1000000");

        IEnumerable<string> expected = TradeCatalog.Default.Compare("JPN", "0201.30", s_day, 1_000_000m, "USA", "AUS", "BRA").Select(compared => compared.Origin.Id.ToString());
        Assert.Equal(expected, answer.AsArray().Select(one => (string)one!["origin"]!));
    }

    [Fact]
    public async Task A_line_comes_back_as_it_is_in_the_catalog()
    {
        JsonNode answer = await api.Get("/schedules/JP-TARIFF/lines/0201.30?on=2021-04-01");

        TariffLine expected = TradeCatalog.Default.Find("JP-TARIFF", "0201.30", s_day)!;
        Assert.Equal(expected, JsonSerializer.Deserialize<TariffLine>(answer));
    }

    [Fact]
    public async Task Pages_have_every_line_once_and_in_order()
    {
        List<string> lines = [];
        string? next = "/schedules/JP-TARIFF/lines?under=02&on=2021-04-01&limit=7";
        while (next is not null)
        {
            using HttpResponseMessage response = await api.Client.GetAsync(new Uri(next, UriKind.Relative));
            JsonNode page = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
            lines.AddRange(page["items"]!.AsArray().Select(line => (string)line!["lineId"]!));
            next = (string?)page["next"];
            Assert.Equal(next is null ? [] : [$"<{next}>; rel=\"next\""], response.Headers.TryGetValues("Link", out var links) ? links : []);
        }

        IEnumerable<string> expected = TradeCatalog.Default.TariffLines.AsOf(s_day).Under("02").Where(line => line.Schedule == "JP-TARIFF").Select(line => line.LineId);
        Assert.Equal(expected, lines);
        Assert.True(lines.Count > 14, "There were fewer than three pages.");
    }

    [Fact]
    public async Task The_timeline_takes_the_kind_of_an_event_by_its_name_in_JSON()
    {
        JsonNode answer = await api.Get("/timeline?kind=agreementInPrinciple&limit=500");

        IEnumerable<string> expected = TradeCatalog.Default.NegotiationRecords.ByKind(NegotiationEventKind.AgreementInPrinciple)
            .OrderBy(record => record.Start).ThenBy(record => record.Id, StringComparer.Ordinal).Select(record => record.Id);
        Assert.Equal(expected, answer["items"]!.AsArray().Select(record => (string)record!["id"]!));
        JsonNode problem = await api.Get("/timeline?kind=AgreementInPrinciple", HttpStatusCode.BadRequest);
        Assert.Equal("The request cannot be read.", (string?)problem["title"]);
    }

    [Fact]
    public async Task An_answer_that_is_known_is_not_sent_again()
    {
        Uri address = new("/schedules/JP-TARIFF/lines/0201.30?on=2021-04-01", UriKind.Relative);
        using HttpResponseMessage first = await api.Client.GetAsync(address);
        using HttpRequestMessage again = new(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await api.Client.SendAsync(again);
        using HttpRequestMessage other = new(HttpMethod.Get, new Uri("/schedules/JP-TARIFF/lines/0201.20?on=2021-04-01", UriKind.Relative));
        other.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage third = await api.Client.SendAsync(other);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
        Assert.NotEqual(first.Headers.ETag, third.Headers.ETag);
    }

    [Theory]
    [InlineData("/quotes?importer=XXX&origin=AUS&code=0201.30", "The catalog has no trade partner \"XXX\".")]
    [InlineData("/quotes?importer=JPN&origin=AUS&code=beef", "\"beef\" is not a code of goods.")]
    [InlineData("/schedules/MARS/lines", "The catalog has no tariff schedule of \"MARS\".")]
    [InlineData("/schedules/JP-TARIFF/lines?limit=0", "limit")]
    public async Task A_question_without_an_answer_is_a_problem_that_says_why(string address, string detail)
    {
        JsonNode problem = await api.Get(address, HttpStatusCode.BadRequest);

        Assert.Equal("The question cannot be answered.", (string?)problem["title"]);
        Assert.Contains(detail, (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_does_not_exist_is_not_found()
    {
        JsonNode problem = await api.Get("/schedules/JP-TARIFF/lines/0201.99?on=2021-04-01", HttpStatusCode.NotFound);

        Assert.Equal("JP-TARIFF has no line 0201.99 on that day.", (string?)problem["detail"]);
    }
}
