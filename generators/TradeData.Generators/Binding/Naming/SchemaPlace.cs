using System.Globalization;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding.Naming;

/// <summary>The position of a schema below another one.</summary>
/// <param name="Parent">The nearest enclosing schema, or null for the root.</param>
/// <param name="Keyword">The keyword that contains it, such as <c>properties</c> or <c>items</c>.</param>
/// <param name="Key">Its name among several, such as that of a property, or null if the keyword contains a single schema.</param>
internal readonly record struct SchemaPlace(Subschema? Parent, string Keyword, string? Key)
{
    private static readonly HashSet<string> Maps = new(StringComparer.Ordinal) { "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies" };
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal) { "allOf", "anyOf", "oneOf", "prefixItems", "items" };
    private static readonly HashSet<string> Checks = new(StringComparer.Ordinal)
    {
        "not", "if", "then", "else", "contains", "propertyNames", "dependentSchemas", "dependencies", "unevaluatedProperties", "unevaluatedItems", "contentSchema",
    };

    public bool IsDefinition => Keyword is "$defs" or "definitions";

    public static SchemaPlace Of(Subschema schema)
    {
        string[] tokens = schema.Pointer.Length == 0 ? [] : schema.Pointer.Substring(1).Split('/');
        if (tokens.Length == 0)
        {
            return default;
        }
        string last = Unescape(tokens[tokens.Length - 1]);
        string before = tokens.Length > 1 ? tokens[tokens.Length - 2] : "";
        bool isKeyed = Maps.Contains(before) || (Lists.Contains(before) && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        if (isKeyed && Find(schema, tokens.Length - 2) is { } holder)
        {
            return new SchemaPlace(holder, before, last);
        }
        // A reference may lead to a place that no keyword treats as a schema; its parent is the nearest schema above.
        int length = tokens.Length - 1;
        Subschema? parent = null;
        while (length > 0 && (parent = Find(schema, length)) is null)
        {
            length--;
        }
        return new SchemaPlace(parent ?? schema.Document.Root, string.Join("/", tokens.Skip(length).Select(Unescape)), null);
    }

    /// <summary>Whether the schema is only ever checked, unless a reference leads to it.</summary>
    public static bool IsCheckOnly(Subschema schema)
    {
        for (SchemaPlace place = Of(schema); place.Parent is not null && !place.IsDefinition; place = Of(place.Parent))
        {
            if (Checks.Contains(place.Keyword))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether the schema is in a branch of <c>allOf</c>, below the nearest definition.</summary>
    public static bool IsInAllOf(Subschema schema)
    {
        SchemaPlace place = Of(schema);
        while (place is { Parent: not null, IsDefinition: false } and not { Keyword: "allOf" })
        {
            place = Of(place.Parent);
        }
        return place.Keyword == "allOf";
    }

    private static Subschema? Find(Subschema schema, int tokens)
    {
        string pointer = schema.Pointer;
        int end = 0;
        for (int i = 0; i < tokens; i++)
        {
            end = pointer.IndexOf('/', end + 1) is > 0 and int next ? next : pointer.Length;
        }
        return schema.Document.ByPointer.TryGetValue(pointer.Substring(0, end), out Subschema? found) ? found : null;
    }

    private static string Unescape(string token) => token.Replace("~1", "/").Replace("~0", "~");
}
