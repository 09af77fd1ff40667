using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query.Internal;
using TradeData.Runtime.Tables;

namespace TradeData.EntityFrameworkCore;

/// <summary>The query provider of contexts with tables of catalogs: it answers branches of trees in one query.</summary>
internal sealed class TradeDataQueryProvider(IQueryCompiler queryCompiler, ICurrentDbContext current) : EntityQueryProvider(queryCompiler), ITreeQueryProvider
{
    public IEnumerable<TRow> Ancestors<TRow>(IQueryable<TRow> rows, TRow row)
        where TRow : class => new TreeQuery<TRow>(current.Context, rows, row).Ancestors();

    public IEnumerable<TRow> Descendants<TRow>(IQueryable<TRow> rows, TRow row)
        where TRow : class => new TreeQuery<TRow>(current.Context, rows, row).Descendants();
}
