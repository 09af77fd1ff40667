using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>The bits of a record that tell which properties were given, if their values do not show it. A property has the bit of its name
/// in the reader.</summary>
internal static class Presence
{
    private const int BitsOfAWord = 64;

    /// <summary>Returns the words that the record needs, by the suffix of their names, and the bits in use in each.</summary>
    public static IEnumerable<(string Suffix, ulong Bits)> Words(RecordModel record) =>
        record.Properties.Where(property => property.TracksPresence)
            .GroupBy(property => Suffix(record, property), property => Bit(property), StringComparer.Ordinal)
            .Select(word => (word.Key, word.Aggregate(0UL, (all, bit) => all | bit)));

    /// <summary>Returns the field with a property's bit.</summary>
    public static string Field(RecordModel record, PropertyModel property) => "__given" + Suffix(record, property);

    public static string Bits(PropertyModel property) => SeenNames.Hex(Bit(property));

    /// <summary>Returns the condition that a property was given.</summary>
    public static string IsGiven(RecordModel record, PropertyModel property) => $"({Field(record, property)} & {Bits(property)}) != 0";

    private static ulong Bit(PropertyModel property) => 1UL << (property.Names % BitsOfAWord);

    private static string Suffix(RecordModel record, PropertyModel property) => record.FacetNames > BitsOfAWord ? Literals.Number(property.Names / BitsOfAWord) : "";
}
