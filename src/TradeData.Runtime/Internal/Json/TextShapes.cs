using TradeData.Runtime.Internal.Patterns.Syntax;

namespace TradeData.Runtime.Internal.Json;

/// <summary>Recognizes the patterns that are a <see cref="TextShape"/>.</summary>
internal static class TextShapes
{
    /// <summary>Returns the shape of a pattern's texts, or null if it has no such shape.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="minLength">The minimum length that another keyword allows.</param>
    /// <param name="maxLength">The maximum length that another keyword allows.</param>
    public static TextShape? TryCreate(string pattern, int minLength, int maxLength)
    {
        if (PatternParser.Parse(pattern, out _) is not { } root)
        {
            return null;
        }
        PatternFeatures features = PatternFeatures.Of(root);
        FixedWidthShape? shape = features.IsRegular
            ? ShapeAnalysis.Candidates(PatternSimplifier.Simplify(root, features)).OfType<FixedWidthShape>().FirstOrDefault(found => found.Anchoring == Anchoring.Whole)
            : null;
        return shape is null ? null : OfLayouts([.. shape.Layouts.Where(layout => layout.Count >= minLength && layout.Count <= maxLength)]);
    }

    private static TextShape? OfLayouts(IReadOnlyList<CodePointSet>[] layouts)
    {
        int longest = layouts.Select(layout => layout.Count).DefaultIfEmpty(-1).Max();
        if (longest is < 0 or > TextShape.MaxLength)
        {
            return null;
        }
        List<(byte, byte)[]> ranges = [];
        for (int position = 0; position < longest; position++)
        {
            CodePointSet[] sets = [.. layouts.Where(layout => layout.Count > position).Select(layout => layout[position])];
            (byte, byte)[] first = RangesOf(sets[0]);
            if (first.Length > 2 || first.Any(range => Touches(range)) || !Array.TrueForAll(sets, set => RangesOf(set).AsSpan().SequenceEqual(first)))
            {
                return null;
            }
            ranges.Add(first);
        }
        return new TextShape(ranges, layouts.Aggregate(0u, (lengths, layout) => lengths | 1u << layout.Count));
    }

    private static (byte Low, byte High)[] RangesOf(CodePointSet set) =>
        [.. Enumerable.Range(0, set.RangeCount).Select(range => ((byte)set.Start(range), (byte)set.End(range)))];

    // JSON writes backslashes and control characters as escapes only.
    private static bool Touches((byte Low, byte High) range) => range.Low < (byte)' ' || (range.Low <= (byte)'\\' && range.High >= (byte)'\\');
}
