using TradeData.Runtime.Patterns.Syntax;

namespace TradeData.Runtime.Patterns.Engines;

internal enum BacktrackingOperation : byte
{
    /// <summary>The pattern, or the body of a lookaround, has matched.</summary>
    Match,

    /// <summary>Consume one code point of Set.</summary>
    Class,

    /// <summary>Consume Min to Max code points of Set.</summary>
    Run,

    /// <summary>Go on at Next; if that fails, at Other.</summary>
    Split,

    /// <summary>An assertion on the place.</summary>
    Start,
    End,
    WordBoundary,
    NotWordBoundary,

    /// <summary>Keep the place in register Index, where a group begins.</summary>
    Mark,

    /// <summary>The group whose registers begin at Index has captured what lies between the mark and the place.</summary>
    Capture,

    /// <summary>Forget what the groups captured whose registers are From to To.</summary>
    Forget,

    /// <summary>Consume what the group has captured whose registers begin at Index.</summary>
    Backreference,

    /// <summary>Begin to count the rounds of the loop whose registers begin at Index.</summary>
    LoopStart,

    /// <summary>Begin another round, at Other, or leave the loop, to Next.</summary>
    LoopHead,

    /// <summary>A round begins.</summary>
    LoopBody,

    /// <summary>A round is done: one that was not asked for must have consumed something.</summary>
    LoopEnd,

    /// <summary>Go on at Next if what begins at Other matches here, or if it does not.</summary>
    Lookaround,
}

internal struct BacktrackingInstruction
{
    public BacktrackingOperation Operation;
    public bool IsLazy;
    public bool IsNegative;
    public bool IsBackward;
    public int Next;
    public int Other;
    public int Index;
    public int Min;
    public int Max;
    public int From;
    public int To;
    public CodePointSet? Set;
}

/// <summary>What a backtracking matcher carries out, made by <see cref="BacktrackingCompiler"/>.</summary>
internal sealed class BacktrackingProgram
{
    public required BacktrackingInstruction[] Instructions { get; init; }

    public required int Start { get; init; }

    /// <summary>How many registers there are: three for each group that is referred to, two for each loop that counts or watches its rounds.</summary>
    public required int RegisterCount { get; init; }

    /// <summary>Whether a match can begin at the start of the text only.</summary>
    public required bool IsAnchored { get; init; }

    /// <summary>
    /// Whether it depends on the instruction and the place alone, and not on a register, if the rest can match. Then what has failed once need not be tried again.
    /// </summary>
    public required bool IsMemoizable { get; init; }
}
