using TradeData.Generators.Diagnostics;
using TradeData.Generators.Schema;

namespace TradeData.Generators.Binding;

/// <summary>Reports words that are keywords of nobody.</summary>
internal static class UnknownWords
{
    /// <summary>
    /// One that is nearly a keyword is probably a slip of the pen, but the standard allows it: a warning. Only among our own words, and where the project asks for it,
    /// is it an error.
    /// </summary>
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
                // One that validates nothing lets no bad data in.
                Rule rule = word.Meant.Group == KeywordGroup.Annotation ? Rules.UnknownAnnotation : Rules.UnknownKeyword;
                report(new Finding(rule, word.Member.NameStart, word.Member.NameEnd, [word.Member.Name, word.Meant.Name]));
            }
        }
    }
}
