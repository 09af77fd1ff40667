using TradeData.Runtime.Internal.Patterns.Syntax;

namespace TradeData.Runtime.Internal.Patterns.Engines;

/// <summary>Compiles a tree without lookaround and backreferences to an automaton. A counted repetition becomes as many copies.</summary>
internal sealed class NfaCompiler
{
    /// <summary>The maximum number of instructions. Beyond it a long text could take too long, even in linear time.</summary>
    public const int MaxInstructions = 20_000;

    private readonly List<NfaInstruction> _instructions = [];

    private bool IsTooLarge => _instructions.Count > MaxInstructions;

    /// <summary>The automaton, or null if it would be too large.</summary>
    public static NfaProgram? Compile(PatternNode root)
    {
        NfaCompiler compiler = new();
        int match = compiler.Add(NfaOperation.Match, 0);
        int start = compiler.Emit(root, match);
        return compiler.IsTooLarge ? null : new NfaProgram([.. compiler._instructions], start, IsAnchored(root));
    }

    /// <summary>Whether a match can begin at the start of the text only.</summary>
    public static bool IsAnchored(PatternNode node) => node switch
    {
        AssertionNode assertion => assertion.Kind == AssertionKind.Start,
        SequenceNode sequence => sequence.Items.Any(IsAnchored),
        AlternationNode alternation => alternation.Branches.All(IsAnchored),
        RepeatNode repeat => repeat.Min > 0 && IsAnchored(repeat.Body),
        GroupNode group => IsAnchored(group.Body),
        _ => false,
    };

    /// <summary>Adds the instructions that match a node and continue at <paramref name="next"/>, and returns the first of them.</summary>
    private int Emit(PatternNode node, int next)
    {
        if (IsTooLarge)
        {
            return next;
        }
        switch (node)
        {
            case EmptyNode:
                return next;
            case ClassNode character:
                return Add(NfaOperation.Class, next, set: character.Set);
            case AssertionNode assertion:
                return Add(OperationOf(assertion.Kind), next);
            case SequenceNode sequence:
                for (int i = sequence.Items.Count - 1; i >= 0; i--)
                {
                    next = Emit(sequence.Items[i], next);
                }
                return next;
            case AlternationNode alternation:
                int entry = Emit(alternation.Branches[^1], next);
                for (int i = alternation.Branches.Count - 2; i >= 0; i--)
                {
                    entry = Add(NfaOperation.Split, Emit(alternation.Branches[i], next), entry);
                }
                return entry;
            case RepeatNode repeat:
                return EmitRepeat(repeat, next);
            default:
                throw new ArgumentException($"An automaton cannot match a {node.GetType().Name}.", nameof(node));
        }
    }

    private int EmitRepeat(RepeatNode repeat, int next)
    {
        int entry = next;
        int copies = repeat.Min;
        if (repeat.Max == RepeatNode.Unbounded)
        {
            int loop = Add(NfaOperation.Split, next, next);
            int body = Emit(repeat.Body, loop);
            _instructions[loop] = _instructions[loop] with { Next = body };
            // The loop's own body is the last of the required copies.
            entry = copies > 0 ? body : loop;
            copies--;
        }
        else
        {
            for (int i = repeat.Min; i < repeat.Max && !IsTooLarge; i++)
            {
                entry = Add(NfaOperation.Split, Emit(repeat.Body, entry), next);
            }
        }
        for (int i = 0; i < copies && !IsTooLarge; i++)
        {
            entry = Emit(repeat.Body, entry);
        }
        return entry;
    }

    private int Add(NfaOperation operation, int next, int other = 0, CodePointSet? set = null)
    {
        _instructions.Add(new NfaInstruction { Operation = operation, Next = next, Other = other, Set = set });
        return _instructions.Count - 1;
    }

    private static NfaOperation OperationOf(AssertionKind kind) => kind switch
    {
        AssertionKind.Start => NfaOperation.Start,
        AssertionKind.End => NfaOperation.End,
        AssertionKind.WordBoundary => NfaOperation.WordBoundary,
        _ => NfaOperation.NotWordBoundary,
    };
}
