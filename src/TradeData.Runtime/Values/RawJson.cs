using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradeData.Runtime;

/// <summary>One JSON value, exactly as written. It is the type of parts of a document for which the schema determines no C# type. Two
/// values are equal if they mean the same in JSON: <c>1</c> and <c>1.0</c> are one number, the order of properties does not matter, and
/// escapes equal their characters. The default value is JSON's <c>null</c>.</summary>
[JsonConverter(typeof(RawJsonConverter))]
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct RawJson : IEquatable<RawJson>
{
    // Deep enough for any real document. Without a bound, nesting alone could demand any amount of memory.
    private const int MaxDepth = 1000;

    private readonly byte[]? _utf8;

    private RawJson(byte[] utf8) => _utf8 = utf8;

    /// <summary>The value as it was written, without white space around it.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8 ?? "null"u8;

    /// <summary>The kind of the JSON value.</summary>
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

    /// <summary>Parses a JSON value from text.</summary>
    /// <exception cref="JsonException">The text is not one JSON value.</exception>
    public static RawJson Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Parses a JSON value from UTF-8.</summary>
    /// <exception cref="JsonException">The bytes are not one JSON value in UTF-8.</exception>
    public static RawJson Parse(ReadOnlySpan<byte> utf8Json)
    {
        Check(utf8Json);
        return FromTrusted(utf8Json.Trim(" \t\r\n"u8));
    }

    /// <summary>Parses a JSON value from UTF-8; false if the bytes are not one JSON value.</summary>
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

    /// <summary>Copies bytes that are one JSON value in UTF-8 without white space around it. Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static RawJson FromTrusted(ReadOnlySpan<byte> utf8Json) => new(utf8Json.ToArray());

    /// <summary>Returns the value of an element, as written.</summary>
    /// <exception cref="InvalidOperationException">The element is the default value, without a document.</exception>
    public static RawJson FromElement(JsonElement element) => FromTrusted(JsonMarshal.GetRawUtf8Value(element));

    /// <summary>Returns the value as an element.</summary>
    public JsonElement ToJsonElement() =>
        JsonElement.Parse(Utf8, new JsonDocumentOptions { MaxDepth = int.MaxValue });

    /// <summary>Writes the value unchanged.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRawValue(Utf8, skipInputValidation: true);
    }

    /// <summary>Returns the value as text, as written.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8);

    /// <summary>Whether both mean the same in JSON.</summary>
    public bool Equals(RawJson other) => ReferenceEquals(_utf8, other._utf8) || RawJsonEquality.Equal(Utf8, other.Utf8);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is RawJson other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => RawJsonEquality.Hash(Utf8);

    /// <summary>Whether both mean the same in JSON.</summary>
    public static bool operator ==(RawJson left, RawJson right) => left.Equals(right);

    /// <summary>Whether the two mean different things in JSON.</summary>
    public static bool operator !=(RawJson left, RawJson right) => !left.Equals(right);

    private static void Check(ReadOnlySpan<byte> utf8Json)
    {
        // The reader examines the bytes of a string only when the string is read.
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

/// <summary>Reads and writes a <see cref="RawJson"/> as its own JSON value.</summary>
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
