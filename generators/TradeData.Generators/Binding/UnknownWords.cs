using TradeData.Generators.Diagnostics;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Reports unknown keywords.</summary>
internal static class UnknownWords
{
    /// <summary>A word similar to a keyword is probably a misspelling, but the standard allows it, so it is a warning. It is an error only
    /// within our own keywords, or if the project requests it.</summary>
    public static void Check(SchemaContent document, BindingOptions options, Action<Finding> report)
    {
        foreach (UnknownWord word in document.UnknownWords)
        {
            bool isOwn = word.Meant is { Group: KeywordGroup.TradeData };
            if (isOwn || options.RefuseUnknownKeywords)
            {
                string meant = word.Meant is null ? "" : $". Did you mean \"{word.Meant.Name}\"?";
                report(new Finding(Rules.RefusedKeyword, word.Member.NameStart, word.Member.NameEnd, [word.Member.Name, meant]));
            }
            else if (word.Meant is not null)
            {
                // An unknown keyword without validation admits no bad data.
                Rule rule = word.Meant.Group == KeywordGroup.Annotation ? Rules.UnknownAnnotation : Rules.UnknownKeyword;
                report(new Finding(rule, word.Member.NameStart, word.Member.NameEnd, [word.Member.Name, word.Meant.Name]));
            }
        }
    }
}
