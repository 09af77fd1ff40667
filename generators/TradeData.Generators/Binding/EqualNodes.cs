using TradeData.Generators.Binding.Paths;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Binding;

/// <summary>Finds nodes that decide alike: equal but for their names, places and annotations. A verdict may run any of them in place of another.</summary>
internal static class EqualNodes
{
    /// <summary>Returns for each node the first one that equals it. Nodes in a circle equal only themselves.</summary>
    public static int[] Of(EquatableArray<PlanNode> nodes)
    {
        StrongComponents components = new([.. nodes.Select(node => (IReadOnlyList<int>)[.. node.Edges.Where(edge => edge.External is null).Select(edge => edge.Node).Distinct()])]);
        Dictionary<PlanNode, int> known = [];
        int[] first = [.. Enumerable.Range(0, nodes.Count)];
        for (int component = 0; component < components.All.Count; component++)
        {
            int node = components.All[component][0];
            // A record, union, list or map is read by its own type.
            if (components.IsCycle(component) || !nodes[node].Picks.IsEmpty || nodes[node].Shape is { IsScalar: false, Kind: not ShapeKind.Raw })
            {
                continue;
            }
            PlanNode nameless = nodes[node] with { Name = "", Location = "", Scope = "", Annotations = default, IsShared = false };
            nameless = WithEdges(nameless, edge => edge.External is null ? Edge.To(first[edge.Node], "") : edge with { Location = "", Via = null, Hops = 1 });
            if (known.TryGetValue(nameless, out int same))
            {
                first[node] = same;
            }
            else
            {
                known.Add(nameless, node);
            }
        }
        return first;
    }

    /// <summary>Returns a node with other edges.</summary>
    public static PlanNode WithEdges(PlanNode node, Func<Edge, Edge> map) => node with
    {
        Object = node.Object is { } members ? WithEdges(members, map) : null,
        Array = node.Array is { } items ? WithEdges(items, map) : null,
        Applicators = node.Applicators.Select(applicator => WithEdges(applicator, map)).ToEquatableArray(),
    };

    private static ObjectFacet WithEdges(ObjectFacet facet, Func<Edge, Edge> map) => facet with
    {
        Names = facet.Names.Select(name => name with { Schema = Mapped(name.Schema, map) }).ToEquatableArray(),
        Patterns = facet.Patterns.Select(pattern => pattern with { Schema = map(pattern.Schema) }).ToEquatableArray(),
        Dependencies = facet.Dependencies.Select(dependency => dependency with { Schema = Mapped(dependency.Schema, map) }).ToEquatableArray(),
        Additional = Mapped(facet.Additional, map),
        PropertyNames = Mapped(facet.PropertyNames, map),
        Unevaluated = Mapped(facet.Unevaluated, map),
    };

    private static ArrayFacet WithEdges(ArrayFacet facet, Func<Edge, Edge> map) => facet with
    {
        Prefix = facet.Prefix.Select(map).ToEquatableArray(),
        Items = Mapped(facet.Items, map),
        Contains = Mapped(facet.Contains, map),
        Unevaluated = Mapped(facet.Unevaluated, map),
    };

    public static Applicator WithEdges(Applicator applicator, Func<Edge, Edge> map) => applicator switch
    {
        Applicator.Conjunct conjunct => conjunct with { Schema = map(conjunct.Schema) },
        Applicator.AnyOf anyOf => anyOf with { Branches = anyOf.Branches.Select(map).ToEquatableArray() },
        Applicator.OneOf oneOf => oneOf with { Branches = oneOf.Branches.Select(map).ToEquatableArray() },
        Applicator.ByType parts => parts with { Branches = parts.Branches.Select(map).ToEquatableArray() },
        Applicator.Not not => not with { Schema = map(not.Schema) },
        Applicator.Conditional conditional => conditional with { If = map(conditional.If), Then = Mapped(conditional.Then, map), Else = Mapped(conditional.Else, map) },
        _ => throw new InvalidOperationException($"{applicator} has no edges to map."),
    };

    private static Edge? Mapped(Edge? edge, Func<Edge, Edge> map) => edge is null ? null : map(edge);
}
