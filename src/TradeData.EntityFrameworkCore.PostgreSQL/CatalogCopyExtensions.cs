using Microsoft.EntityFrameworkCore;
using Npgsql;
using TradeData.Runtime;

namespace TradeData.EntityFrameworkCore;

/// <summary>Copies catalogs into PostgreSQL.</summary>
public static class CatalogCopyExtensions
{
    /// <summary>
    /// Copies the rows of a catalog by binary COPY, in one transaction: after a failure the database is as it was before. Tables that are not there are made, as
    /// <see cref="TradeDataModelBuilderExtensions.UseTradeData{TCatalog}(ModelBuilder)"/> maps them. Where a table has no rows, its indexes are made behind them.
    /// </summary>
    /// <typeparam name="TCatalog">The generated catalog.</typeparam>
    /// <param name="catalog">The catalog.</param>
    /// <param name="connection">A connection; opened for the copy if it is closed.</param>
    /// <param name="options">How to copy; null to add all tables.</param>
    /// <param name="cancellation">Stops the copy.</param>
    /// <exception cref="PostgresException">A row's key is there already, or the database refused something else.</exception>
    /// <exception cref="InvalidOperationException">A text has the character U+0000, which PostgreSQL cannot store.</exception>
    public static async Task<CopyResult> CopyToAsync<TCatalog>(this Catalog<TCatalog> catalog, NpgsqlConnection connection, CopyOptions? options = null, CancellationToken cancellation = default)
        where TCatalog : Catalog<TCatalog>, ICatalog<TCatalog>
    {
        ArgumentNullException.ThrowIfNull(connection);
        using CatalogContext<TCatalog> context = new(new DbContextOptionsBuilder<CatalogContext<TCatalog>>().UseNpgsql(connection).UseTradeData().Options);
        return await CopyToAsync(catalog, context, options, cancellation).ConfigureAwait(false);
    }

    /// <summary>Copies the rows of a catalog into the tables of a context, whose model may name them as it likes.</summary>
    /// <inheritdoc cref="CopyToAsync{TCatalog}(Catalog{TCatalog}, NpgsqlConnection, CopyOptions?, CancellationToken)"/>
    /// <param name="catalog">The catalog.</param>
    /// <param name="context">A context whose model has the catalog's tables, over a connection to PostgreSQL.</param>
    /// <param name="options">How to copy; null to add all tables.</param>
    /// <param name="cancellation">Stops the copy.</param>
    public static Task<CopyResult> CopyToAsync<TCatalog>(this Catalog<TCatalog> catalog, DbContext context, CopyOptions? options = null, CancellationToken cancellation = default)
        where TCatalog : Catalog<TCatalog>, ICatalog<TCatalog>
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(context);
        return new CatalogCopy(catalog.Data, context, options ?? new CopyOptions()).RunAsync(cancellation);
    }

    private sealed class CatalogContext<TCatalog>(DbContextOptions<CatalogContext<TCatalog>> options) : DbContext(options)
        where TCatalog : Catalog<TCatalog>, ICatalog<TCatalog>
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseTradeData<TCatalog>();
    }
}
