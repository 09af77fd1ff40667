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
        List<(int Node, Edge? To)> path = [];
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
            path.Add((index, null));
            foreach (Edge edge in InPlace(nodes[index]))
            {
                if (edge.External is null)
                {
                    path[path.Count - 1] = (index, edge);
                    Visit(edge.Node);
                }
            }
            path.RemoveAt(path.Count - 1);
            state[index] = 2;
        }

        void Report(int index)
        {
            List<(int Node, Edge? To)> circle = [.. path.SkipWhile(step => step.Node != index)];
            string way = string.Join(" -> ", circle.SelectMany(step => Passed(document, step.To!).Prepend(nodes[step.Node].Location)).Append(nodes[index].Location).Select(Short));
            (string keyword, int start, int end) = Place(document, nodes[index].Location, circle[0].To!);
            report(new Finding(Rules.EndlessReference, start, end, [keyword, way]));
        }
    }

    /// <summary>The schemas that an edge passes over because they are nothing but references.</summary>
    private static IEnumerable<string> Passed(SchemaContent document, Edge edge)
    {
        Subschema? schema = edge.Via is { } via ? SchemaAt(document, via.Substring(0, via.LastIndexOf('/'))) : null;
        for (int hops = edge.Hops; hops > 1 && schema?.Ref is { } reference; hops--)
        {
            (string address, string fragment) = SchemaUri.Split(reference.Uri);
            schema = document.Find(address, fragment);
            if (schema is not null)
            {
                yield return schema.Location;
            }
        }
    }

    /// <summary>Where the circle leaves its first schema: at the reference, else at the word whose schema applies in place.</summary>
    private static (string Keyword, int Start, int End) Place(SchemaContent document, string from, Edge edge)
    {
        if (edge.Via is { } via)
        {
            int slash = via.LastIndexOf('/');
            string reference = via.Substring(slash + 1);
            JsonNode at = SchemaAt(document, via.Substring(0, slash))?.Member(reference)?.Value ?? document.Root!.Node;
            return (reference, at.Start, at is JsonString ? at.End : Math.Min(at.Start + 1, at.End));
        }
        JsonMember? word = SchemaAt(document, from) is { } schema && SchemaAt(document, edge.Location) is { } part
            ? schema.Member(part.Pointer.Substring(schema.Pointer.Length + 1).Split('/')[0])
            : null;
        return word is null ? ("allOf", 0, 1) : (word.Name, word.NameStart, word.NameEnd);
    }

    /// <summary>None where it stands in another document, which is bound along because of its dynamic references.</summary>
    private static Subschema? SchemaAt(SchemaContent document, string location) => document.ByPointer.Values.FirstOrDefault(schema => schema.Location == location);

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
