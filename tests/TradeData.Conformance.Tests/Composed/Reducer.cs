using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TradeData.Conformance.Tests.Composed;

/// <summary>Reduces a failing case: it removes members, items and whole documents, and replaces schemas by <c>true</c>, one change at a
/// time, as long as the failure stays the same. All changes of a round are compiled at once.</summary>
internal static class Reducer
{
    private const int MaxRounds = 40;
    private const int MaxTries = 60;

    public static Disagreement Reduce(Disagreement found) => Reduce(found, cases =>
    {
        BackendPair pair = new(cases);
        return Enumerable.Range(0, cases.Length).SelectMany(i => pair.Disagreements(i)).FirstOrDefault(one => Kind(one.What) == Kind(found.What));
    });

    /// <param name="firstFailing">Which of the cases fails in the same way, or null if none does.</param>
    public static Disagreement Reduce(Disagreement found, Func<ComposedCase[], Disagreement?> firstFailing)
    {
        for (int round = 0; round < MaxRounds; round++)
        {
            ComposedCase[] smaller = [.. Smaller(found.Case).OrderBy(Size).Take(MaxTries)];
            if (smaller.Length == 0 || firstFailing(smaller) is not { } next)
            {
                return found;
            }
            found = next;
        }
        return found;
    }

    private static string Kind(string what) => what.Split(':')[0];

    private static int Size(ComposedCase one) => one.Documents.Sum(document => one.TextOf(document.Schema).Length) + one.Instances.Sum(instance => instance.Length);

    private static IEnumerable<ComposedCase> Smaller(ComposedCase one)
    {
        for (int i = 0; i < one.Documents.Count; i++)
        {
            (string file, JsonNode schema) = one.Documents[i];
            if (i < one.Documents.Count - 1)
            {
                yield return one with { Documents = [.. one.Documents.Where(document => document.File != file)] };
            }
            foreach (object[] path in Places.All(schema).Where(path => path.Length > 0))
            {
                yield return With(one, i, Places.With(schema, path, null)!);
                if (Places.With(schema, path, value => value is JsonObject { Count: > 0 } ? true : value) is { } simpler && !JsonNode.DeepEquals(simpler, schema))
                {
                    yield return With(one, i, simpler);
                }
            }
        }
        if (one.Instances.Count == 1 && Parsed(one.Instances[0]) is { } instance)
        {
            foreach (object[] path in Places.All(instance))
            {
                if (path.Length > 0)
                {
                    yield return one with { Instances = [Written(Places.With(instance, path, null))] };
                }
                if (Places.With(instance, path, value => value is JsonObject or JsonArray ? 1 : value) is { } simpler && !JsonNode.DeepEquals(simpler, instance))
                {
                    yield return one with { Instances = [Written(simpler)] };
                }
            }
        }
    }

    private static ComposedCase With(ComposedCase one, int place, JsonNode schema) =>
        one with { Documents = [.. one.Documents.Select((document, i) => i == place ? (document.File, schema) : document)] };

    private static byte[] Written(JsonNode? node) => Encoding.UTF8.GetBytes(node?.ToJsonString() ?? "null");

    /// <summary>Returns null for text that is not JSON, and for null: neither can be reduced.</summary>
    private static JsonNode? Parsed(byte[] text)
    {
        try
        {
            JsonNode? node = JsonNode.Parse(text);
            // A member that occurs twice shows only when the object is looked at.
            _ = node?.ToJsonString();
            _ = Places.All(node).Count();
            return node;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
