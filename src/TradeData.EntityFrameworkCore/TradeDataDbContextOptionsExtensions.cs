using Microsoft.EntityFrameworkCore.Infrastructure;
using TradeData.EntityFrameworkCore;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Prepares contexts for the tables of catalogs.</summary>
public static class TradeDataDbContextOptionsExtensions
{
    /// <summary>
    /// Translates what queries ask of the rows of catalogs: conditions on arrays and on values inside objects, comparisons of codes and instants however they are written, and
    /// branches of trees as one query.
    /// </summary>
    /// <param name="optionsBuilder">The builder of the options.</param>
    public static DbContextOptionsBuilder UseTradeData(this DbContextOptionsBuilder optionsBuilder)
    {
        ArgumentNullException.ThrowIfNull(optionsBuilder);
        if (optionsBuilder.Options.FindExtension<TradeDataOptionsExtension>() is null)
        {
            ((IDbContextOptionsBuilderInfrastructure)optionsBuilder).AddOrUpdateExtension(new TradeDataOptionsExtension());
            optionsBuilder.AddInterceptors(RowInterceptor.Instance);
        }
        return optionsBuilder;
    }

    /// <inheritdoc cref="UseTradeData(DbContextOptionsBuilder)"/>
    /// <typeparam name="TContext">The type of the context.</typeparam>
    public static DbContextOptionsBuilder<TContext> UseTradeData<TContext>(this DbContextOptionsBuilder<TContext> optionsBuilder)
        where TContext : DbContext => (DbContextOptionsBuilder<TContext>)UseTradeData((DbContextOptionsBuilder)optionsBuilder);
}
