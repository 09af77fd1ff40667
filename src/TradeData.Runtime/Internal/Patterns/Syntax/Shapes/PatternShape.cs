namespace TradeData.Runtime.Internal.Patterns.Syntax;

/// <summary>The position of the rest of a pattern in the text: the effect of <c>^</c> and <c>$</c>.</summary>
internal enum Anchoring
{
    Whole,
    Prefix,
    Suffix,
    Anywhere,
}

/// <summary>A form of pattern that a few loops decide, without an automaton. <see cref="ShapeAnalysis"/> finds it.</summary>
internal abstract class PatternShape;

/// <summary>Every text matches.</summary>
internal sealed class AlwaysShape : PatternShape;

/// <summary>One of a few literal texts.</summary>
internal sealed class LiteralShape(Anchoring anchoring, IReadOnlyList<string> literals) : PatternShape
{
    public Anchoring Anchoring { get; } = anchoring;

    /// <summary>At least one literal, and several only if anchored.</summary>
    public IReadOnlyList<string> Literals { get; } = literals;
}

/// <summary>The whole text consists of a number of code points of one set.</summary>
internal sealed class RunShape(CodePointSet set, int min, int max) : PatternShape
{
    public CodePointSet Set { get; } = set;

    public int Min { get; } = min;

    /// <summary>The upper bound, or <see cref="RepeatNode.Unbounded"/>.</summary>
    public int Max { get; } = max;
}

/// <summary>At least one code point of a set occurs.</summary>
internal sealed class AnyOfShape(CodePointSet set) : PatternShape
{
    public CodePointSet Set { get; } = set;
}

/// <summary>A few fixed layouts, each a set of ASCII characters per byte.</summary>
internal sealed class FixedWidthShape(Anchoring anchoring, IReadOnlyList<IReadOnlyList<CodePointSet>> layouts) : PatternShape
{
    public Anchoring Anchoring { get; } = anchoring;

    /// <summary>At least one layout, and several only for the whole text. Several may have the same length.</summary>
    public IReadOnlyList<IReadOnlyList<CodePointSet>> Layouts { get; } = layouts;
}

/// <summary>Parts one after the other from the start of the text. The next code point always decides the next step, without
/// backtracking.</summary>
internal sealed class SequenceShape(bool isWhole, IReadOnlyList<SequencePart> parts) : PatternShape
{
    /// <summary>Whether the text must end after the last part.</summary>
    public bool IsWhole { get; } = isWhole;

    public IReadOnlyList<SequencePart> Parts { get; } = parts;
}

internal abstract class SequencePart;

/// <summary>A literal text.</summary>
internal sealed class LiteralPart(string text) : SequencePart
{
    public string Text { get; } = text;
}

/// <summary>As many code points of a set as possible, up to the upper bound.</summary>
internal sealed class RunPart(CodePointSet set, int min, int max) : SequencePart
{
    public CodePointSet Set { get; } = set;

    public int Min { get; } = min;

    public int Max { get; } = max;
}

/// <summary>The parts repeatedly, up to the upper bound. Another round begins if the next code point is in <see cref="First"/>, or if the
/// lower bound is not reached.</summary>
internal sealed class LoopPart(CodePointSet first, IReadOnlyList<SequencePart> parts, int min, int max) : SequencePart
{
    public CodePointSet First { get; } = first;

    public IReadOnlyList<SequencePart> Parts { get; } = parts;

    public int Min { get; } = min;

    public int Max { get; } = max;
}

/// <summary>The branch whose <see cref="ChoiceBranch.First"/> contains the next code point. The last branch contains all if it can be
/// empty.</summary>
internal sealed class ChoicePart(IReadOnlyList<ChoiceBranch> branches) : SequencePart
{
    public IReadOnlyList<ChoiceBranch> Branches { get; } = branches;
}

internal sealed class ChoiceBranch(CodePointSet first, bool isDefault, IReadOnlyList<SequencePart> parts)
{
    public CodePointSet First { get; } = first;

    /// <summary>Whether this branch, which can be empty, is taken if no other is, even at the end of the text.</summary>
    public bool IsDefault { get; } = isDefault;

    public IReadOnlyList<SequencePart> Parts { get; } = parts;
}
