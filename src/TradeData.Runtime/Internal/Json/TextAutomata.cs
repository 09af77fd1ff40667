using TradeData.Runtime.Internal.Patterns.Engines;
using TradeData.Runtime.Internal.Patterns.Syntax;

namespace TradeData.Runtime.Internal.Json;

/// <summary>Builds the <see cref="TextAutomaton"/> of a pattern, state by state.</summary>
internal sealed class TextAutomata
{
    private const int MaxInstructions = 400;
    private const int MaxStates = 200;

    // Of several patterns at once.
    private const int MaxInstructionsOfMany = 4000;
    private const int MaxStatesOfMany = 1000;

    private const int MaxPairs = 1 << 15;

    // A row of the table for single bytes must not be taken for a final state.
    private const int LeastWidth = TextAutomaton.Refused + 1;

    // The final states, while the table has a transition for each byte.
    private const int Unknown = 0;
    private const int Accepted = 1;
    private const int Refused = 2;

    // The columns of every automaton: unknown bytes, and the closing quote.
    private const int UnknownColumn = 0;
    private const int EndColumn = 1;

    private readonly NfaProgram _program;
    private readonly int _maxStates;
    private readonly byte[] _columns = new byte[256];
    private readonly List<int> _representatives = [-1, -1];
    private readonly Dictionary<AutomatonState, int> _rows = [];
    private readonly List<AutomatonState> _states = [];
    private readonly List<ushort> _table = [];

    private TextAutomata(NfaProgram program, Alphabet alphabet, int maxStates)
    {
        _program = program;
        _maxStates = maxStates;
        Dictionary<int, int> columns = [];
        for (int c = ' '; c < 0x80; c++)
        {
            if (c is '"' or '\\')
            {
                continue;
            }
            int symbol = alphabet.SymbolOf(c);
            if (!columns.TryGetValue(symbol, out int column))
            {
                column = _representatives.Count;
                columns.Add(symbol, column);
                _representatives.Add(c);
            }
            _columns[c] = (byte)column;
        }
        _columns['"'] = EndColumn;
    }

    /// <summary>Returns the automaton of a pattern, or null if it is too large.</summary>
    public static TextAutomaton? TryCreate(string pattern) => TryCreate(pattern, MaxInstructions, MaxStates);

    /// <summary>Returns the automaton of the texts that any of some patterns matches, or null if it is too large.</summary>
    public static TextAutomaton? TryCreateAny(string[] patterns) =>
        TryCreate(string.Join('|', patterns.Select(pattern => $"(?:{pattern})")), MaxInstructionsOfMany, MaxStatesOfMany);

    private static TextAutomaton? TryCreate(string pattern, int maxInstructions, int maxStates)
    {
        if (PatternParser.Parse(pattern, out _) is not { } root)
        {
            return null;
        }
        PatternFeatures features = PatternFeatures.Of(root);
        NfaProgram? program = features.IsRegular ? NfaCompiler.Compile(PatternSimplifier.Simplify(root, features)) : null;
        return program is null || program.Instructions.Length > maxInstructions || Alphabet.Create(program) is not { } alphabet
            ? null
            : new TextAutomata(program, alphabet, maxStates).TryMake();
    }

    private int Width => _representatives.Count;

    private TextAutomaton? TryMake()
    {
        // The first row is that of a text that matches whatever follows. No row starts at the number of a final state, because there are
        // at least three columns.
        _table.AddRange(Enumerable.Repeat((ushort)Unknown, Width));
        for (int column = 0; column < Width; column++)
        {
            _table.Add((ushort)(column == UnknownColumn ? Unknown : column == EndColumn ? Accepted : Width));
        }
        int start = RowOf(new AutomatonState([_program.Start], Neighbor.Nothing));
        for (int state = 0; state < _states.Count; state++)
        {
            if (state == _maxStates || (_states.Count + 3) * Width > ushort.MaxValue)
            {
                return null;
            }
            for (int column = 0; column < Width; column++)
            {
                _table.Add((ushort)Transition(_states[state], column));
            }
        }
        if (_table.Count * Width <= MaxPairs)
        {
            return new TextAutomaton(_columns, Width, Pairs(), start * Width, isPaired: true);
        }
        return Width < LeastWidth ? null : new TextAutomaton(_columns, Width, Singles(), start, isPaired: false);
    }

    private ushort[] Singles() => [.. _table.Select(next => next switch
    {
        Unknown => (ushort)TextAutomaton.Unknown,
        Accepted => (ushort)TextAutomaton.AcceptedSecond,
        Refused => (ushort)TextAutomaton.Refused,
        _ => next,
    })];

    // Converts transitions for single bytes to transitions for pairs.
    private ushort[] Pairs()
    {
        ushort[] pairs = new ushort[_table.Count * Width];
        for (int at = 0; at < pairs.Length; at++)
        {
            int next = _table[at / Width];
            pairs[at] = (ushort)(next switch
            {
                Unknown => TextAutomaton.Unknown,
                Accepted => TextAutomaton.AcceptedFirst,
                Refused => TextAutomaton.Refused,
                _ => _table[next + at % Width] switch
                {
                    Unknown => TextAutomaton.Unknown,
                    Accepted => TextAutomaton.AcceptedSecond,
                    Refused => TextAutomaton.Refused,
                    ushort row => row * Width,
                },
            });
        }
        return pairs;
    }

    private int Transition(AutomatonState state, int column)
    {
        if (column == UnknownColumn)
        {
            return Unknown;
        }
        int codePoint = _representatives[column];
        NfaStepper stepper = new(_program, state.Threads);
        try
        {
            if (stepper.Advance(state.Before, codePoint))
            {
                return column == EndColumn ? Accepted : Width;
            }
            if (column == EndColumn || stepper.Threads.IsEmpty)
            {
                return Refused;
            }
            Span<int> threads = stepper.Threads;
            threads.Sort();
            return RowOf(new AutomatonState(threads.ToArray(), NfaProgram.NeighborOf(codePoint)));
        }
        finally
        {
            stepper.Dispose();
        }
    }

    private int RowOf(AutomatonState state)
    {
        if (!_rows.TryGetValue(state, out int row))
        {
            row = (_states.Count + 2) * Width;
            _states.Add(state);
            _rows.Add(state, row);
        }
        return row;
    }
}
