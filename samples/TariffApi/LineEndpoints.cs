using Microsoft.AspNetCore.Http.HttpResults;
using TradeData;

namespace TariffApi;

/// <summary>The lines of tariff schedules.</summary>
internal static class LineEndpoints
{
    public static void MapLines(this IEndpointRouteBuilder api)
    {
        api.MapGet("/schedules", (TradeCatalog trade) => TypedResults.Ok(trade.Schedules.ToArray())).WithSummary("The schedules of the catalog.");

        api.MapGet("/schedules/{schedule}/lines", Ok<Page<TariffLine>> (TradeCatalog trade, HttpContext http, string schedule, HsCode? under, DateOnly? on, int offset = 0, int limit = 50) =>
        {
            DateOnly day = on ?? Today;
            string id = trade.ScheduleOf(schedule, day).Id;
            return TypedResults.Ok(Page.Of(http, trade.TariffLines.AsOf(day).Under(under ?? default).Where(line => line.Schedule == id), offset, limit));
        }).WithSummary("The lines of a schedule on a day, in the order of their codes.");

        api.MapGet("/schedules/{schedule}/lines/{code}", Results<Ok<TariffLine>, ProblemHttpResult> (TradeCatalog trade, string schedule, string code, DateOnly? on) =>
            trade.Find(schedule, code, on ?? Today) is { } line
                ? TypedResults.Ok(line)
                : TypedResults.Problem($"{schedule} has no line {code} on that day.", statusCode: StatusCodes.Status404NotFound))
            .WithSummary("One line of a schedule on a day.");

        api.MapPost("/lines/check", (TariffLine line) => TypedResults.Ok(new CheckedLine(line.Schedule, line.LineId)))
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Checks a line against its schema; the problem lists every error.");
    }

    internal static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);
}

/// <summary>A line that conforms to its schema.</summary>
internal sealed record CheckedLine(string Schedule, string LineId);
