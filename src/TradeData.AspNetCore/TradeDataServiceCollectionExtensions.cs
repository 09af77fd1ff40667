using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TradeData.AspNetCore;
using TradeData.Runtime;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers catalogs and what belongs to them.</summary>
public static class TradeDataServiceCollectionExtensions
{
    /// <summary>Registers a catalog. A request that asks for <typeparamref name="TCatalog"/> gets the current one and keeps it to its end; singletons ask
    /// <see cref="CatalogSource{TCatalog}"/>.</summary>
    /// <typeparam name="TCatalog">The generated catalog.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; without it the embedded rows are used.</param>
    public static IServiceCollection AddTradeData<TCatalog>(this IServiceCollection services, Action<TradeDataOptions<TCatalog>>? configure = null)
        where TCatalog : Catalog<TCatalog>, ICatalog<TCatalog>
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<TradeDataOptions<TCatalog>>()
            .Configure(options => configure?.Invoke(options))
            .Validate(static options => options.Quiet >= TimeSpan.Zero, "Quiet is a time of at least zero.");
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CatalogSource<TCatalog>>();
        services.TryAddScoped(static provider => provider.GetRequiredService<CatalogSource<TCatalog>>().Current);
        services.AddHostedService<CatalogWatcher<TCatalog>>();
        return services;
    }

    /// <summary>Adds a check that is degraded while newer rows of a catalog are refused.</summary>
    /// <typeparam name="TCatalog">The generated catalog.</typeparam>
    /// <param name="builder">The checks.</param>
    /// <param name="name">The name of the check; the catalog's by default.</param>
    /// <param name="failureStatus">The status while newer rows are refused; degraded by default.</param>
    /// <param name="tags">The tags of the check.</param>
    public static IHealthChecksBuilder AddTradeData<TCatalog>(
        this IHealthChecksBuilder builder, string? name = null, HealthStatus failureStatus = HealthStatus.Degraded, IEnumerable<string>? tags = null)
        where TCatalog : Catalog<TCatalog>, ICatalog<TCatalog>
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddCheck<CatalogHealthCheck<TCatalog>>(name ?? typeof(TCatalog).Name, failureStatus, tags ?? []);
    }

    /// <summary>
    /// Answers a body or parameter that cannot be read with problem details (RFC 9457). For a body that breaks its schema, the member <c>errors</c> lists every
    /// error: its JSON Pointer, its place, the keyword and the message. It needs <c>app.UseExceptionHandler()</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddTradeDataProblems(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddProblemDetails();
        services.AddExceptionHandler<SchemaProblemHandler>();
        // Only an exception carries the errors from the binding of parameters to the handler.
        services.Configure<RouteHandlerOptions>(static options => options.ThrowOnBadRequest = true);
        return services;
    }
}
