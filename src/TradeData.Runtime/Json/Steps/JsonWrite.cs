using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace TradeData.Runtime.Json;

/// <summary>Writes scalars that Utf8JsonWriter has no method for, in the form that the reader expects.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonWrite
{
    private const int Longest = 128;

    /// <summary>A value whose text is its invariant format.</summary>
    public static void Text<T>(Utf8JsonWriter writer, T value)
        where T : IUtf8SpanFormattable
    {
        ArgumentNullException.ThrowIfNull(writer);
        Span<byte> text = stackalloc byte[Longest];
        if (value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture))
        {
            writer.WriteStringValue(text[..length]);
            return;
        }
        writer.WriteStringValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
    }

    /// <summary>A value whose JSON is a number.</summary>
    public static void Number<T>(Utf8JsonWriter writer, T value)
        where T : IUtf8SpanFormattable
    {
        ArgumentNullException.ThrowIfNull(writer);
        Span<byte> text = stackalloc byte[Longest];
        if (!value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture))
        {
            throw new InvalidOperationException($"A value of {typeof(T)} takes more than {Longest} digits.");
        }
        writer.WriteRawValue(text[..length]);
    }

    /// <summary>A day, as in 2019-08-21.</summary>
    public static void Text(Utf8JsonWriter writer, DateOnly value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(IsoText.FormatDate(value));
    }
}
