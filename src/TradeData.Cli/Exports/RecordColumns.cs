using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using TradeData.Runtime;

namespace TradeData.Cli.Exports;

/// <summary>The columns of a generated record: its scalars, those of objects inside of it, and the rest as JSON.</summary>
internal static class RecordColumns
{
    public static IReadOnlyList<ExportColumn> Of(Type record) => [.. Columns(record, "", static row => row)];

    /// <summary>A path of the definition as the name of its column.</summary>
    public static string NameOf(string member) => string.Join('_', member.Split('.').Select(Snake));

    private static IEnumerable<ExportColumn> Columns(Type record, string prefix, Func<object, object?> owner)
    {
        foreach (PropertyInfo property in record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => IsOfRecord(record, property)))
        {
            string name = prefix + Snake(property.Name);
            object? Read(object row) => owner(row) is { } found ? property.GetValue(found) : null;
            Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (Scalar(type) is var (kind, convert))
            {
                yield return new ExportColumn(name, kind, row => Read(row) is { } value ? convert(value) : null);
            }
            else if (type.IsSealed && type.IsClass && IsModel(type) && type != record)
            {
                foreach (ExportColumn column in Columns(type, name + "_", Read))
                {
                    yield return column;
                }
            }
            else
            {
                PropertyInfo? given = record.GetProperty("Has" + property.Name);
                yield return new ExportColumn(name, ExportType.Json, row => owner(row) is { } found && given?.GetValue(found) is not false && property.GetValue(found) is { } value ? JsonSerializer.Serialize(value, type) : null);
            }
        }
    }

    private static bool IsOfRecord(Type record, PropertyInfo property) => property.GetIndexParameters().Length == 0 && property.SetMethod is not null
        && !(property.PropertyType == typeof(bool) && property.Name.StartsWith("Has", StringComparison.Ordinal) && property.Name.Length > 3 && record.GetProperty(property.Name[3..]) is not null);

    private static bool IsModel(Type type) => type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IJsonModel<>) && face.GenericTypeArguments[0] == type);

    private static (ExportType Type, Func<object, object> Convert)? Scalar(Type type)
    {
        if (type == typeof(string))
        {
            return (ExportType.Text, static value => value);
        }
        if (type == typeof(bool))
        {
            return (ExportType.Boolean, static value => value);
        }
        if (type == typeof(DateOnly))
        {
            return (ExportType.Date, static value => value);
        }
        if (type == typeof(decimal))
        {
            return (ExportType.Decimal, static value => value);
        }
        if (type == typeof(int) || type == typeof(long))
        {
            return (ExportType.Integer, static value => Convert.ToInt64(value, CultureInfo.InvariantCulture));
        }
        if (type == typeof(double) || type == typeof(float))
        {
            return (ExportType.Double, static value => Convert.ToDouble(value, CultureInfo.InvariantCulture));
        }
        if (type.IsEnum)
        {
            Dictionary<object, string> texts = Enum.GetValues(type).Cast<object>().Distinct().ToDictionary(value => value, value => JsonSerializer.SerializeToElement(value, type).ToString());
            return (ExportType.Text, value => texts[value]);
        }
        if (!type.IsValueType || !type.IsAssignableTo(typeof(ISpanFormattable)))
        {
            return null;
        }
        bool isNumber = type.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType is { IsGenericType: true } converter && converter.GetGenericTypeDefinition() == typeof(NumericScalarJsonConverter<>);
        return isNumber
            ? (ExportType.Decimal, static value => decimal.Parse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture))
            : (ExportType.Text, Text);
    }

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string Snake(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 && !char.IsUpper(name[i - 1]) ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
