using System.Numerics;
using System.Text;
using System.Text.Json;

namespace TradeData.TestSupport;

/// <summary>The common properties of every scalar value type, tested through the framework's interfaces.</summary>
internal static class ScalarProof
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Asserts that a value is read from and written to UTF-16, UTF-8 and JSON alike, and that nothing shorter than its text
    /// holds it.</summary>
    public static void RoundTrips<T>(T value, string text, bool jsonNumber = false)
        where T : struct, ISpanParsable<T>, IUtf8SpanParsable<T>, ISpanFormattable, IUtf8SpanFormattable
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        Assert.Equal(value, T.Parse(text, null));
        Assert.Equal(value, T.Parse(text.AsSpan(), null));
        Assert.Equal(value, T.Parse(utf8, null));
        Assert.True(T.TryParse(text, null, out T parsed));
        Assert.Equal(value, parsed);
        Assert.True(T.TryParse(utf8, null, out parsed));
        Assert.Equal(value, parsed);

        Assert.Equal(text, value.ToString());
        Assert.Equal(text, $"{value}");
        Span<char> chars = stackalloc char[text.Length];
        Assert.True(value.TryFormat(chars, out int written, default, null));
        Assert.Equal(text, new string(chars[..written]));
        Span<byte> bytes = stackalloc byte[text.Length];
        Assert.True(value.TryFormat(bytes, out written, default, null));
        Assert.Equal(utf8, bytes[..written]);
        for (int length = 0; length < text.Length; length++)
        {
            Assert.False(value.TryFormat(chars[..length], out written, default, null));
            Assert.Equal(0, written);
            Assert.False(value.TryFormat(bytes[..length], out written, default, null));
            Assert.Equal(0, written);
        }

        string json = jsonNumber ? text : $"\"{text}\"";
        Assert.Equal(json, JsonSerializer.Serialize(value, Plain));
        Assert.Equal(value, JsonSerializer.Deserialize<T>(json));
    }

    /// <summary>All ways to compare agree with the expected sign, and equal values have one hash.</summary>
    public static void ComparesAs<T>(T left, T right, int expected)
        where T : struct, IComparable<T>, IEquatable<T>, IComparisonOperators<T, T, bool>
    {
        Assert.Equal(Math.Sign(expected), Math.Sign(left.CompareTo(right)));
        Assert.Equal(-Math.Sign(expected), Math.Sign(right.CompareTo(left)));
        Assert.Equal(expected < 0, left < right);
        Assert.Equal(expected <= 0, left <= right);
        Assert.Equal(expected > 0, left > right);
        Assert.Equal(expected >= 0, left >= right);
        Assert.Equal(expected == 0, left == right);
        Assert.Equal(expected != 0, left != right);
        Assert.Equal(expected == 0, left.Equals(right));
        Assert.Equal(expected == 0, left.Equals((object)right));
        if (expected == 0)
        {
            Assert.Equal(left.GetHashCode(), right.GetHashCode());
        }
    }

    /// <summary>Asserts that a text is rejected in every way, with the same sentence, and without allocation if no exception is
    /// thrown.</summary>
    public static void IsRefused<T>(string text, string description, bool jsonNumber = false)
        where T : struct, ISpanParsable<T>, IUtf8SpanParsable<T>
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        Assert.Equal(0, Allocation.Of(() => Refuse(text, utf8)));

        string expected = $"\"{(text.Length > 40 ? text[..40] + "…" : text)}\" is not {description}.";
        Assert.Equal(expected, Assert.Throws<FormatException>(() => T.Parse(text, null)).Message);
        Assert.Equal(expected, Assert.Throws<FormatException>(() => T.Parse(utf8, null)).Message);
        if (!jsonNumber)
        {
            string json = JsonSerializer.Serialize(text);
            Assert.StartsWith(expected, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>(json)).Message, StringComparison.Ordinal);
        }

        static void Refuse(string text, byte[] utf8)
        {
            bool refused = !T.TryParse(text, null, out T value)
                & !T.TryParse(text.AsSpan(), null, out _) & !T.TryParse(utf8, null, out _);
            if (!refused)
            {
                throw new InvalidOperationException($"\"{text}\" was accepted as {value}.");
            }
        }
    }
}
