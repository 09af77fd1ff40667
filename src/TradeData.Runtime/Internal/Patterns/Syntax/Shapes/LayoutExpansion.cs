namespace TradeData.Runtime.Internal.Patterns.Syntax;

/// <summary>Expands a pattern with short ASCII texts into its fixed layouts: one set of characters for each byte.</summary>
internal static class LayoutExpansion
{
    public const int MaxLength = 64;
    public const int MaxRangesPerByte = 4;
    private const int MaxLayouts = 64;
    private const int MaxLayoutsOfOneLength = 8;

    public static FixedWidthShape? Find(PatternNode body, Anchoring anchoring)
    {
        List<CodePointSet[]>? layouts = Expand(body);
        bool fits = layouts is not null
            && (anchoring == Anchoring.Whole || layouts.Count == 1)
            && layouts.GroupBy(layout => layout.Length).All(sameLength => sameLength.Count() <= MaxLayoutsOfOneLength);
        return fits ? new FixedWidthShape(anchoring, layouts!) : null;
    }

    private static List<CodePointSet[]>? Expand(PatternNode node)
    {
        switch (node)
        {
            case EmptyNode:
                return [[]];
            case ClassNode { Set: { IsEmpty: false, IsAsciiOnly: true, RangeCount: <= MaxRangesPerByte } set }:
                return [[set]];
            case SequenceNode sequence:
                List<CodePointSet[]>? product = [[]];
                foreach (PatternNode item in sequence.Items)
                {
                    product = product is null ? null : Product(product, Expand(item));
                }
                return product;
            case AlternationNode alternation:
                List<CodePointSet[]> all = [];
                foreach (PatternNode branch in alternation.Branches)
                {
                    if (Expand(branch) is not { } layouts || all.Count + layouts.Count > MaxLayouts)
                    {
                        return null;
                    }
                    all.AddRange(layouts);
                }
                return all;
            case RepeatNode { Max: <= MaxLength } repeat:
                return ExpandRepeat(repeat);
            default:
                return null;
        }
    }

    private static List<CodePointSet[]>? ExpandRepeat(RepeatNode repeat)
    {
        List<CodePointSet[]>? body = Expand(repeat.Body);
        List<CodePointSet[]>? round = [[]];
        List<CodePointSet[]> all = [];
        for (int count = 0; count <= repeat.Max && round is not null; count++)
        {
            if (count >= repeat.Min)
            {
                all.AddRange(round);
            }
            if (all.Count > MaxLayouts)
            {
                return null;
            }
            round = count < repeat.Max ? Product(round, body) : round;
        }
        return round is null ? null : all;
    }

    private static List<CodePointSet[]>? Product(List<CodePointSet[]> left, List<CodePointSet[]>? right)
    {
        if (right is null || left.Count * right.Count > MaxLayouts)
        {
            return null;
        }
        List<CodePointSet[]> layouts = [];
        foreach (CodePointSet[] start in left)
        {
            foreach (CodePointSet[] end in right)
            {
                if (start.Length + end.Length > MaxLength)
                {
                    return null;
                }
                layouts.Add([.. start, .. end]);
            }
        }
        return layouts;
    }
}
