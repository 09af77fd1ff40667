using TradeData.Generators.Infrastructure;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding.Naming;

/// <summary>The names of a record's properties.</summary>
internal static class PropertyNames
{
    /// <summary>The members of every record, whose names no property or type may have.</summary>
    private static readonly string[] Members =
    [
        "ReadJson", "TryReadJson", "Validate", "WriteTo", "Read", "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "EqualityContract",
        "PrintMembers", "Deconstruct", "Clone", "Match", "TResult", "JsonTypeInfo", "JsonSchema", "ToJson", "Finalize", "ReferenceEquals", "AdditionalProperties",
    ];

    public static bool IsMember(string name) => Members.Contains(name, StringComparer.Ordinal);

    /// <summary>Returns the names taken before the first property is named: those of every record, and the record's own. Case is ignored,
    /// because the fields of properties begin with lower-case letters.</summary>
    public static HashSet<string> Taken(string record) => new(Members.Append(record).Select(Key), StringComparer.Ordinal);

    /// <summary>The names of a record's properties by those in JSON.</summary>
    /// <param name="properties">Each with another name.</param>
    /// <param name="record">The name that the record wants first.</param>
    /// <param name="inherited">Names that the record inherits, whatever their case.</param>
    public static Dictionary<string, string> Of(IEnumerable<NamedSubschema> properties, string record, HashSet<string> inherited) =>
        NameChooser.Choose(properties.Select(Claim), Taken(record), StringComparer.OrdinalIgnoreCase, inherited);

    /// <summary>Returns the preferred names of properties.</summary>
    public static HashSet<string> Wanted(IEnumerable<NamedSubschema> properties) => new(properties.Select(property => Claim(property).Candidates[0]), StringComparer.Ordinal);

    /// <summary>The candidates: the author's choice, the words in PascalCase, the same followed by "Value", and the words with the signs
    /// spelled out. A name that differs from JSON only in the case of its first letter precedes one that must be changed.</summary>
    private static NameClaim Claim(NamedSubschema property)
    {
        string pascal = Identifiers.Pascal(property.Name);
        string? chosen = TypeNames.Chosen(property.Schema);
        bool isExact = string.Equals(pascal, property.Name, StringComparison.OrdinalIgnoreCase);
        IEnumerable<string?> candidates = [chosen, pascal, IsMember(pascal) ? pascal + "Value" : null, Identifiers.Spelled(property.Name), pascal + "Value"];
        return new NameClaim(property.Name, candidates.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToEquatableArray(), chosen is not null ? 0 : isExact ? 1 : 2);
    }

    /// <summary>Returns the name of the property that tells whether another was given, or null if both choices are taken. It yields to the
    /// author's names.</summary>
    public static string? PresenceOf(string property, HashSet<string> taken)
    {
        foreach (string name in new[] { "Has" + property, "Is" + property + "Given" })
        {
            if (taken.Add(Key(name)))
            {
                return name;
            }
        }
        return null;
    }

    private static string Key(string name) => name.ToLowerInvariant();
}
