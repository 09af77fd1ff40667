using System.Collections;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace TradeData.Queries.Tests;

/// <summary>
/// The rows of a database as a query. The framework's provider maps lists only to types of its own, so what a query asks of an array of a row is asked of
/// the table with the items of arrays instead; the rest of the expression is the provider's to translate.
/// </summary>
internal sealed class RelationalRows<T>(TradeContext context, IQueryable<T> rows) : IOrderedQueryable<T>, IQueryProvider
{
    public Type ElementType => typeof(T);

    public Expression Expression => rows.Expression;

    public IQueryProvider Provider => this;

    public IQueryable CreateQuery(Expression expression) => throw new NotSupportedException("Every helper knows the type of its rows.");

    public IQueryable<TElement> CreateQuery<TElement>(Expression expression) => new RelationalRows<TElement>(context, rows.Provider.CreateQuery<TElement>(expression));

    public object? Execute(Expression expression) => throw new NotSupportedException("Every helper knows the type of its result.");

    public TResult Execute<TResult>(Expression expression) => rows.Provider.Execute<TResult>(new ArrayRewriter(context).Visit(expression));

    public IEnumerator<T> GetEnumerator() => rows.Provider.CreateQuery<T>(new ArrayRewriter(context).Visit(Expression)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Turns <c>row.Rates.Value.Any(rate => rate.Quota == "x")</c> into a question to the table of items.</summary>
internal sealed class ArrayRewriter(TradeContext context) : ExpressionVisitor
{
    protected override Expression VisitBinary(BinaryExpression node)
    {
        // An array with such an item is there, so that no more need be asked of it.
        bool guardsArray = node.NodeType == ExpressionType.AndAlso && IsNullCheck(node.Left) && AnyOf(node.Right) is not null;
        return guardsArray ? Visit(node.Right) : base.VisitBinary(node);
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (AnyOf(node) is not { } any)
        {
            return base.VisitMethodCall(node);
        }
        (ParameterExpression row, string path) = Path(any.Arguments[0]);
        (string rest, Expression value) = Item(any);
        string table = TableUnderTest.Of(row.Type).Definition.Name;
        string field = path + rest;
        Assert.Contains(TableUnderTest.Of(row.Type).Definition.Fields, known => known.Path == field);
        string text = FieldReader.Text(Expression.Lambda<Func<object>>(Expression.Convert(value, typeof(object))).Compile()());
        Expression<Func<ArrayItem, bool>> isItem = item => item.Table == table && item.Field == field && item.Value == text;
        ParameterExpression parameter = isItem.Parameters[0];
        Expression number = Expression.Call(typeof(EF), nameof(EF.Property), [typeof(int)], row, Expression.Constant(TradeContext.Number));
        Expression isOfRow = Expression.Equal(Expression.Property(parameter, nameof(ArrayItem.Row)), number);
        Expression<Func<ArrayItem, bool>> both = Expression.Lambda<Func<ArrayItem, bool>>(Expression.AndAlso(isOfRow, isItem.Body), parameter);
        return Expression.Call(typeof(Queryable), nameof(Queryable.Any), [typeof(ArrayItem)], context.Set<ArrayItem>().AsQueryable().Expression, Expression.Quote(both));
    }

    /// <summary>The array's question, where the expression is one, null checks before it left out.</summary>
    private static MethodCallExpression? AnyOf(Expression node) => node switch
    {
        MethodCallExpression { Method: { Name: "Any" } method } call when method.DeclaringType == typeof(Enumerable) => call,
        BinaryExpression { NodeType: ExpressionType.AndAlso } both when IsNullCheck(both.Left) => AnyOf(both.Right),
        _ => null,
    };

    private static bool IsNullCheck(Expression node) => node switch
    {
        BinaryExpression { NodeType: ExpressionType.NotEqual } check => Bare(check.Right) is ConstantExpression { Value: null },
        BinaryExpression { NodeType: ExpressionType.AndAlso } both => IsNullCheck(both.Left) && IsNullCheck(both.Right),
        _ => false,
    };

    /// <summary>What is asked of an item: the rest of the path, and the value at its end.</summary>
    private static (string Path, Expression Value) Item(MethodCallExpression any)
    {
        Expression body = ((LambdaExpression)any.Arguments[1]).Body;
        while (body is BinaryExpression { NodeType: ExpressionType.AndAlso } both && IsNullCheck(both.Left))
        {
            body = both.Right;
        }
        if (AnyOf(body) is { } inner)
        {
            (_, string path) = Path(inner.Arguments[0]);
            (string rest, Expression value) = Item(inner);
            return ("[]." + path + rest, value);
        }
        BinaryExpression equal = Assert.IsType<BinaryExpression>(body, exactMatch: false);
        Assert.Equal(ExpressionType.Equal, equal.NodeType);
        (_, string end) = Path(equal.Left);
        return (end.Length == 0 ? "[]" : "[]." + end, equal.Right);
    }

    /// <summary>The parameter and the path behind it, in the words of the schema.</summary>
    private static (ParameterExpression Root, string Path) Path(Expression node)
    {
        switch (Bare(node))
        {
            case MemberExpression { Member.Name: "Value" } value when Nullable.GetUnderlyingType(value.Expression!.Type) is not null:
                return Path(value.Expression!);
            case MemberExpression member:
                (ParameterExpression root, string path) = Path(member.Expression!);
                string name = char.ToLowerInvariant(member.Member.Name[0]) + member.Member.Name[1..];
                return (root, path.Length == 0 ? name : path + "." + name);
            default:
                return (Assert.IsType<ParameterExpression>(Bare(node), exactMatch: false), "");
        }
    }

    private static Expression Bare(Expression node) => node is UnaryExpression { NodeType: ExpressionType.Convert } convert ? Bare(convert.Operand) : node;
}
