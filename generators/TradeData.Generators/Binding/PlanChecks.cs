using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Finds what no single keyword can see: schemas that lead back to themselves without consuming input.</summary>
internal static class PlanChecks
{
    public static void Check(SchemaContent document, EquatableArray<PlanNode> nodes, Action<Finding> report)
    {
        int[] state = new int[nodes.Count];
        List<int> path = [];
        for (int i = 0; i < nodes.Count; i++)
        {
            Visit(i);
        }

        void Visit(int index)
        {
            if (state[index] == 2)
            {
                return;
            }
            if (state[index] == 1)
            {
                Report(index);
                return;
            }
            state[index] = 1;
            path.Add(index);
            foreach (Edge edge in InPlace(nodes[index]))
            {
                if (edge.External is null)
                {
                    Visit(edge.Node);
                }
            }
            path.RemoveAt(path.Count - 1);
            state[index] = 2;
        }

        void Report(int index)
        {
            string circle = string.Join(" -> ", path.SkipWhile(node => node != index).Append(index).Select(node => Short(nodes[node].Location)));
            Subschema? schema = document.ByPointer.Values.FirstOrDefault(s => s.Location == nodes[index].Location);
            JsonNode at = schema?.Ref?.Node ?? schema?.Node ?? document.Root!.Node;
            report(new Finding(Rules.EndlessReference, at.Start, at is JsonString ? at.End : Math.Min(at.Start + 1, at.End), [schema?.Ref?.Keyword ?? "allOf", circle]));
        }
    }

    private static string Short(string location) => location.Substring(location.IndexOf('#'));

    private static IEnumerable<Edge> InPlace(PlanNode node)
    {
        foreach (Edge edge in node.Applicators.SelectMany(applicator => applicator.Edges))
        {
            yield return edge;
        }
        foreach (Dependency dependency in node.Object?.Dependencies ?? default)
        {
            if (dependency.Schema is not null)
            {
                yield return dependency.Schema;
            }
        }
    }
}
