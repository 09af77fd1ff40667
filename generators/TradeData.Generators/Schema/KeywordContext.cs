using System.Globalization;
using TradeData.Generators.Diagnostics;
using TradeData.Generators.Json;

namespace TradeData.Generators.Schema;

/// <summary>The operations of a keyword while it reads: fill the schema, open the schemas in its value, and report.</summary>
internal sealed class KeywordContext(SchemaReader reader, Subschema schema)
{
    private static readonly ExactNumber MostCounted = ExactNumber.Of("2147483647");

    public Subschema Schema { get; } = schema;

    public Dialect Dialect => Schema.Resource.Dialect;

    /// <summary>Returns the schema at <paramref name="node"/>, below this one by the given path.</summary>
    public Subschema Child(JsonNode node, params string[] path) =>
        reader.Read(node, path.Aggregate(Schema.Pointer, JsonPointer.Append), Schema.Resource);

    /// <summary>Returns an object of schemas, as in <c>properties</c>.</summary>
    public IEnumerable<NamedSubschema> Children(JsonMember member)
    {
        if (member.Value is not JsonObject value)
        {
            WrongValue(member, "an object whose values are schemas");
            yield break;
        }
        foreach (JsonMember child in value.Members)
        {
            yield return new NamedSubschema(child.Name, child, Child(child.Value, member.Name, child.Name));
        }
    }

    /// <summary>Returns a list of schemas, as in <c>allOf</c>.</summary>
    public IEnumerable<Subschema> ChildList(JsonMember member)
    {
        if (member.Value is not JsonArray { Items.Count: > 0 } value)
        {
            WrongValue(member, "a list of at least one schema");
            yield break;
        }
        for (int i = 0; i < value.Items.Count; i++)
        {
            yield return Child(value.Items[i], member.Name, i.ToString(CultureInfo.InvariantCulture));
        }
    }

    public string? Text(JsonMember member)
    {
        if (member.Value is JsonString text)
        {
            return text.Value;
        }
        WrongValue(member, "a string");
        return null;
    }

    public bool? Boolean(JsonMember member)
    {
        if (member.Value is JsonBoolean value)
        {
            return value.Value;
        }
        WrongValue(member, "true or false");
        return null;
    }

    public string? Number(JsonMember member)
    {
        if (member.Value is JsonNumber number)
        {
            return number.Raw;
        }
        WrongValue(member, "a number");
        return null;
    }

    /// <summary>Returns a count: an integer that is not negative, also as <c>2.0</c>. One beyond any array or string becomes the largest
    /// int.</summary>
    public int? Count(JsonMember member)
    {
        if (member.Value is JsonNumber number && ExactNumber.Of(number.Raw) is { IsNegative: false, IsInteger: true } value)
        {
            return value.CompareTo(MostCounted) > 0 ? int.MaxValue : value.ToInt32();
        }
        WrongValue(member, "a whole number of at least 0");
        return null;
    }

    public IEnumerable<JsonString> Texts(JsonMember member, JsonNode node)
    {
        if (node is not JsonArray array)
        {
            WrongValue(member, "a list of strings");
            yield break;
        }
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonNode item in array.Items)
        {
            if (item is not JsonString text)
            {
                Report(Rules.InvalidKeywordValue, item, member.Name, "a list of strings", "a list with " + JsonText.Excerpt(item));
            }
            else if (!seen.Add(text.Value))
            {
                Report(Rules.RepeatedItem, item, text.Value, member.Name);
            }
            else
            {
                yield return text;
            }
        }
    }

    /// <summary>Returns a reference, made absolute against the schema's own URI.</summary>
    public ReferenceFacet? Reference(JsonMember member)
    {
        if (Text(member) is not { } text)
        {
            return null;
        }
        if (SchemaUri.Resolve(Schema.Resource.Uri, text) is not { } uri)
        {
            WrongValue(member, "a URI reference");
            return null;
        }
        ReferenceFacet reference = new(member.Name, member.Value, text, uri);
        Schema.Document.References.Add(reference);
        return reference;
    }

    /// <summary>Declares an anchor, which must be valid in a URI's fragment and distinct from a pointer.</summary>
    public void DeclareAnchor(JsonMember member, bool isDynamic)
    {
        if (Text(member) is not { } name)
        {
            return;
        }
        if (name.Length == 0 || !(IsLetter(name[0]) || name[0] == '_') || !name.All(c => IsLetter(c) || c is (>= '0' and <= '9') or '-' or '_' or '.' or ':'))
        {
            WrongValue(member, "a letter or '_' followed by letters, digits, '-', '_' and '.'");
            return;
        }
        DeclareAnchor(name, member, isDynamic);
    }

    public void DeclareAnchor(string name, JsonMember member, bool isDynamic) => reader.DeclareAnchor(Schema, name, member.Value, isDynamic);

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    /// <summary>Returns an ECMA-262 expression, or null if it is not valid.</summary>
    public string? Pattern(JsonMember member, JsonNode node)
    {
        if (node is not JsonString text)
        {
            WrongValue(member, "a string with a regular expression");
            return null;
        }
        return Pattern(text.Value, node.Start, node.End) ? text.Value : null;
    }

    public bool Pattern(string pattern, int start, int end)
    {
        if (Patterns.Check(pattern) is not { } fault)
        {
            return true;
        }
        // The position within the text is right as long as no escape precedes it. After an escape the whole string is underlined.
        int at = start + 1 + fault.Position;
        bool isPlain = end - start - 2 == pattern.Length;
        reader.Report(Rules.InvalidPattern, isPlain ? Math.Min(at, end - 1) : start, isPlain ? Math.Min(at + 1, end) : end, fault.Message);
        return false;
    }

    public void WrongValue(JsonMember member, string expected) =>
        Report(Rules.InvalidKeywordValue, member.Value, member.Name, expected, JsonText.Excerpt(member.Value));

    public void Report(Rule rule, JsonNode at, params string[] arguments) => reader.Report(rule, at.Start, at.End, arguments);
}
