using TradeData.Runtime.Internal.Patterns.Syntax;

namespace TradeData.Runtime.Internal.Patterns.Engines;

/// <summary>Compiles to a program that follows ECMA-262 exactly: choices in its order; a reference to a group without a capture is empty;
/// each round of a loop resets its groups; a lookbehind matches from right to left.</summary>
internal sealed class BacktrackingCompiler
{
    // The registers of a group: its current start, and the start and end of its capture.
    private const int RegistersPerGroup = 3;

    // The registers of a loop: the number of rounds, and the start of this round.
    private const int RegistersPerLoop = 2;

    private readonly List<BacktrackingInstruction> _instructions = [];
    private readonly int[] _groups;
    private int _registers;
    private bool _counts;

    private BacktrackingCompiler(ISet<int> referencedGroups)
    {
        _groups = [.. referencedGroups.Order()];
        _registers = _groups.Length * RegistersPerGroup;
    }

    public static BacktrackingProgram Compile(PatternNode root)
    {
        BacktrackingCompiler compiler = new(PatternFeatures.Of(root).ReferencedGroups);
        int match = compiler.Add(new() { Operation = BacktrackingOperation.Match });
        int start = compiler.Emit(root, match, isBackward: false);
        return new BacktrackingProgram
        {
            Instructions = [.. compiler._instructions],
            Start = start,
            RegisterCount = compiler._registers,
            IsAnchored = NfaCompiler.IsAnchored(root),
            IsMemoizable = compiler._groups.Length == 0 && !compiler._counts,
        };
    }

    /// <summary>Adds the instructions that match a node and continue at <paramref name="next"/>, and returns the first of them.</summary>
    private int Emit(PatternNode node, int next, bool isBackward)
    {
        switch (node)
        {
            case EmptyNode:
                return next;
            case ClassNode character:
                return Add(new() { Operation = BacktrackingOperation.Class, Set = character.Set, IsBackward = isBackward, Next = next });
            case AssertionNode assertion:
                return Add(new() { Operation = OperationOf(assertion.Kind), Next = next });
            case SequenceNode sequence:
                foreach (PatternNode item in isBackward ? sequence.Items : sequence.Items.Reverse())
                {
                    next = Emit(item, next, isBackward);
                }
                return next;
            case AlternationNode alternation:
                int entry = Emit(alternation.Branches[^1], next, isBackward);
                for (int i = alternation.Branches.Count - 2; i >= 0; i--)
                {
                    entry = Split(Emit(alternation.Branches[i], next, isBackward), entry, isLazy: false);
                }
                return entry;
            case RepeatNode repeat:
                return EmitRepeat(repeat, next, isBackward);
            case GroupNode group:
                return EmitGroup(group, next, isBackward);
            case BackreferenceNode reference:
                int register = RegisterOf(reference.Number);
                return Add(new() { Operation = BacktrackingOperation.Backreference, Index = register, IsBackward = isBackward, Next = next });
            case LookaroundNode lookaround:
                return EmitLookaround(lookaround, next);
            default:
                throw new ArgumentException($"It is not known how to match a {node.GetType().Name}.", nameof(node));
        }
    }

    private int EmitGroup(GroupNode group, int next, bool isBackward)
    {
        int register = RegisterOf(group.Number);
        if (register < 0)
        {
            return Emit(group.Body, next, isBackward);
        }
        int capture = Add(new() { Operation = BacktrackingOperation.Capture, Index = register, Next = next });
        int body = Emit(group.Body, capture, isBackward);
        return Add(new() { Operation = BacktrackingOperation.Mark, Index = register, Next = body });
    }

    private int EmitLookaround(LookaroundNode lookaround, int next)
    {
        int match = Add(new() { Operation = BacktrackingOperation.Match });
        int body = Emit(lookaround.Body, match, isBackward: !lookaround.IsAhead);
        (int from, int to) = CapturesOf(lookaround.Body);
        return Add(new()
        {
            Operation = BacktrackingOperation.Lookaround,
            IsNegative = lookaround.IsNegative,
            Other = body,
            From = from,
            To = to,
            Next = next,
        });
    }

    private int EmitRepeat(RepeatNode repeat, int next, bool isBackward)
    {
        if (repeat.Max == 0)
        {
            return next;
        }
        if (repeat.Body is ClassNode character)
        {
            return Add(new()
            {
                Operation = BacktrackingOperation.Run,
                Set = character.Set,
                Min = repeat.Min,
                Max = repeat.Max,
                IsLazy = repeat.IsLazy,
                IsBackward = isBackward,
                Next = next,
            });
        }
        (int from, int to) = CapturesOf(repeat.Body);
        bool mayStall = CanBeEmpty(repeat.Body);
        if (repeat is { Min: 0, Max: 1 } && (!mayStall || from == to))
        {
            return Split(Emit(repeat.Body, next, isBackward), next, repeat.IsLazy);
        }
        return repeat is { Min: <= 1, Max: RepeatNode.Unbounded } && !mayStall
            ? EmitPlainLoop(repeat, next, isBackward, from, to)
            : EmitWatchedLoop(repeat, next, isBackward, from, to);
    }

    /// <summary>Adds a loop without a count, whose rounds all consume something.</summary>
    private int EmitPlainLoop(RepeatNode repeat, int next, bool isBackward, int from, int to)
    {
        int loop = Add(default);
        int body = Emit(repeat.Body, loop, isBackward);
        if (from < to)
        {
            body = Add(new() { Operation = BacktrackingOperation.Forget, From = from, To = to, Next = body });
        }
        _instructions[loop] = SplitOf(body, next, repeat.IsLazy);
        return repeat.Min == 0 ? loop : body;
    }

    private int EmitWatchedLoop(RepeatNode repeat, int next, bool isBackward, int from, int to)
    {
        _counts |= repeat is not { Min: 0, Max: RepeatNode.Unbounded };
        BacktrackingInstruction loop = new()
        {
            Index = _registers,
            Min = repeat.Min,
            Max = repeat.Max,
            IsLazy = repeat.IsLazy,
            From = from,
            To = to,
        };
        _registers += RegistersPerLoop;
        int head = Add(default);
        int end = Add(loop with { Operation = BacktrackingOperation.LoopEnd, Next = head });
        int body = Emit(repeat.Body, end, isBackward);
        int round = Add(loop with { Operation = BacktrackingOperation.LoopBody, Next = body });
        _instructions[head] = loop with { Operation = BacktrackingOperation.LoopHead, Next = next, Other = round };
        return Add(loop with { Operation = BacktrackingOperation.LoopStart, Next = head });
    }

    private int Split(int first, int second, bool isLazy) => Add(SplitOf(first, second, isLazy));

    private static BacktrackingInstruction SplitOf(int first, int second, bool isLazy) => new()
    {
        Operation = BacktrackingOperation.Split,
        Next = isLazy ? second : first,
        Other = isLazy ? first : second,
    };

    private int Add(BacktrackingInstruction instruction)
    {
        _instructions.Add(instruction);
        return _instructions.Count - 1;
    }

    /// <summary>Returns the first register of a group, or a negative number if nothing refers to it.</summary>
    private int RegisterOf(int group) => Array.BinarySearch(_groups, group) * RegistersPerGroup;

    /// <summary>The registers of the groups within a node. Groups are numbered in the order of the text, so the registers are
    /// adjacent.</summary>
    private (int From, int To) CapturesOf(PatternNode node)
    {
        int from = int.MaxValue;
        int to = int.MinValue;
        Visit(node);
        return from < to ? (from, to) : (0, 0);

        void Visit(PatternNode inner)
        {
            switch (inner)
            {
                case GroupNode group:
                    int register = RegisterOf(group.Number);
                    if (register >= 0)
                    {
                        from = Math.Min(from, register);
                        to = Math.Max(to, register + RegistersPerGroup);
                    }
                    Visit(group.Body);
                    break;
                case SequenceNode sequence:
                    foreach (PatternNode item in sequence.Items)
                    {
                        Visit(item);
                    }
                    break;
                case AlternationNode alternation:
                    foreach (PatternNode branch in alternation.Branches)
                    {
                        Visit(branch);
                    }
                    break;
                case RepeatNode repeat:
                    Visit(repeat.Body);
                    break;
                case LookaroundNode lookaround:
                    Visit(lookaround.Body);
                    break;
            }
        }
    }

    private static BacktrackingOperation OperationOf(AssertionKind kind) => kind switch
    {
        AssertionKind.Start => BacktrackingOperation.Start,
        AssertionKind.End => BacktrackingOperation.End,
        AssertionKind.WordBoundary => BacktrackingOperation.WordBoundary,
        _ => BacktrackingOperation.NotWordBoundary,
    };

    /// <summary>Whether the node can match the empty text.</summary>
    private static bool CanBeEmpty(PatternNode node) => node switch
    {
        ClassNode => false,
        SequenceNode sequence => sequence.Items.All(CanBeEmpty),
        AlternationNode alternation => alternation.Branches.Any(CanBeEmpty),
        RepeatNode repeat => repeat.Min == 0 || CanBeEmpty(repeat.Body),
        GroupNode group => CanBeEmpty(group.Body),
        _ => true,
    };
}
