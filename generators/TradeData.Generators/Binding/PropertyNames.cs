using System.Globalization;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Names of a record's properties, in their order in the schema.</summary>
internal static class PropertyNames
{
    /// <summary>Members that every record has, so that a property or a type of that name needs another one.</summary>
    private static readonly string[] Members =
    [
        "Parse", "TryParse", "Validate", "WriteTo", "Read", "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "EqualityContract",
        "PrintMembers", "Deconstruct", "Clone", "Match", "TResult", "JsonTypeInfo", "ToJson", "Finalize", "ReferenceEquals", "AdditionalProperties",
    ];

    public static bool IsMember(string name) => Members.Contains(name, StringComparer.Ordinal);

    /// <summary>
    /// The names that are taken before the first property is named: those of every record, and the record's own. Case does not tell
    /// properties apart, because their fields begin with small letters.
    /// </summary>
    public static HashSet<string> Taken(string record) => new(Members.Append(record).Select(Key), StringComparer.Ordinal);

    /// <summary>The property's name, which is then taken.</summary>
    public static string Of(NamedSubschema property, HashSet<string> taken)
    {
        string wanted = property.Schema.TextExtension("x-name") is { } chosen && Identifiers.IsValid(chosen) ? chosen : Identifiers.Pascal(property.Name);
        string name = wanted;
        for (int i = 1; !taken.Add(Key(name)); i++)
        {
            name = wanted + (i == 1 ? "Value" : "Value" + i.ToString(CultureInfo.InvariantCulture));
        }
        return name;
    }

    private static string Key(string name) => name.ToLowerInvariant();
}
