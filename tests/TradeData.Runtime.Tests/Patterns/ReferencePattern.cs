using System.Text;

namespace TradeData.Runtime.Tests.Patterns;

/// <summary>A pattern by its mathematical meaning: the set of possible ends of a match from a position. It is slow, without an order of
/// choices, and independent of the tested code.</summary>
/// <param name="Source">The pattern as ECMA-262 writes it.</param>
internal abstract record ReferencePattern(string Source)
{
    public abstract ISet<int> Ends(int[] text, int start);

    /// <summary>Whether there is a match anywhere.</summary>
    public bool IsMatch(string text)
    {
        int[] codePoints = [.. text.EnumerateRunes().Select(rune => rune.Value)];
        return Enumerable.Range(0, codePoints.Length + 1).Any(start => Ends(codePoints, start).Count > 0);
    }

    public sealed override string ToString() => Source;

    /// <summary>One code point.</summary>
    internal sealed record One(string Source, Func<int, bool> Has) : ReferencePattern(Source)
    {
        public override ISet<int> Ends(int[] text, int start) => new HashSet<int>(start < text.Length && Has(text[start]) ? [start + 1] : []);
    }

    /// <summary>A condition on a place.</summary>
    internal sealed record Place(string Source, Func<int[], int, bool> Holds) : ReferencePattern(Source)
    {
        public override ISet<int> Ends(int[] text, int start) => new HashSet<int>(Holds(text, start) ? [start] : []);
    }

    internal sealed record Sequence(IReadOnlyList<ReferencePattern> Items) : ReferencePattern(string.Concat(Items.Select(item => item.Source)))
    {
        public override ISet<int> Ends(int[] text, int start)
        {
            ISet<int> ends = new HashSet<int> { start };
            foreach (ReferencePattern item in Items)
            {
                ends = ends.SelectMany(end => item.Ends(text, end)).ToHashSet();
            }
            return ends;
        }
    }

    internal sealed record Choice(IReadOnlyList<ReferencePattern> Branches) : ReferencePattern(string.Join('|', Branches.Select(branch => branch.Source)))
    {
        public override ISet<int> Ends(int[] text, int start) => Branches.SelectMany(branch => branch.Ends(text, start)).ToHashSet();
    }

    internal sealed record Group(string Open, ReferencePattern Body) : ReferencePattern($"{Open}{Body.Source})")
    {
        public override ISet<int> Ends(int[] text, int start) => Body.Ends(text, start);
    }

    internal sealed record Repeat(ReferencePattern Body, string Quantifier, int Min, int Max) : ReferencePattern(Body.Source + Quantifier)
    {
        public override ISet<int> Ends(int[] text, int start)
        {
            HashSet<int> round = [start];
            HashSet<int> ends = [];
            // After as many rounds as there are places, another one reaches nothing new.
            int rounds = Math.Min(Max, Min + text.Length + 1);
            for (int i = 0; i <= rounds; i++)
            {
                if (i >= Min)
                {
                    ends.UnionWith(round);
                }
                round = round.SelectMany(end => Body.Ends(text, end)).ToHashSet();
            }
            return ends;
        }
    }

    internal sealed record Lookaround(string Open, ReferencePattern Body) : ReferencePattern($"{Open}{Body.Source})")
    {
        public override ISet<int> Ends(int[] text, int start)
        {
            bool isThere = Open.Contains('<', StringComparison.Ordinal)
                ? Enumerable.Range(0, start + 1).Any(from => Body.Ends(text, from).Contains(start))
                : Body.Ends(text, start).Count > 0;
            return new HashSet<int>(isThere != Open.EndsWith('!') ? [start] : []);
        }
    }
}
