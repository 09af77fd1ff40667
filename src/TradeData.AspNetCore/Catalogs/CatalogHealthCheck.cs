using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TradeData.Runtime;

namespace TradeData.AspNetCore;

/// <summary>Healthy while the current rows are the newest. Degraded, not unhealthy, after newer rows were refused, because the service still answers.</summary>
internal sealed class CatalogHealthCheck<TCatalog>(CatalogSource<TCatalog> source) : IHealthCheck
    where TCatalog : Catalog<TCatalog>, ICatalog<TCatalog>
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        CatalogState<TCatalog> state = source.State;
        string since = state.Since.ToString("O", CultureInfo.InvariantCulture);
        Dictionary<string, object> data = new(StringComparer.Ordinal)
        {
            ["since"] = since,
            ["rows"] = state.Catalog.Datasets.Sum(static dataset => (long)dataset.Rows),
            ["problems"] = state.Problems.Take(10).Select(static problem => problem.ToString()).ToArray(),
        };
        return Task.FromResult(state.IsRefused
            ? new HealthCheckResult(context.Registration.FailureStatus, $"The last rows of {typeof(TCatalog).Name} were refused; those of {since} are in use", data: data)
            : HealthCheckResult.Healthy($"{typeof(TCatalog).Name} of {since}", data));
    }
}
