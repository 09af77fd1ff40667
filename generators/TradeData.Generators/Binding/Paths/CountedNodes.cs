namespace TradeData.Generators.Binding.Paths;

/// <summary>
/// Finds the nodes that have to count when they are entered, so that a chain of schemas which apply to one value within one another cannot exhaust the stack.
/// The others need not: of any eight in a chain, one counts.
/// </summary>
internal static class CountedNodes
{
    /// <summary>As many as the runtime adds for each node that counts.</summary>
    private const int Band = 8;

    public static bool[] Of(PlanGraph graph)
    {
        StrongComponents components = new(graph.Targets(inPlace: true));
        int[] heights = new int[graph.Nodes.Count + 1];
        bool[] counted = new bool[graph.Nodes.Count + 1];
        // A document that refers back may have a chain of any length.
        heights[graph.Outside] = Band;
        for (int component = 0; component < components.All.Count; component++)
        {
            // A circle is an error, which is reported elsewhere; it must not crash all the same.
            bool isCircle = components.IsCycle(component);
            foreach (int node in components.All[component].Where(node => node != graph.Outside))
            {
                int[] targets = [.. graph.From(node).Where(way => way.Label is null && components.Of[way.To] != component).Select(way => way.To)];
                heights[node] = targets.Length == 0 ? 0 : 1 + targets.Max(target => heights[target]);
                counted[node] = isCircle || targets.Any(target => target == graph.Outside || heights[target] / Band < heights[node] / Band);
            }
        }
        return counted;
    }
}
