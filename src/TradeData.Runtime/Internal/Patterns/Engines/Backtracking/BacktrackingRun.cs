using System.Buffers;
using TradeData.Runtime.Internal.Patterns.Syntax;

namespace TradeData.Runtime.Internal.Patterns.Engines;

/// <summary>Runs a backtracking program on one text. Pending choices are on a stack of its own, in rented memory.</summary>
internal ref struct BacktrackingRun
{
    // Most patterns finish before they repeat an attempt; only then is a memo worth its cost.
    private const int StepsBeforeMemo = 20_000;
    private const int MaxFrames = 1 << 21;

    private readonly BacktrackingInstruction[] _instructions;
    private readonly BacktrackingProgram _program;
    private readonly ReadOnlySpan<byte> _text;
    private readonly Span<int> _registers;
    private Frame[] _frames = ArrayPool<Frame>.Shared.Rent(256);
    private int _top;
    private readonly long _limit;
    private long _steps;
    private bool _isGivenUp;
    private FailureMemo? _memo;

    /// <param name="program">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <param name="registers">Room for the program's registers.</param>
    /// <param name="limit">How many steps it may take.</param>
    public BacktrackingRun(BacktrackingProgram program, ReadOnlySpan<byte> text, Span<int> registers, long limit)
    {
        _limit = limit;
        _program = program;
        _instructions = program.Instructions;
        _text = text;
        _registers = registers;
        _registers.Fill(-1);
    }

    private enum FrameKind
    {
        /// <summary>Try from instruction A at position B.</summary>
        Choice,

        /// <summary>Set register A back to B.</summary>
        Undo,

        /// <summary>The run at instruction A has reached position B and may give back down to position C.</summary>
        GreedyRun,

        /// <summary>The run at instruction A has reached position B with C code points and may take one more.</summary>
        LazyRun,
    }

    /// <summary>The number of steps.</summary>
    public readonly long Steps => _steps;

    /// <summary>Whether the pattern matches anywhere; null if it took too many steps to find out.</summary>
    public bool? Search()
    {
        int position = 0;
        while (true)
        {
            if (Run(_program.Start, position))
            {
                return true;
            }
            if (_isGivenUp)
            {
                return null;
            }
            if (_program.IsAnchored || position == _text.Length)
            {
                return false;
            }
            Utf8Text.Decode(_text, ref position);
        }
    }

    public readonly void Dispose() => ArrayPool<Frame>.Shared.Return(_frames);

    /// <summary>Runs from an instruction until a match; if there is none, all registers are as they were.</summary>
    private bool Run(int instruction, int position)
    {
        int floor = _top;
        while (!_isGivenUp)
        {
            ref readonly BacktrackingInstruction current = ref _instructions[instruction];
            if (current.Operation == BacktrackingOperation.Match)
            {
                _top = floor;
                return true;
            }
            if (CountStep() && Execute(in current, ref instruction, ref position))
            {
                continue;
            }
            if (!Backtrack(floor, ref instruction, ref position))
            {
                return false;
            }
        }
        return false;
    }

    /// <summary>Counts steps; false at the limit, which ends the run.</summary>
    private bool CountStep(int steps = 1)
    {
        _steps += steps;
        if (_steps < StepsBeforeMemo && _steps <= _limit)
        {
            return true;
        }
        if (_memo is null && _program.IsMemoizable)
        {
            _memo = FailureMemo.Create(_instructions.Length, _text.Length);
        }
        _isGivenUp |= _steps > _limit;
        return !_isGivenUp;
    }

    /// <summary>Executes an instruction and moves to the next; false if it fails.</summary>
    private bool Execute(in BacktrackingInstruction current, ref int instruction, ref int position)
    {
        int at = instruction;
        instruction = current.Next;
        switch (current.Operation)
        {
            case BacktrackingOperation.Class:
                return TryConsume(in current, ref position);
            case BacktrackingOperation.Run:
                return IsFirstTry(at, position) && BeginRun(in current, at, ref position);
            case BacktrackingOperation.Split:
                return IsFirstTry(at, position) && Push(FrameKind.Choice, current.Other, position);
            case BacktrackingOperation.Start:
                return position == 0;
            case BacktrackingOperation.End:
                return position == _text.Length;
            case BacktrackingOperation.WordBoundary:
                return IsWordAt(position - 1) != IsWordAt(position);
            case BacktrackingOperation.NotWordBoundary:
                return IsWordAt(position - 1) == IsWordAt(position);
            case BacktrackingOperation.Mark:
                return Set(current.Index, position);
            case BacktrackingOperation.Capture:
                int mark = _registers[current.Index];
                return Set(current.Index + 1, Math.Min(mark, position)) && Set(current.Index + 2, Math.Max(mark, position));
            case BacktrackingOperation.Forget:
                return Forget(in current);
            case BacktrackingOperation.Backreference:
                return MatchCaptured(in current, ref position);
            case BacktrackingOperation.LoopStart:
                return Set(current.Index, 0);
            case BacktrackingOperation.LoopHead:
                return IsFirstTry(at, position) && BeginRound(in current, ref instruction, position);
            case BacktrackingOperation.LoopBody:
                return Set(current.Index + 1, position) && Forget(in current);
            case BacktrackingOperation.LoopEnd:
                int rounds = _registers[current.Index];
                return (rounds < current.Min || position != _registers[current.Index + 1]) && Set(current.Index, rounds + 1);
            default:
                return LookAround(in current, position);
        }
    }

    /// <summary>Resumes the last pending choice above the floor; false if there is none.</summary>
    private bool Backtrack(int floor, ref int instruction, ref int position)
    {
        while (_top > floor)
        {
            Frame frame = _frames[--_top];
            switch (frame.Kind)
            {
                case FrameKind.Undo:
                    _registers[frame.A] = frame.B;
                    break;
                case FrameKind.Choice:
                    instruction = frame.A;
                    position = frame.B;
                    return true;
                default:
                    ref readonly BacktrackingInstruction run = ref _instructions[frame.A];
                    position = frame.B;
                    instruction = run.Next;
                    if (frame.Kind == FrameKind.GreedyRun)
                    {
                        position = run.IsBackward
                            ? Math.Min(Utf8Text.Next(_text, position), frame.C)
                            : Math.Max(Utf8Text.Previous(_text, position), frame.C);
                        return position == frame.C || Push(FrameKind.GreedyRun, frame.A, position, frame.C);
                    }
                    if (TryConsume(in run, ref position))
                    {
                        return frame.C + 1 == run.Max || Push(FrameKind.LazyRun, frame.A, position, frame.C + 1);
                    }
                    break;
            }
        }
        return false;
    }

    private readonly bool IsFirstTry(int instruction, int position) => _memo is null || _memo.TryBegin(instruction, position);

    private bool BeginRun(in BacktrackingInstruction run, int at, ref int position)
    {
        int wanted = run.IsLazy ? run.Min : run.Max;
        int count = 0;
        int least = position;
        while (count < wanted && TryConsume(in run, ref position))
        {
            count++;
            least = count == run.Min ? position : least;
        }
        if (count < run.Min || !CountStep(count))
        {
            return false;
        }
        return run.IsLazy
            ? count == run.Max || Push(FrameKind.LazyRun, at, position, count)
            : count == run.Min || Push(FrameKind.GreedyRun, at, position, least);
    }

    private bool BeginRound(in BacktrackingInstruction loop, ref int instruction, int position)
    {
        int rounds = _registers[loop.Index];
        if (rounds < loop.Min)
        {
            instruction = loop.Other;
            return true;
        }
        if (rounds == loop.Max)
        {
            return true;
        }
        instruction = loop.IsLazy ? loop.Next : loop.Other;
        return Push(FrameKind.Choice, loop.IsLazy ? loop.Other : loop.Next, position);
    }

    private bool LookAround(in BacktrackingInstruction lookaround, int position)
    {
        // A success keeps the captures of the body but not its choices, so the undo entries are recorded in advance.
        for (int register = lookaround.From; register < lookaround.To; register++)
        {
            if (!Push(FrameKind.Undo, register, _registers[register]))
            {
                return false;
            }
        }
        int tried = _memo?.Count ?? 0;
        bool isMatch = Run(lookaround.Other, position);
        if (isMatch)
        {
            _memo?.ForgetFrom(tried);
        }
        return !_isGivenUp && isMatch != lookaround.IsNegative;
    }

    private readonly bool TryConsume(in BacktrackingInstruction instruction, ref int position)
    {
        int next = position;
        if (!instruction.IsBackward)
        {
            if (position == _text.Length || !instruction.Set!.Contains(Utf8Text.Decode(_text, ref next)))
            {
                return false;
            }
            position = next;
            return true;
        }
        if (position == 0)
        {
            return false;
        }
        int previous = Utf8Text.Previous(_text, position);
        next = previous;
        if (!instruction.Set!.Contains(Utf8Text.Decode(_text, ref next)))
        {
            return false;
        }
        position = previous;
        return true;
    }

    private readonly bool MatchCaptured(in BacktrackingInstruction reference, ref int position)
    {
        int start = _registers[reference.Index + 1];
        if (start < 0)
        {
            return true;
        }
        ReadOnlySpan<byte> captured = _text[start.._registers[reference.Index + 2]];
        if (reference.IsBackward)
        {
            position -= captured.Length;
            return position >= 0 && _text[position..].StartsWith(captured);
        }
        if (!_text[position..].StartsWith(captured))
        {
            return false;
        }
        position += captured.Length;
        return true;
    }

    private readonly bool IsWordAt(int position) =>
        (uint)position < (uint)_text.Length && _text[position] < 0x80 && CharacterClasses.Word.Contains(_text[position]);

    private bool Forget(in BacktrackingInstruction groups)
    {
        for (int register = groups.From; register < groups.To; register++)
        {
            if (_registers[register] >= 0 && !Set(register, -1))
            {
                return false;
            }
        }
        return true;
    }

    private bool Set(int register, int value)
    {
        int old = _registers[register];
        _registers[register] = value;
        return Push(FrameKind.Undo, register, old);
    }

    /// <summary>Records what to do if the next step fails; false if there is no more room, which ends the run.</summary>
    private bool Push(FrameKind kind, int a, int b, int c = 0)
    {
        if (_top == _frames.Length)
        {
            if (_top >= MaxFrames)
            {
                _isGivenUp = true;
                return false;
            }
            Frame[] larger = ArrayPool<Frame>.Shared.Rent(2 * _top);
            _frames.AsSpan(0, _top).CopyTo(larger);
            ArrayPool<Frame>.Shared.Return(_frames);
            _frames = larger;
        }
        _frames[_top++] = new Frame(kind, a, b, c);
        return true;
    }

    private readonly record struct Frame(FrameKind Kind, int A, int B, int C);
}
