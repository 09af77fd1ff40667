using System.Globalization;
using TradeData.Generators.Infrastructure;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Names of a record's properties, in their order in the schema.</summary>
internal static class PropertyNames
{
    /// <summary>Members that every record has, so that a property of that name needs another one.</summary>
    private static readonly string[] Reserved =
    [
        "Parse", "TryParse", "Validate", "WriteTo", "Read", "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "EqualityContract",
        "PrintMembers", "Deconstruct", "Clone", "Match", "JsonTypeInfo", "ToJson", "Finalize", "ReferenceEquals", "Location", "AdditionalProperties",
    ];

    /// <summary>The names that are taken before the first property is named: those of every record, and the record's own.</summary>
    public static HashSet<string> Taken(string record) => new(Reserved, StringComparer.Ordinal) { record };

    /// <summary>The property's name, which is then taken.</summary>
    public static string Of(NamedSubschema property, HashSet<string> taken)
    {
        string wanted = property.Schema.TextExtension("x-name") is { } chosen && Identifiers.IsValid(chosen) ? chosen : Identifiers.Pascal(property.Name);
        string name = wanted;
        for (int i = 1; !taken.Add(name); i++)
        {
            name = wanted + (i == 1 ? "Value" : "Value" + i.ToString(CultureInfo.InvariantCulture));
        }
        return name;
    }
}
