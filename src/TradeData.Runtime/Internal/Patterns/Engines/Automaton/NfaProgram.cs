using TradeData.Runtime.Internal.Patterns.Syntax;

namespace TradeData.Runtime.Internal.Patterns.Engines;

internal enum NfaOperation : byte
{
    /// <summary>The pattern has matched.</summary>
    Match,

    /// <summary>Consume one code point of a set and go on at Next.</summary>
    Class,

    /// <summary>Continue at Next and at Other.</summary>
    Split,

    /// <summary>Continue at Next at the start of the text.</summary>
    Start,

    /// <summary>Continue at Next at the end of the text.</summary>
    End,

    /// <summary>Continue at Next at a word boundary.</summary>
    WordBoundary,

    /// <summary>Continue at Next if there is no word boundary.</summary>
    NotWordBoundary,
}

internal struct NfaInstruction
{
    public NfaOperation Operation;
    public int Next;
    public int Other;
    public CodePointSet? Set;
}

/// <summary>The character on one side of a position in the text.</summary>
internal enum Neighbor : byte
{
    Nothing,
    WordCharacter,
    OtherCharacter,
}

/// <summary>A nondeterministic automaton after Thompson, over code points.</summary>
internal sealed class NfaProgram(NfaInstruction[] instructions, int start, bool isAnchored)
{
    public NfaInstruction[] Instructions { get; } = instructions;

    public int Start { get; } = start;

    /// <summary>Whether a match can begin at the start of the text only.</summary>
    public bool IsAnchored { get; } = isAnchored;

    public static Neighbor NeighborOf(int codePoint) =>
        CharacterClasses.Word.Contains(codePoint) ? Neighbor.WordCharacter : Neighbor.OtherCharacter;

    public static bool Holds(NfaOperation assertion, Neighbor before, Neighbor behind) => assertion switch
    {
        NfaOperation.Start => before == Neighbor.Nothing,
        NfaOperation.End => behind == Neighbor.Nothing,
        NfaOperation.WordBoundary => (before == Neighbor.WordCharacter) != (behind == Neighbor.WordCharacter),
        NfaOperation.NotWordBoundary => (before == Neighbor.WordCharacter) == (behind == Neighbor.WordCharacter),
        _ => throw new ArgumentOutOfRangeException(nameof(assertion), assertion, "This is no assertion."),
    };
}
