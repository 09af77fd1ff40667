using TradeData.Generators.Model;

namespace TradeData.Generators.Binding.Paths;

/// <summary>
/// Finds the nodes that may be run again and again for one value, so that their verdicts have to be remembered. In a circle with more than one way from a
/// node to the same child, such as <c>allOf</c> with two schemas that both go on with it for one property, each level doubles the runs. Without a circle
/// the schema's own size bounds them, but that may be a power of two.
/// </summary>
/// <remarks>A node is marked where ways meet. Whatever is not marked runs as often as the one node that leads to it, or a bounded number of times.</remarks>
internal static class RepeatedNodes
{
    /// <summary>Fewer runs for one value than this need no memo.</summary>
    private const double Few = 64;

    public static bool[] Of(PlanGraph graph, int root)
    {
        StrongComponents components = new(graph.Targets(inPlace: false));
        bool[] marked = new bool[graph.Nodes.Count + 1];
        MarkCircles(graph, components, marked);
        MarkMeetings(graph, components, marked, root);
        return marked;
    }

    private static void MarkCircles(PlanGraph graph, StrongComponents components, bool[] marked)
    {
        ILookup<int, Way> within = graph.Ways.Where(way => components.Of[way.From] == components.Of[way.To]).ToLookup(way => components.Of[way.To]);
        foreach (IGrouping<int, Way> circle in within)
        {
            bool doubles = circle.Any(way => way.From == graph.Outside) || circle.GroupBy(way => way.From).Any(ways => PlanGraph.Together([.. ways]) > 1);
            foreach (IGrouping<int, Way> ways in circle.GroupBy(way => way.To))
            {
                marked[ways.Key] = doubles && ways.Key != graph.Outside && ways.Sum(way => way.Times) > 1;
            }
        }
    }

    /// <summary>Bounds how often each node runs for one value, from the root down.</summary>
    private static void MarkMeetings(PlanGraph graph, StrongComponents components, bool[] marked, int root)
    {
        ILookup<int, Way> into = graph.Ways.ToLookup(way => way.To);
        double[] runs = new double[graph.Nodes.Count + 1];
        for (int component = components.All.Count - 1; component >= 0; component--)
        {
            List<int> nodes = components.All[component];
            foreach (int node in nodes)
            {
                runs[node] = (node == root ? 1 : 0) + Runs([.. into[node].Where(way => components.Of[way.From] != component)], runs);
                if (runs[node] > Few && node != graph.Outside)
                {
                    marked[node] = true;
                    runs[node] = 1;
                }
            }
            if (components.IsCycle(component))
            {
                double all = nodes.Sum(node => runs[node]);
                nodes.ForEach(node => runs[node] = marked[node] ? 1 : all);
            }
        }
    }

    private static double Runs(List<Way> ways, double[] runs)
    {
        double Sum(IEnumerable<Way> some) => some.Sum(way => way.Times * runs[way.From]);
        ILookup<string, Way> byLabel = ways.Where(way => way.Label is not null).ToLookup(way => way.Label!, StringComparer.Ordinal);
        double one = byLabel.Where(label => label.Key is not (PlanGraph.AnyMember or PlanGraph.AnyItem)).Select(Sum).DefaultIfEmpty().Max();
        return Sum(ways.Where(way => way.Label is null)) + one + Math.Max(Sum(byLabel[PlanGraph.AnyMember]), Sum(byLabel[PlanGraph.AnyItem]));
    }
}
