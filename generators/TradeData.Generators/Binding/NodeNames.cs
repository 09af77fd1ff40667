using System.Globalization;
using TradeData.Generators.Binding.Naming;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>The names of a document's nodes, which name functions and rules in its holder. Exported schemas claim their names first and in
/// a fixed order, so that other documents know them without seeing the plan.</summary>
internal sealed class NodeNames(SchemaContent document)
{
    /// <summary>The suffixes that printed code adds to a node's name for its parts.</summary>
    private static readonly string[] Parts = ["", "_Object", "_Array", "_Union", "_AnyOf", "_OneOf", "_UnevaluatedProperties", "_UnevaluatedItems"];

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal) { "Uri", "IsValid", "Validate", "Annotate", "Rules", "Self" };
    private readonly Dictionary<(Subschema, NodeRole), string> _claimed = [];

    /// <summary>The last number behind each name that several nodes want: of names that were taken none becomes free again.</summary>
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Claims the name by which other documents know the schema.</summary>
    public string Claim(Subschema schema, NodeRole role)
    {
        string name = Unique(schema, role);
        _claimed.Add((schema, role), name);
        return name;
    }

    /// <summary>Returns the name of a new node: the claimed one, or else a unique one. A schema has several nodes if the dynamic scope
    /// differs. Other documents call the one without such a scope, whichever is created first.</summary>
    public string Next(Subschema schema, NodeRole role, bool isOutermost) =>
        isOutermost && _claimed.TryGetValue((schema, role), out string? claimed) && _claimed.Remove((schema, role)) ? claimed : Unique(schema, role);

    private string Unique(Subschema schema, NodeRole role)
    {
        string stem = TypeNames.Node(schema.Pointer);
        stem = Identifiers.Shorten(schema.Document == document ? stem : TypeNames.RootName(schema.Document) + "_" + stem);
        stem = Identifiers.IsValid(stem) ? stem : "_" + stem;
        stem = role == NodeRole.Check ? "Check_" + stem : stem;
        string[] parts = [.. Parts, .. Enumerable.Range(0, schema.PatternProperties.Count).Select(i => "_Pattern" + i.ToString(CultureInfo.InvariantCulture))];
        string name = stem;
        int number = _numbers.TryGetValue(stem, out int last) ? last : 1;
        while (parts.Any(part => _taken.Contains(name + part)))
        {
            name = stem + "_" + (++number).ToString(CultureInfo.InvariantCulture);
        }
        _numbers[stem] = number;
        _taken.UnionWith(parts.Select(part => name + part));
        return name;
    }
}
