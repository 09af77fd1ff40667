using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace TradeData.Runtime.Internal.Json;

// Reading one value into a C# type. Each function returns the offset after the value or a negative number, as Check does, and sets the
// value if the run builds. The common forms are read in place here. Any other value goes to the exact reader in a tail call, so that
// nothing needs to be kept.
public sealed partial class ValueRule
{
    /// <summary>Reads a string.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The start of the value, or of the white space before it.</param>
    /// <param name="c">The run.</param>
    /// <param name="value">The text, or null if the schema allows null and the value is null.</param>
    /// <returns>The offset after the value, or a negative number to stop.</returns>
    public nint ReadString<M>(ref byte p, nint i, ref ReadContext c, out string? value)
        where M : struct, IMode
    {
        if (M.Trusts || _shape is not { } shape)
        {
            return ReadFreeText<M>(ref p, i, ref c, out value);
        }
        if (!shape.Match(ref p, i, out int length))
        {
            return ReadStringExactly<M>(ref p, i, ref c, out value);
        }
        value = M.Builds ? Encoding.Latin1.GetString(Scan.Slice(ref p, i + 1, i + 1 + length)) : null;
        return i + length + 2;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private nint ReadFreeText<M>(ref byte p, nint i, ref ReadContext c, out string? value)
        where M : struct, IMode
    {
        nint end = CommonText<M>(ref p, i, out StringForms form);
        if (end < 0)
        {
            return ReadEscapedText<M>(ref p, i, ref c, out value);
        }
        value = M.Builds ? JsonText.GetUnescaped(Scan.Slice(ref p, i + 1, end - 1), form) : null;
        return end;
    }

    private nint ReadEscapedText<M>(ref byte p, nint i, ref ReadContext c, out string? value)
        where M : struct, IMode
    {
        nint end = (M.Trusts || _isFreeText) && Scan.At(ref p, i) == (byte)'"' ? Scan.StringEnd(ref p, i + 1, out StringForms form) : NoText(out form);
        if (end >= 0)
        {
            ReadOnlySpan<byte> content = Scan.Slice(ref p, i + 1, end);
            value = null;
            if ((M.Trusts || HasLength(content, form)) && (M.Builds ? JsonText.TryGetString(content, form, out value) : JsonText.IsWhole(content)))
            {
                return end + 1;
            }
        }
        return ReadStringExactly<M>(ref p, i, ref c, out value);
    }

    private static nint NoText(out StringForms form)
    {
        form = StringForms.Plain;
        return -1;
    }

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    /// <inheritdoc cref="ReadString"/>
    public nint ReadBoolean<M>(ref byte p, nint i, ref ReadContext c, out bool value)
        where M : struct, IMode
    {
        value = Scan.Is(ref p, i, "true"u8);
        bool isAllowed = M.Trusts || _isBoolean;
        if (isAllowed & value)
        {
            return i + 4;
        }
        return isAllowed && Scan.Is(ref p, i, "false"u8) ? i + 5 : ReadBooleanExactly<M>(ref p, i, ref c, out value);
    }

    /// <summary>Reads a 32-bit integer in any notation: 1, 1.0 and 10e-1 are the same.</summary>
    /// <inheritdoc cref="ReadString"/>
    public nint ReadInt32<M>(ref byte p, nint i, ref ReadContext c, out int value)
        where M : struct, IMode
    {
        nint end = CommonNumber<M>(ref p, i, out long digits, out int decimals);
        value = (int)digits;
        return end >= 0 && decimals == 0 ? end : ReadInt32Exactly<M>(ref p, i, ref c, out value);
    }

    /// <summary>Reads a 64-bit integer in any notation: 1, 1.0 and 10e-1 are the same.</summary>
    /// <inheritdoc cref="ReadString"/>
    public nint ReadInt64<M>(ref byte p, nint i, ref ReadContext c, out long value)
        where M : struct, IMode
    {
        nint end = CommonNumber<M>(ref p, i, out value, out int decimals);
        return end >= 0 && decimals == 0 ? end : ReadInt64Exactly<M>(ref p, i, ref c, out value);
    }

    /// <summary>Reads a decimal number, exactly.</summary>
    /// <inheritdoc cref="ReadString"/>
    public nint ReadDecimal<M>(ref byte p, nint i, ref ReadContext c, out decimal value)
        where M : struct, IMode
    {
        nint end = CommonNumber<M>(ref p, i, out long digits, out int decimals);
        // The other path drops trailing zeros of a fraction: 1.50 and 1.5 are one number and are written alike.
        if (end < 0 || (decimals != 0 && digits % 10 == 0))
        {
            return ReadDecimalExactly<M>(ref p, i, ref c, out value);
        }
        Unsafe.SkipInit(out value);
        if (M.Builds)
        {
            value = new decimal((int)digits, (int)(digits >> 32), 0, isNegative: false, (byte)decimals);
        }
        return end;
    }

    /// <summary>Reads a member of the keyword <c>enum</c>.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The start of the value, or of the white space before it.</param>
    /// <param name="c">The run.</param>
    /// <param name="ordinal">Its position in <see cref="Enum"/>.</param>
    /// <returns>The offset after the value, or a negative number to stop.</returns>
    public nint ReadEnum<M>(ref byte p, nint i, ref ReadContext c, out int ordinal)
        where M : struct, IMode
    {
        if (_words is { } words && words.Match(ref p, i, out int length, out ordinal))
        {
            return i + length;
        }
        return ReadEnumExactly<M>(ref p, i, ref c, out ordinal);
    }

    /// <summary>Reads a date of RFC 3339, such as 2019-09-25.</summary>
    /// <inheritdoc cref="ReadString"/>
    public nint ReadDate<M>(ref byte p, nint i, ref ReadContext c, out DateOnly value)
        where M : struct, IMode
    {
        if ((M.Trusts || _isDate) && Scan.CommonDate(ref p, i, out int year, out int month, out int day))
        {
            Unsafe.SkipInit(out value);
            if (M.Builds)
            {
                value = new DateOnly(year, month, day);
            }
            return i + 12;
        }
        return ReadDateExactly<M>(ref p, i, ref c, out value);
    }

    /// <summary>Reads a scalar with a type of its own, from the decoded text of a string or the digits of a number.</summary>
    /// <typeparam name="M">The mode of the run.</typeparam>
    /// <typeparam name="TValue">The type, which rejects values that it cannot hold.</typeparam>
    /// <inheritdoc cref="ReadString" path="/param"/>
    /// <inheritdoc cref="ReadString" path="/returns"/>
    public nint ReadParsed<M, TValue>(ref byte p, nint i, ref ReadContext c, [MaybeNull] out TValue value)
        where M : struct, IMode
        where TValue : IUtf8SpanParsable<TValue>
    {
        nint end = CommonValue<M>(ref p, i);
        nint quote = Unsafe.BitCast<bool, byte>(Scan.At(ref p, i) == (byte)'"');
        return end >= 0 && TValue.TryParse(Scan.Slice(ref p, i + quote, end - quote), CultureInfo.InvariantCulture, out value)
            ? end
            : ReadParsedExactly<M, TValue>(ref p, i, ref c, out value);
    }
}
