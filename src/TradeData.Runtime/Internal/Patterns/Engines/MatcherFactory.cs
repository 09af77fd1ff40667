using TradeData.Runtime.Internal.Patterns.Syntax;

namespace TradeData.Runtime.Internal.Patterns.Engines;

/// <summary>Chooses the simplest matcher for a pattern.</summary>
internal static class MatcherFactory
{
    public static (PatternEngine Engine, Matcher Matcher) Create(string source, PatternNode root)
    {
        PatternFeatures features = PatternFeatures.Of(root);
        PatternNode simple = PatternSimplifier.Simplify(root, features);
        if (features.IsRegular)
        {
            if (ShapeAnalysis.Analyze(simple) is { } shape)
            {
                return ForShape(shape);
            }
            if (AutomatonMatcher.Create(simple) is { } automaton)
            {
                return (PatternEngine.Automaton, automaton);
            }
        }
        return (PatternEngine.Backtracking, new BacktrackingMatcher(source, BacktrackingCompiler.Compile(simple)));
    }

    /// <summary>Returns a matcher of the given kind, even if a simpler one exists, or null if this kind cannot match the
    /// pattern.</summary>
    public static Matcher? CreateFor(PatternEngine engine, string source, PatternNode root)
    {
        PatternFeatures features = PatternFeatures.Of(root);
        PatternNode simple = PatternSimplifier.Simplify(root, features);
        switch (engine)
        {
            case PatternEngine.Backtracking:
                return new BacktrackingMatcher(source, BacktrackingCompiler.Compile(simple));
            case PatternEngine.Automaton:
                return features.IsRegular ? AutomatonMatcher.Create(simple) : null;
            default:
                return features.IsRegular
                    ? ShapeAnalysis.Candidates(simple).Select(ForShape).FirstOrDefault(candidate => candidate.Engine == engine).Matcher
                    : null;
        }
    }

    private static (PatternEngine Engine, Matcher Matcher) ForShape(PatternShape shape) => shape switch
    {
        AlwaysShape => (PatternEngine.Always, new AlwaysMatcher()),
        LiteralShape literal => (PatternEngine.Literal, LiteralMatcher.Create(literal)),
        FixedWidthShape fixedWidth => (PatternEngine.FixedWidth, new FixedWidthMatcher(fixedWidth)),
        RunShape run => (PatternEngine.Run, RunMatcher.Create(run)),
        AnyOfShape anyOf => (PatternEngine.Run, new AnyOfMatcher(anyOf.Set)),
        SequenceShape sequence => (PatternEngine.Sequence, new SequenceMatcher(sequence)),
        _ => throw new ArgumentException($"No matcher is known for a {shape.GetType().Name}.", nameof(shape)),
    };
}
