using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>The members of a record that are kept as written if a number is too large for its C# type.</summary>
internal static class Overflows
{
    private const int BitsOfAWord = 64;

    public static bool AreIn(RecordModel record) => record.Properties.Any(property => property.MayOverflow) || record.Extras is { MayOverflow: true };

    /// <summary>Returns the words with a bit for each such property, as a C# expression.</summary>
    public static string Guarded(RecordModel record) => Words(record, record.Properties.Where(property => property.MayOverflow));

    /// <summary>Returns the words with a bit for each property, as a C# expression.</summary>
    public static string Named(RecordModel record) => Words(record, record.Properties.Where(property => property.Names >= 0));

    private static string Words(RecordModel record, IEnumerable<PropertyModel> properties)
    {
        ulong[] words = new ulong[Math.Max((record.FacetNames + BitsOfAWord - 1) / BitsOfAWord, 1)];
        foreach (PropertyModel property in properties)
        {
            words[property.Names / BitsOfAWord] |= 1UL << (property.Names % BitsOfAWord);
        }
        return $"[{string.Join(", ", words.Select(SeenNames.Hex))}]";
    }
}
