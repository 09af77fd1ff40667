using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace TradeData.EntityFrameworkCore;

/// <summary>The converters of values whose types the providers do not know.</summary>
internal static class ScalarConverters
{
    /// <summary>The converter of a type, or null for one that the providers know.</summary>
    public static ValueConverter? For(Type type)
    {
        if (ScalarTypes.IsNative(type))
        {
            return null;
        }
        Type converter = type.IsEnum ? typeof(EnumConverter<>) : ScalarTypes.IsNumber(type) ? typeof(NumberConverter<>) : typeof(TextConverter<>);
        return (ValueConverter)Activator.CreateInstance(converter.MakeGenericType(type))!;
    }

    /// <summary>An enumeration as its text in JSON.</summary>
    private sealed class EnumConverter<T>() : ValueConverter<T, string>(value => Write(value), text => Read(text))
        where T : struct, Enum
    {
        private static readonly Dictionary<T, string> s_texts = ScalarTypes.Members(typeof(T)).ToDictionary(pair => (T)pair.Key, pair => pair.Value);
        private static readonly Dictionary<string, T> s_members = s_texts.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

        private static string Write(T value) => s_texts[value];

        private static T Read(string text) => s_members.TryGetValue(text, out T value) ? value : throw new FormatException($"\"{text}\" is no member of {typeof(T).Name}.");
    }

    /// <summary>A scalar as the text that was written.</summary>
    private sealed class TextConverter<T>() : ValueConverter<T, string>(value => ScalarTypes.TextOf(value), text => ScalarTypes.Parse<T>(text))
        where T : notnull;

    /// <summary>A scalar whose JSON is a number, as a decimal.</summary>
    private sealed class NumberConverter<T>() : ValueConverter<T, decimal>(value => ScalarTypes.ToDecimal(value), number => Read(number))
        where T : notnull
    {
        private static T Read(decimal number) => ScalarTypes.Parse<T>(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
