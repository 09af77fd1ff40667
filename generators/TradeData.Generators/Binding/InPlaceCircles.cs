namespace TradeData.Generators.Binding;

/// <summary>The circles of exported schemas that apply one another to the same value, so that validation would never end: the strongly
/// connected parts of the graph of <see cref="ExportedSchema.InPlace"/>, found in one pass.</summary>
internal sealed class InPlaceCircles
{
    /// <summary>The maximum number of steps that a message lists.</summary>
    private const int LongestWay = 32;

    private readonly ExportsTable _table;
    private readonly Dictionary<string, int> _circles = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _sizes = [];

    public InPlaceCircles(ExportsTable table)
    {
        _table = table;
        Dictionary<string, int> order = new(StringComparer.Ordinal);
        Dictionary<string, int> lowest = new(StringComparer.Ordinal);
        Stack<string> open = new();
        foreach (ExportedSchema start in table.Documents.SelectMany(document => document.Schemas).Where(schema => !schema.InPlace.IsEmpty))
        {
            Visit(start, order, lowest, open);
        }
    }

    /// <summary>The way from a schema through one that it applies back to itself; null where none leads back.</summary>
    public string? Way(ExportedSchema from, string through)
    {
        if (_table.Find(through) is not { Schema: var next })
        {
            return null;
        }
        if (next.Location == from.Location)
        {
            return Short(from.Location) + " -> " + Short(from.Location);
        }
        if (!_circles.TryGetValue(from.Location, out int circle) || !_circles.TryGetValue(next.Location, out int other) || circle != other)
        {
            return null;
        }
        return _sizes[circle] > LongestWay
            ? FormattableString.Invariant($"{Short(from.Location)} -> {Short(next.Location)} -> ... -> {Short(from.Location)}")
            : string.Join(" -> ", Back(from.Location, next, circle).Prepend(from.Location).Select(Short));
    }

    // Tarjan's algorithm, with a stack of its own: a chain may be longer than the thread's stack allows.
    private void Visit(ExportedSchema start, Dictionary<string, int> order, Dictionary<string, int> lowest, Stack<string> open)
    {
        Stack<(string At, IEnumerator<string> Next)> way = new();
        Enter(start);
        while (way.Count > 0)
        {
            (string at, IEnumerator<string> next) = way.Peek();
            if (next.MoveNext())
            {
                if (_table.Find(next.Current) is not { Schema: var target } || _circles.ContainsKey(target.Location))
                {
                    continue;
                }
                if (order.TryGetValue(target.Location, out int seen))
                {
                    lowest[at] = Math.Min(lowest[at], seen);
                }
                else
                {
                    Enter(target);
                }
                continue;
            }
            way.Pop();
            if (lowest[at] == order[at])
            {
                Close(at, open);
            }
            if (way.Count > 0)
            {
                lowest[way.Peek().At] = Math.Min(lowest[way.Peek().At], lowest[at]);
            }
        }

        void Enter(ExportedSchema schema)
        {
            if (!order.ContainsKey(schema.Location))
            {
                order.Add(schema.Location, order.Count);
                lowest.Add(schema.Location, order.Count - 1);
                open.Push(schema.Location);
                way.Push((schema.Location, schema.InPlace.GetEnumerator()));
            }
        }
    }

    private void Close(string root, Stack<string> open)
    {
        int circle = _sizes.Count;
        int size = 0;
        string member;
        do
        {
            member = open.Pop();
            _circles.Add(member, circle);
            size++;
        }
        while (member != root);
        _sizes.Add(circle, size);
    }

    /// <summary>The shortest way within the circle, both ends included.</summary>
    private List<string> Back(string goal, ExportedSchema start, int circle)
    {
        Dictionary<string, string?> cameFrom = new(StringComparer.Ordinal) { [start.Location] = null };
        Queue<ExportedSchema> open = new([start]);
        while (open.Count > 0 && !cameFrom.ContainsKey(goal))
        {
            ExportedSchema at = open.Dequeue();
            foreach (string address in at.InPlace)
            {
                if (_table.Find(address) is { Schema: var next } && _circles.TryGetValue(next.Location, out int other) && other == circle && !cameFrom.ContainsKey(next.Location))
                {
                    cameFrom.Add(next.Location, at.Location);
                    open.Enqueue(next);
                }
            }
        }
        List<string> way = [];
        for (string? at = goal; at is not null; at = cameFrom[at])
        {
            way.Add(at);
        }
        way.Reverse();
        return way;
    }

    private static string Short(string location) => location.Substring(location.LastIndexOf('/', location.IndexOf('#')) + 1);
}
