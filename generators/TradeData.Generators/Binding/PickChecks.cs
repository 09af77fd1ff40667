using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Binding;

/// <summary>Finds the picks that a branch has run already, through any number of unions within unions: they have nothing left to say, so
/// only a run that builds runs them.</summary>
internal static class PickChecks
{
    public static EquatableArray<PlanNode> Mark(EquatableArray<PlanNode> nodes) =>
        nodes.Select(node => node.Picks.All(pick => pick.IsChecked) ? node : node with { Picks = Marked(node, nodes) }).ToEquatableArray();

    private static EquatableArray<Pick> Marked(PlanNode node, EquatableArray<PlanNode> nodes)
    {
        HashSet<int> run = [];
        Collect(node, nodes, run);
        return node.Picks.Select(pick => pick.Schema is { External: null } schema && run.Contains(schema.Node) ? pick with { IsChecked = true } : pick).ToEquatableArray();
    }

    /// <summary>A union runs the cases that its branches give, or itself what they do not; a branch that is split runs its parts.</summary>
    private static void Collect(PlanNode node, EquatableArray<PlanNode> nodes, HashSet<int> run)
    {
        foreach (Edge branch in node.Applicators.Where(RunsCases).SelectMany(applicator => applicator.Edges))
        {
            if (branch.External is null && run.Add(branch.Node))
            {
                PlanNode target = nodes[branch.Node];
                run.UnionWith(target.Picks.Where(pick => pick.Schema is { External: null }).Select(pick => pick.Schema!.Node));
                if (!target.Picks.IsEmpty || target.Applicators.Any(applicator => applicator is Applicator.ByType))
                {
                    Collect(target, nodes, run);
                }
            }
        }
    }

    /// <summary>Whether an applicator runs its branches on the value whatever they say, so that a pick need not.</summary>
    public static bool RunsCases(Applicator applicator) => applicator is Applicator.ByType or Applicator.AnyOf or Applicator.OneOf { Discriminator: null };
}
