using System.Buffers.Text;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Compiler.Writing;

/// <summary>A string written with the characters that were read.</summary>
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

/// <summary>A number that becomes an integer or a decimal of C#, and so has one notation.</summary>
internal sealed class NumberForm(bool isInteger) : Form
{
    // The number of digits that a decimal always holds.
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
            // Too large for its C# type: the record keeps it as written.
            output.Add(text);
        }
        return end;
    }

    // Digits, an optional point, no trailing zero in a fraction, no sign before a zero: the usual form of numbers.
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
