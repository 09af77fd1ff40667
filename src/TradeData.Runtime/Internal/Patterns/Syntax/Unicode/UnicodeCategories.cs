using System.Globalization;

namespace TradeData.Runtime.Internal.Patterns.Syntax;

/// <summary>The general categories, from the Unicode data of the framework in use.</summary>
internal static class UnicodeCategories
{
    // Each entry: the names of a value of General_Category, and the corresponding categories of the framework.
    private static readonly KeyValuePair<string, UnicodeCategory[]>[] Names =
    [
        Of("L Letter", UnicodeCategory.UppercaseLetter, UnicodeCategory.OtherLetter),
        Of("LC Cased_Letter", UnicodeCategory.UppercaseLetter, UnicodeCategory.TitlecaseLetter),
        Of("Lu Uppercase_Letter", UnicodeCategory.UppercaseLetter),
        Of("Ll Lowercase_Letter", UnicodeCategory.LowercaseLetter),
        Of("Lt Titlecase_Letter", UnicodeCategory.TitlecaseLetter),
        Of("Lm Modifier_Letter", UnicodeCategory.ModifierLetter),
        Of("Lo Other_Letter", UnicodeCategory.OtherLetter),
        Of("M Mark Combining_Mark", UnicodeCategory.NonSpacingMark, UnicodeCategory.EnclosingMark),
        Of("Mn Nonspacing_Mark", UnicodeCategory.NonSpacingMark),
        Of("Mc Spacing_Mark", UnicodeCategory.SpacingCombiningMark),
        Of("Me Enclosing_Mark", UnicodeCategory.EnclosingMark),
        Of("N Number", UnicodeCategory.DecimalDigitNumber, UnicodeCategory.OtherNumber),
        Of("Nd Decimal_Number digit", UnicodeCategory.DecimalDigitNumber),
        Of("Nl Letter_Number", UnicodeCategory.LetterNumber),
        Of("No Other_Number", UnicodeCategory.OtherNumber),
        Of("P Punctuation punct", UnicodeCategory.ConnectorPunctuation, UnicodeCategory.OtherPunctuation),
        Of("Pc Connector_Punctuation", UnicodeCategory.ConnectorPunctuation),
        Of("Pd Dash_Punctuation", UnicodeCategory.DashPunctuation),
        Of("Ps Open_Punctuation", UnicodeCategory.OpenPunctuation),
        Of("Pe Close_Punctuation", UnicodeCategory.ClosePunctuation),
        Of("Pi Initial_Punctuation", UnicodeCategory.InitialQuotePunctuation),
        Of("Pf Final_Punctuation", UnicodeCategory.FinalQuotePunctuation),
        Of("Po Other_Punctuation", UnicodeCategory.OtherPunctuation),
        Of("S Symbol", UnicodeCategory.MathSymbol, UnicodeCategory.OtherSymbol),
        Of("Sm Math_Symbol", UnicodeCategory.MathSymbol),
        Of("Sc Currency_Symbol", UnicodeCategory.CurrencySymbol),
        Of("Sk Modifier_Symbol", UnicodeCategory.ModifierSymbol),
        Of("So Other_Symbol", UnicodeCategory.OtherSymbol),
        Of("Z Separator", UnicodeCategory.SpaceSeparator, UnicodeCategory.ParagraphSeparator),
        Of("Zs Space_Separator", UnicodeCategory.SpaceSeparator),
        Of("Zl Line_Separator", UnicodeCategory.LineSeparator),
        Of("Zp Paragraph_Separator", UnicodeCategory.ParagraphSeparator),
        new("C Other", [UnicodeCategory.Control, UnicodeCategory.Format, UnicodeCategory.Surrogate, UnicodeCategory.PrivateUse,
            UnicodeCategory.OtherNotAssigned]),
        Of("Cc Control cntrl", UnicodeCategory.Control),
        Of("Cf Format", UnicodeCategory.Format),
        Of("Cs Surrogate", UnicodeCategory.Surrogate),
        Of("Co Private_Use", UnicodeCategory.PrivateUse),
        Of("Cn Unassigned", UnicodeCategory.OtherNotAssigned),
    ];

    // All categories in one pass over Unicode, at the first pattern that names one.
    private static readonly Lazy<CodePointSet[]> Sets = new(ReadAll);

    /// <summary>Returns the code points of a general category, or null if the name is unknown. Names are case-sensitive: <c>Lu</c> or
    /// <c>Uppercase_Letter</c>.</summary>
    public static CodePointSet? Find(string name)
    {
        foreach (KeyValuePair<string, UnicodeCategory[]> entry in Names)
        {
            if (Array.IndexOf(entry.Key.Split(' '), name) >= 0)
            {
                CodePointSetBuilder builder = new();
                foreach (UnicodeCategory category in entry.Value)
                {
                    builder.Add(Sets.Value[(int)category]);
                }
                return builder.ToSet();
            }
        }
        return null;
    }

    // The framework numbers the categories in the order of their groups, so a group is the range from its first to its last.
    private static KeyValuePair<string, UnicodeCategory[]> Of(string names, UnicodeCategory first, UnicodeCategory? last = null)
    {
        List<UnicodeCategory> categories = [];
        for (UnicodeCategory category = first; category <= (last ?? first); category++)
        {
            categories.Add(category);
        }
        return new KeyValuePair<string, UnicodeCategory[]>(names, [.. categories]);
    }

    private static CodePointSet[] ReadAll()
    {
        List<int>[] bounds = new List<int>[(int)UnicodeCategory.OtherNotAssigned + 1];
        for (int i = 0; i < bounds.Length; i++)
        {
            bounds[i] = [];
        }
        int start = 0;
        UnicodeCategory current = CategoryOf(0);
        for (int codePoint = 1; codePoint <= CodePointSet.MaxCodePoint; codePoint++)
        {
            UnicodeCategory category = CategoryOf(codePoint);
            if (category != current)
            {
                bounds[(int)current].Add(start);
                bounds[(int)current].Add(codePoint - 1);
                start = codePoint;
                current = category;
            }
        }
        bounds[(int)current].Add(start);
        bounds[(int)current].Add(CodePointSet.MaxCodePoint);
        return Array.ConvertAll(bounds, CodePointSet.FromSortedBounds);
    }

    private static UnicodeCategory CategoryOf(int codePoint) =>
#if NET
        CharUnicodeInfo.GetUnicodeCategory(codePoint);
#else
        codePoint < 0x10000
            ? CharUnicodeInfo.GetUnicodeCategory((char)codePoint)
            : CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(codePoint), 0);
#endif
}
