using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Json;

// How loops over members and items go on: by an offset that is positive at the next one, negative behind the last, and 0 where there is neither.
public ref partial struct ReadContext
{
    /// <summary>Enters an object.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">Its opening brace.</param>
    /// <returns>The offset of the first name; that behind the closing brace, negated, where there is none; 0 where the object is nested too deeply.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint FirstMember(ref byte p, nint i) => First(ref p, i, (byte)'}');

    /// <summary>Enters an array.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">Its opening bracket.</param>
    /// <returns>The offset of the first item; that behind the closing bracket, negated, where there is none; 0 where the array is nested too deeply.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint FirstItem(ref byte p, nint i) => First(ref p, i, (byte)']');

    /// <summary>Leaves an object or an array.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">What the loop over it ended with.</param>
    /// <returns>The offset behind it; negative where it is malformed.</returns>
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
