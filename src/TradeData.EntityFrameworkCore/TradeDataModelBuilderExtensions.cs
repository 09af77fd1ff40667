using Microsoft.EntityFrameworkCore;
using TradeData.EntityFrameworkCore;
using TradeData.Runtime;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Maps the tables of a catalog.</summary>
public static class TradeDataModelBuilderExtensions
{
    /// <summary>
    /// Maps every table of a catalog by its definition: a column for each scalar of a row, one with the row's whole JSON, keys and indexes. The options of the context need
    /// <see cref="TradeDataDbContextOptionsExtensions.UseTradeData(DbContextOptionsBuilder)"/> as well. What the model says of the tables afterwards, such as their names, goes first.
    /// </summary>
    /// <typeparam name="TCatalog">A generated catalog.</typeparam>
    /// <param name="modelBuilder">The model's builder, in <see cref="DbContext.OnModelCreating(ModelBuilder)"/>.</param>
    public static ModelBuilder UseTradeData<TCatalog>(this ModelBuilder modelBuilder)
        where TCatalog : Catalog<TCatalog>, ICatalog<TCatalog>
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        foreach (TableSource table in TCatalog.Definition.Tables)
        {
            TableMapping.Map(modelBuilder, RowLayout.Of(table));
        }
        return modelBuilder;
    }
}
