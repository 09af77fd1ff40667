using TradeData.Runtime.Internal.Patterns.Syntax;

namespace TradeData.Runtime.Internal.Patterns.Engines;

/// <summary>Matches by a deterministic automaton whose states are created on demand, up to a limit. A text that needs more is matched to
/// its end by the nondeterministic automaton. Both take time linear in the length of the text.</summary>
/// <remarks>A state is the index of its row in a table of transitions, with a column for each symbol and one for the end of the text.
/// Readers take no lock. A row is complete before a transition leads to it, and a reader of an outdated table finds fewer transitions and
/// requests the missing ones.</remarks>
internal sealed class AutomatonMatcher : Matcher
{
    /// <summary>The maximum size of all states, in transitions and threads (four bytes each).</summary>
    private const int CacheSize = 1 << 16;

    // The special values of a transition. No row begins at 0.
    private const int Unknown = 0;
    private const int Matched = -1;
    private const int Dead = -2;

    private readonly NfaProgram _program;
    private readonly Alphabet _alphabet;
    private readonly ushort[] _asciiSymbols = new ushort[0x80];
    private readonly int _end;
    private readonly int _rowLength;

    // Guards the creation of states: everything below except reading the table.
    private readonly Lock _gate = new();
    private readonly Dictionary<AutomatonState, int> _rows = [];
    private readonly List<AutomatonState> _states = [];
    private int[] _table;
    private int _used;

    private AutomatonMatcher(NfaProgram program, Alphabet alphabet)
    {
        _program = program;
        _alphabet = alphabet;
        _end = _alphabet.Count;
        _rowLength = _alphabet.Count + 1;
        for (int c = 0; c < _asciiSymbols.Length; c++)
        {
            _asciiSymbols[c] = (ushort)_alphabet.SymbolOf(c);
        }
        _table = new int[2 * _rowLength];
        AddState(new AutomatonState([program.Start], Neighbor.Nothing));
    }

    /// <summary>Returns the matcher of a simplified tree without lookaround and backreferences, or null if the automaton would be too
    /// large.</summary>
    public static AutomatonMatcher? Create(PatternNode root) =>
        NfaCompiler.Compile(root) is { } program && Alphabet.Create(program) is { } alphabet ? new AutomatonMatcher(program, alphabet) : null;

    public override bool IsMatch(ReadOnlySpan<byte> text)
    {
        ushort[] asciiSymbols = _asciiSymbols;
        int[] table = Volatile.Read(ref _table);
        int state = _rowLength;
        int position = 0;
        while (position < text.Length)
        {
            int behind = position + 1;
            int lead = text[position];
            int symbol = lead < asciiSymbols.Length ? asciiSymbols[lead] : DecodeSymbol(text, position, out behind);
            int next = table[state + symbol];
            if (next <= 0)
            {
                if (next == Unknown)
                {
                    next = Follow(state, symbol);
                    table = Volatile.Read(ref _table);
                }
                if (next <= 0)
                {
                    return next == Unknown ? Simulate(state, text[position..]) : next == Matched;
                }
            }
            state = next;
            position = behind;
        }
        int verdict = table[state + _end];
        return (verdict == Unknown ? Follow(state, _end) : verdict) == Matched;
    }

    private int DecodeSymbol(ReadOnlySpan<byte> text, int position, out int behind)
    {
        behind = position;
        return _alphabet.SymbolOf(Utf8Text.Decode(text, ref behind));
    }

    /// <summary>Creates a transition that no text has taken yet, or returns <see cref="Unknown"/> if there is no room for a new
    /// state.</summary>
    private int Follow(int row, int symbol)
    {
        lock (_gate)
        {
            if (_table[row + symbol] != Unknown)
            {
                return _table[row + symbol];
            }
            AutomatonState state = _states[row / _rowLength - 1];
            NfaStepper stepper = new(_program, state.Threads);
            try
            {
                int codePoint = symbol == _end ? -1 : _alphabet.Representative(symbol);
                int next = stepper.Advance(state.Before, codePoint) ? Matched
                    : codePoint < 0 || stepper.Threads.IsEmpty ? Dead
                    : FindOrAdd(stepper.Threads, NfaProgram.NeighborOf(codePoint));
                Volatile.Write(ref _table[row + symbol], next);
                return next;
            }
            finally
            {
                stepper.Dispose();
            }
        }
    }

    private int FindOrAdd(Span<int> threads, Neighbor before)
    {
        threads.Sort();
        AutomatonState state = new(threads.ToArray(), before);
        if (_rows.TryGetValue(state, out int row))
        {
            return row;
        }
        return _rowLength + threads.Length <= CacheSize - _used ? AddState(state) : Unknown;
    }

    private int AddState(AutomatonState state)
    {
        _states.Add(state);
        _used += _rowLength + state.Threads.Length;
        int row = _states.Count * _rowLength;
        if (row + _rowLength > _table.Length)
        {
            int[] larger = new int[2 * _table.Length];
            _table.CopyTo(larger, 0);
            Volatile.Write(ref _table, larger);
        }
        _rows.Add(state, row);
        return row;
    }

    /// <summary>Matches the rest of a text from a state by the nondeterministic automaton.</summary>
    private bool Simulate(int row, ReadOnlySpan<byte> rest)
    {
        AutomatonState state;
        lock (_gate)
        {
            state = _states[row / _rowLength - 1];
        }
        NfaStepper stepper = new(_program, state.Threads);
        try
        {
            Neighbor before = state.Before;
            int position = 0;
            while (position < rest.Length && !stepper.Threads.IsEmpty)
            {
                int codePoint = Utf8Text.Decode(rest, ref position);
                if (stepper.Advance(before, codePoint))
                {
                    return true;
                }
                before = NfaProgram.NeighborOf(codePoint);
            }
            return stepper.Advance(before, -1);
        }
        finally
        {
            stepper.Dispose();
        }
    }
}
