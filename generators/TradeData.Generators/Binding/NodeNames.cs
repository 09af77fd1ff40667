using System.Globalization;
using TradeData.Generators.Binding.Naming;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>
/// Names of a document's nodes, which become names of functions and rules in its holder. Those of exported schemas are claimed first and in one order,
/// so that other documents know them without seeing the plan.
/// </summary>
internal sealed class NodeNames(SchemaContent document)
{
    /// <summary>What the printed code appends to a node's name for the parts that it is cut into.</summary>
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

    /// <summary>
    /// The name of a new node: the one that was claimed for it, else one that no other has. A schema has several nodes where the dynamic scope differs; other
    /// documents call the one without such a scope, whichever is made first.
    /// </summary>
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
