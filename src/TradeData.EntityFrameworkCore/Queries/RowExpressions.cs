using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using TradeData.Runtime.Tables;

namespace TradeData.EntityFrameworkCore;

/// <summary>Translates expressions on rows to expressions on columns.</summary>
internal static class RowExpressions
{
    private static readonly MethodInfo s_property = typeof(EF).GetMethod(nameof(EF.Property))!;
    private static readonly MethodInfo s_keyText = typeof(KeyText).GetMethod(nameof(KeyText.Of), [typeof(object), typeof(KeyType)])!;

    /// <summary>A path from a row through its properties.</summary>
    /// <param name="Row">The row.</param>
    /// <param name="Layout">Its layout.</param>
    /// <param name="Member">The path.</param>
    public sealed record MemberOfRow(Expression Row, RowLayout Layout, string Member);

    /// <summary>Whether an expression is a member of a row of the query, and not of a row that the caller holds.</summary>
    public static bool TryMember(Expression node, [NotNullWhen(true)] out MemberOfRow? member)
    {
        member = null;
        List<string> steps = [];
        for (node = Bare(node); node is MemberExpression access && access.Expression is not null; node = Bare(access.Expression))
        {
            if (access.Member.Name != "Value" || Nullable.GetUnderlyingType(access.Expression.Type) is null)
            {
                steps.Insert(0, access.Member.Name);
            }
            Expression owner = Bare(access.Expression);
            if (RowLayout.TryGet(owner.Type, out RowLayout? layout) && steps.Count > 0 && HasParameter(owner))
            {
                member = new MemberOfRow(owner, layout, string.Join('.', steps));
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether an expression is a scalar of a row.</summary>
    public static bool TryScalar(Expression node, [NotNullWhen(true)] out MemberOfRow? member, [NotNullWhen(true)] out RowScalar? scalar)
    {
        scalar = null;
        return TryMember(node, out member) && member.Layout.TryScalar(member.Member, out scalar);
    }

    /// <summary>A column of a row.</summary>
    public static Expression Column(Expression row, RowColumn column) => Expression.Call(s_property.MakeGenericMethod(column.Type), row, Expression.Constant(column.Property));

    /// <summary>The text by which a value that the caller gives is compared. It becomes a parameter of the query.</summary>
    public static Expression Text(Expression value, KeyType type) => Expression.Call(s_keyText, Expression.Convert(value, typeof(object)), Expression.Constant(type));

    /// <summary>The expression without conversions.</summary>
    public static Expression Bare(Expression node)
    {
        while (node is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.TypeAs } convert)
        {
            node = convert.Operand;
        }
        return node;
    }

    public static bool IsNull(Expression node) => Bare(node) is ConstantExpression { Value: null } or DefaultExpression;

    /// <summary>Whether a value depends on a row, and so is not the caller's.</summary>
    public static bool HasParameter(Expression node)
    {
        ParameterFinder finder = new();
        finder.Visit(node);
        return finder.IsFound;
    }

    /// <summary>The conditions that are joined by <c>&amp;&amp;</c>.</summary>
    public static IEnumerable<Expression> Conjuncts(Expression node) =>
        node is BinaryExpression { NodeType: ExpressionType.AndAlso } both ? Conjuncts(both.Left).Concat(Conjuncts(both.Right)) : [node];

    private sealed class ParameterFinder : ExpressionVisitor
    {
        public bool IsFound { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            IsFound = true;
            return node;
        }

        /// <summary>A compiled query has its parameters as expressions of Entity Framework Core.</summary>
        protected override Expression VisitExtension(Expression node)
        {
            IsFound |= node is QueryParameterExpression;
            return node is QueryParameterExpression ? node : base.VisitExtension(node);
        }
    }
}
