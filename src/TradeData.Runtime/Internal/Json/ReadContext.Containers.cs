using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Internal.Json;

// Loops over members and items continue by an offset: positive at the next one, negative after the last, 0 on an error.
public ref partial struct ReadContext
{
    /// <summary>Enters an object.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">Its opening brace.</param>
    /// <returns>The offset of the first name; the negated offset after the closing brace of an empty object; 0 if the object is nested too
    /// deeply.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint FirstMember(ref byte p, nint i) => First(ref p, i, (byte)'}');

    /// <summary>Enters an array.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">Its opening bracket.</param>
    /// <returns>The offset of the first item; the negated offset after the closing bracket of an empty array; 0 if the array is nested too
    /// deeply.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint FirstItem(ref byte p, nint i) => First(ref p, i, (byte)']');

    /// <summary>Leaves an object or an array.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The result of the loop over it.</param>
    /// <returns>The offset after it, or a negative number if it is malformed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint End(ref byte p, nint i)
    {
        if (i == 0)
        {
            return Syntax(ref p, i);
        }
        Depth--;
        return -i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint First(ref byte p, nint i, byte close)
    {
        if (IsTooDeep(i))
        {
            return 0;
        }
        i = Scan.Token(ref p, i + 1);
        return Scan.At(ref p, i) == close ? -(i + 1) : i;
    }
}
