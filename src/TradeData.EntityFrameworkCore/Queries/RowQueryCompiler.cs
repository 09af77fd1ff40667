using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace TradeData.EntityFrameworkCore;

/// <summary>
/// Rewrites queries before they are compiled: here and not in the provider, so that compiled queries cannot pass by. One of those cannot compare a code or an instant with a parameter of
/// its own, and says so.
/// </summary>
internal sealed class RowQueryCompiler(
    IQueryContextFactory queryContextFactory,
    ICompiledQueryCache compiledQueryCache,
    ICompiledQueryCacheKeyGenerator compiledQueryCacheKeyGenerator,
    IDatabase database,
    IDiagnosticsLogger<DbLoggerCategory.Query> logger,
    ICurrentDbContext currentContext,
    IEvaluatableExpressionFilter evaluatableExpressionFilter,
    IModel model)
    : QueryCompiler(queryContextFactory, compiledQueryCache, compiledQueryCacheKeyGenerator, database, logger, currentContext, evaluatableExpressionFilter, model)
{
    public override TResult Execute<TResult>(Expression query) => base.Execute<TResult>(RowExpressionRewriter.Rewrite(query));

    public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken = default) => base.ExecuteAsync<TResult>(RowExpressionRewriter.Rewrite(query), cancellationToken);

    public override Func<QueryContext, TResult> CreateCompiledQuery<TResult>(Expression query) => base.CreateCompiledQuery<TResult>(RowExpressionRewriter.Rewrite(query));

    public override Func<QueryContext, TResult> CreateCompiledAsyncQuery<TResult>(Expression query) => base.CreateCompiledAsyncQuery<TResult>(RowExpressionRewriter.Rewrite(query));
}
