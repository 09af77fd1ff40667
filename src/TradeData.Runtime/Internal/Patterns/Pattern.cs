using TradeData.Runtime.Internal.Patterns.Engines;
using TradeData.Runtime.Internal.Patterns.Syntax;

namespace TradeData.Runtime.Internal.Patterns;

/// <summary>A regular expression as JSON Schema's <c>pattern</c> and <c>patternProperties</c> define it: ECMA-262 with the flag <c>u</c>.
/// It works on code points, <c>\d</c> and <c>\w</c> are ASCII, <c>$</c> is the very end of the text, and a match may be anywhere unless
/// anchored by <c>^</c> or <c>$</c>.</summary>
/// <remarks>It matches UTF-8 directly. Instances are immutable and may be shared between threads. Three forms beyond the standard are
/// accepted, because published schemas use them and they have only one meaning: a backslash before any ASCII punctuation (<c>\-</c>), a
/// lone <c>]</c>, <c>}</c> or <c>{</c>, and a hyphen beside a class escape (<c>[\w-.]</c>).</remarks>
public sealed class Pattern
{
    /// <summary>The maximum number of steps of a pattern of <see cref="PatternEngine.Backtracking"/> on one text: a fraction of a second.
    /// The limit counts steps, not time, so the result is the same on every machine.</summary>
    public const int StepLimit = 20_000_000;


    private readonly Matcher _matcher;

    private Pattern(string source, PatternEngine engine, Matcher matcher)
    {
        Source = source;
        Engine = engine;
        _matcher = matcher;
    }

    /// <summary>The pattern as it was written.</summary>
    public string Source { get; }

    /// <summary>The engine that matches the pattern.</summary>
    public PatternEngine Engine { get; }

    /// <summary>Compiles a pattern.</summary>
    /// <param name="ecma262">The regular expression, without delimiters or flags.</param>
    /// <returns>The pattern, for use by any thread.</returns>
    /// <exception cref="PatternSyntaxException">The text is not a regular expression of ECMA-262; the exception gives the position and the
    /// reason.</exception>
    public static Pattern Compile(string ecma262)
    {
        ArgumentNullException.ThrowIfNull(ecma262);
        PatternNode root = PatternParser.Parse(ecma262, out SyntaxFault? fault)
            ?? throw new PatternSyntaxException(ecma262, ErrorOf(fault!));
        (PatternEngine engine, Matcher matcher) = MatcherFactory.Create(ecma262, root);
        return new Pattern(ecma262, engine, matcher);
    }

    /// <summary>Whether a text is a regular expression of ECMA-262: JSON Schema's <c>format: regex</c>. Nothing is compiled.</summary>
    /// <param name="ecma262">The text, without delimiters or flags.</param>
    /// <param name="error">The first error, or null if there is none.</param>
    /// <returns>Whether <see cref="Compile"/> accepts the text.</returns>
    public static bool TryParse(string ecma262, out PatternSyntaxError? error)
    {
        ArgumentNullException.ThrowIfNull(ecma262);
        PatternParser.Parse(ecma262, out SyntaxFault? fault);
        error = fault is null ? null : ErrorOf(fault);
        return fault is null;
    }

    /// <summary>Whether the pattern matches anywhere in a text.</summary>
    /// <param name="utf8">The text in well-formed UTF-8. For other bytes the result is unspecified.</param>
    /// <returns>Whether there is a match.</returns>
    /// <exception cref="PatternTimeoutException"> The pattern's <see cref="Engine"/> is <see cref="PatternEngine.Backtracking"/> and it
    /// took more than <see cref="StepLimit"/> steps. </exception>
    public bool IsMatch(ReadOnlySpan<byte> utf8) => _matcher.IsMatch(utf8);

    /// <summary>The same within a number of steps that the caller has left.</summary>
    internal bool IsMatch(ReadOnlySpan<byte> utf8, ref long stepsLeft) => _matcher.IsMatch(utf8, ref stepsLeft);

    /// <summary>The pattern as it was written.</summary>
    /// <returns><see cref="Source"/>.</returns>
    public override string ToString() => Source;

    /// <summary>Compiles for a given engine, even if a simpler one would do, or returns null if this one cannot match the
    /// pattern.</summary>
    internal static Pattern? CompileFor(PatternEngine engine, string ecma262)
    {
        PatternNode? root = PatternParser.Parse(ecma262, out _);
        Matcher? matcher = root is null ? null : MatcherFactory.CreateFor(engine, ecma262, root);
        return matcher is null ? null : new Pattern(ecma262, engine, matcher);
    }

    private static PatternSyntaxError ErrorOf(SyntaxFault fault) => new(fault.Position, fault.Message);
}
