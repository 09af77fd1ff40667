using System.ComponentModel;

namespace TradeData.Runtime.Internal.Json;

/// <summary>Reads the items of an array again, to check those that no other keyword evaluated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ItemReader
{
    private nint _next;

    /// <summary>Creates a reader before the first item.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="start">The opening bracket.</param>
    public ItemReader(ref byte p, nint start)
    {
        _next = Scan.Token(ref p, start + 1);
        Ordinal = -1;
    }

    /// <summary>The item's position in the array, from 0.</summary>
    public int Ordinal { get; private set; }

    /// <summary>The start of the item.</summary>
    public nint Value { get; private set; }

    /// <summary>Moves to the next item; false after the last.</summary>
    public bool Next(ref byte p)
    {
        if (Scan.At(ref p, _next) == (byte)']')
        {
            return false;
        }
        Ordinal++;
        Value = _next;
        nint end = Scan.Token(ref p, Scan.TrustedEnd(ref p, Value));
        _next = Scan.At(ref p, end) == (byte)',' ? Scan.Token(ref p, end + 1) : end;
        return true;
    }
}
