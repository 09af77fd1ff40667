namespace TradeData.Runtime.Internal.Patterns.Syntax;

/// <summary>Rewrites a tree without backreferences into a smaller one that matches the same texts. It removes groups, flattens sequences
/// and alternatives, merges single-character alternatives into a class and equal neighbours into a repetition, and moves shared <c>^</c>
/// and <c>$</c> outside.</summary>
/// <remarks>Backreferences depend on the order in which a matcher tries its choices, so a tree with one is not rewritten.</remarks>
internal static class PatternSimplifier
{
    public static PatternNode Simplify(PatternNode root, PatternFeatures features) => features.ReferencedGroups.Count == 0 ? Visit(root) : root;

    /// <summary>Whether the node matches the empty text at every position.</summary>
    public static bool IsNullable(PatternNode node) => node switch
    {
        EmptyNode => true,
        SequenceNode sequence => sequence.Items.All(IsNullable),
        AlternationNode alternation => alternation.Branches.Any(IsNullable),
        RepeatNode repeat => repeat.Min == 0 || IsNullable(repeat.Body),
        GroupNode group => IsNullable(group.Body),
        _ => false,
    };

    /// <summary>Returns the items one after the other, as the simplest node.</summary>
    public static PatternNode Sequence(IEnumerable<PatternNode> items)
    {
        List<PatternNode> flat = [];
        foreach (PatternNode item in items)
        {
            foreach (PatternNode part in item is SequenceNode inner ? inner.Items : [item])
            {
                if (part is EmptyNode)
                {
                    continue;
                }
                PatternNode? merged = flat.Count == 0 ? null : Merge(flat[flat.Count - 1], part);
                if (merged is null)
                {
                    flat.Add(part);
                }
                else
                {
                    flat[flat.Count - 1] = merged;
                }
            }
        }
        return flat.Count switch
        {
            0 => EmptyNode.Instance,
            1 => flat[0],
            _ => new SequenceNode(flat),
        };
    }

    /// <summary>Returns a repetition as the simplest node.</summary>
    public static PatternNode Repeat(PatternNode body, int min, int max)
    {
        if (max == 0 || body is EmptyNode)
        {
            return EmptyNode.Instance;
        }
        if (min == 1 && max == 1)
        {
            return body;
        }
        if (IsNullable(body))
        {
            min = 0;
        }
        // (x{a,b}){c,d} is one repetition if each of the four bounds is trivial; the nested loop would only be slower.
        if (body is RepeatNode inner && inner.Min <= 1 && min <= 1 && IsOneOrUnbounded(inner.Max) && IsOneOrUnbounded(max))
        {
            return new RepeatNode(inner.Body, inner.Min * min, Math.Max(inner.Max, max), isLazy: false);
        }
        return new RepeatNode(body, min, max, isLazy: false);
    }

    private static PatternNode Visit(PatternNode node) => node switch
    {
        SequenceNode sequence => Sequence(sequence.Items.Select(Visit)),
        AlternationNode alternation => Alternation(alternation.Branches.Select(Visit)),
        RepeatNode repeat => Repeat(Visit(repeat.Body), repeat.Min, repeat.Max),
        GroupNode group => Visit(group.Body),
        LookaroundNode lookaround => new LookaroundNode(Visit(lookaround.Body), lookaround.IsAhead, lookaround.IsNegative),
        _ => node,
    };

    private static PatternNode Alternation(IEnumerable<PatternNode> branches)
    {
        List<PatternNode> flat = [];
        CodePointSetBuilder? characters = null;
        foreach (PatternNode branch in branches)
        {
            foreach (PatternNode part in branch is AlternationNode inner ? inner.Branches : [branch])
            {
                if (part is ClassNode character)
                {
                    characters ??= new CodePointSetBuilder();
                    characters.Add(character.Set);
                }
                else
                {
                    flat.Add(part);
                }
            }
        }
        if (characters is not null)
        {
            flat.Add(new ClassNode(characters.ToSet()));
        }
        return flat.Count == 1 ? flat[0] : Factor(flat);
    }

    /// <summary>Moves a <c>^</c> that begins all branches, and a <c>$</c> that ends all branches, outside.</summary>
    private static PatternNode Factor(List<PatternNode> branches)
    {
        bool fromStart = branches.All(branch => IsAssertion(First(branch), AssertionKind.Start));
        bool toEnd = branches.All(branch => IsAssertion(Last(branch), AssertionKind.End));
        if (!fromStart && !toEnd)
        {
            return new AlternationNode(branches);
        }
        PatternNode inner = Alternation(branches.Select(branch => Trim(branch, fromStart ? 1 : 0, toEnd ? 1 : 0)));
        List<PatternNode> items = [inner];
        if (fromStart)
        {
            items.Insert(0, new AssertionNode(AssertionKind.Start));
        }
        if (toEnd)
        {
            items.Add(new AssertionNode(AssertionKind.End));
        }
        return Sequence(items);
    }

    private static PatternNode Trim(PatternNode branch, int fromStart, int fromEnd)
    {
        IReadOnlyList<PatternNode> items = branch is SequenceNode sequence ? sequence.Items : [branch];
        return Sequence(items.Skip(fromStart).Take(items.Count - fromStart - fromEnd));
    }

    /// <summary>Returns one repetition for two neighbours that repeat the same class, else null.</summary>
    private static PatternNode? Merge(PatternNode left, PatternNode right)
    {
        if (left is AssertionNode one && right is AssertionNode two && one.Kind == two.Kind)
        {
            return left;
        }
        if (Run(left) is not { } a || Run(right) is not { } b || !((ClassNode)a.Body).Set.Equals(((ClassNode)b.Body).Set))
        {
            return null;
        }
        // Repeated literals stay two literals: "aa" is not a repetition.
        if (left is ClassNode && right is ClassNode && ((ClassNode)left).Set.IsSingle)
        {
            return null;
        }
        long min = (long)a.Min + b.Min;
        long max = (long)a.Max + b.Max;
        return min > PatternParser.MaxCopies ? null : new RepeatNode(a.Body, (int)min, (int)Math.Min(max, RepeatNode.Unbounded), isLazy: false);
    }

    private static RepeatNode? Run(PatternNode node) => node switch
    {
        ClassNode => new RepeatNode(node, 1, 1, false),
        RepeatNode { Body: ClassNode } repeat => repeat,
        _ => null,
    };

    private static PatternNode First(PatternNode node) => node is SequenceNode sequence ? sequence.Items[0] : node;

    private static PatternNode Last(PatternNode node) => node is SequenceNode sequence ? sequence.Items[sequence.Items.Count - 1] : node;

    private static bool IsAssertion(PatternNode node, AssertionKind kind) => node is AssertionNode assertion && assertion.Kind == kind;

    private static bool IsOneOrUnbounded(int max) => max is 1 or RepeatNode.Unbounded;
}
