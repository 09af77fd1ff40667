using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using TradeData.Runtime.Tables;
using static TradeData.EntityFrameworkCore.RowExpressions;

namespace TradeData.EntityFrameworkCore;

/// <summary>
/// Rewrites what a query asks of rows into what it asks of their columns, before the query is compiled. What it does not know stays as it is, so that the provider
/// translates it or says that it cannot.
/// </summary>
internal sealed class RowExpressionRewriter : ExpressionVisitor
{
    private static readonly RowExpressionRewriter s_instance = new();
    private static readonly MethodInfo s_compare = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;
    private static readonly string[] s_orders = [nameof(Queryable.OrderBy), nameof(Queryable.OrderByDescending), nameof(Queryable.ThenBy), nameof(Queryable.ThenByDescending)];

    public static Expression Rewrite(Expression query) => s_instance.Visit(query);

    protected override Expression VisitMember(MemberExpression node)
    {
        if (TryScalar(node, out MemberOfRow? member, out RowScalar? scalar) && scalar.Written.Role == ColumnRole.Field)
        {
            Expression column = Column(Visit(member.Row), scalar.Written);
            return column.Type == node.Type ? column : Expression.Convert(column, node.Type);
        }
        return base.VisitMember(node);
    }

    protected override Expression VisitBinary(BinaryExpression node) => node.NodeType switch
    {
        ExpressionType.AndAlso => VisitConjunction(node),
        ExpressionType.Equal or ExpressionType.NotEqual or ExpressionType.LessThan or ExpressionType.LessThanOrEqual or ExpressionType.GreaterThan or ExpressionType.GreaterThanOrEqual =>
            Presence(node) ?? Comparison(node.NodeType, node.Left, node.Right) ?? base.VisitBinary(node),
        _ => base.VisitBinary(node),
    };

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (ArrayCondition.TryRead(node, out ArrayCondition? condition) && condition.ToColumn() is { } keys)
        {
            return keys;
        }
        if (node is { Method.Name: nameof(Equals), Object: not null, Arguments.Count: 1 } && Comparison(ExpressionType.Equal, node.Object, node.Arguments[0]) is { } equal)
        {
            return equal;
        }
        if (node.Method.DeclaringType == typeof(Enumerable) && node.Arguments.Count > 0 && node.Arguments[0].Type != typeof(string) && TryMember(node.Arguments[0], out MemberOfRow? array))
        {
            throw new InvalidOperationException(
                $"The database has no column for the question {node}: the table declares no index through \"{array.Member}\" on just these fields. Declare one in x-table, or read the rows first.");
        }
        return Order(node) ?? Membership(node) ?? base.VisitMethodCall(node);
    }

    /// <summary>Drops checks whether an array is there beside a condition on its items, and adds to a prefix the bounds by which an index finds it.</summary>
    private Expression VisitConjunction(BinaryExpression node)
    {
        List<Expression> parts = [.. Conjuncts(node)];
        List<ArrayCondition> arrays = [.. parts.Select(part => ArrayCondition.TryRead(part, out ArrayCondition? condition) && condition.ToColumn() is not null ? condition : null).OfType<ArrayCondition>()];
        parts.RemoveAll(part => part is BinaryExpression { NodeType: ExpressionType.NotEqual } check && IsNull(check.Right) && TryMember(check.Left, out MemberOfRow? checkedMember)
            && arrays.Exists(array => array.Array.Row == checkedMember.Row && (array.Array.Member + ".").StartsWith(checkedMember.Member + ".", StringComparison.Ordinal)));
        return parts.Select(part => PrefixBounds(part) is { } bounds ? Expression.AndAlso(Visit(part), bounds) : Visit(part)).Aggregate(Expression.AndAlso);
    }

    /// <summary>A check whether an object is there, which is a column of its own.</summary>
    private BinaryExpression? Presence(BinaryExpression node)
    {
        if (node.NodeType is not (ExpressionType.Equal or ExpressionType.NotEqual) || !IsNull(node.Right) || !TryMember(node.Left, out MemberOfRow? member)
            || !member.Layout.TryPresence(member.Member, out RowColumn? presence))
        {
            return null;
        }
        return Expression.MakeBinary(node.NodeType, Column(Visit(member.Row), presence), Expression.Constant(null, presence.Type));
    }

    /// <summary>A comparison of values that can be written in several ways: of their texts for comparing. Null for others.</summary>
    private BinaryExpression? Comparison(ExpressionType type, Expression left, Expression right)
    {
        Expression? leftKey = KeyOf(left, out KeyType leftType);
        Expression? rightKey = KeyOf(right, out KeyType rightType);
        if (leftKey is null && rightKey is null)
        {
            return null;
        }
        leftKey ??= Given(left, rightType);
        rightKey ??= Given(right, leftType);
        return type is ExpressionType.Equal or ExpressionType.NotEqual
            ? Expression.MakeBinary(type, leftKey, rightKey)
            : Expression.MakeBinary(type, Expression.Call(s_compare, leftKey, rightKey), Expression.Constant(0));
    }

    private Expression? KeyOf(Expression node, out KeyType type)
    {
        bool hasKeyText = TryScalar(node, out MemberOfRow? member, out RowScalar? scalar) && scalar.HasKeyText;
        type = hasKeyText ? scalar!.Type : default;
        return hasKeyText ? Column(Visit(member!.Row), scalar!.Key) : null;
    }

    private static Expression Given(Expression value, KeyType type) => IsNull(value)
        ? Expression.Constant(null, typeof(string))
        : HasParameter(value)
            ? throw new NotSupportedException($"The query compares a code or an instant with {value}, and only its column has the text for comparing. Compare it with a value or with such a column.")
            : Text(value, type);

    /// <summary>The order by such a value.</summary>
    private MethodCallExpression? Order(MethodCallExpression node)
    {
        if (node.Method.DeclaringType != typeof(Queryable) || !s_orders.Contains(node.Method.Name) || node.Arguments.Count != 2
            || node.Arguments[1] is not UnaryExpression { Operand: LambdaExpression selector } || KeyOf(selector.Body, out _) is not { } key)
        {
            return null;
        }
        MethodInfo order = node.Method.GetGenericMethodDefinition().MakeGenericMethod(selector.Parameters[0].Type, typeof(string));
        return Expression.Call(order, Visit(node.Arguments[0]), Expression.Quote(Expression.Lambda(key, selector.Parameters)));
    }

    /// <summary>Whether such a value is among some that the caller gives: <c>keys.Contains(row.Code)</c>.</summary>
    private MethodCallExpression? Membership(MethodCallExpression node)
    {
        if (node.Method.Name != nameof(Enumerable.Contains))
        {
            return null;
        }
        (Expression? values, Expression? item) = node.Object is not null && node.Arguments.Count == 1 ? (node.Object, node.Arguments[0])
            : node.Object is null && node.Arguments.Count == 2 ? (node.Arguments[0], node.Arguments[1]) : (null, null);
        if (values is null || item is null || HasParameter(values) || KeyOf(item, out KeyType type) is not { } key)
        {
            return null;
        }
        if (values is MethodCallExpression { Method.Name: "op_Implicit" } span)
        {
            values = span.Arguments[0];
        }
        Expression texts = Expression.Call(typeof(KeyText).GetMethod(nameof(KeyText.All))!, Expression.Convert(values, typeof(IEnumerable)), Expression.Constant(type));
        return Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)], texts, key);
    }

    /// <summary>
    /// For <c>text.Substring(0, prefix.Length) == prefix</c> on a compared column: that the text lies between the prefix and the first text behind all that begin with it.
    /// </summary>
    private BinaryExpression? PrefixBounds(Expression node)
    {
        if (node is not BinaryExpression { NodeType: ExpressionType.Equal, Left: MethodCallExpression { Method.Name: nameof(string.Substring), Object: { } text, Arguments: [ConstantExpression { Value: 0 }, MemberExpression { Member.Name: nameof(string.Length), Expression: { } measured }] }, Right: { } prefix }
            || HasParameter(prefix) || measured.ToString() != prefix.ToString() || !TryScalar(text, out MemberOfRow? member, out RowScalar? scalar) || !scalar.Key.IsCompared)
        {
            return null;
        }
        Expression column = Column(Visit(member.Row), scalar.Key);
        Expression after = Expression.Call(typeof(KeyText).GetMethod(nameof(KeyText.After))!, prefix);
        Expression zero = Expression.Constant(0);
        Expression fromPrefix = Expression.GreaterThanOrEqual(Expression.Call(s_compare, column, prefix), zero);
        Expression beforeNext = Expression.OrElse(Expression.Equal(after, Expression.Constant(null, typeof(string))), Expression.LessThan(Expression.Call(s_compare, column, after), zero));
        return Expression.AndAlso(fromPrefix, beforeNext);
    }
}
