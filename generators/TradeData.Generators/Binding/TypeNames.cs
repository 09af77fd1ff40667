using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>
/// Names of C# types and of plan nodes. A name comes from the schema's own words and its pointer alone, never from what else is there, so
/// that it stays when an unrelated property is added.
/// </summary>
internal static class TypeNames
{
    private const int LongestTitle = 60;

    /// <summary>What an extensible enum, which is a struct, has besides its values.</summary>
    public static readonly string[] OpenEnumMembers =
    [
        "Value", "IsKnown", "CompareTo", "Converter", "Equals", "GetHashCode", "ToString", "GetType", "Clone", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "Finalize",
    ];

    /// <summary>The name that a type made of this schema has, without its namespace.</summary>
    public static string Of(Subschema schema)
    {
        string name = Wanted(schema);
        bool isTaken = PropertyNames.IsMember(name) || (Shapes.IsExtensible(schema) && OpenEnumMembers.Contains(name));
        return isTaken ? name + "Type" : name;
    }

    private static string Wanted(Subschema schema)
    {
        if (schema.TextExtension("x-name") is { } chosen && Identifiers.IsValid(chosen))
        {
            return chosen;
        }
        if (schema.Title is { Length: > 0 and <= LongestTitle } title && title.Any(char.IsLetterOrDigit))
        {
            return Identifiers.Pascal(title);
        }
        return FromPointer(schema);
    }

    /// <summary>What a message about the name underlines: the word that gives it, else the schema's first character.</summary>
    public static (int Start, int End) Place(Subschema schema)
    {
        JsonNode? word = schema.Member("x-name")?.Value is JsonString { Value: var chosen } name && Identifiers.IsValid(chosen) ? name : schema.Member("title")?.Value;
        return word is null || FromPointer(schema) == Wanted(schema) ? (schema.Node.Start, Math.Min(schema.Node.Start + 1, schema.Node.End)) : (word.Start, word.End);
    }

    public static string RootName(SchemaContent document)
    {
        string file = document.Path.Substring(document.Path.LastIndexOf('/') + 1);
        int suffix = file.IndexOf(".schema.json", StringComparison.OrdinalIgnoreCase);
        suffix = suffix > 0 ? suffix : file.LastIndexOf('.');
        return Identifiers.Pascal(suffix > 0 ? file.Substring(0, suffix) : file);
    }

    /// <summary>A node's identifier: its pointer's words, such as <c>Properties_Rates_Items</c>.</summary>
    public static string Node(string pointer)
    {
        if (pointer.Length == 0)
        {
            return "Root";
        }
        return string.Join("_", pointer.Substring(1).Split('/').Select(token => Identifiers.Pascal(token).TrimStart('_')));
    }

    private static string FromPointer(Subschema schema)
    {
        if (schema.Pointer.Length == 0)
        {
            return RootName(schema.Document);
        }
        int slash = schema.Pointer.LastIndexOf('/');
        string last = Unescape(schema.Pointer.Substring(slash + 1));
        string above = schema.Pointer.Substring(0, slash);
        string keyword = above.Substring(above.LastIndexOf('/') + 1);
        switch (keyword)
        {
            case "$defs" or "definitions":
                return Identifiers.Pascal(last);
            case "properties" or "patternProperties" or "dependentSchemas":
                return Parent(schema, above.Substring(0, Math.Max(0, above.LastIndexOf('/')))) + (last.Length == 0 ? "Empty" : Identifiers.Pascal(last));
            case "oneOf" or "anyOf" or "allOf" or "prefixItems":
                return Parent(schema, above.Substring(0, Math.Max(0, above.LastIndexOf('/')))) + Identifiers.Pascal(keyword) + last;
        }
        return last switch
        {
            "items" => Item(schema, above),
            "additionalProperties" => Identifiers.Singular(Parent(schema, above)) + "Value",
            _ => Parent(schema, above) + Identifiers.Pascal(last),
        };
    }

    /// <summary>What stands for many is named in the plural; where it is not, and is a type itself, its items need a name of their own.</summary>
    private static string Item(Subschema schema, string pointer)
    {
        string many = Parent(schema, pointer);
        string one = Identifiers.Singular(many);
        bool isType = schema.Document.ByPointer.TryGetValue(pointer, out Subschema? parent) && parent.Properties.Count + parent.OneOf.Count > 0;
        return isType && one == many ? one + "Item" : one;
    }

    private static string Parent(Subschema schema, string pointer) =>
        schema.Document.ByPointer.TryGetValue(pointer, out Subschema? parent) ? Of(parent) : RootName(schema.Document);

    private static string Unescape(string token) => token.Replace("~1", "/").Replace("~0", "~");
}
