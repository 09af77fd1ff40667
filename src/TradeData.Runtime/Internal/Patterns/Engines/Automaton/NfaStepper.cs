using System.Buffers;

namespace TradeData.Runtime.Internal.Patterns.Engines;

/// <summary>Runs the automaton on all possible positions at once, so a code point costs at most one visit to each instruction. The memory
/// is rented.</summary>
internal ref struct NfaStepper
{
    private readonly NfaProgram _program;
    private readonly int[] _rented;

    // The instructions still to be followed at this position, and the position at which each was last reached, so that it is followed
    // once.
    private readonly Span<int> _pending;
    private readonly Span<int> _reached;

    // The position at which each instruction was last recorded.
    private readonly Span<int> _noted;

    private Span<int> _current;
    private Span<int> _next;
    private int _count;
    private int _place;

    /// <param name="program">The automaton.</param>
    /// <param name="threads">The instructions to start from.</param>
    public NfaStepper(NfaProgram program, ReadOnlySpan<int> threads)
    {
        _program = program;
        int size = program.Instructions.Length;
        _rented = ArrayPool<int>.Shared.Rent(5 * size);
        _pending = _rented.AsSpan(0, size);
        _reached = _rented.AsSpan(size, size);
        _noted = _rented.AsSpan(2 * size, size);
        _current = _rented.AsSpan(3 * size, size);
        _next = _rented.AsSpan(4 * size, size);
        _reached.Clear();
        _noted.Clear();
        threads.CopyTo(_current);
        _count = threads.Length;
    }

    /// <summary>The instructions at which the automaton waits for the next code point.</summary>
    public readonly Span<int> Threads => _current[.._count];

    /// <summary>Evaluates the assertions at this position and consumes the next code point.</summary>
    /// <param name="before">The character before the position.</param>
    /// <param name="codePoint">The code point after it, or -1 at the end of the text.</param>
    /// <returns>Whether the pattern has matched before that code point.</returns>
    public bool Advance(Neighbor before, int codePoint)
    {
        Neighbor behind = codePoint < 0 ? Neighbor.Nothing : NfaProgram.NeighborOf(codePoint);
        NfaInstruction[] instructions = _program.Instructions;
        _place++;
        int pending = 0;
        int noted = 0;
        foreach (int thread in Threads)
        {
            Reach(thread, ref pending);
        }
        while (pending > 0)
        {
            ref readonly NfaInstruction instruction = ref instructions[_pending[--pending]];
            switch (instruction.Operation)
            {
                case NfaOperation.Match:
                    return true;
                case NfaOperation.Class:
                    if (codePoint >= 0 && instruction.Set!.Contains(codePoint))
                    {
                        Note(instruction.Next, ref noted);
                    }
                    break;
                case NfaOperation.Split:
                    Reach(instruction.Next, ref pending);
                    Reach(instruction.Other, ref pending);
                    break;
                default:
                    if (NfaProgram.Holds(instruction.Operation, before, behind))
                    {
                        Reach(instruction.Next, ref pending);
                    }
                    break;
            }
        }
        if (codePoint >= 0 && !_program.IsAnchored)
        {
            Note(_program.Start, ref noted);
        }
        Span<int> spare = _current;
        _current = _next;
        _next = spare;
        _count = noted;
        return false;
    }

    public readonly void Dispose() => ArrayPool<int>.Shared.Return(_rented);

    private readonly void Reach(int instruction, ref int pending)
    {
        if (_reached[instruction] != _place)
        {
            _reached[instruction] = _place;
            _pending[pending++] = instruction;
        }
    }

    private readonly void Note(int instruction, ref int noted)
    {
        if (_noted[instruction] != _place)
        {
            _noted[instruction] = _place;
            _next[noted++] = instruction;
        }
    }
}
