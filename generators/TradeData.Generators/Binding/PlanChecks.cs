using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Model;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Finds schemas that lead back to themselves without consuming input, which no single keyword can detect.</summary>
internal static class PlanChecks
{
    /// <summary>The maximum number of steps that the message lists.</summary>
    private const int LongestWay = 32;

    public static void Check(SchemaContent document, EquatableArray<PlanNode> nodes, Action<Finding> report)
    {
        bool[] isDone = new bool[nodes.Count];
        Dictionary<int, int> places = [];
        // With a path of its own: a chain may be longer than the thread's stack allows.
        List<(int Node, IEnumerator<Edge> Edges)> path = [];
        for (int i = 0; i < nodes.Count; i++)
        {
            Enter(i);
            while (path.Count > 0)
            {
                (int at, IEnumerator<Edge> edges) = path[path.Count - 1];
                if (!edges.MoveNext())
                {
                    path.RemoveAt(path.Count - 1);
                    places.Remove(at);
                    isDone[at] = true;
                }
                else if (edges.Current.External is null && places.TryGetValue(edges.Current.Node, out int start))
                {
                    Report(start);
                }
                else if (edges.Current.External is null)
                {
                    Enter(edges.Current.Node);
                }
            }
        }

        void Enter(int index)
        {
            if (!isDone[index])
            {
                places.Add(index, path.Count);
                path.Add((index, InPlace(nodes[index]).GetEnumerator()));
            }
        }

        void Report(int start)
        {
            string[] way = [.. Steps(start).Take(LongestWay + 1)];
            IEnumerable<string> told = way.Length > LongestWay ? way.Take(LongestWay).Append("...") : way;
            (string keyword, int from, int to) = Place(document, nodes[path[start].Node].Location, path[start].Edges.Current);
            report(new Finding(Rules.EndlessReference, from, to, [keyword, string.Join(" -> ", told.Append(way[0]))]));
        }

        // Each step's edge is the one that it has come to.
        IEnumerable<string> Steps(int start) => path.Skip(start).SelectMany(step => Passed(document, step.Edges.Current).Prepend(nodes[step.Node].Location)).Select(Short);
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

    /// <summary>Returns the place where the circle leaves its first schema: the reference, or else the keyword that applies a schema in place.</summary>
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
    private static Subschema? SchemaAt(SchemaContent document, string location) => document.At(location);

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
