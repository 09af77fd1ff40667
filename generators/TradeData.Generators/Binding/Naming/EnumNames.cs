using TradeData.Generators.Infrastructure;

namespace TradeData.Generators.Binding.Naming;

/// <summary>The names of an enum's members.</summary>
internal static class EnumNames
{
    /// <summary>Returns the names by their texts.</summary>
    /// <param name="texts">The texts, all different.</param>
    /// <param name="chosen">The author's choice for a text, or null.</param>
    /// <param name="taken">Names that no member can have.</param>
    public static Dictionary<string, string> Of(IEnumerable<string> texts, Func<string, string?> chosen, IEnumerable<string> taken) =>
        NameChooser.Choose(texts.Select(text => Claim(text, chosen(text))), taken, StringComparer.Ordinal);

    /// <summary>The candidates: the author's choice, the words in PascalCase, and the words with the signs spelled out. A text that is its
    /// own name precedes one that must be changed.</summary>
    private static NameClaim Claim(string text, string? chosen)
    {
        bool isChosen = chosen is not null && Identifiers.IsValid(chosen);
        string pascal = Identifiers.Pascal(text);
        int rank = isChosen ? 0 : pascal == text ? 1 : string.Equals(pascal, text, StringComparison.OrdinalIgnoreCase) ? 2 : 3;
        IEnumerable<string?> words = text.Any(char.IsLetterOrDigit) || text.Length == 0 ? [pascal, Identifiers.Spelled(text)] : [Identifiers.Spelled(text)];
        return new NameClaim(text, words.Prepend(isChosen ? chosen : null).OfType<string>().Distinct(StringComparer.Ordinal).ToEquatableArray(), rank);
    }
}
