using System.Buffers.Text;
using System.Globalization;
using TradeData.Runtime.Json;

namespace TradeData.Compiler.Writing;

/// <summary>A string that is written with the characters that it was read with.</summary>
internal sealed class TextForm : Form
{
    public override nint Write(ref byte p, nint i, ByteBuffer output)
    {
        i = Scan.Token(ref p, i);
        nint end = Scan.StringEnd(ref p, i + 1, out StringForms form);
        CanonicalText.WriteContent(Scan.Slice(ref p, i + 1, end), form, output);
        return end + 1;
    }
}

/// <summary>true or false.</summary>
internal sealed class BooleanForm : Form
{
    public override nint Write(ref byte p, nint i, ByteBuffer output)
    {
        i = Scan.Token(ref p, i);
        bool isTrue = Scan.At(ref p, i) == (byte)'t';
        output.Add(isTrue ? "true"u8 : "false"u8);
        return i + (isTrue ? 4 : 5);
    }
}

/// <summary>A number that becomes a whole number or a decimal of C#, and so has one way to be written.</summary>
internal sealed class NumberForm(bool isInteger) : Form
{
    // A decimal has that many digits whatever they are.
    private const int SafeDigits = 28;

    public override nint Write(ref byte p, nint i, ByteBuffer output)
    {
        i = Scan.Token(ref p, i);
        nint end = Scan.NumberEnd(ref p, i);
        ReadOnlySpan<byte> text = Scan.Slice(ref p, i, end);
        if (IsCanonical(text))
        {
            output.Add(text);
            return end;
        }
        JsonNumber number = new(text);
        Span<byte> room = output.Reserve(64);
        int written = 0;
        bool fits = isInteger
            ? number.TryGetInt64(out long whole) && Utf8Formatter.TryFormat(whole, room, out written)
            : number.TryGetDecimal(out decimal exact) && Utf8Formatter.TryFormat(exact, room, out written);
        if (fits)
        {
            output.Advance(written);
        }
        else
        {
            // Too large for its C# type: the record keeps it as it was written.
            output.Add(text);
        }
        return end;
    }

    // Digits, perhaps a point, no zero at the end of a fraction, no sign before a zero: what most numbers are.
    private static bool IsCanonical(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> digits = text[0] == (byte)'-' ? text[1..] : text;
        int point = digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (point < 0)
        {
            return digits.Length <= SafeDigits && (digits[0] != (byte)'0' || digits.Length == text.Length);
        }
        return digits[point] == (byte)'.' && digits.Length <= SafeDigits && digits[^1] != (byte)'0'
            && !digits[(point + 1)..].ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }
}

/// <summary>Turns a text into the one that its C# value is written as; false where it is no such value.</summary>
internal delegate bool Normalise(ReadOnlySpan<byte> text, Span<byte> destination, out int written);

/// <summary>A scalar that is parsed and formatted: a type named by x-type.</summary>
/// <param name="normalise">Parses and formats.</param>
/// <param name="isNumber">Whether it stands in JSON as a number.</param>
internal sealed class ParsedForm(Normalise normalise, bool isNumber) : Form
{
    private const int Longest = 128;

    public override nint Write(ref byte p, nint i, ByteBuffer output)
    {
        i = Scan.Token(ref p, i);
        Span<byte> text = stackalloc byte[Longest];
        if (isNumber)
        {
            nint digitsEnd = Scan.NumberEnd(ref p, i);
            if (digitsEnd < 0 || !normalise(Scan.Slice(ref p, i, digitsEnd), text, out int digits))
            {
                throw Unfit(ref p, i, digitsEnd);
            }
            output.Add(text[..digits]);
            return digitsEnd;
        }
        nint end = Scan.StringEnd(ref p, i + 1, out StringForms form);
        ReadOnlySpan<byte> content = Scan.Slice(ref p, i + 1, end);
        int length;
        bool fits = (form & StringForms.Escaped) == 0 ? normalise(content, text, out length) : NormaliseEscaped(content, text, out length);
        if (!fits)
        {
            throw Unfit(ref p, i, end + 1);
        }
        CanonicalText.Write(text[..length], output);
        return end + 1;
    }

    private bool NormaliseEscaped(ReadOnlySpan<byte> content, Span<byte> destination, out int length)
    {
        byte[]? rented = null;
        bool fits = normalise(JsonText.Unescape(content, ref rented, out _), destination, out length);
        JsonText.Return(rented);
        return fits;
    }

    /// <summary>By the interfaces that scalar types have.</summary>
    public static bool Of<T>(ReadOnlySpan<byte> text, Span<byte> destination, out int written)
        where T : IUtf8SpanParsable<T>, IUtf8SpanFormattable
    {
        written = 0;
        return T.TryParse(text, CultureInfo.InvariantCulture, out T? value) && value.TryFormat(destination, out written, default, CultureInfo.InvariantCulture);
    }
}
