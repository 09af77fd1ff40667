using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TradeData.Runtime.Json;

/// <summary>Matches a JSON string in place, two bytes at a time, by a small deterministic automaton built in advance. It handles plain
/// ASCII only and rejects any other string, which the exact matcher then decides.</summary>
internal sealed class TextAutomaton
{
    /// <summary>The text may match in a form that the automaton does not handle.</summary>
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

    /// <param name="columns">The column of each byte.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="table">Rows with a transition for each pair of columns; a transition is the index of a row's first entry, or a final
    /// state.</param>
    /// <param name="start">The initial row.</param>
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
    /// <param name="length">The length of the matching text.</param>
    public bool Match(ref byte p, nint i, out int length)
    {
        int end = Run(ref p, i, out length);
        return end is AcceptedFirst or AcceptedSecond;
    }

    /// <summary>Whether the text of a string matches, or null if it has anything but plain ASCII.</summary>
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
        // The columns of the bytes do not depend on the state, so only one load for each pair waits for the previous one.
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
