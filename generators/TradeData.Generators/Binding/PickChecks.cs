using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Binding;

/// <summary>Finds the picks that a branch has run already, through any number of unions within unions: they have nothing left to say, so
/// only a run that builds runs them.</summary>
internal static class PickChecks
{
    public static EquatableArray<PlanNode> Mark(EquatableArray<PlanNode> nodes)
    {
        return nodes.Select(node => node.Picks.All(pick => pick.IsChecked) ? node : node with { Picks = Marked(node, nodes) }).ToEquatableArray();
    }

    private static EquatableArray<Pick> Marked(PlanNode node, EquatableArray<PlanNode> nodes)
    {
        HashSet<int> run = [];
        Collect(node, nodes, run);
        return node.Picks.Select(pick => pick.Schema is { External: null } schema && run.Contains(schema.Node) ? pick with { IsChecked = true } : pick).ToEquatableArray();
    }

    /// <summary>A union runs the cases that its branches give, or itself what they do not.</summary>
    private static void Collect(PlanNode node, EquatableArray<PlanNode> nodes, HashSet<int> run)
    {
        foreach (Edge branch in node.Applicators.Where(applicator => applicator is Applicator.AnyOf or Applicator.OneOf { Discriminator: null }).SelectMany(applicator => applicator.Edges))
        {
            if (branch.External is null && run.Add(branch.Node) && !nodes[branch.Node].Picks.IsEmpty)
            {
                run.UnionWith(nodes[branch.Node].Picks.Where(pick => pick.Schema is { External: null }).Select(pick => pick.Schema!.Node));
                Collect(nodes[branch.Node], nodes, run);
            }
        }
    }
}
