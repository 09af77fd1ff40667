using TradeData.Generators.Diagnostics;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;

namespace TradeData.Generators.Schema;

/// <summary>Reads a names file. Its nodes have offsets after the end of the schema's text, so an offset alone tells which file a finding
/// belongs to.</summary>
internal sealed class NamesReader
{
    private static readonly string[] Words = [.. KeywordList.All.Where(keyword => keyword.Group == KeywordGroup.TradeData).Select(keyword => keyword.Name)];

    private readonly SchemaContent _content;
    private readonly JsonNode? _root;
    private readonly Dictionary<string, JsonMember> _byPointer = new(StringComparer.Ordinal);

    /// <param name="offset">The start of the file.</param>
    public NamesReader(SchemaContent content, NamesFile file, int offset)
    {
        _content = content;
        JsonNode? root = _root = JsonParser.Parse(new string(' ', offset) + file.Text, out IReadOnlyList<JsonFault> faults);
        foreach (JsonFault fault in faults)
        {
            content.Findings.Add(new Finding(Rules.MalformedJson, Math.Max(fault.Start, offset), Math.Max(fault.End, offset), [fault.Message]));
        }
        if (root is not null and not JsonObject)
        {
            Report(root, $"A names file is an object that maps JSON Pointers to keywords, but this is {root.Kind}");
        }
        foreach (JsonMember member in (root as JsonObject)?.Members.Where(member => member.Name is not ("$schema" or "$comment")) ?? [])
        {
            string pointer = member.Name.StartsWith("#", StringComparison.Ordinal) ? Uri.UnescapeDataString(member.Name.Substring(1)) : member.Name;
            if (!_byPointer.ContainsKey(pointer))
            {
                _byPointer.Add(pointer, member);
            }
        }
    }

    /// <summary>The file without its white space.</summary>
    public string Canonical => _root is null ? "" : JsonText.Of(_root);

    /// <summary>Adds the keywords of the file to a schema.</summary>
    public void Apply(KeywordContext context)
    {
        if (!_byPointer.TryGetValue(context.Schema.Pointer, out JsonMember? given))
        {
            return;
        }
        switch (given.Value)
        {
            case JsonString:
                KeywordList.Find("x-name", context.Dialect)!.Read(context, new JsonMember("x-name", given.NameStart, given.NameEnd, given.Value));
                break;
            case JsonObject words:
                foreach (JsonMember word in words.Members)
                {
                    Apply(context, word);
                }
                break;
            default:
                Report(given.Value, $"Each entry is a name or an object of keywords, but this is {given.Value.Kind}");
                break;
        }
    }

    /// <summary>Reports pointers that lead to no schema. It is called after all schemas are read.</summary>
    public void Check()
    {
        foreach (KeyValuePair<string, JsonMember> given in _byPointer)
        {
            if (!_content.ByPointer.ContainsKey(given.Key))
            {
                _content.Findings.Add(new Finding(Rules.InvalidNames, given.Value.NameStart, given.Value.NameEnd,
                    [$"\"{given.Value.Name}\" leads to no schema in {_content.Path}{Nearest.Suggestion(given.Key, _content.ByPointer.Keys)}"]));
            }
        }
    }

    private void Apply(KeywordContext context, JsonMember word)
    {
        if (KeywordList.Find(word.Name, context.Dialect) is { Group: KeywordGroup.TradeData } keyword)
        {
            keyword.Read(context, word);
        }
        else if (word.Name != "$comment")
        {
            _content.Findings.Add(new Finding(Rules.InvalidNames, word.NameStart, word.NameEnd,
                [$"\"{word.Name}\" is not a keyword of names files ({string.Join(", ", Words)}){Nearest.Suggestion(word.Name, Words)}"]));
        }
    }

    private void Report(JsonNode at, string message) => _content.Findings.Add(new Finding(Rules.InvalidNames, at.Start, at.End, [message]));
}
