using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding.Naming;

/// <summary>The candidate names of C# types and plan nodes. They come from the words of a schema and of those around it, never from its
/// neighbours. <see cref="NameChooser"/> chooses among them if several schemas want one.</summary>
internal static class TypeNames
{
    private const int LongestTitle = 60;

    /// <summary>The maximum number of schemas whose words form a name, besides the root's.</summary>
    private const int MostWords = 6;

    /// <summary>The members of an extensible enum, which is a struct, besides its values.</summary>
    public static readonly string[] OpenEnumMembers =
    [
        "Value", "IsKnown", "JsonSchema", "CompareTo", "Converter", "Equals", "GetHashCode", "ToString", "GetType", "Clone", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "Finalize",
    ];

    /// <summary>Returns the preferred name of this schema's type, without its namespace.</summary>
    public static string Of(Subschema schema) => Adjusted(schema, Own(schema) ?? FromPointer(schema));

    /// <summary>Returns the candidate names of this schema's type, the best first.</summary>
    /// <remarks>The candidates start with the author's <c>x-name</c>, the title, or the key. The words of one, two and more enclosing
    /// schemas then precede it, and finally the name of the file and its folders.</remarks>
    /// <param name="members">Names of the type's members, which only the author may choose for the type.</param>
    public static EquatableArray<string> Candidates(Subschema schema, ICollection<string> members)
    {
        string first = Of(schema);
        IEnumerable<string> others = Qualified(schema).Select(name => Adjusted(schema, Identifiers.Shorten(name))).Where(name => !members.Contains(name));
        return others.Prepend(first).Distinct(StringComparer.Ordinal).ToEquatableArray();
    }

    /// <summary>Returns the candidate names of a union's case within it: the author's choice, or the discriminator's value.</summary>
    public static EquatableArray<string> CaseCandidates(Subschema schema, string value, ICollection<string> members)
    {
        string key = Identifiers.Pascal(value);
        string first = Own(schema) ?? key;
        IEnumerable<string> names = [first, .. new[] { key, first + "Case", key + "Case", Identifiers.Spelled(value), first + key }.Where(name => !members.Contains(name))];
        return names.Select(name => PropertyNames.IsMember(name) ? name + "Case" : name).Distinct(StringComparer.Ordinal).ToEquatableArray();
    }

    /// <summary>The name that the type wants first: within its union, if it is a case.</summary>
    public static string First(Subschema schema, Shapes shapes) =>
        shapes.NameAsCase(schema) ?? (shapes.CaseValue(schema) is { } value ? CaseCandidates(schema, value, [])[0] : Of(schema));

    /// <summary>Returns the priority of a name that several want; the least gets it. The author's choice comes first, then the most likely
    /// owner.</summary>
    public static int Rank(Subschema schema)
    {
        SchemaPlace place = SchemaPlace.Of(schema);
        string? own = Own(schema);
        string? key = place.Parent is null ? RootName(schema.Document) : place.Key;
        string name = Of(schema);
        bool isExact = string.Equals(name, key, StringComparison.OrdinalIgnoreCase);
        return SchemaPlace.IsCheckOnly(schema) ? 9
            : Chosen(schema) is not null ? 0
            : place.Parent is null ? (isExact ? 1 : 2)
            : place.IsDefinition ? (name == key ? 3 : isExact ? 4 : 5)
            : own is not null ? 6
            : SchemaPlace.IsInAllOf(schema) ? 8
            : 7;
    }

    /// <summary>The author's choice by <c>x-name</c>.</summary>
    public static string? Chosen(Subschema schema) => schema.TextExtension("x-name") is { } chosen && Identifiers.IsValid(chosen) ? chosen : null;

    /// <summary>A member cannot have the name of its enclosing type.</summary>
    private static string Adjusted(Subschema schema, string name)
    {
        bool isTaken = PropertyNames.IsMember(name) || (Shapes.IsExtensible(schema) && OpenEnumMembers.Contains(name));
        return isTaken ? name + "Type" : name;
    }

    /// <summary>The author's words for the schema itself.</summary>
    private static string? Own(Subschema schema) =>
        Chosen(schema) ?? (schema.Title is { Length: > 0 and <= LongestTitle } title && title.Any(char.IsLetterOrDigit) ? Identifiers.Pascal(title) : null);

    private static IEnumerable<string> Qualified(Subschema schema)
    {
        if (SchemaPlace.Of(schema).IsDefinition)
        {
            yield return FromPointer(schema);
        }
        if (Own(schema) is null && SchemaPlace.Of(schema) is { Keyword: "items", Key: null })
        {
            yield return FromPointer(schema) + "Item";
        }
        string? own = Own(schema);
        List<string> words = WordsOf(schema, byKeys: false);
        List<string> keys = WordsOf(schema, byKeys: true);
        for (int count = own is null ? words.Count : 2; count <= words.Count; count++)
        {
            yield return Joined(words.Skip(words.Count - count));
            yield return Joined(keys.Skip(words.Count - count));
            if (count == 2 && own is not null && SchemaPlace.Of(schema) is { Key: not null } keyed)
            {
                yield return Joined([Key(keyed), own]);
            }
        }
        yield return FromPointer(schema);
        if (SchemaPlace.Of(schema) is { Key: { } key, Parent: { } parent } place)
        {
            yield return (place.IsDefinition ? "" : Of(Around(parent))) + Identifiers.Spelled(key);
        }
        string file = RootName(schema.Document);
        string rest = Joined(words.Skip(1));
        yield return file + rest;
        foreach (string folder in Enumerable.Reverse(schema.Document.Path.Split('/')).Skip(1).Where(folder => folder.Any(char.IsLetterOrDigit)))
        {
            file = Identifiers.Pascal(folder) + file;
            yield return file + rest;
        }
        yield return Placed(schema);
    }

    /// <summary>Returns the whole path from the definition or the root to the schema, with each branch.</summary>
    private static string Placed(Subschema schema) => SchemaPlace.Of(schema) switch
    {
        { Parent: null } => RootName(schema.Document),
        { IsDefinition: true, Key: not null } place => Key(place),
        { Keyword: "oneOf" or "anyOf" or "allOf" or "prefixItems" or "items" } place => Placed(place.Parent) + Identifiers.Pascal(place.Keyword) + place.Key,
        var place => Placed(place.Parent!) + Key(place),
    };

    /// <summary>Returns the words of the schemas from the root to this one; of a long path, the last ones.</summary>
    /// <param name="byKeys">Whether enclosing schemas are named by their keys even if they have titles.</param>
    private static List<string> WordsOf(Subschema schema, bool byKeys)
    {
        List<string> words = [Word(schema, byKeys: false)];
        Subschema at = schema;
        while (SchemaPlace.Of(at) is { Parent: { } parent } place)
        {
            // A name derived from the enclosing schema also represents that schema.
            bool standsForParent = at == schema ? Own(schema) is null && IsNamedByParent(place) : IsNamedByParent(place);
            at = parent;
            if (!standsForParent && (words.Count < MostWords || parent.Pointer.Length == 0))
            {
                words.Add(Word(parent, byKeys));
            }
        }
        words.Reverse();
        return words;
    }

    private static bool IsNamedByParent(SchemaPlace place) => place is { Keyword: "items" or "additionalProperties", Key: null } or { Keyword: "allOf" };

    private static string Word(Subschema schema, bool byKeys)
    {
        SchemaPlace place = SchemaPlace.Of(schema);
        if ((byKeys && place.Key is not null ? Chosen(schema) : Own(schema)) is { } own)
        {
            return own;
        }
        return place switch
        {
            { Parent: null } => RootName(schema.Document),
            { Keyword: "items", Key: null } => Identifiers.Singular(Word(place.Parent, byKeys)),
            { Keyword: "additionalProperties" } => Identifiers.Singular(Word(place.Parent, byKeys)) + "Value",
            { Keyword: "allOf" } => Word(place.Parent, byKeys),
            { Keyword: "oneOf" or "anyOf" or "prefixItems" or "items" } => Identifiers.Pascal(place.Keyword) + place.Key,
            _ => Key(place),
        };
    }

    private static string Key(SchemaPlace place) => place.Key is "" ? "Empty" : Identifiers.Pascal(place.Key ?? place.Keyword);

    /// <summary>Joins the words, without words that the rest already begins with.</summary>
    private static string Joined(IEnumerable<string> words) =>
        words.Reverse().Aggregate("", (name, word) => name.StartsWith(word, StringComparison.Ordinal) ? name : word + name);

    /// <summary>Returns the place that a message about the name underlines: the word that gives it, else the schema's first
    /// character.</summary>
    public static (int Start, int End) Place(Subschema schema)
    {
        JsonNode? word = Chosen(schema) is not null ? schema.Extensions["x-name"].Value : Own(schema) is not null ? schema.Member("title")?.Value : null;
        return word is null ? (schema.Node.Start, Math.Min(schema.Node.Start + 1, schema.Node.End)) : (word.Start, word.End);
    }

    public static string RootName(SchemaContent document)
    {
        string file = document.Path.Substring(document.Path.LastIndexOf('/') + 1);
        int suffix = file.IndexOf(".schema.json", StringComparison.OrdinalIgnoreCase);
        suffix = suffix > 0 ? suffix : file.LastIndexOf('.');
        return Identifiers.Pascal(suffix > 0 ? file.Substring(0, suffix) : file);
    }

    /// <summary>Returns a node's identifier: the words of its pointer, such as <c>Properties_Rates_Items</c>.</summary>
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
        SchemaPlace place = SchemaPlace.Of(schema);
        if (place.Parent is null)
        {
            return RootName(schema.Document);
        }
        string parent = Of(Around(place.Parent));
        return place switch
        {
            { IsDefinition: true, Key: not null } => Key(place),
            { Keyword: "items", Key: null } => Identifiers.Singular(parent),
            { Keyword: "additionalProperties" } => Identifiers.Singular(parent) + "Value",
            { Keyword: "oneOf" or "anyOf" or "allOf" or "prefixItems" or "items" } => parent + Identifiers.Pascal(place.Keyword) + place.Key,
            _ => parent + Key(place),
        };
    }

    /// <summary>A branch of <c>allOf</c> describes the enclosing schema, so its parts are named after that schema.</summary>
    private static Subschema Around(Subschema schema)
    {
        while (Own(schema) is null && SchemaPlace.Of(schema) is { Keyword: "allOf", Parent: { } parent })
        {
            schema = parent;
        }
        return schema;
    }
}
