using System.Text;

namespace TradeData.Runtime.Internal.Patterns.Syntax;

/// <summary>Determines whether a pattern can be matched from left to right with one code point of lookahead, and its parts. The condition
/// is that of LL(1) grammars: at the end of a repetition and at a choice, the possible continuations begin differently.</summary>
internal static class SequenceAnalysis
{
    /// <summary>The maximum number of branches. Branches are tested one after the other, so an automaton is better for many.</summary>
    private const int MaxBranches = 16;

    /// <summary>The maximum number of nodes. The analysis compares each part with all that may follow, so beyond this it would take too
    /// long.</summary>
    private const int MaxNodes = 500;

    public static SequenceShape? Find(PatternNode body, bool isWhole)
    {
        if (CountNodes(body) > MaxNodes)
        {
            return null;
        }
        // Anything may follow a mere prefix, so its end must be fixed.
        CodePointSet follow = isWhole ? CodePointSet.Empty : CodePointSet.All;
        List<SequencePart>? parts = Build(body, follow);
        return parts is null ? null : new SequenceShape(isWhole, parts);
    }

    /// <summary>Returns the parts of a node that is followed by one of <paramref name="follow"/> or the end, or null if a choice would be
    /// ambiguous.</summary>
    private static List<SequencePart>? Build(PatternNode node, CodePointSet follow) => node switch
    {
        EmptyNode => [],
        ClassNode character => [new RunPart(character.Set, 1, 1)],
        SequenceNode sequence => BuildSequence(sequence, follow),
        AlternationNode alternation => BuildChoice(alternation, follow),
        RepeatNode repeat => BuildRepeat(repeat, follow),
        _ => null,
    };

    private static List<SequencePart>? BuildSequence(SequenceNode sequence, CodePointSet follow)
    {
        List<SequencePart>[] built = new List<SequencePart>[sequence.Items.Count];
        for (int i = built.Length - 1; i >= 0; i--)
        {
            PatternNode item = sequence.Items[i];
            if (Build(item, follow) is not { } parts)
            {
                return null;
            }
            built[i] = parts;
            follow = PatternSimplifier.IsNullable(item) ? First(item).Union(follow) : First(item);
        }
        return JoinLiterals(built.SelectMany(parts => parts));
    }

    private static List<SequencePart>? BuildRepeat(RepeatNode repeat, CodePointSet follow)
    {
        CodePointSet first = First(repeat.Body);
        if (PatternSimplifier.IsNullable(repeat.Body) || (repeat.Min != repeat.Max && first.Overlaps(follow)))
        {
            return null;
        }
        if (repeat.Body is ClassNode character)
        {
            return [new RunPart(character.Set, repeat.Min, repeat.Max)];
        }
        List<SequencePart>? body = Build(repeat.Body, first.Union(follow));
        return body is null ? null : [new LoopPart(first, body, repeat.Min, repeat.Max)];
    }

    private static List<SequencePart>? BuildChoice(AlternationNode alternation, CodePointSet follow)
    {
        if (alternation.Branches.Count > MaxBranches)
        {
            return null;
        }
        List<ChoiceBranch> branches = [];
        CodePointSet taken = CodePointSet.Empty;
        ChoiceBranch? fallback = null;
        foreach (PatternNode branch in alternation.Branches)
        {
            CodePointSet first = First(branch);
            if (first.Overlaps(taken) || Build(branch, follow) is not { } parts)
            {
                return null;
            }
            taken = taken.Union(first);
            if (!PatternSimplifier.IsNullable(branch))
            {
                branches.Add(new ChoiceBranch(first, isDefault: false, parts));
            }
            else if (fallback is null)
            {
                fallback = new ChoiceBranch(first, isDefault: true, parts);
            }
            else
            {
                return null;
            }
        }
        if (fallback is not null)
        {
            if (taken.Overlaps(follow))
            {
                return null;
            }
            branches.Add(fallback);
        }
        return [new ChoicePart(branches)];
    }

    /// <summary>Returns the code points that a match of the node can begin with.</summary>
    private static CodePointSet First(PatternNode node)
    {
        if (node is ClassNode character)
        {
            return character.Set;
        }
        CodePointSetBuilder first = new();
        AddFirst(node, first);
        return first.ToSet();
    }

    private static void AddFirst(PatternNode node, CodePointSetBuilder first)
    {
        switch (node)
        {
            case ClassNode character:
                first.Add(character.Set);
                break;
            case RepeatNode repeat:
                AddFirst(repeat.Body, first);
                break;
            case AlternationNode alternation:
                foreach (PatternNode branch in alternation.Branches)
                {
                    AddFirst(branch, first);
                }
                break;
            case SequenceNode sequence:
                foreach (PatternNode item in sequence.Items)
                {
                    AddFirst(item, first);
                    if (!PatternSimplifier.IsNullable(item))
                    {
                        break;
                    }
                }
                break;
        }
    }

    private static int CountNodes(PatternNode node) => 1 + node switch
    {
        SequenceNode sequence => sequence.Items.Sum(CountNodes),
        AlternationNode alternation => alternation.Branches.Sum(CountNodes),
        RepeatNode repeat => CountNodes(repeat.Body),
        _ => 0,
    };

    /// <summary>Joins neighbouring single characters into one literal.</summary>
    private static List<SequencePart> JoinLiterals(IEnumerable<SequencePart> parts)
    {
        List<SequencePart> joined = [];
        StringBuilder literal = new();
        foreach (SequencePart part in parts)
        {
            if (LiteralText(part) is { } text)
            {
                literal.Append(text);
                continue;
            }
            Flush(literal, joined);
            joined.Add(part);
        }
        Flush(literal, joined);
        return joined;
    }

    private static string? LiteralText(SequencePart part) => part switch
    {
        LiteralPart literal => literal.Text,
        RunPart { Min: 1, Max: 1, Set.IsSingle: true } run when run.Set.Start(0) is < 0xD800 or > 0xDFFF => char.ConvertFromUtf32(run.Set.Start(0)),
        _ => null,
    };

    private static void Flush(StringBuilder literal, List<SequencePart> parts)
    {
        if (literal.Length > 0)
        {
            parts.Add(new LiteralPart(literal.ToString()));
            literal.Clear();
        }
    }
}
