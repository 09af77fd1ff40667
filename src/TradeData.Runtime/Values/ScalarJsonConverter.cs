using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradeData.Runtime;

/// <summary>Reads and writes a scalar value type as a JSON string and as a property name, with the type's own parsing and formatting of
/// UTF-8 in the invariant culture.</summary>
/// <typeparam name="T">The scalar. The message of a <see cref="FormatException"/> from its parsing becomes that of the
/// <see cref="JsonException"/>.</typeparam>
public class ScalarJsonConverter<T> : JsonConverter<T>
    where T : struct, IUtf8SpanParsable<T>, IUtf8SpanFormattable
{
    private const int UsualLength = 64;

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException($"{typeof(T).Name} is written as a JSON string, and here is a {reader.TokenType}.");
        }
        return ReadText(ref reader);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(Format(value, stackalloc byte[UsualLength]));
    }

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadText(ref reader);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(Format(value, stackalloc byte[UsualLength]));
    }

    private protected static T ReadText(ref Utf8JsonReader reader)
    {
        int length = reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;
        if (reader.TokenType == JsonTokenType.Number)
        {
            return Parse(reader.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan);
        }
        Span<byte> text = length <= UsualLength ? stackalloc byte[UsualLength] : new byte[length];
        return Parse(text[..reader.CopyString(text)]);
    }

    private protected static ReadOnlySpan<byte> Format(T value, Span<byte> buffer)
    {
        int written;
        while (!value.TryFormat(buffer, out written, default, CultureInfo.InvariantCulture))
        {
            buffer = new byte[buffer.Length * 2];
        }
        return buffer[..written];
    }

    private static T Parse(ReadOnlySpan<byte> utf8Text)
    {
        if (T.TryParse(utf8Text, CultureInfo.InvariantCulture, out T value))
        {
            return value;
        }
        try
        {
            return T.Parse(utf8Text, CultureInfo.InvariantCulture);
        }
        catch (FormatException refused)
        {
            throw new JsonException(refused.Message, refused);
        }
    }
}

/// <summary>Reads and writes a scalar value type as a JSON number and as a property name.</summary>
/// <typeparam name="T">The scalar, whose text in the general format is a number in JSON's grammar.</typeparam>
public sealed class NumericScalarJsonConverter<T> : ScalarJsonConverter<T>
    where T : struct, IUtf8SpanParsable<T>, IUtf8SpanFormattable
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            throw new JsonException($"{typeof(T).Name} is written as a JSON number, and here is a {reader.TokenType}.");
        }
        return ReadText(ref reader);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRawValue(Format(value, stackalloc byte[64]));
    }
}
