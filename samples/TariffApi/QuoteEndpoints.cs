using Microsoft.AspNetCore.Mvc;
using TradeData;

namespace TariffApi;

/// <summary>Quotes, and comparisons of origins.</summary>
internal static class QuoteEndpoints
{
    public static void MapQuotes(this IEndpointRouteBuilder api)
    {
        api.MapGet("/quotes", (TradeCatalog trade, string importer, string origin, string code, DateOnly? on, decimal? value) =>
            TypedResults.Ok(trade.Quote(importer, origin, code, on ?? LineEndpoints.Today, value)))
            .WithSummary("Every rate for goods of an origin, the cheapest first, with what it depends on and what may be missing.");

        api.MapGet("/comparisons", (TradeCatalog trade, string importer, [FromQuery(Name = "origin")] string[] origins, string code, DateOnly? on, decimal? value) =>
            TypedResults.Ok(trade.Compare(importer, code, on ?? LineEndpoints.Today, value, origins).Select(compared => new Comparison(compared.Origin.Id, compared.Quote))))
            .WithSummary("The same goods from several origins, the cheapest first.");
    }
}

/// <summary>The quote for one of the compared origins.</summary>
internal sealed record Comparison(PartnerCode Origin, Quote Quote);
