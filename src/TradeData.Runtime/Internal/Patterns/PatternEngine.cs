namespace TradeData.Runtime.Internal.Patterns;

/// <summary>The engine that matches a <see cref="Pattern"/>: the simplest one that the pattern allows.</summary>
public enum PatternEngine
{
    /// <summary>Every text matches, so nothing is read: <c>.*</c>.</summary>
    Always,

    /// <summary>The text is, begins with, ends with or contains a literal: <c>^(EUR|USD)$</c>, <c>^TL-</c>, <c>\.json$</c>.</summary>
    Literal,

    /// <summary>A few layouts of ASCII characters at fixed positions, each compared as one or more vectors:
    /// <c>^[0-9]{4}(\.[0-9]{2}){1,3}$</c>.</summary>
    FixedWidth,

    /// <summary>Characters of one class, either the whole text or at least one: <c>^[a-z0-9-]+$</c>, <c>\S</c>.</summary>
    Run,

    /// <summary>Parts from left to right, where the next character always decides the next step: <c>^[A-Z]+(-[0-9]+)*$</c>.</summary>
    Sequence,

    /// <summary>A finite automaton, in time linear in the length of the text for every pattern.</summary>
    Automaton,

    /// <summary>
    /// Trying one choice after the other, for lookaround, backreferences and repetition too large for an automaton. Only this one can take long, and
    /// only here <see cref="Pattern.IsMatch(ReadOnlySpan{byte})"/> may throw <see cref="PatternTimeoutException"/>.
    /// </summary>
    Backtracking,
}
