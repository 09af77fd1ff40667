namespace TradeData.Runtime.Internal.Patterns.Syntax;

/// <summary>Finds the simplest shape of a pattern.</summary>
internal static class ShapeAnalysis
{
    /// <summary>The maximum length at which a run of one class is checked faster as a layout.</summary>
    private const int ShortRun = 16;

    /// <summary>Returns the simplest shape of a simplified tree, or null if it has none.</summary>
    public static PatternShape? Analyze(PatternNode root) => Candidates(root).FirstOrDefault();

    /// <summary>Returns all shapes of a simplified tree, the simplest first. Each is computed on demand.</summary>
    public static IEnumerable<PatternShape> Candidates(PatternNode root)
    {
        List<PatternNode> items = root is SequenceNode sequence ? [.. sequence.Items] : [root];
        bool fromStart = TakeAssertion(items, 0, AssertionKind.Start);
        bool toEnd = TakeAssertion(items, items.Count - 1, AssertionKind.End);
        if (!fromStart)
        {
            TrimLeading(items);
        }
        if (!toEnd)
        {
            TrimTrailing(items);
        }
        PatternNode body = PatternSimplifier.Sequence(items);
        if (!IsPlain(body))
        {
            return [];
        }
        if (fromStart && toEnd)
        {
            return OfWhole(body).OfType<PatternShape>();
        }
        Anchoring anchoring = fromStart ? Anchoring.Prefix : toEnd ? Anchoring.Suffix : Anchoring.Anywhere;
        return OfPart(body, anchoring).OfType<PatternShape>();
    }

    private static IEnumerable<PatternShape?> OfWhole(PatternNode body)
    {
        RunShape? run = body switch
        {
            ClassNode one => new RunShape(one.Set, 1, 1),
            RepeatNode { Body: ClassNode many } repeat => new RunShape(many.Set, repeat.Min, repeat.Max),
            _ => null,
        };
        if (run is { Min: 0, Max: RepeatNode.Unbounded } && run.Set.IsAll)
        {
            yield return new AlwaysShape();
        }
        if (run is { Max: > ShortRun })
        {
            yield return run;
        }
        yield return LiteralExpansion.Find(body, Anchoring.Whole);
        yield return LayoutExpansion.Find(body, Anchoring.Whole);
        yield return run;
        yield return SequenceAnalysis.Find(body, isWhole: true);
    }

    private static IEnumerable<PatternShape?> OfPart(PatternNode body, Anchoring anchoring)
    {
        // The empty text at the one free side is enough.
        if (PatternSimplifier.IsNullable(body))
        {
            yield return new AlwaysShape();
        }
        yield return LiteralExpansion.Find(body, anchoring);
        if (anchoring == Anchoring.Anywhere)
        {
            yield return body is ClassNode anyOf ? new AnyOfShape(anyOf.Set) : null;
            yield break;
        }
        yield return LayoutExpansion.Find(body, anchoring);
        if (anchoring == Anchoring.Prefix)
        {
            yield return SequenceAnalysis.Find(body, isWhole: false);
        }
    }

    private static bool TakeAssertion(List<PatternNode> items, int index, AssertionKind kind)
    {
        bool isThere = index >= 0 && items[index] is AssertionNode assertion && assertion.Kind == kind;
        if (isThere)
        {
            items.RemoveAt(index);
        }
        return isThere;
    }

    // A search may skip text at either side anyway: x{2,5} occurs if and only if x{2} does.
    private static void TrimLeading(List<PatternNode> items)
    {
        while (items.Count > 0 && items[0] is RepeatNode repeat && repeat.Min < repeat.Max)
        {
            items[0] = PatternSimplifier.Repeat(repeat.Body, repeat.Min, repeat.Min);
            if (items[0] is EmptyNode)
            {
                items.RemoveAt(0);
            }
        }
    }

    private static void TrimTrailing(List<PatternNode> items)
    {
        while (items.Count > 0 && items[items.Count - 1] is RepeatNode repeat && repeat.Min < repeat.Max)
        {
            items[items.Count - 1] = PatternSimplifier.Repeat(repeat.Body, repeat.Min, repeat.Min);
            if (items[items.Count - 1] is EmptyNode)
            {
                items.RemoveAt(items.Count - 1);
            }
        }
    }

    /// <summary>Whether a tree consists only of classes, sequences, alternatives and repetitions.</summary>
    private static bool IsPlain(PatternNode node) => node switch
    {
        EmptyNode or ClassNode => true,
        SequenceNode sequence => sequence.Items.All(IsPlain),
        AlternationNode alternation => alternation.Branches.All(IsPlain),
        RepeatNode repeat => IsPlain(repeat.Body),
        _ => false,
    };
}
