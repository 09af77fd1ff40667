using TradeData.Runtime.Internal.Patterns.Syntax;

namespace TradeData.Runtime.Internal.Patterns.Engines;

internal enum BacktrackingOperation : byte
{
    /// <summary>The pattern, or the body of a lookaround, has matched.</summary>
    Match,

    /// <summary>Consume one code point of Set.</summary>
    Class,

    /// <summary>Consume Min to Max code points of Set.</summary>
    Run,

    /// <summary>Continue at Next; if that fails, at Other.</summary>
    Split,

    /// <summary>An assertion about the position.</summary>
    Start,
    End,
    WordBoundary,
    NotWordBoundary,

    /// <summary>Save the position in register Index, where a group begins.</summary>
    Mark,

    /// <summary>Save the text between the mark and the position as the capture of the group whose registers begin at Index.</summary>
    Capture,

    /// <summary>Reset the captures of the groups with the registers From to To.</summary>
    Forget,

    /// <summary>Consume the captured text of the group whose registers begin at Index.</summary>
    Backreference,

    /// <summary>Start counting the rounds of the loop whose registers begin at Index.</summary>
    LoopStart,

    /// <summary>Begin another round, at Other, or leave the loop, to Next.</summary>
    LoopHead,

    /// <summary>The start of a round.</summary>
    LoopBody,

    /// <summary>The end of a round. An optional round must have consumed something.</summary>
    LoopEnd,

    /// <summary>Continue at Next if the instructions at Other match here, or if they do not.</summary>
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

/// <summary>The program of a backtracking matcher, compiled by <see cref="BacktrackingCompiler"/>.</summary>
internal sealed class BacktrackingProgram
{
    public required BacktrackingInstruction[] Instructions { get; init; }

    public required int Start { get; init; }

    /// <summary>The number of registers: three for each referenced group, two for each loop that counts or observes its rounds.</summary>
    public required int RegisterCount { get; init; }

    /// <summary>Whether a match can begin at the start of the text only.</summary>
    public required bool IsAnchored { get; init; }

    /// <summary>Whether the rest of a match depends only on the instruction and the position, not on a register. A failed attempt then
    /// need not be repeated.</summary>
    public required bool IsMemoizable { get; init; }
}
