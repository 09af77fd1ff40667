using Microsoft.AspNetCore.OpenApi;
using Scalar.AspNetCore;
using TradeData;

namespace TariffApi;

/// <summary>A web API over the trade catalog: lines, quotes, comparisons and the timeline of negotiations.</summary>
public static class Api
{
    /// <summary>Creates the application. <c>--Rows folder</c> adds rows of one's own, which are loaded again when they change.</summary>
    public static WebApplication Create(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        builder.Services.AddTradeData<TradeCatalog>(options =>
        {
            options.Folder = builder.Configuration["Rows"];
            options.Polls = builder.Configuration.GetValue("Polls", false);
        });
        builder.Services.AddTradeDataProblems();
        builder.Services.AddExceptionHandler<BadQueryHandler>();
        builder.Services.AddHealthChecks().AddTradeData<TradeCatalog>();
        builder.Services.AddOpenApi(options => options.AddTradeDataSchemas());
        WebApplication app = builder.Build();

        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapHealthChecks("/health");
        app.MapOpenApi();
        app.MapScalarApiReference("/docs", options => options.WithTitle("Tariffs").DisableDefaultFonts());
        RouteGroupBuilder api = app.MapGroup("").AddEndpointFilter<ETagFilter>();
        api.MapLines();
        api.MapQuotes();
        api.MapTimeline();
        return app;
    }
}
