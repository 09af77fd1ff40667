using System.Globalization;
using System.Text.Json.Nodes;

namespace TradeData.Conformance.Tests.Composed;

internal sealed partial class SchemaMaker
{
    private void Combine(JsonObject schema, Kind kind, int depth, int below, string pointer)
    {
        switch (_dice.Between(0, 13))
        {
            case 0 or 1:
                schema["allOf"] = Branches("allOf", _dice.Between(1, 3), kind, depth, below, pointer);
                break;
            case 2 or 3:
                schema["anyOf"] = Branches("anyOf", _dice.Between(1, 3), kind, depth, below, pointer);
                break;
            case 4:
                schema["oneOf"] = Branches("oneOf", _dice.Between(1, 3), kind, depth, below, pointer);
                break;
            case 5 when kind is Kind.Object or Kind.Any:
                Union(schema, depth, below, pointer);
                break;
            case 6:
                schema["not"] = Beside(kind, depth, below, pointer, "not");
                break;
            case 7 or 8 when _edition.FromDraft7:
                Condition(schema, kind, depth, below, pointer);
                break;
            case 9:
                schema["anyOf"] = new JsonArray(Beside(kind, depth, below, pointer, "anyOf", "0"), new JsonObject { ["type"] = "null" });
                break;
            case 10 when _isDynamic && _edition.From201909:
                DynamicReference(schema);
                break;
            case 12 or 13 when kind == Kind.Any:
                Varied(schema, depth, below, pointer);
                break;
            default:
                Resource(schema, kind, depth, below, pointer);
                break;
        }
    }

    /// <summary>Branches of any kinds, the same one perhaps twice: text or list, number or null, one object or another.</summary>
    private void Varied(JsonObject schema, int depth, int below, string pointer)
    {
        string keyword = _dice.Percent(50) ? "anyOf" : "oneOf";
        JsonArray branches = [];
        for (int i = _dice.Between(2, 4); i > 0; i--)
        {
            branches.Add(Beside(RandomKind(), depth, below, pointer, keyword, branches.Count.ToString(CultureInfo.InvariantCulture)));
        }
        if (_dice.Percent(25))
        {
            branches.Add(new JsonObject { ["type"] = "null" });
        }
        schema[keyword] = branches;
    }

    private JsonArray Branches(string keyword, int count, Kind kind, int depth, int below, string pointer)
    {
        JsonArray branches = [];
        for (int i = 0; i < count; i++)
        {
            branches.Add(Beside(_dice.Percent(80) ? kind : RandomKind(), depth, below, pointer, keyword, i.ToString(CultureInfo.InvariantCulture)));
        }
        return branches;
    }

    /// <summary>Adds branches with a discriminator, which the plan looks for.</summary>
    private void Union(JsonObject schema, int depth, int below, string pointer)
    {
        JsonArray branches = [];
        for (int i = 0; i < Pools.Kinds.Length - _dice.Between(0, 1); i++)
        {
            JsonNode branch = Beside(Kind.Object, depth, below, pointer, "oneOf", i.ToString(CultureInfo.InvariantCulture));
            JsonObject one = branch as JsonObject is { } made && !made.ContainsKey("$ref") ? made : [];
            JsonObject properties = one["properties"] as JsonObject ?? [];
            one.Remove("properties");
            properties["kind"] = new JsonObject { ["const"] = Pools.Kinds[i] };
            one["type"] = "object";
            one["properties"] = properties;
            one["required"] = new JsonArray("kind");
            branches.Add(one);
        }
        schema["oneOf"] = branches;
    }

    private void Condition(JsonObject schema, Kind kind, int depth, int below, string pointer)
    {
        schema["if"] = Beside(kind, depth, below, pointer, "if");
        if (_dice.Percent(80))
        {
            schema["then"] = Beside(kind, depth, below, pointer, "then");
        }
        if (_dice.Percent(60))
        {
            schema["else"] = Beside(kind, depth, below, pointer, "else");
        }
    }

    private void DynamicReference(JsonObject schema)
    {
        // Below a name, so that it consumes input: a node of a tree.
        JsonObject properties = schema["properties"] as JsonObject ?? [];
        schema.Remove("properties");
        properties["c"] = _edition.Is202012 ? new JsonObject { ["$dynamicRef"] = "#" + Dynamic } : new JsonObject { ["$recursiveRef"] = "#" };
        schema["properties"] = properties;
    }

    /// <summary>A schema with a URI or an anchor of its own.</summary>
    private void Resource(JsonObject schema, Kind kind, int depth, int below, string pointer)
    {
        if (!_edition.From201909)
        {
            schema["not"] = new JsonObject { ["const"] = Pools.Value(_dice, 1) };
            return;
        }
        string name = string.Create(CultureInfo.InvariantCulture, $"{_file.Split('.')[0]}-{_names++}");
        if (_dice.Percent(50))
        {
            JsonNode inner = Beside(kind, depth, below, pointer, "allOf", "0");
            if (inner is JsonObject anchored && !anchored.ContainsKey("$anchor"))
            {
                anchored.Insert(0, "$anchor", name);
            }
            schema["allOf"] = new JsonArray(inner, new JsonObject { ["$ref"] = inner is JsonObject ? "#" + name : "#" + pointer + "/allOf/0" });
            return;
        }
        // References by pointers within would be the inner resource's; plain assertions have none.
        JsonObject resource = new() { ["$id"] = ComposedCase.Folder + name };
        resource["$defs"] = new JsonObject { ["own"] = Leaf() };
        if (kind == Kind.Object)
        {
            resource["properties"] = new JsonObject { [_dice.Pick(_dice.Names)] = new JsonObject { ["$ref"] = "#/$defs/own" } };
        }
        else
        {
            resource["$ref"] = "#/$defs/own";
        }
        schema["anyOf"] = new JsonArray(resource, Leaf());
    }

    private void ArrayKeywords(JsonObject schema, int depth, string pointer)
    {
        string prefix = _edition.Is202012 ? "prefixItems" : "items";
        string rest = _edition.Is202012 ? "items" : "additionalItems";
        if (_dice.Percent(35))
        {
            JsonArray items = [];
            for (int i = _dice.Between(1, 3); i > 0; i--)
            {
                items.Add(Below(depth, pointer, prefix, items.Count.ToString(CultureInfo.InvariantCulture)));
            }
            schema[prefix] = items;
            if (_dice.Percent(40))
            {
                schema[rest] = Below(depth, pointer, rest);
            }
        }
        else if (_dice.Percent(55))
        {
            schema["items"] = Below(depth, pointer, "items");
        }
        if (_dice.Percent(30))
        {
            schema["contains"] = Below(depth, pointer, "contains");
            if (_edition.From201909 && _dice.Percent(50))
            {
                schema["minContains"] = _dice.Between(0, 2);
            }
            if (_edition.From201909 && _dice.Percent(30))
            {
                schema["maxContains"] = _dice.Between(2, 3);
            }
        }
        if (_dice.Percent(15))
        {
            schema["minItems"] = _dice.Between(0, 2);
        }
        if (_dice.Percent(15))
        {
            schema["maxItems"] = _dice.Between(2, 4);
        }
        if (_dice.Percent(20))
        {
            schema["uniqueItems"] = _dice.Percent(85);
        }
        if (_edition.From201909 && _dice.Percent(22))
        {
            schema["unevaluatedItems"] = _dice.Percent(50) ? _dice.Percent(20) : Below(depth, pointer, "unevaluatedItems");
        }
    }

    private void ObjectKeywords(JsonObject schema, int depth, int below, string pointer)
    {
        string[] names = _dice.Some(_dice.Names, 0, 4);
        if (names.Length > 0)
        {
            JsonObject properties = [];
            foreach (string name in names)
            {
                properties.Add(name, Below(depth, pointer, "properties", name));
            }
            schema["properties"] = properties;
            if (_dice.Percent(40))
            {
                schema["required"] = new JsonArray([.. _dice.Some(names, 1, 2).Select(name => (JsonNode)name)]);
            }
        }
        if (_dice.Percent(22))
        {
            JsonObject patterns = [];
            foreach ((string pattern, _) in _dice.Some(Pools.Patterns, 1, 3))
            {
                patterns.Add(pattern, Below(depth, pointer, "patternProperties", pattern));
            }
            schema["patternProperties"] = patterns;
        }
        if (_dice.Percent(20))
        {
            schema["additionalProperties"] = _dice.Percent(50) ? _dice.Percent(20) : Below(depth, pointer, "additionalProperties");
        }
        if (_dice.Percent(8))
        {
            schema["propertyNames"] = _dice.Percent(50)
                ? new JsonObject { ["pattern"] = _dice.Pick(Pools.Patterns).Pattern }
                : new JsonObject { ["maxLength"] = _dice.Between(1, 4) };
        }
        if (_dice.Percent(10))
        {
            schema["minProperties"] = _dice.Between(0, 2);
        }
        if (_dice.Percent(10))
        {
            schema["maxProperties"] = _dice.Between(2, 4);
        }
        if (_dice.Percent(15))
        {
            Dependencies(schema, depth, below, pointer);
        }
        if (_edition.From201909 && _dice.Percent(22))
        {
            schema["unevaluatedProperties"] = _dice.Percent(60) ? _dice.Percent(20) : Below(depth, pointer, "unevaluatedProperties");
        }
    }

    private void Dependencies(JsonObject schema, int depth, int below, string pointer)
    {
        string name = _dice.Pick(_dice.Names);
        JsonArray required = new([.. _dice.Some(_dice.Names, 1, 2).Select(other => (JsonNode)other)]);
        bool isSchema = _dice.Percent(60);
        string keyword = !_edition.From201909 ? "dependencies" : isSchema ? "dependentSchemas" : "dependentRequired";
        schema[keyword] = new JsonObject { [name] = isSchema ? Beside(Kind.Object, depth, below, pointer, keyword, name) : required };
    }
}
