using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradeData.Runtime;

/// <summary>
/// One JSON value, kept exactly as it was written. What a part of a document becomes for which the schema fixes no C# type.
/// Two are equal when they say the same in JSON: <c>1</c> and <c>1.0</c> are one number, the order of properties does not count, and an escaped
/// character is that character. The default value is JSON's <c>null</c>.
/// </summary>
[JsonConverter(typeof(RawJsonConverter))]
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct RawJson : IEquatable<RawJson>
{
    // Deep enough for any document that people write; a text without such a bound could ask for any amount of memory by nesting alone.
    private const int MaxDepth = 1000;

    private readonly byte[]? _utf8;

    private RawJson(byte[] utf8) => _utf8 = utf8;

    /// <summary>The value as it was written, without white space around it.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8 ?? "null"u8;

    /// <summary>Which kind of JSON value it is.</summary>
    public JsonValueKind ValueKind => Utf8[0] switch
    {
        (byte)'{' => JsonValueKind.Object,
        (byte)'[' => JsonValueKind.Array,
        (byte)'"' => JsonValueKind.String,
        (byte)'t' => JsonValueKind.True,
        (byte)'f' => JsonValueKind.False,
        (byte)'n' => JsonValueKind.Null,
        _ => JsonValueKind.Number,
    };

    /// <summary>Takes a JSON value from text.</summary>
    /// <exception cref="JsonException">The text is not one JSON value.</exception>
    public static RawJson Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Takes a JSON value from UTF-8.</summary>
    /// <exception cref="JsonException">The bytes are not one JSON value in UTF-8.</exception>
    public static RawJson Parse(ReadOnlySpan<byte> utf8Json)
    {
        Check(utf8Json);
        return FromTrusted(utf8Json.Trim(" \t\r\n"u8));
    }

    /// <summary>Takes a JSON value from UTF-8; false where the bytes are not one JSON value.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8Json, out RawJson value)
    {
        try
        {
            value = Parse(utf8Json);
            return true;
        }
        catch (JsonException)
        {
            value = default;
            return false;
        }
    }

    /// <summary>Copies bytes that are known to be one JSON value in UTF-8 without white space around it. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static RawJson FromTrusted(ReadOnlySpan<byte> utf8Json) => new(utf8Json.ToArray());

    /// <summary>Takes the value of an element, as it was written.</summary>
    /// <exception cref="InvalidOperationException">The element is the default one, without a document.</exception>
    public static RawJson FromElement(JsonElement element) => FromTrusted(JsonMarshal.GetRawUtf8Value(element));

    /// <summary>The value as an element that can be looked into.</summary>
    public JsonElement ToJsonElement() =>
        JsonElement.Parse(Utf8, new JsonDocumentOptions { MaxDepth = int.MaxValue });

    /// <summary>Writes the value as it is.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRawValue(Utf8, skipInputValidation: true);
    }

    /// <summary>The value as it was written, as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8);

    /// <summary>Whether both say the same in JSON.</summary>
    public bool Equals(RawJson other) => ReferenceEquals(_utf8, other._utf8) || RawJsonEquality.Equal(Utf8, other.Utf8);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is RawJson other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => RawJsonEquality.Hash(Utf8);

    /// <summary>Whether both say the same in JSON.</summary>
    public static bool operator ==(RawJson left, RawJson right) => left.Equals(right);

    /// <summary>Whether the two differ in what they say.</summary>
    public static bool operator !=(RawJson left, RawJson right) => !left.Equals(right);

    private static void Check(ReadOnlySpan<byte> utf8Json)
    {
        // The reader looks into the bytes of a string only when the string is asked for.
        if (!System.Text.Unicode.Utf8.IsValid(utf8Json))
        {
            throw new JsonException("The bytes are not UTF-8.");
        }
        var reader = new Utf8JsonReader(utf8Json, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
        }
    }
}

/// <summary>Reads and writes a <see cref="RawJson"/> as the value that it is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RawJsonConverter : JsonConverter<RawJson>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return RawJson.FromElement(document.RootElement);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) => value.WriteTo(writer);
}
