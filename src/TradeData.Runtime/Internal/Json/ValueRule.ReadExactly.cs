using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Internal.Json;

// Reading one value into a C# type, in any notation. A text that satisfies the schema but does not fit the type is an error; such a number
// is recorded, and the enclosing record keeps its digits. Nothing is rounded, truncated or lost.
public sealed partial class ValueRule
{
    /// <summary>Reads the nearest binary floating-point number.</summary>
    /// <inheritdoc cref="ReadString"/>
    public nint ReadDouble<M>(ref byte p, nint i, ref ReadContext c, out double value)
        where M : struct, IMode
    {
        value = 0;
        nint end = CheckFirst<M>(ref p, ref i, ref c, out bool valid);
        if (!valid)
        {
            return end;
        }
        bool fits = TryGetNumber(ref p, i, end, out _)
            && double.TryParse(Scan.Slice(ref p, i, end), NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
        return fits || FailHold<M>(ref p, i, end, ref c, "type", "be a number below 1.8e308 in size") ? end : -1;
    }

    /// <summary>Reads any value, exactly as written.</summary>
    /// <inheritdoc cref="ReadString"/>
    public nint ReadRaw<M>(ref byte p, nint i, ref ReadContext c, out RawJson value)
        where M : struct, IMode
    {
        nint end = CheckFirst<M>(ref p, ref i, ref c, out bool valid);
        value = M.Builds && valid ? RawJson.FromTrusted(Scan.Slice(ref p, i, end)) : default;
        return end;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private nint ReadParsedExactly<M, TValue>(ref byte p, nint i, ref ReadContext c, [MaybeNull] out TValue value)
        where M : struct, IMode
        where TValue : IUtf8SpanParsable<TValue>
    {
        nint token = Scan.Token(ref p, i);
        if (token != i)
        {
            return ReadParsed<M, TValue>(ref p, token, ref c, out value);
        }
        value = default;
        nint end = CheckFirst<M>(ref p, ref i, ref c, out bool valid);
        if (!valid)
        {
            return end;
        }
        byte[]? rented = null;
        bool parsed = TryGetScalar(ref p, i, end, ref rented, out ReadOnlySpan<byte> text) && TValue.TryParse(text, CultureInfo.InvariantCulture, out value);
        JsonText.Return(rented);
        return parsed || FailParse<M, TValue>(ref p, i, end, ref c) ? end : -1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private nint ReadStringExactly<M>(ref byte p, nint i, ref ReadContext c, out string? value)
        where M : struct, IMode
    {
        nint token = Scan.Token(ref p, i);
        if (token != i)
        {
            return ReadString<M>(ref p, token, ref c, out value);
        }
        value = null;
        nint end = CheckFirst<M>(ref p, ref i, ref c, out bool valid);
        if (!valid)
        {
            return end;
        }
        byte first = Scan.At(ref p, i);
        if (first != (byte)'"')
        {
            return first == (byte)'n' || FailHold<M>(ref p, i, end, ref c, "type", "be a string") ? end : -1;
        }
        Scan.StringEnd(ref p, i + 1, out StringForms form);
        ReadOnlySpan<byte> content = Scan.Slice(ref p, i + 1, end - 1);
        bool whole = M.Builds ? JsonText.TryGetString(content, form, out value) : (form & StringForms.Escaped) == 0 || JsonText.IsWhole(content);
        return whole || FailHalf<M>(ref p, i, end, ref c) ? end : -1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private nint ReadBooleanExactly<M>(ref byte p, nint i, ref ReadContext c, out bool value)
        where M : struct, IMode
    {
        nint token = Scan.Token(ref p, i);
        if (token != i)
        {
            return ReadBoolean<M>(ref p, token, ref c, out value);
        }
        value = false;
        nint end = CheckFirst<M>(ref p, ref i, ref c, out bool valid);
        if (!valid)
        {
            return end;
        }
        byte first = Scan.At(ref p, i);
        value = first == (byte)'t';
        return value || first == (byte)'f' || FailHold<M>(ref p, i, end, ref c, "type", "be true or false") ? end : -1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private nint ReadInt32Exactly<M>(ref byte p, nint i, ref ReadContext c, out int value)
        where M : struct, IMode
    {
        nint token = Scan.Token(ref p, i);
        if (token != i)
        {
            return ReadInt32<M>(ref p, token, ref c, out value);
        }
        value = 0;
        nint end = CheckFirst<M>(ref p, ref i, ref c, out bool valid);
        if (!valid)
        {
            return end;
        }
        bool fits = TryGetNumber(ref p, i, end, out JsonNumber number) & number.TryGetInt64(out long wide) && wide == (int)wide;
        value = (int)wide;
        return fits || FailHold<M>(ref p, i, end, ref c, "type", "be a whole number from -2147483648 to 2147483647") ? end : -1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private nint ReadInt64Exactly<M>(ref byte p, nint i, ref ReadContext c, out long value)
        where M : struct, IMode
    {
        nint token = Scan.Token(ref p, i);
        if (token != i)
        {
            return ReadInt64<M>(ref p, token, ref c, out value);
        }
        value = 0;
        nint end = CheckFirst<M>(ref p, ref i, ref c, out bool valid);
        if (!valid)
        {
            return end;
        }
        bool fits = TryGetNumber(ref p, i, end, out JsonNumber number) & number.TryGetInt64(out value);
        return fits || Overflows<M>(ref p, i, ref c) || FailHold<M>(ref p, i, end, ref c, "type", "be a whole number") ? end : -1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private nint ReadDecimalExactly<M>(ref byte p, nint i, ref ReadContext c, out decimal value)
        where M : struct, IMode
    {
        nint token = Scan.Token(ref p, i);
        if (token != i)
        {
            return ReadDecimal<M>(ref p, token, ref c, out value);
        }
        value = 0;
        nint end = CheckFirst<M>(ref p, ref i, ref c, out bool valid);
        if (!valid)
        {
            return end;
        }
        bool fits = TryGetNumber(ref p, i, end, out JsonNumber number) & number.TryGetDecimal(out value);
        return fits || Overflows<M>(ref p, i, ref c) || FailHold<M>(ref p, i, end, ref c, "type", "be a number") ? end : -1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private nint ReadEnumExactly<M>(ref byte p, nint i, ref ReadContext c, out int ordinal)
        where M : struct, IMode
    {
        nint token = Scan.Token(ref p, i);
        if (token != i)
        {
            return ReadEnum<M>(ref p, token, ref c, out ordinal);
        }
        ordinal = -1;
        nint end = CheckFirst<M>(ref p, ref i, ref c, out bool valid);
        if (valid)
        {
            ordinal = Members.IndexOf(ref p, i);
        }
        return end;
    }

    /// <summary>Whether a value is a number that its C# type cannot hold. Such a number is valid, and the enclosing record keeps
    /// it.</summary>
    private static bool Overflows<M>(ref byte p, nint i, ref ReadContext c)
        where M : struct, IMode
    {
        bool isNumber = Scan.At(ref p, i) is (byte)'-' or (>= (byte)'0' and <= (byte)'9');
        if (M.Builds && isNumber)
        {
            c.NoteOverflow(i);
        }
        return isNumber;
    }

    /// <summary>Checks the value and reports whether it was valid. The offset then points to the value itself.</summary>
    private nint CheckFirst<M>(ref byte p, ref nint i, ref ReadContext c, out bool valid)
        where M : struct, IMode
    {
        i = Scan.Token(ref p, i);
        int errors = M.Reports ? c.ErrorCount : 0;
        nint end = CheckExactly<M>(ref p, i, ref c);
        valid = end >= 0 && (!M.Reports || c.ErrorCount == errors);
        return end;
    }

    private bool FailHalf<M>(ref byte p, nint i, nint end, ref ReadContext c)
        where M : struct, IMode =>
        FailHold<M>(ref p, i, end, ref c, "type", "be text without unpaired surrogates (such as \\ud800), which cannot be stored");

    private bool FailParse<M, TValue>(ref byte p, nint i, nint end, ref ReadContext c)
        where M : struct, IMode
        where TValue : IUtf8SpanParsable<TValue> =>
        M.Reports && c.Note(i, Location, "x-type", WhyNot<TValue>(ref p, i, end) ?? c.Sentence($"be written as {typeof(TValue).Name} is", "is", Excerpt(ref p, i, end)));

    // The type itself words the error best.
    private static string? WhyNot<TValue>(ref byte p, nint i, nint end)
        where TValue : IUtf8SpanParsable<TValue>
    {
        byte[]? rented = null;
        try
        {
            if (TryGetScalar(ref p, i, end, ref rented, out ReadOnlySpan<byte> text))
            {
                TValue.Parse(text, CultureInfo.InvariantCulture);
            }
            return null;
        }
        catch (Exception refusal) when (refusal is FormatException or OverflowException)
        {
            return refusal.Message;
        }
        finally
        {
            JsonText.Return(rented);
        }
    }

    private static bool TryGetNumber(ref byte p, nint i, nint end, out JsonNumber number)
    {
        byte first = Scan.At(ref p, i);
        bool isNumber = first == (byte)'-' || (uint)(first - '0') <= 9;
        number = isNumber ? new JsonNumber(Scan.Slice(ref p, i, end)) : default;
        return isNumber;
    }

    // The decoded text of a string, or the text of a number or literal.
    private static bool TryGetScalar(ref byte p, nint i, nint end, ref byte[]? rented, out ReadOnlySpan<byte> text)
    {
        text = Scan.Slice(ref p, i, end);
        if (Scan.At(ref p, i) is (byte)'{' or (byte)'[')
        {
            return false;
        }
        if (Scan.At(ref p, i) != (byte)'"')
        {
            return true;
        }
        Scan.StringEnd(ref p, i + 1, out StringForms form);
        text = text[1..^1];
        bool whole = true;
        if ((form & StringForms.Escaped) != 0)
        {
            text = JsonText.Unescape(text, ref rented, out whole);
        }
        return whole;
    }
}
