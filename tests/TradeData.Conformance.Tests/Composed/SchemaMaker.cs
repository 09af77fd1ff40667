using System.Globalization;
using System.Text.Json.Nodes;

namespace TradeData.Conformance.Tests.Composed;

/// <summary>Creates one random schema document. Schemas of one place agree on a kind of value, so that most of them can be satisfied; each
/// keyword of its edition can occur. References lead anywhere except into circles without consumption, and rarely even there.</summary>
internal sealed partial class SchemaMaker
{
    private const int MaxDepth = 4;
    private const string Dynamic = "node";

    /// <summary>Input was consumed, so a reference may lead anywhere.</summary>
    private const int Consumed = int.MaxValue;

    private readonly Dice _dice;
    private readonly string _file;
    private readonly Edition _edition;
    private readonly IReadOnlyList<string> _elsewhere;
    private readonly IReadOnlyList<string> _later;
    private readonly List<string> _middles = [];
    private readonly int _definitions;
    private readonly bool _isDynamic;
    private int _budget;
    private int _names;

    private SchemaMaker(Dice dice, string file, Edition edition, IReadOnlyList<string> elsewhere, IReadOnlyList<string> later)
    {
        _dice = dice;
        _file = file;
        _edition = edition;
        _elsewhere = elsewhere;
        _later = later;
        _definitions = dice.Between(0, 3);
        _isDynamic = edition.From201909 && dice.Percent(20);
        _budget = dice.Between(3, 12);
    }

    private enum Kind
    {
        Text,
        Number,
        Array,
        Object,
        Any,
    }

    /// <param name="elsewhere">References to schemas of documents that are already made.</param>
    /// <param name="later">Files that will be made.</param>
    /// <param name="targets">References to schemas of this one.</param>
    public static JsonNode Make(Dice dice, string file, Edition edition, IReadOnlyList<string> elsewhere, IReadOnlyList<string> later, out IReadOnlyList<string> targets)
    {
        SchemaMaker maker = new(dice, file, edition, elsewhere, later);
        JsonObject schema = maker.Document();
        maker.Mend(schema, schema);
        maker.AddDefaults(schema);
        maker._middles.RemoveAll(pointer => Places.Find(schema, pointer) is not (JsonObject or JsonValue));
        targets = [file, .. Enumerable.Range(0, maker._definitions).Select(i => file + maker.Definition(i)), .. maker._middles.Select(pointer => file + "#" + pointer)];
        return schema;
    }

    private JsonObject Document()
    {
        JsonObject definitions = [];
        for (int i = 0; i < _definitions; i++)
        {
            definitions.Add(Definition(i).Split('/')[^1], Schema(1, RandomKind(), i, Definition(i)[1..]));
        }
        _budget = Math.Max(_budget, 3);
        JsonObject schema = Schema(0, _dice.Percent(30) ? Kind.Object : RandomKind(), _definitions, "") as JsonObject ?? [];
        if (_definitions > 0)
        {
            schema.Insert(0, _edition.Definitions, definitions);
        }
        if (_isDynamic)
        {
            schema.Insert(0, _edition.Is202012 ? "$dynamicAnchor" : "$recursiveAnchor", _edition.Is202012 ? Dynamic : true);
        }
        if (_dice.Percent(40))
        {
            schema.Insert(0, "$id", ComposedCase.Folder + _file);
        }
        if (_edition != Edition.Newest || _dice.Percent(30))
        {
            schema.Insert(0, "$schema", _edition.Uri);
        }
        return schema;
    }

    /// <summary>Removes references to schemas that a repeated keyword has replaced.</summary>
    private void Mend(JsonNode root, JsonNode? node)
    {
        if (node is JsonObject value)
        {
            if (value["$ref"] is JsonValue text && text.TryGetValue(out string? reference) && reference.StartsWith("#/", StringComparison.Ordinal)
                && reference != "#/$defs/own" && Places.Find(root, reference[1..]) is not (JsonObject or JsonValue))
            {
                value.Remove("$ref");
            }
            foreach (JsonNode? member in value.Select(member => member.Value).ToArray())
            {
                Mend(root, member);
            }
        }
        else if (node is JsonArray array)
        {
            foreach (JsonNode? item in array)
            {
                Mend(root, item);
            }
        }
    }

    /// <summary>Gives properties defaults: mostly values of their schemas, now and then anything.</summary>
    private void AddDefaults(JsonNode? node)
    {
        foreach (JsonNode? part in node is JsonObject value ? [.. value.Select(member => member.Value)] : node is JsonArray array ? array.ToArray() : [])
        {
            AddDefaults(part);
        }
        if (node is JsonObject schema && schema["properties"] is JsonObject properties)
        {
            foreach (JsonObject property in properties.Select(member => member.Value).OfType<JsonObject>().Where(property => !property.ContainsKey("default") && _dice.Percent(25)))
            {
                property["default"] = DefaultOf(property);
            }
        }
    }

    private JsonNode? DefaultOf(JsonObject schema)
    {
        if (_dice.Percent(10))
        {
            return Pools.Value(_dice, 1);
        }
        if (schema["enum"] is JsonArray { Count: > 0 } values)
        {
            return _dice.Pick([.. values])?.DeepClone();
        }
        JsonNode? type = schema["type"] is JsonArray { Count: > 0 } types ? _dice.Pick([.. types]) : schema["type"];
        return (type as JsonValue)?.ToString() switch
        {
            "string" => _dice.Pick(Pools.Texts),
            "number" or "integer" => Pools.Number(_dice.Pick(Pools.SmallNumbers)),
            "boolean" => _dice.Percent(50),
            "array" => new JsonArray(),
            "object" => new JsonObject(),
            "null" => null,
            _ => Pools.Value(_dice, 1),
        };
    }

    private string Definition(int i) => string.Create(CultureInfo.InvariantCulture, $"#/{_edition.Definitions}/{_file[0]}{i}");

    private Kind RandomKind() => _dice.Pick([Kind.Text, Kind.Number, Kind.Array, Kind.Object, Kind.Object, Kind.Any]);

    /// <param name="kind">What the values are meant to be.</param>
    /// <param name="below">A reference may lead to definitions with smaller numbers.</param>
    private JsonNode Schema(int depth, Kind kind, int below, string pointer)
    {
        if (depth > 0)
        {
            _middles.Add(pointer);
        }
        _budget--;
        if (depth > 0 && _dice.Percent(6))
        {
            return _dice.Percent(70);
        }
        if (depth > 0 && _dice.Percent(18) && Reference(below) is { } reference)
        {
            JsonObject bare = new() { ["$ref"] = reference };
            if (_dice.Percent(25))
            {
                int middles = _middles.Count;
                Assertions(bare, kind, depth, below, pointer);
                if (_edition.RefHides)
                {
                    _middles.RemoveRange(middles, _middles.Count - middles);
                }
            }
            return bare;
        }
        JsonObject schema = [];
        Assertions(schema, kind, depth, below, pointer);
        if (depth < MaxDepth && _budget > 0 && _dice.Percent(45))
        {
            Combine(schema, kind, depth, below, pointer);
        }
        Words(schema);
        return Shuffled(schema);
    }

    /// <summary>A schema below a keyword of this one that gives it another value.</summary>
    private JsonNode Below(int depth, string pointer, params string[] path) =>
        _budget <= 0 || depth >= MaxDepth ? Leaf() : Schema(depth + 1, RandomKind(), Consumed, Pointer(pointer, path));

    /// <summary>A schema for the same value.</summary>
    private JsonNode Beside(Kind kind, int depth, int below, string pointer, params string[] path) =>
        _budget <= 0 || depth >= MaxDepth ? Leaf() : Schema(depth + 1, kind, below, Pointer(pointer, path));

    private JsonNode Leaf() => _dice.Between(0, 5) switch
    {
        0 => true,
        1 => new JsonObject { ["type"] = _dice.Pick(["string", "integer", "number", "boolean"]) },
        2 => new JsonObject { ["minLength"] = 1 },
        3 => new JsonObject { ["minimum"] = Pools.Number(_dice.Pick(Pools.SmallNumbers)) },
        4 => new JsonObject { ["const"] = Pools.Value(_dice, 1) },
        _ => new JsonObject { ["pattern"] = _dice.Pick(Pools.Patterns).Pattern },
    };

    private string? Reference(int below)
    {
        if (below == Consumed && _dice.Percent(20))
        {
            return _later.Count > 0 && _dice.Percent(50) ? _dice.Pick(_later) : "#";
        }
        if (_elsewhere.Count > 0 && _dice.Percent(45))
        {
            return _dice.Pick(_elsewhere);
        }
        if (_middles.Count > 1 && below == Consumed && _dice.Percent(15))
        {
            return "#" + _dice.Pick(_middles);
        }
        return Math.Min(below, _definitions) is > 0 and int most ? Definition(_dice.Between(0, most - 1)) : null;
    }

    private void Assertions(JsonObject schema, Kind kind, int depth, int below, string pointer)
    {
        if (_dice.Percent(8))
        {
            Members(schema, kind);
            return;
        }
        if (_dice.Percent(55))
        {
            Type(schema, kind);
        }
        Constrain(schema, kind == Kind.Any ? RandomKind() : kind, depth, below, pointer);
        if (_dice.Percent(12))
        {
            Constrain(schema, RandomKind(), depth, below, pointer);
        }
    }

    private void Type(JsonObject schema, Kind kind)
    {
        string type = kind switch
        {
            Kind.Text => "string",
            Kind.Number => _dice.Percent(60) ? "integer" : "number",
            Kind.Array => "array",
            Kind.Object => "object",
            _ => _dice.Pick(["string", "integer", "object", "array", "boolean", "null"]),
        };
        schema["type"] = _dice.Percent(80) ? type : new JsonArray([type, .. new[] { "null", "boolean", "string", "number" }.Where(other => other != type).Take(_dice.Between(0, 2)).Select(other => (JsonNode)other)]);
    }

    private void Members(JsonObject schema, Kind kind)
    {
        JsonArray members = [];
        for (int i = _dice.Between(1, 4); i > 0; i--)
        {
            JsonNode? value = kind switch
            {
                Kind.Text => _dice.Pick(Pools.Texts),
                Kind.Number => Pools.Number(_dice.Pick(Pools.Numbers)),
                _ => Pools.Value(_dice, 2),
            };
            if (!members.Any(other => JsonNode.DeepEquals(other, value)))
            {
                members.Add(value);
            }
        }
        if (_dice.Percent(30))
        {
            schema["const"] = members[0]?.DeepClone();
            return;
        }
        schema["enum"] = members;
    }

    private void Constrain(JsonObject schema, Kind kind, int depth, int below, string pointer)
    {
        switch (kind)
        {
            case Kind.Text:
                TextKeywords(schema);
                break;
            case Kind.Number:
                NumberKeywords(schema);
                break;
            case Kind.Array:
                ArrayKeywords(schema, depth, pointer);
                break;
            case Kind.Object:
                ObjectKeywords(schema, depth, below, pointer);
                break;
            default:
                break;
        }
    }

    private void TextKeywords(JsonObject schema)
    {
        switch (_dice.Between(0, 3))
        {
            case 0:
                schema["minLength"] = _dice.Between(0, 2);
                break;
            case 1:
                schema["maxLength"] = _dice.Between(2, 9);
                break;
            case 2:
                schema["pattern"] = _dice.Pick(Pools.Patterns).Pattern;
                break;
            default:
                schema["format"] = _dice.Pick(Pools.Formats).Format;
                break;
        }
    }

    private void NumberKeywords(JsonObject schema)
    {
        string[] pool = _dice.Percent(75) ? Pools.SmallNumbers : Pools.Numbers;
        switch (_dice.Between(0, 4))
        {
            case 0:
                schema[_dice.Percent(70) ? "minimum" : "exclusiveMinimum"] = Pools.Number(_dice.Pick(pool));
                break;
            case 1:
                schema[_dice.Percent(70) ? "maximum" : "exclusiveMaximum"] = Pools.Number(_dice.Pick(pool));
                break;
            case 2:
                schema["multipleOf"] = Pools.Number(_dice.Pick(Pools.Steps));
                break;
            case 3:
                schema["minimum"] = Pools.Number(_dice.Pick(["0", "-1", "-1e400", "1"]));
                schema["maximum"] = Pools.Number(_dice.Pick(["5", "100", "1e400", "2147483648", "12345678901234567890"]));
                break;
            default:
                break;
        }
    }

    private void Words(JsonObject schema)
    {
        if (_dice.Title() is { } title)
        {
            schema["title"] = title;
        }
        if (_dice.Percent(4))
        {
            schema["description"] = _dice.Pick(["*/ what </summary> \"\"\" it is", "a line\nand another", ""]);
        }
        if (_dice.Percent(3))
        {
            schema["$comment"] = "none";
        }
        if (_dice.Percent(3))
        {
            schema["x-owner"] = "customs";
        }
    }

    private JsonObject Shuffled(JsonObject schema)
    {
        if (_dice.Percent(70))
        {
            return schema;
        }
        KeyValuePair<string, JsonNode?>[] members = [.. schema];
        _dice.Shuffle(members);
        schema.Clear();
        return new JsonObject(members);
    }

    private static string Pointer(string pointer, string[] path) =>
        path.Aggregate(pointer, (whole, part) => whole + "/" + Uri.EscapeDataString(part.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));
}
