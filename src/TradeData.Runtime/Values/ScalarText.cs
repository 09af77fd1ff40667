using System.Buffers;
using System.Numerics;
using System.Text;

namespace TradeData.Runtime;

/// <summary>Parsing with exceptions, and formatting to strings, of any scalar value type.</summary>
public static class ScalarText
{
    /// <summary>The maximum length of the text of a scalar with a bounded text, in any of its formats.</summary>
    public const int MaxLength = 64;

    private const int MostQuoted = 40;

    /// <summary>Reads a value from text.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static T Parse<T>(string text)
        where T : struct, IScalar<T>
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse<T>(text.AsSpan());
    }

    /// <inheritdoc cref="Parse{T}(string)"/>
    public static T Parse<T>(ReadOnlySpan<char> text)
        where T : struct, IScalar<T> =>
        T.TryRead(text, out T value) ? value : throw new FormatException(Complaint<T>(text));

    /// <inheritdoc cref="Parse{T}(string)"/>
    public static T Parse<T>(ReadOnlySpan<byte> utf8Text)
        where T : struct, IScalar<T> =>
        T.TryRead(utf8Text, out T value) ? value : throw new FormatException(Complaint<T>(Encoding.UTF8.GetString(utf8Text)));

    /// <summary>Reads a value from the whole of a text; false where the text is none.</summary>
    public static bool TryRead<T, TChar>(ReadOnlySpan<TChar> text, out T value)
        where T : struct, IScalar<T>
        where TChar : unmanaged, IBinaryInteger<TChar> =>
        T.TryRead(text, out value);

    /// <summary>Writes the text of a value; false where the destination is too short.</summary>
    public static bool TryWrite<T, TChar>(T value, Span<TChar> destination, out int written, ReadOnlySpan<char> format)
        where T : struct, IScalar<T>
        where TChar : unmanaged, IBinaryInteger<TChar> =>
        value.TryWrite(destination, out written, format);

    /// <summary>Returns the message about a text that is not a value of the type.</summary>
    public static string Complaint<T>(ReadOnlySpan<char> text)
        where T : struct, IScalar<T> =>
        text.Length <= MostQuoted ? $"\"{text}\" is not {T.Description}." : $"\"{text[..MostQuoted]}…\" is not {T.Description}.";

    /// <summary>The text of a value in one of its formats.</summary>
    public static string ToString<T>(T value, string? format = null)
        where T : struct, IScalar<T>
    {
        Span<char> usual = stackalloc char[MaxLength];
        if (value.TryWrite(usual, out int written, format))
        {
            return new string(usual[..written]);
        }
        for (int length = 4 * MaxLength; ; length *= 4)
        {
            char[] longer = ArrayPool<char>.Shared.Rent(length);
            try
            {
                if (value.TryWrite<char>(longer, out written, format))
                {
                    return new string(longer, 0, written);
                }
            }
            finally
            {
                ArrayPool<char>.Shared.Return(longer);
            }
        }
    }

    /// <summary>Returns the exception for an unsupported format string.</summary>
    public static FormatException NoSuchFormat(ReadOnlySpan<char> format, string type, string formats) =>
        new($"\"{format}\" is not a format of {type}: it has {formats}.");

    /// <summary>Accepts only the general format, as most scalars do.</summary>
    public static void RequireGeneral(ReadOnlySpan<char> format, string type)
    {
        if (format is not ("" or "G" or "g"))
        {
            throw NoSuchFormat(format, type, "\"G\" alone");
        }
    }
}
