using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Binding.Paths;

/// <summary>Marks the nodes whose verdicts are remembered, and those that count how many are within one another.</summary>
internal static class PlanPaths
{
    /// <param name="nodes">The plan.</param>
    /// <param name="root">The node at the document's root.</param>
    /// <param name="refersBack">Whether a document leads back to this one.</param>
    public static EquatableArray<PlanNode> Mark(EquatableArray<PlanNode> nodes, int root, Func<string, bool> refersBack)
    {
        PlanGraph graph = new(nodes, refersBack);
        bool[] repeated = RepeatedNodes.Of(graph, root);
        bool[] counted = CountedNodes.Of(graph);
        return nodes.Select((node, i) => repeated[i] || counted[i] ? node with { RemembersVerdicts = repeated[i], CountsHops = counted[i] } : node).ToEquatableArray();
    }
}
