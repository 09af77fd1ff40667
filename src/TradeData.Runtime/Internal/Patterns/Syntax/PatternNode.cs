namespace TradeData.Runtime.Internal.Patterns.Syntax;

/// <summary>A part of a parsed pattern. Nodes are immutable; a literal character is a class of one.</summary>
internal abstract class PatternNode;

/// <summary>Matches the empty text.</summary>
internal sealed class EmptyNode : PatternNode
{
    public static EmptyNode Instance { get; } = new();
}

/// <summary>One code point of a set.</summary>
internal sealed class ClassNode(CodePointSet set) : PatternNode
{
    public CodePointSet Set { get; } = set;
}

/// <summary>The items one after the other; at least two.</summary>
internal sealed class SequenceNode(IReadOnlyList<PatternNode> items) : PatternNode
{
    public IReadOnlyList<PatternNode> Items { get; } = items;
}

/// <summary>Any one of the branches; at least two.</summary>
internal sealed class AlternationNode(IReadOnlyList<PatternNode> branches) : PatternNode
{
    public IReadOnlyList<PatternNode> Branches { get; } = branches;
}

/// <summary>The body, <see cref="Min"/> to <see cref="Max"/> times. Laziness affects captures only.</summary>
internal sealed class RepeatNode(PatternNode body, int min, int max, bool isLazy) : PatternNode
{
    /// <summary>No upper bound. No text is longer than this number, so a pattern with the same number means the same.</summary>
    public const int Unbounded = int.MaxValue;

    public PatternNode Body { get; } = body;

    public int Min { get; } = min;

    public int Max { get; } = max;

    public bool IsLazy { get; } = isLazy;
}

/// <summary>A capturing group, numbered from 1 by its opening parenthesis.</summary>
internal sealed class GroupNode(int number, PatternNode body) : PatternNode
{
    public int Number { get; } = number;

    public PatternNode Body { get; } = body;
}

internal enum AssertionKind
{
    Start,
    End,
    WordBoundary,
    NotWordBoundary,
}

/// <summary>A condition on the position between two code points.</summary>
internal sealed class AssertionNode(AssertionKind kind) : PatternNode
{
    public AssertionKind Kind { get; } = kind;
}

/// <summary>A lookahead or lookbehind.</summary>
internal sealed class LookaroundNode(PatternNode body, bool isAhead, bool isNegative) : PatternNode
{
    public PatternNode Body { get; } = body;

    public bool IsAhead { get; } = isAhead;

    public bool IsNegative { get; } = isNegative;
}

/// <summary>The last capture of the group, or the empty text before its first capture.</summary>
internal sealed class BackreferenceNode(int number) : PatternNode
{
    public int Number { get; private set; } = number;

    /// <summary>Sets the group of a named reference; called once by the parser, after it has read all groups.</summary>
    public void Resolve(int number) => Number = number;
}
