using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Json;

public static partial class Scan
{
    /// <summary>Goes on behind a member's value.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The offset behind the value.</param>
    /// <returns>The offset of the next name; that behind the closing brace, negated, where there is none; 0 where the object is malformed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint NextMember(ref byte p, nint i) => Next(ref p, i, (byte)'}');

    /// <summary>Goes on behind an item.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The offset behind the item.</param>
    /// <returns>The offset of the next item; that behind the closing bracket, negated, where there is none; 0 where the array is malformed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint NextItem(ref byte p, nint i) => Next(ref p, i, (byte)']');

    /// <summary>Reads a property's name that nothing depends on, and the colon behind it.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">Where the opening quote is expected.</param>
    /// <param name="c">The run.</param>
    /// <returns>The offset behind the colon; negative where there is no name or no colon.</returns>
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
