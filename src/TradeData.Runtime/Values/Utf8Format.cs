using System.Globalization;
using System.Text;

namespace TradeData.Runtime;

/// <summary>Formats scalars as UTF-8, in the invariant culture: those that do so themselves, and those that format characters alone.</summary>
internal static class Utf8Format
{
    /// <summary>Writes the text of a value; false, where the destination is too short.</summary>
    public static bool TryFormat<T>(T value, Span<byte> destination, out int written)
        where T : ISpanFormattable
    {
        if (value is IUtf8SpanFormattable)
        {
            return ((IUtf8SpanFormattable)value).TryFormat(destination, out written, default, CultureInfo.InvariantCulture);
        }
        Span<char> text = stackalloc char[128];
        return value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture)
            ? Encoding.UTF8.TryGetBytes(text[..length], destination, out written)
            : Encoding.UTF8.TryGetBytes(value.ToString(null, CultureInfo.InvariantCulture), destination, out written);
    }
}
