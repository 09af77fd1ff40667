using System.Reflection;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>The standard's own schemas, bundled as resources so that a reference to one never needs a network.</summary>
internal static class MetaSchemas
{
    private static readonly string[] Editions = ["2020-12", "2019-09"];

    private static readonly string[] Drafts = ["draft-07", "draft-06", "draft-04"];

    /// <summary>Resource names by URI.</summary>
    private static readonly Dictionary<string, string> Names = NamesByUri();

    public static IEnumerable<string> Uris => Names.Keys;

    /// <summary>Reads a meta-schema anew, because references into it may add to its content.</summary>
    public static SchemaContent? Find(string uri)
    {
        if (!Names.TryGetValue(uri, out string? name))
        {
            return null;
        }
        using Stream stream = typeof(MetaSchemas).GetTypeInfo().Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
        using StreamReader reader = new(stream);
        return SchemaContent.Read(name, reader.ReadToEnd(), uri);
    }

    private static Dictionary<string, string> NamesByUri()
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (string draft in Drafts)
        {
            names.Add($"http://json-schema.org/{draft}/schema", draft + ".json");
        }
        foreach (string edition in Editions)
        {
            names.Add($"https://json-schema.org/draft/{edition}/schema", edition + ".schema.json");
            string[] formats = edition == "2019-09" ? ["format"] : ["unevaluated", "format-annotation", "format-assertion"];
            foreach (string vocabulary in formats.Concat(["core", "applicator", "validation", "meta-data", "content"]))
            {
                names.Add($"https://json-schema.org/draft/{edition}/meta/{vocabulary}", $"{edition}.{vocabulary}.json");
            }
        }
        return names;
    }
}
