using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using TradeData.Runtime.Tables;

namespace TradeData.EntityFrameworkCore;

/// <summary>Reads what stands at the end of a path through the properties of a record.</summary>
internal static class RowPath
{
    private const string Items = "[]";

    private static readonly NullabilityInfoContext s_nullability = new();

    /// <summary>A reader of the value at the end of a path without arrays; null where an object on the way is absent.</summary>
    public static Func<object, object?> Reader(Type row, string path)
    {
        ParameterExpression parameter = Expression.Parameter(typeof(object));
        Expression value = Read(Expression.Convert(parameter, row), path.Split('.'), 0);
        return Expression.Lambda<Func<object, object?>>(value, parameter).Compile();
    }

    /// <summary>The property with a name; of several, where a record hides one, the record's own.</summary>
    public static PropertyInfo Property(Type type, string name) =>
        type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly) ?? type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance)
        ?? throw new InvalidOperationException($"{type.Name} has no property {name}, which the definition of its table names.");

    /// <summary>The type without <see cref="Nullable{T}"/>.</summary>
    public static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>Whether a property may be null.</summary>
    public static bool IsOptional(PropertyInfo property)
    {
        lock (s_nullability)
        {
            return s_nullability.Create(property).ReadState != NullabilityState.NotNull;
        }
    }

    /// <summary>The properties on the way of a path without arrays.</summary>
    public static IReadOnlyList<PropertyInfo> Properties(Type row, string path)
    {
        List<PropertyInfo> properties = [];
        foreach (string step in path.Split('.'))
        {
            properties.Add(Property(row, step));
            row = Bare(properties[^1].PropertyType);
        }
        return properties;
    }

    /// <summary>
    /// A reader of the keys that a row has through an array: the texts of the fields, joined, for each item that has them all. All fields go through the same array, or
    /// through others inside of it.
    /// </summary>
    public static Func<object, string[]> KeyReader(Type row, IReadOnlyList<FieldDefinition> fields)
    {
        Level level = new(row, [.. fields.Select((field, i) => (field.Member, i))], fields);
        return record =>
        {
            List<string>? keys = null;
            level.Read(record, new string?[fields.Count], ref keys);
            return keys switch
            {
                null => [],
                [string one] => [one],
                _ => [.. keys.Distinct(StringComparer.Ordinal)],
            };
        };
    }

    private static Expression Read(Expression owner, string[] steps, int at)
    {
        PropertyInfo property = Property(owner.Type, steps[at]);
        Expression value = Expression.Property(owner, property);
        if (at == steps.Length - 1)
        {
            return Expression.Convert(value, typeof(object));
        }
        bool mayBeNull = !value.Type.IsValueType || Nullable.GetUnderlyingType(value.Type) is not null;
        if (!mayBeNull)
        {
            return Read(value, steps, at + 1);
        }
        ParameterExpression found = Expression.Variable(value.Type);
        Expression inner = Nullable.GetUnderlyingType(value.Type) is null ? found : Expression.Property(found, "Value");
        Expression isNull = Expression.Equal(found, Expression.Constant(null, value.Type));
        return Expression.Block([found], Expression.Assign(found, value), Expression.Condition(isNull, Expression.Constant(null), Read(inner, steps, at + 1)));
    }

    /// <summary>The fields of one item: those whose paths end here, and the array through which the others go on.</summary>
    private sealed class Level
    {
        private readonly List<(Func<object, object?> Read, int Slot, KeyType Type)> _ends = [];
        private readonly Func<object, object?>? _items;
        private readonly Level? _inner;
        private readonly int _count;

        public Level(Type type, IReadOnlyList<(string Path, int Slot)> paths, IReadOnlyList<FieldDefinition> fields)
        {
            _count = fields.Count;
            List<(string, int)> rest = [];
            string? array = null;
            foreach ((string path, int slot) in paths)
            {
                int end = path.IndexOf(Items, StringComparison.Ordinal);
                if (end < 0)
                {
                    _ends.Add((path.Length == 0 ? static item => item : Reader(type, path), slot, fields[slot].Type));
                    continue;
                }
                array = path[..end];
                rest.Add((path[(end + Items.Length)..].TrimStart('.'), slot));
            }
            if (array is not null)
            {
                _items = Reader(type, array);
                Type list = Bare(Properties(type, array)[^1].PropertyType);
                Type item = list.GetInterfaces().First(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>)).GenericTypeArguments[0];
                _inner = new Level(Bare(item), rest, fields);
            }
        }

        public void Read(object record, string?[] parts, ref List<string>? keys)
        {
            foreach ((Func<object, object?> read, int slot, KeyType type) in _ends)
            {
                parts[slot] = KeyText.Of(read(record), type);
                if (parts[slot] is null)
                {
                    return;
                }
            }
            if (_inner is null)
            {
                (keys ??= []).Add(_count == 1 ? parts[0]! : KeyText.Join(parts));
                return;
            }
            if (_items!(record) is IEnumerable items)
            {
                foreach (object? item in items)
                {
                    if (item is not null)
                    {
                        _inner.Read(item, parts, ref keys);
                    }
                }
            }
        }
    }
}
