using TradeData.Generators.Model;

namespace TradeData.Generators.Binding.Paths;

/// <summary>A way from one node of a plan to another.</summary>
/// <param name="Label">Which members or items of the value it leads to; null where it leads to the value itself.</param>
/// <param name="Group">Of the ways of a group, at most one is gone for a value.</param>
/// <param name="Times">How often it may be gone for one value.</param>
internal sealed record Way(int From, int To, string? Label, int Group, int Times)
{
    /// <summary>Whether a run that goes it goes no other way from the node.</summary>
    public bool IsMerged { get; init; }
}

/// <summary>
/// The nodes of a plan and the ways between them. One more node stands for all documents that refer back to this one: it leads to every node that
/// others may call.
/// </summary>
internal sealed class PlanGraph
{
    /// <summary>Members of any name.</summary>
    public const string AnyMember = "{*}";

    /// <summary>Items at any place.</summary>
    public const string AnyItem = "[*]";

    // What fails as an alternative in a verdict is run again for the report.
    private const int Tried = 2;

    // Another document may lead to a node by any number of ways.
    private const int Unknown = 2;

    private readonly Func<string, bool> _refersBack;
    private readonly List<Way>[] _from;
    private int _groups;

    /// <param name="nodes">The plan.</param>
    /// <param name="refersBack">Whether a document leads back to this one.</param>
    public PlanGraph(IReadOnlyList<PlanNode> nodes, Func<string, bool> refersBack)
    {
        Nodes = nodes;
        _refersBack = refersBack;
        _from = [.. Enumerable.Range(0, nodes.Count + 1).Select(_ => new List<Way>())];
        for (int i = 0; i < nodes.Count; i++)
        {
            AddInPlace(i, nodes[i]);
            AddMembers(i, nodes[i].Object);
            AddItems(i, nodes[i].Array);
            if (nodes[i].IsShared)
            {
                _from[Outside].Add(new Way(Outside, i, null, ++_groups, Unknown));
            }
        }
    }

    public IReadOnlyList<PlanNode> Nodes { get; }

    /// <summary>The node that stands for the other documents.</summary>
    public int Outside => Nodes.Count;

    public IReadOnlyList<Way> From(int node) => _from[node];

    public IEnumerable<Way> Ways => _from.SelectMany(ways => ways);

    /// <summary>The targets of the edges, node by node.</summary>
    /// <param name="inPlace">Only those that lead to the value itself.</param>
    public List<IReadOnlyList<int>> Targets(bool inPlace) =>
        [.. _from.Select(ways => (IReadOnlyList<int>)[.. ways.Where(way => !inPlace || (way.Label is null && way.From != Outside)).Select(way => way.To).Distinct()])];

    /// <summary>At most how many of some ways are gone for one value, or for one member or item of it.</summary>
    public static int Together(IReadOnlyList<Way> ways) => ways.ToLookup(way => way.IsMerged).Max(run => TogetherInRun([.. run]));

    private static int TogetherInRun(List<Way> ways)
    {
        int itself = ways.Where(way => way.Label is null).GroupBy(way => way.Group).Sum(group => group.Max(way => way.Times));
        int members = Most(ways.Where(way => way.Label?[0] == '{'), AnyMember);
        int items = Most(ways.Where(way => way.Label?[0] == '['), AnyItem);
        return itself + Math.Max(members, items);
    }

    /// <summary>The most ways to one child: those of a name or place, and those to any.</summary>
    private static int Most(IEnumerable<Way> ways, string any)
    {
        ILookup<string, Way> byLabel = ways.ToLookup(way => way.Label!, StringComparer.Ordinal);
        int one = byLabel.Where(label => label.Key != any).Select(label => Sum(label)).DefaultIfEmpty().Max();
        return one + Sum(byLabel[any]);
    }

    // Two ways of a group exclude each other: a property that is declared is no additional one.
    private static int Sum(IEnumerable<Way> ways) => ways.GroupBy(way => way.Group).Sum(group => group.Max(way => way.Times));

    private void AddInPlace(int from, PlanNode node)
    {
        foreach (Applicator applicator in node.Applicators)
        {
            int group = ++_groups;
            switch (applicator)
            {
                case Applicator.AnyOf or Applicator.OneOf { Discriminator: null }:
                    foreach (Edge branch in applicator.Edges)
                    {
                        Add(from, branch, null, ++_groups, Tried);
                    }
                    break;
                case Applicator.Conditional conditional:
                    Add(from, conditional.If, null, group);
                    group = ++_groups;
                    Add(from, conditional.Then, null, group);
                    Add(from, conditional.Else, null, group);
                    break;
                default:
                    foreach (Edge edge in applicator.Edges)
                    {
                        Add(from, edge, null, group);
                    }
                    break;
            }
        }
        if (node.Merged >= 0)
        {
            _from[from].Add(new Way(from, node.Merged, null, ++_groups, 1) { IsMerged = true });
        }
        foreach (Pick pick in node.Picks)
        {
            Add(from, pick.Schema, null, ++_groups, Tried);
        }
        foreach (Dependency dependency in node.Object?.Dependencies ?? default)
        {
            Add(from, dependency.Schema, null, ++_groups);
        }
    }

    private void AddMembers(int from, ObjectFacet? facet)
    {
        if (facet is null)
        {
            return;
        }
        int declared = ++_groups;
        foreach (NamedMember member in facet.Names)
        {
            Add(from, member.Schema, "{" + member.Name, declared);
        }
        foreach (PatternMember pattern in facet.Patterns)
        {
            Add(from, pattern.Schema, AnyMember, ++_groups);
        }
        int others = ++_groups;
        Add(from, facet.Additional, AnyMember, others);
        Add(from, facet.Unevaluated, AnyMember, others);
        Add(from, facet.PropertyNames, "{", ++_groups);
    }

    private void AddItems(int from, ArrayFacet? facet)
    {
        if (facet is null)
        {
            return;
        }
        int placed = ++_groups;
        for (int place = 0; place < facet.Prefix.Count; place++)
        {
            Add(from, facet.Prefix[place], "[" + place.ToString(System.Globalization.CultureInfo.InvariantCulture), placed);
        }
        int others = ++_groups;
        Add(from, facet.Items, AnyItem, others);
        Add(from, facet.Unevaluated, AnyItem, others);
        Add(from, facet.Contains, AnyItem, ++_groups);
    }

    private void Add(int from, Edge? edge, string? label, int group, int times = 1)
    {
        if (edge is null || (edge.External is { } external && (external.IsRuleOnly || !_refersBack(external.Document))))
        {
            return;
        }
        int to = edge.External is null ? edge.Node : Outside;
        if (to == Outside || !Nodes[to].IsRuleOnly)
        {
            _from[from].Add(new Way(from, to, label, group, times));
        }
    }
}
