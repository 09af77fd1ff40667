using Microsoft.AspNetCore.Http.HttpResults;
using TradeData;
using TradeData.AspNetCore;

namespace TariffApi;

/// <summary>The events of trade negotiations.</summary>
internal static class TimelineEndpoints
{
    public static void MapTimeline(this IEndpointRouteBuilder api) =>
        api.MapGet("/timeline", Ok<Page<NegotiationRecord>> (TradeCatalog trade, HttpContext http, DateOnly? from, DateOnly? to, JsonEnum<NegotiationEventKind>? kind, int offset = 0, int limit = 50) =>
        {
            DateOnly first = from ?? DateOnly.MinValue;
            DateOnly last = to ?? DateOnly.MaxValue;
            IEnumerable<NegotiationRecord> events = trade.NegotiationRecords
                .Where(record => (record.End ?? record.Start) >= first && record.Start <= last && (kind is null || record.Kind == kind.Value.Value))
                .OrderBy(record => record.Start).ThenBy(record => record.Id, StringComparer.Ordinal);
            return TypedResults.Ok(Page.Of(http, events, offset, limit));
        }).WithSummary("The events of negotiations, the earliest first.");
}
