namespace TradeData.Generators.Json;

/// <summary>A value of a JSON text and its place: <see cref="Start"/> and <see cref="End"/> are offsets in UTF-16 units, end
/// exclusive.</summary>
internal abstract class JsonNode(int start, int end)
{
    public int Start { get; } = start;

    public int End { get; } = end;

    /// <summary>The noun for this kind of value in messages.</summary>
    public abstract string Kind { get; }
}

internal sealed class JsonObject(int start, int end, IReadOnlyList<JsonMember> members) : JsonNode(start, end)
{
    private Dictionary<string, JsonMember>? _byName;

    /// <summary>The members in the order of the text, including repeated names.</summary>
    public IReadOnlyList<JsonMember> Members { get; } = members;

    public override string Kind => "an object";

    public JsonMember? Find(string name)
    {
        if (_byName is null)
        {
            _byName = new Dictionary<string, JsonMember>(StringComparer.Ordinal);
            foreach (JsonMember member in Members)
            {
                if (!_byName.ContainsKey(member.Name))
                {
                    _byName.Add(member.Name, member);
                }
            }
        }
        return _byName.TryGetValue(name, out JsonMember? found) ? found : null;
    }
}

/// <summary>A name and its value. The name's own offsets include its quotes.</summary>
internal sealed class JsonMember(string name, int nameStart, int nameEnd, JsonNode value)
{
    public string Name { get; } = name;

    public int NameStart { get; } = nameStart;

    public int NameEnd { get; } = nameEnd;

    public JsonNode Value { get; } = value;
}

internal sealed class JsonArray(int start, int end, IReadOnlyList<JsonNode> items) : JsonNode(start, end)
{
    public IReadOnlyList<JsonNode> Items { get; } = items;

    public override string Kind => "an array";
}

internal sealed class JsonString(int start, int end, string value) : JsonNode(start, end)
{
    /// <summary>The text with its escapes decoded.</summary>
    public string Value { get; } = value;

    public override string Kind => "a string";
}

/// <summary>A number as written. A schema's <c>0.1</c> or <c>1e400</c> must not pass through binary floating point.</summary>
internal sealed class JsonNumber(int start, int end, string raw) : JsonNode(start, end)
{
    public string Raw { get; } = raw;

    public override string Kind => "a number";
}

internal sealed class JsonBoolean(int start, int end, bool value) : JsonNode(start, end)
{
    public bool Value { get; } = value;

    public override string Kind => Value ? "true" : "false";
}

internal sealed class JsonNull(int start, int end) : JsonNode(start, end)
{
    public override string Kind => "null";
}
