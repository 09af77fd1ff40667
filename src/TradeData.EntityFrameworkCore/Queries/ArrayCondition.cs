using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using TradeData.Runtime.Tables;
using static TradeData.EntityFrameworkCore.RowExpressions;

namespace TradeData.EntityFrameworkCore;

/// <summary>A condition on an item of an array: <c>row.Rates.Any(rate => rate.Quota == "x")</c>, <c>row.Tags.Contains(tag)</c>.</summary>
internal sealed class ArrayCondition
{
    private readonly List<(string Member, Expression Value)> _terms = [];

    private ArrayCondition(MemberOfRow array) => Array = array;

    /// <summary>The array.</summary>
    public MemberOfRow Array { get; }

    /// <summary>Reads a condition; false where it is no question after values of fields.</summary>
    public static bool TryRead(Expression node, [NotNullWhen(true)] out ArrayCondition? condition)
    {
        condition = null;
        if ((AnyOf(node) ?? ContainsOf(node)) is not { } call || !TryMember(call.Arguments[0], out MemberOfRow? array))
        {
            return false;
        }
        ArrayCondition read = new(array);
        if (!read.Add(call, array.Member + "[]"))
        {
            return false;
        }
        condition = read;
        return true;
    }

    /// <summary>The condition on the column with the keys of the array, or null where the table declares no such key.</summary>
    public Expression? ToColumn()
    {
        RowKeys? keys = Array.Layout.Keys.FirstOrDefault(keys => keys.Fields.Count == _terms.Count && keys.Fields.All(field => _terms.Exists(term => term.Member == field.Member)));
        if (keys is null)
        {
            return null;
        }
        Expression[] values = [.. keys.Fields.Select(field => _terms.First(term => term.Member == field.Member).Value)];
        Expression? key = values is [Expression one] ? Single(one, keys.Fields[0].Type) : System.Array.Exists(values, HasParameter) ? null : Joined(values, keys.Fields);
        return key is null ? null : Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)], Column(Array.Row, keys.Column), key);
    }

    /// <summary>The call of <c>Any</c> with a condition.</summary>
    private static MethodCallExpression? AnyOf(Expression node) =>
        node is MethodCallExpression { Method: { Name: nameof(Enumerable.Any) } method, Arguments.Count: 2 } call && method.DeclaringType == typeof(Enumerable) ? call : null;

    /// <summary>The call of <c>Contains</c> on an array.</summary>
    private static MethodCallExpression? ContainsOf(Expression node) =>
        node is MethodCallExpression { Method: { Name: nameof(Enumerable.Contains) } method, Arguments.Count: 2 } call && method.DeclaringType == typeof(Enumerable) ? call : null;

    private static MethodCallExpression Joined(Expression[] values, IReadOnlyList<FieldDefinition> fields) =>
        Expression.Call(typeof(KeyText).GetMethod(nameof(KeyText.Join))!, Expression.NewArrayInit(typeof(string), values.Select((value, i) => Text(value, fields[i].Type))));

    private static Expression? Single(Expression value, KeyType type)
    {
        if (!HasParameter(value))
        {
            return Text(value, type);
        }
        // A value of another table: its column, where that has the text for comparing.
        return TryScalar(value, out MemberOfRow? member, out RowScalar? scalar) && scalar.Key.Type == typeof(string) && scalar.Type == type ? Column(member.Row, scalar.Key) : null;
    }

    private bool Add(MethodCallExpression call, string path)
    {
        if (call.Method.Name == nameof(Enumerable.Contains))
        {
            _terms.Add((path, Bare(call.Arguments[1])));
            return true;
        }
        LambdaExpression item = (LambdaExpression)call.Arguments[1];
        foreach (Expression part in Conjuncts(item.Body))
        {
            bool isRead = IsPresenceCheck(part, item.Parameters[0]) || ((AnyOf(part) ?? ContainsOf(part)) is { } inner
                ? ItemMember(inner.Arguments[0], item.Parameters[0]) is { } array && Add(inner, path + array + "[]")
                : AddTerm(part, item.Parameters[0], path));
            if (!isRead)
            {
                return false;
            }
        }
        return _terms.Count > 0;
    }

    private bool AddTerm(Expression part, ParameterExpression item, string path)
    {
        (Expression Left, Expression Right)? sides = part switch
        {
            BinaryExpression { NodeType: ExpressionType.Equal } equal => (equal.Left, equal.Right),
            MethodCallExpression { Method.Name: nameof(Equals), Object: { } owner, Arguments.Count: 1 } call => (owner, call.Arguments[0]),
            _ => null,
        };
        if (sides is not var (left, right))
        {
            return false;
        }
        (string? member, Expression field, Expression value) = ItemMember(left, item) is { } known ? (known, left, right) : (ItemMember(right, item), right, left);
        if (member is null || IsNull(value))
        {
            return false;
        }
        _terms.Add((path + member, Given(value, RowPath.Bare(Bare(field).Type))));
        return true;
    }

    /// <summary>The value that a field is compared with. The compiler compares enumerations as numbers, so that a member of one can come as its number.</summary>
    private static Expression Given(Expression value, Type field)
    {
        Expression given = Bare(value);
        return field.IsEnum && RowPath.Bare(given.Type) != field ? Expression.Convert(given, field) : given;
    }

    /// <summary>A check that a member of the item is there. A value that equals another one always is.</summary>
    private static bool IsPresenceCheck(Expression node, ParameterExpression item) =>
        node is BinaryExpression { NodeType: ExpressionType.NotEqual } check && IsNull(check.Right) && ItemMember(check.Left, item) is not null;

    /// <summary>The path behind an item, with a point before each step, or null where the expression is none.</summary>
    private static string? ItemMember(Expression node, ParameterExpression item)
    {
        string path = "";
        for (node = Bare(node); node is MemberExpression { Expression: { } owner } access; node = Bare(owner))
        {
            if (access.Member.Name != "Value" || Nullable.GetUnderlyingType(owner.Type) is null)
            {
                path = "." + access.Member.Name + path;
            }
        }
        return node == item ? path : null;
    }
}
