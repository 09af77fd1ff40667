using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TradeData.Runtime.Internal.Json;

/// <summary>Matches a JSON string in place by a deterministic automaton built in advance: two bytes at a time where it is small, else one
/// byte. It handles plain ASCII only and leaves any other string to the exact matcher.</summary>
internal sealed class TextAutomaton
{
    /// <summary>The text may match in a form that the automaton does not handle.</summary>
    public const int Unknown = 0;

    /// <summary>The text matches, and its closing quote is the first byte of the pair.</summary>
    public const int AcceptedFirst = 1;

    /// <summary>The text matches, and its closing quote is the second byte of the pair, or the only byte.</summary>
    public const int AcceptedSecond = 2;

    /// <summary>The text does not match, whatever follows.</summary>
    public const int Refused = 3;

    private readonly byte[] _columns;
    private readonly ushort[] _table;
    private readonly uint _width;
    private readonly nuint _start;
    private readonly bool _isPaired;

    /// <param name="columns">The column of each byte.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="table">Rows with a transition for each pair of columns, or for each column; a transition is the index of a row's first
    /// entry, or a final state.</param>
    /// <param name="start">The initial row.</param>
    /// <param name="isPaired">Whether the transitions are for pairs.</param>
    public TextAutomaton(byte[] columns, int width, ushort[] table, int start, bool isPaired)
    {
        _columns = columns;
        _width = (uint)width;
        _table = table;
        _start = (nuint)start;
        _isPaired = isPaired;
    }

    /// <summary>Whether the text of a string matches as it stands.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The opening quote.</param>
    /// <param name="length">The length of the matching text.</param>
    public bool Match(ref byte p, nint i, out int length) => Run(ref p, i, out length) is AcceptedFirst or AcceptedSecond;

    /// <summary>Whether the text of a string matches, or null if it has anything but plain ASCII.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The opening quote.</param>
    public bool? Decide(ref byte p, nint i) => Run(ref p, i, out _) switch
    {
        Unknown => null,
        Refused => false,
        _ => true,
    };

    /// <summary>Runs over the text of a string.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The opening quote.</param>
    /// <param name="length">The length of the text, if it matches.</param>
    /// <returns>A final state.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Run(ref byte p, nint i, out int length)
    {
        // The columns of the bytes do not depend on the state, so only one load for each pair waits for the previous one.
        ref byte columns = ref MemoryMarshal.GetArrayDataReference(_columns);
        ref ushort table = ref MemoryMarshal.GetArrayDataReference(_table);
        nuint row = _start;
        nint at = i + 1;
        if (!_isPaired)
        {
            return RunSingly(ref p, i, out length);
        }
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

    private int RunSingly(ref byte p, nint i, out int length)
    {
        ref byte columns = ref MemoryMarshal.GetArrayDataReference(_columns);
        ref ushort table = ref MemoryMarshal.GetArrayDataReference(_table);
        nuint row = _start;
        nint at = i + 1;
        do
        {
            row = Unsafe.Add(ref table, row + Unsafe.Add(ref columns, Scan.At(ref p, at)));
            at++;
        }
        while (row > Refused);
        length = (int)(at - i) - 4 + (int)row;
        return (int)row;
    }
}
