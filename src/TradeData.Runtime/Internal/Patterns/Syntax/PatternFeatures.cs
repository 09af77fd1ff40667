namespace TradeData.Runtime.Internal.Patterns.Syntax;

/// <summary>The features of a pattern that decide which engine can match it.</summary>
internal sealed class PatternFeatures
{
    private PatternFeatures()
    {
    }

    public bool HasLookaround { get; private set; }

    /// <summary>The groups that a backreference names.</summary>
    public ISet<int> ReferencedGroups { get; } = new HashSet<int>();

    /// <summary>Whether the pattern uses only classes, repetition and simple assertions, which an automaton can decide.</summary>
    public bool IsRegular => !HasLookaround && ReferencedGroups.Count == 0;

    public static PatternFeatures Of(PatternNode root)
    {
        PatternFeatures features = new();
        features.Visit(root);
        return features;
    }

    private void Visit(PatternNode node)
    {
        switch (node)
        {
            case SequenceNode sequence:
                foreach (PatternNode item in sequence.Items)
                {
                    Visit(item);
                }
                break;
            case AlternationNode alternation:
                foreach (PatternNode branch in alternation.Branches)
                {
                    Visit(branch);
                }
                break;
            case RepeatNode repeat:
                Visit(repeat.Body);
                break;
            case GroupNode group:
                Visit(group.Body);
                break;
            case LookaroundNode lookaround:
                HasLookaround = true;
                Visit(lookaround.Body);
                break;
            case BackreferenceNode reference:
                ReferencedGroups.Add(reference.Number);
                break;
        }
    }
}
