using System.Text;

namespace TradeData.Runtime.Internal.Patterns.Syntax;

/// <summary>Expands a pattern without classes of several characters into its literal texts.</summary>
internal static class LiteralExpansion
{
    private const int MaxLiterals = 1024;
    private const int MaxCharacters = 16_384;
    private const int MaxPartial = 8;

    public static LiteralShape? Find(PatternNode body, Anchoring anchoring)
    {
        List<string>? literals = Expand(body);
        int limit = anchoring switch
        {
            Anchoring.Whole => MaxLiterals,
            Anchoring.Anywhere => 1,
            _ => MaxPartial,
        };
        return literals is null || literals.Count > limit ? null : new LiteralShape(anchoring, literals);
    }

    /// <summary>Returns all texts, each once, in the order of the pattern, or null if there are too many or they are not
    /// literal.</summary>
    private static List<string>? Expand(PatternNode node)
    {
        switch (node)
        {
            case EmptyNode:
                return [""];
            case ClassNode { Set.IsSingle: true } literal:
                int codePoint = literal.Set.Start(0);
                return codePoint is >= 0xD800 and <= 0xDFFF ? null : [char.ConvertFromUtf32(codePoint)];
            case SequenceNode sequence:
                return ExpandAll(sequence.Items);
            case AlternationNode alternation:
                List<string> all = [];
                foreach (PatternNode branch in alternation.Branches)
                {
                    if (Expand(branch) is not { } texts)
                    {
                        return null;
                    }
                    all.AddRange(texts);
                }
                return Checked(all);
            case RepeatNode { Max: <= MaxLiterals } repeat:
                return ExpandRepeat(repeat);
            default:
                return null;
        }
    }

    private static List<string>? ExpandAll(IReadOnlyList<PatternNode> items)
    {
        List<string>? texts = [""];
        StringBuilder common = new();
        foreach (PatternNode item in items)
        {
            if (Expand(item) is not { } next || common.Length > MaxCharacters)
            {
                return null;
            }
            if (next.Count == 1)
            {
                common.Append(next[0]);
                continue;
            }
            texts = Product(Product(texts, [common.ToString()]), next);
            common.Clear();
        }
        return Product(texts, [common.ToString()]);
    }

    private static List<string>? ExpandRepeat(RepeatNode repeat)
    {
        List<string>? body = Expand(repeat.Body);
        List<string>? round = [""];
        List<string> all = [];
        for (int count = 0; count <= repeat.Max; count++)
        {
            if (count >= repeat.Min)
            {
                all.AddRange(round);
            }
            round = count < repeat.Max ? Product(round, body) : round;
            if (round is null || all.Count > MaxLiterals)
            {
                return null;
            }
        }
        return Checked(all);
    }

    private static List<string>? Product(List<string>? left, List<string>? right)
    {
        if (left is null || right is null || left.Count * right.Count > MaxLiterals)
        {
            return null;
        }
        List<string> texts = [];
        foreach (string start in left)
        {
            foreach (string end in right)
            {
                texts.Add(start + end);
            }
        }
        return Checked(texts);
    }

    private static List<string>? Checked(List<string> texts)
    {
        List<string> distinct = [.. texts.Distinct(StringComparer.Ordinal)];
        return distinct.Count <= MaxLiterals && distinct.Sum(text => text.Length) <= MaxCharacters ? distinct : null;
    }
}
