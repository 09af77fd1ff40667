using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TradeData.Runtime.Internal.Json;

/// <summary>Writes the values that <see cref="Utf8JsonWriter"/> has no method for, in the form that the reader expects: each as a named
/// member, and as a value by itself.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonWrite
{
    private const int Longest = 128;

    // A line for a debugger or a log.
    private const int LongestPrint = 160;

    /// <summary>A value whose text is its invariant format.</summary>
    public static void Text<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T value)
        where T : ISpanFormattable
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(name);
        Text(writer, value);
    }

    /// <summary>A value whose text is its invariant format, or null.</summary>
    public static void Text<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value)
        where T : struct, ISpanFormattable
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(name);
        Text(writer, value);
    }

    /// <summary>A value whose text is its invariant format.</summary>
    public static void Text<T>(Utf8JsonWriter writer, T value)
        where T : ISpanFormattable
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                return;
            case DateOnly date:
                writer.WriteStringValue(IsoText.FormatDate(date));
                return;
        }
        Span<byte> text = stackalloc byte[Longest];
        if (Utf8Format.TryFormat(value, text, out int length))
        {
            writer.WriteStringValue(text[..length]);
            return;
        }
        writer.WriteStringValue(value.ToString(null, CultureInfo.InvariantCulture));
    }

    /// <summary>A value whose text is its invariant format, or null.</summary>
    public static void Text<T>(Utf8JsonWriter writer, T? value)
        where T : struct, ISpanFormattable
    {
        if (value is { } given)
        {
            Text(writer, given);
        }
        else
        {
            Null(writer);
        }
    }

    /// <summary>A value whose JSON is a number.</summary>
    public static void Number<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T value)
        where T : ISpanFormattable
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(name);
        Number(writer, value);
    }

    /// <summary>A value whose JSON is a number, or null.</summary>
    public static void Number<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value)
        where T : struct, ISpanFormattable
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(name);
        Number(writer, value);
    }

    /// <summary>A value whose JSON is a number.</summary>
    public static void Number<T>(Utf8JsonWriter writer, T value)
        where T : ISpanFormattable
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }
        Span<byte> text = stackalloc byte[Longest];
        if (!Utf8Format.TryFormat(value, text, out int length))
        {
            throw new InvalidOperationException($"A value of {typeof(T)} takes more than {Longest} digits.");
        }
        writer.WriteRawValue(text[..length]);
    }

    /// <summary>A value whose JSON is a number, or null.</summary>
    public static void Number<T>(Utf8JsonWriter writer, T? value)
        where T : struct, ISpanFormattable
    {
        if (value is { } given)
        {
            Number(writer, given);
        }
        else
        {
            Null(writer);
        }
    }

    /// <summary>true, false or null.</summary>
    public static void Boolean(Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(name);
        Boolean(writer, value);
    }

    /// <summary>true, false or null.</summary>
    public static void Boolean(Utf8JsonWriter writer, bool? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is { } given)
        {
            writer.WriteBooleanValue(given);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    /// <summary>A value of a generated type, or null.</summary>
    public static void Model<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value)
        where T : class, IJsonModel<T>
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(name);
        Model(writer, value);
    }

    /// <summary>A value of a generated type, or null.</summary>
    public static void Model<T>(Utf8JsonWriter writer, T? value)
        where T : class, IJsonModel<T>
    {
        if (value is null)
        {
            Null(writer);
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    /// <summary>Any value as it was written, or null.</summary>
    public static void Raw(Utf8JsonWriter writer, ReadOnlySpan<byte> name, RawJson? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(name);
        Raw(writer, value);
    }

    /// <summary>Any value as it was written, or null.</summary>
    public static void Raw(Utf8JsonWriter writer, RawJson? value) => value.GetValueOrDefault().WriteTo(writer);

    /// <summary>A list.</summary>
    public static void List<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ValueList<T> value, Action<Utf8JsonWriter, T> writeItem) =>
        List(writer, name, (ValueList<T>?)value, writeItem);

    /// <summary>A list, or null.</summary>
    public static void List<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ValueList<T>? value, Action<Utf8JsonWriter, T> writeItem)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(name);
        List(writer, value, writeItem);
    }

    /// <summary>A list.</summary>
    public static void List<T>(Utf8JsonWriter writer, ValueList<T> value, Action<Utf8JsonWriter, T> writeItem) => List(writer, (ValueList<T>?)value, writeItem);

    /// <summary>A list, or null.</summary>
    public static void List<T>(Utf8JsonWriter writer, ValueList<T>? value, Action<Utf8JsonWriter, T> writeItem)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(writeItem);
        if (value is not { } items)
        {
            writer.WriteNullValue();
            return;
        }
        writer.WriteStartArray();
        foreach (T item in items)
        {
            writeItem(writer, item);
        }
        writer.WriteEndArray();
    }

    /// <summary>A map, or null.</summary>
    public static void Map<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ValueMap<T>? value, Action<Utf8JsonWriter, T> writeItem)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(name);
        Map(writer, value, writeItem);
    }

    /// <summary>A map, or null.</summary>
    public static void Map<T>(Utf8JsonWriter writer, ValueMap<T>? value, Action<Utf8JsonWriter, T> writeItem)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }
        writer.WriteStartObject();
        Members(writer, value, writeItem);
        writer.WriteEndObject();
    }

    /// <summary>The entries of a map as members of the object that is being written.</summary>
    public static void Members<T>(Utf8JsonWriter writer, ValueMap<T> value, Action<Utf8JsonWriter, T> writeItem)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(writeItem);
        foreach (KeyValuePair<string, T> entry in value)
        {
            writer.WritePropertyName(entry.Key);
            writeItem(writer, entry.Value);
        }
    }

    /// <summary>Appends the start of a value's JSON to a record's text; that of an object without its braces.</summary>
    /// <param name="builder">The text.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether anything was appended: not for an object without members.</returns>
    public static bool Print<T>(StringBuilder builder, T value)
        where T : IJsonModel<T>
    {
        ArgumentNullException.ThrowIfNull(builder);
        string json = JsonModel.ToJson(value);
        if (json is "{}")
        {
            return false;
        }
        ReadOnlySpan<char> members = json[0] == '{' ? json.AsSpan()[1..^1] : json;
        if (members.Length > LongestPrint)
        {
            int end = char.IsHighSurrogate(members[LongestPrint - 1]) ? LongestPrint - 1 : LongestPrint;
            builder.Append(members[..end]).Append('…');
        }
        else
        {
            builder.Append(members);
        }
        return true;
    }

    private static void Null(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNullValue();
    }
}
