using System.ComponentModel;

namespace TradeData.Runtime.Internal.Json;

/// <summary>Reads the members of an object again, to check those that no other keyword evaluated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct MemberReader
{
    private nint _next;

    /// <summary>Creates a reader before the first member.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="start">The opening brace.</param>
    public MemberReader(ref byte p, nint start)
    {
        _next = Scan.Token(ref p, start + 1);
        Ordinal = -1;
    }

    /// <summary>The member's position in the object, from 0.</summary>
    public int Ordinal { get; private set; }

    /// <summary>The opening quote of its name.</summary>
    public nint Name { get; private set; }

    /// <summary>The start of its value.</summary>
    public nint Value { get; private set; }

    /// <summary>Moves to the next member; false after the last.</summary>
    public bool Next(ref byte p, ref ReadContext c)
    {
        if (Scan.At(ref p, _next) != (byte)'"')
        {
            return false;
        }
        Ordinal++;
        Name = _next;
        Value = Scan.Token(ref p, Scan.NameEnd(ref p, _next, ref c, out _, out _));
        nint end = Scan.Token(ref p, Scan.TrustedEnd(ref p, Value));
        _next = Scan.At(ref p, end) == (byte)',' ? Scan.Token(ref p, end + 1) : end;
        return true;
    }
}
