using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using TradeData.Runtime;

namespace TradeData.EntityFrameworkCore;

/// <summary>The properties of the C# types of values: those of the framework, the runtime's, enumerations, and any that a schema names by
/// <c>x-type</c>.</summary>
internal static class ScalarTypes
{
    private static readonly HashSet<Type> s_native =
    [
        typeof(string), typeof(bool), typeof(byte), typeof(short), typeof(int), typeof(long), typeof(float), typeof(double), typeof(decimal), typeof(DateOnly), typeof(Guid),
    ];

    private static readonly ConcurrentDictionary<Type, Traits> s_traits = new();
    private static readonly ConcurrentDictionary<Type, Dictionary<object, string>> s_members = new();

    /// <summary>Whether values of a type fit a column of their own.</summary>
    public static bool IsScalar(Type type) => s_native.Contains(type) || type.IsEnum || Of(type).Read is not null;

    /// <summary>Whether the providers know the type by themselves.</summary>
    public static bool IsNative(Type type) => s_native.Contains(type);

    /// <summary>Whether the JSON of a type that a schema names is a number.</summary>
    public static bool IsNumber(Type type) => Of(type).IsNumber;

    /// <summary>Whether the type is a hierarchical code, whose points, hyphens and spaces do not count.</summary>
    public static bool IsCode(Type type) => Of(type).IsCode;

    /// <summary>Whether two equal values of a type of the runtime can have different texts, so that a text for comparing is kept beside the one that was written.</summary>
    public static bool HasKeyText(Type type) => type == typeof(IsoDateTime) || type == typeof(Uuid);

    /// <summary>A value's text as it was written.</summary>
    public static string TextOf(object value) => value is Enum member ? JsonOf(member) : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    public static decimal ToDecimal(object value) => decimal.Parse(TextOf(value), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The JSON text of an enumeration's member.</summary>
    public static string JsonOf(Enum member) => Members(member.GetType())[member];

    /// <summary>The members of an enumeration, each with its text in JSON.</summary>
    public static Dictionary<object, string> Members(Type type) => s_members.GetOrAdd(type, static type =>
        Enum.GetValues(type).Cast<object>().Distinct().ToDictionary(member => member, member => TextOf(JsonSerializer.SerializeToElement(member, type))));

    /// <summary>Reads a value from its text.</summary>
    /// <exception cref="FormatException">The text is none of the type's.</exception>
    public static T Parse<T>(string text) => (T)Of(typeof(T)).Read!(text);

    private static string TextOf(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText();

    private static Traits Of(Type type) => s_traits.GetOrAdd(type, static type =>
    {
        bool isParsed = !type.IsEnum && !s_native.Contains(type) && type.IsAssignableTo(typeof(ISpanFormattable))
            && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IUtf8SpanParsable<>) && face.GenericTypeArguments[0] == type);
        if (!isParsed)
        {
            return new Traits(null, false, false);
        }
        MethodInfo reader = typeof(ScalarTypes).GetMethod(nameof(ReadUtf8), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type);
        bool isNumber = type.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType is { IsGenericType: true } converter && converter.GetGenericTypeDefinition() == typeof(NumericScalarJsonConverter<>);
        bool isCode = type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition().FullName == "TradeData.Runtime.ICode`1");
        return new Traits(reader.CreateDelegate<Func<string, object>>(), isNumber, isCode);
    });

    private static object ReadUtf8<T>(string text)
        where T : IUtf8SpanParsable<T> => T.Parse(Encoding.UTF8.GetBytes(text), CultureInfo.InvariantCulture);

    private sealed record Traits(Func<string, object>? Read, bool IsNumber, bool IsCode);
}
