using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TradeData.Runtime.Json;

/// <summary>
/// A pattern that a JSON string is compared with in place, two bytes at a time: a small deterministic automaton, all of whose states are made beforehand.
/// It knows plain ASCII alone and refuses a string that has anything else, which then is matched the exact way.
/// </summary>
internal sealed class TextAutomaton
{
    /// <summary>The text may match in a form that is not known here.</summary>
    public const int Unknown = 0;

    /// <summary>The text matches, and its closing quote is the first byte of the pair.</summary>
    public const int AcceptedFirst = 1;

    /// <summary>The text matches, and its closing quote is the second byte of the pair.</summary>
    public const int AcceptedSecond = 2;

    /// <summary>The text does not match, whatever follows.</summary>
    public const int Refused = 3;

    private readonly byte[] _columns;
    private readonly ushort[] _table;
    private readonly uint _width;
    private readonly nuint _start;

    /// <param name="columns">For each byte its column.</param>
    /// <param name="width">How many columns there are.</param>
    /// <param name="table">Rows of one transition for each pair of columns; a transition is the index of a row's first, or one of the ends.</param>
    /// <param name="start">The row that a text begins with.</param>
    public TextAutomaton(byte[] columns, int width, ushort[] table, int start)
    {
        _columns = columns;
        _width = (uint)width;
        _table = table;
        _start = (nuint)start;
    }

    /// <summary>Whether the text of a string matches as it stands.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The opening quote.</param>
    /// <param name="length">The length of what matches.</param>
    public bool Match(ref byte p, nint i, out int length)
    {
        int end = Run(ref p, i, out length);
        return end is AcceptedFirst or AcceptedSecond;
    }

    /// <summary>Whether the text of a string matches; null where it has anything but plain ASCII.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The opening quote.</param>
    public bool? Decide(ref byte p, nint i) => Run(ref p, i, out _) switch
    {
        Unknown => null,
        Refused => false,
        _ => true,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Run(ref byte p, nint i, out int length)
    {
        // The bytes' columns do not depend on the state, so only one load a pair has to wait for the one before.
        ref byte columns = ref MemoryMarshal.GetArrayDataReference(_columns);
        ref ushort table = ref MemoryMarshal.GetArrayDataReference(_table);
        nuint row = _start;
        nint at = i + 1;
        do
        {
            uint pair = Unsafe.Add(ref columns, Scan.At(ref p, at)) * _width + Unsafe.Add(ref columns, Scan.At(ref p, at + 1));
            row = Unsafe.Add(ref table, row + pair);
            at += 2;
        }
        while (row > Refused);
        length = (int)(at - i) - 4 + (int)row;
        return (int)row;
    }
}
