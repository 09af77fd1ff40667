using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Internal.Json;

public static partial class Scan
{
    /// <summary>Moves on after a member's value.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The offset after the value.</param>
    /// <returns>The offset of the next name; the negated offset after the closing brace at the end; 0 if the object is
    /// malformed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint NextMember(ref byte p, nint i) => Next(ref p, i, (byte)'}');

    /// <summary>Moves on after an item.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The offset after the item.</param>
    /// <returns>The offset of the next item; the negated offset after the closing bracket at the end; 0 if the array is
    /// malformed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint NextItem(ref byte p, nint i) => Next(ref p, i, (byte)']');

    /// <summary>Reads a property's name, whose text is not needed, and the colon after it.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The expected offset of the opening quote.</param>
    /// <param name="c">The run.</param>
    /// <returns>The offset after the colon, or a negative number if the name or the colon is missing.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Name(ref byte p, nint i, ref ReadContext c)
    {
        nint end = At(ref p, i) == (byte)'"' ? StringEnd(ref p, i + 1, out _) : -1;
        return end >= 0 && At(ref p, end + 1) == (byte)':' ? end + 2 : NameEnd(ref p, i, ref c, out _, out _);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Next(ref byte p, nint i, byte close)
    {
        i = Token(ref p, i);
        byte next = At(ref p, i);
        if (next == (byte)',')
        {
            return Token(ref p, i + 1);
        }
        return next == close ? -(i + 1) : 0;
    }
}
