using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TradeData.Runtime.Internal.Json;

/// <summary>Steps of reading JSON text in UTF-8. The text is followed by at least <see cref="Padding"/> readable zero bytes. JSON never
/// contains zero bytes, so zero ends every loop and no step checks for the end of the text. Offsets count from the start of the text; a
/// negative offset means stop.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Scan
{
    private const int FormBits = 2;
    private const int FormMask = (1 << FormBits) - 1;

    /// <summary>The number of zero bytes required after a text.</summary>
    public const int Padding = 64;

    /// <summary>The byte at an offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte At(ref byte p, nint i) => Unsafe.Add(ref p, i);

    /// <summary>Whether the bytes at an offset are these.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The offset to compare at.</param>
    /// <param name="text">A literal, so that the comparison compiles to a few words.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Is(ref byte p, nint i, ReadOnlySpan<byte> text)
    {
        return text.Length <= Padding
            ? MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref p, i), text.Length).SequenceEqual(text)
            : IsLong(ref p, i, text);
    }

    /// <summary>Returns the first offset, from the given one, of a byte that is not white space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Token(ref byte p, nint i) => Unsafe.Add(ref p, i) > (byte)' ' ? i : White(ref p, i);

    /// <summary>Skips one space, if there is one, without a branch. This is the usual text between a colon and a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint AfterSpace(ref byte p, nint i) => i + Unsafe.BitCast<bool, byte>(Unsafe.Add(ref p, i) == (byte)' ');

    /// <summary>Skips one value of any kind, and checks it strictly against RFC 8259.</summary>
    /// <returns>The offset after the value, or a negative number if it is malformed or nested too deeply, which the context then
    /// records.</returns>
    public static nint Skip(ref byte p, nint i, ref ReadContext c)
    {
        i = Token(ref p, i);
        nint end = At(ref p, i) switch
        {
            (byte)'"' => StringEnd(ref p, i + 1, out _) + 1,
            (byte)'{' => SkipObject(ref p, i, ref c),
            (byte)'[' => SkipArray(ref p, i, ref c),
            (byte)'t' => Is(ref p, i, "true"u8) ? i + 4 : -1,
            (byte)'f' => Is(ref p, i, "false"u8) ? i + 5 : -1,
            (byte)'n' => Is(ref p, i, "null"u8) ? i + 4 : -1,
            _ => NumberEnd(ref p, i),
        };
        return end > 0 ? end : c.Syntax(ref p, i);
    }

    /// <summary>Finds the end of a number.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The first byte of the number: a sign or a digit.</param>
    /// <returns>The offset after its last digit, or a negative number if this is not a number of RFC 8259. The text after the number is
    /// not examined.</returns>
    public static nint NumberEnd(ref byte p, nint i)
    {
        if (At(ref p, i) == (byte)'-')
        {
            i++;
        }
        if (At(ref p, i) == (byte)'0')
        {
            i++;
        }
        else if ((i = Digits(ref p, i)) < 0)
        {
            return -1;
        }
        if (At(ref p, i) == (byte)'.' && (i = Digits(ref p, i + 1)) < 0)
        {
            return -1;
        }
        if ((At(ref p, i) | 0x20) == 'e')
        {
            byte sign = At(ref p, i + 1);
            return Digits(ref p, sign is (byte)'+' or (byte)'-' ? i + 2 : i + 1);
        }
        return i;
    }

    /// <summary>Finds the end of a string.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The first byte after the opening quote.</param>
    /// <param name="form">The properties of the text that decoding depends on.</param>
    /// <returns>The offset of the closing quote, or -1 if the string is malformed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint StringEnd(ref byte p, nint i, out StringForms form)
    {
        Vector256<byte> v = Vector256.LoadUnsafe(ref p, (nuint)i);
        uint stops = Stops(v);
        int at = BitOperations.TrailingZeroCount(stops);
        uint high = v.ExtractMostSignificantBits();
        if (stops != 0 && At(ref p, i + at) == (byte)'"')
        {
            form = (high & ((1u << at) - 1)) == 0 ? StringForms.Plain : StringForms.NonAscii;
            return i + at;
        }
        // Offset and form are packed into one number, because a variable passed by address would slow every caller.
        nint packed = stops != 0 ? LongStringEnd(ref p, i, StringForms.Plain)
            : LongStringEnd(ref p, i + Vector256<byte>.Count, high == 0 ? StringForms.Plain : StringForms.NonAscii);
        form = (StringForms)(packed & FormMask);
        return packed >> FormBits;
    }

    /// <summary>Reads a property's name and the colon after it.</summary>
    /// <returns>The offset after the colon, or a negative number if the name or the colon is missing.</returns>
    internal static nint NameEnd(ref byte p, nint i, ref ReadContext c, out ReadOnlySpan<byte> content, out StringForms form)
    {
        content = default;
        form = StringForms.Plain;
        nint end = At(ref p, i) == (byte)'"' ? StringEnd(ref p, i + 1, out form) : -1;
        if (end < 0)
        {
            return c.Syntax(ref p, i);
        }
        content = Slice(ref p, i + 1, end);
        end = Token(ref p, end + 1);
        return At(ref p, end) == (byte)':' ? end + 1 : c.Syntax(ref p, end);
    }

    /// <summary>The offset after a value that is known to be well-formed.</summary>
    internal static nint TrustedEnd(ref byte p, nint i)
    {
        int open = 0;
        do
        {
            i = Token(ref p, i);
            switch (At(ref p, i))
            {
                case (byte)'"':
                    i = StringEnd(ref p, i + 1, out _) + 1;
                    break;
                case (byte)'{' or (byte)'[':
                    open++;
                    i++;
                    break;
                case (byte)'}' or (byte)']':
                    open--;
                    i++;
                    break;
                case (byte)',' or (byte)':':
                    i++;
                    break;
                case (byte)'t' or (byte)'n':
                    i += 4;
                    break;
                case (byte)'f':
                    i += 5;
                    break;
                default:
                    i = NumberEnd(ref p, i);
                    break;
            }
        }
        while (open > 0);
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Load<T>(ref byte p, nint i) => Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref p, i));

    /// <summary>The bytes from one offset to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ReadOnlySpan<byte> Slice(ref byte p, nint from, nint to) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref p, from), (int)(to - from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Stops(Vector256<byte> v) =>
        (Vector256.Equals(v, Vector256.Create((byte)'"')) | Vector256.Equals(v, Vector256.Create((byte)'\\')) | Vector256.LessThan(v, Vector256.Create((byte)' ')))
            .ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint LongStringEnd(ref byte p, nint i, StringForms form)
    {
        while (true)
        {
            Vector256<byte> v = Vector256.LoadUnsafe(ref p, (nuint)i);
            uint stops = Stops(v);
            uint high = v.ExtractMostSignificantBits();
            int at = stops == 0 ? Vector256<byte>.Count : BitOperations.TrailingZeroCount(stops);
            if ((high & (uint)((1UL << at) - 1)) != 0)
            {
                form |= StringForms.NonAscii;
            }
            i += at;
            if (stops == 0)
            {
                continue;
            }
            switch (At(ref p, i))
            {
                case (byte)'"':
                    return (i << FormBits) | (nint)form;
                case (byte)'\\':
                    form |= StringForms.Escaped;
                    int length = EscapeLength(ref p, i);
                    if (length == 0)
                    {
                        return -1;
                    }
                    i += length;
                    break;
                default:
                    return -1;
            }
        }
    }

    /// <summary>Returns the length in bytes of the escape at a backslash, or 0 if it is invalid.</summary>
    private static int EscapeLength(ref byte p, nint i) => At(ref p, i + 1) switch
    {
        (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t' => 2,
        (byte)'u' when IsHex(ref p, i + 2) && IsHex(ref p, i + 3) && IsHex(ref p, i + 4) && IsHex(ref p, i + 5) => 6,
        _ => 0,
    };

    private static bool IsHex(ref byte p, nint i) => char.IsAsciiHexDigit((char)At(ref p, i));

    /// <summary>Returns the offset after one or more digits, or -1 if there are none.</summary>
    private static nint Digits(ref byte p, nint i)
    {
        nint start = i;
        while ((uint)(At(ref p, i) - '0') <= 9)
        {
            i++;
        }
        return i == start ? -1 : i;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint White(ref byte p, nint i)
    {
        while (At(ref p, i) is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            i++;
        }
        return i;
    }

    // A literal longer than the padding could reach beyond the buffer. Compared in pieces it cannot, because zero matches nothing.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsLong(ref byte p, nint i, ReadOnlySpan<byte> text)
    {
        for (int at = 0; at < text.Length; at += Padding)
        {
            ReadOnlySpan<byte> piece = text.Slice(at, Math.Min(Padding, text.Length - at));
            if (!MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref p, i + at), piece.Length).SequenceEqual(piece))
            {
                return false;
            }
        }
        return true;
    }

    private static nint SkipObject(ref byte p, nint i, ref ReadContext c)
    {
        if (c.IsTooDeep(i))
        {
            return c.TooDeep(ref p, i);
        }
        i = Token(ref p, i + 1);
        if (At(ref p, i) != (byte)'}')
        {
            while (true)
            {
                if (At(ref p, i) != (byte)'"' || (i = StringEnd(ref p, i + 1, out _)) < 0)
                {
                    return -1;
                }
                i = Token(ref p, i + 1);
                if (At(ref p, i) != (byte)':' || (i = Skip(ref p, i + 1, ref c)) < 0)
                {
                    return -1;
                }
                i = Token(ref p, i);
                if (At(ref p, i) != (byte)',')
                {
                    break;
                }
                i = Token(ref p, i + 1);
            }
            if (At(ref p, i) != (byte)'}')
            {
                return -1;
            }
        }
        c.Depth--;
        return i + 1;
    }

    private static nint SkipArray(ref byte p, nint i, ref ReadContext c)
    {
        if (c.IsTooDeep(i))
        {
            return c.TooDeep(ref p, i);
        }
        i = Token(ref p, i + 1);
        if (At(ref p, i) != (byte)']')
        {
            while (true)
            {
                if ((i = Skip(ref p, i, ref c)) < 0)
                {
                    return -1;
                }
                i = Token(ref p, i);
                if (At(ref p, i) != (byte)',')
                {
                    break;
                }
                i++;
            }
            if (At(ref p, i) != (byte)']')
            {
                return -1;
            }
        }
        c.Depth--;
        return i + 1;
    }
}

/// <summary>The kinds of character in the text of a string, besides plain ASCII.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum StringForms
{
    /// <summary>Plain ASCII without escapes: each byte is a character.</summary>
    Plain = 0,

    /// <summary>At least one character takes more than one byte.</summary>
    NonAscii = 1,

    /// <summary>At least one escape.</summary>
    Escaped = 2,
}
