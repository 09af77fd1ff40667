using System.Collections;
using System.Reflection;

namespace TradeData.Queries.Tests;

/// <summary>Reads fields of rows by their paths in <c>x-table</c>.</summary>
internal static class FieldReader
{
    /// <summary>The values at the end of a path: one at most, unless it goes through arrays.</summary>
    public static IEnumerable<object> Values(object? row, string path)
    {
        if (row is null || path.Length == 0)
        {
            return row is null ? [] : [row];
        }
        int end = path.IndexOf('.', StringComparison.Ordinal);
        string step = end < 0 ? path : path[..end];
        string rest = end < 0 ? "" : path[(end + 1)..];
        object? value = Property(row.GetType(), step.Replace("[]", "", StringComparison.Ordinal)).GetValue(row);
        return step.EndsWith("[]", StringComparison.Ordinal)
            ? ((IEnumerable?)value)?.Cast<object>().SelectMany(item => Values(item, rest)) ?? []
            : Values(value, rest);
    }

    public static object? Value(object row, string path) => Values(row, path).SingleOrDefault();

    public static PropertyInfo Property(Type type, string name) =>
        type.GetProperties().Single(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>As a database column has it: codes by their digits.</summary>
    public static string Text(object value) => value is HsCode code ? code.ToString("D") : value.ToString()!;
}
