namespace TradeData.Runtime.Internal.Patterns.Syntax;

/// <summary>Finds the code points that <c>\p{...}</c> names.</summary>
internal static class UnicodeProperties
{
    // The characters of group names.
    private static readonly Lazy<CodePointSet> IdentifierStarts = new(() =>
        Category("L").Union(Category("Nl")).Union(Ranges(UnicodePropertyRanges.OtherIdStart)).Except(Ranges(UnicodePropertyRanges.NotIdStart)));

    private static readonly Lazy<CodePointSet> IdentifierParts = new(() =>
        IdentifierStart.Union(Category("Mn")).Union(Category("Mc")).Union(Category("Nd")).Union(Category("Pc"))
            .Union(Ranges(UnicodePropertyRanges.OtherIdContinue)));

    public static CodePointSet IdentifierStart => IdentifierStarts.Value;

    public static CodePointSet IdentifierPart => IdentifierParts.Value;

    /// <summary>Returns the set of <c>name=value</c>, or null if the property is unknown or does not have this value.</summary>
    public static CodePointSet? Find(string name, string value) => name switch
    {
        "General_Category" or "gc" => UnicodeCategories.Find(value),
        "Script" or "sc" => UnicodeScripts.Find(value, withExtensions: false),
        "Script_Extensions" or "scx" => UnicodeScripts.Find(value, withExtensions: true),
        _ => null,
    };

    /// <summary>Returns the set of a general category or a binary property written alone, or null if the name is unknown.</summary>
    public static CodePointSet? Find(string name) => UnicodeCategories.Find(name) ?? FindBinary(name);

    private static CodePointSet? FindBinary(string name) => name switch
    {
        "Any" => CodePointSet.All,
        "ASCII" => CodePointSet.Range(0, 0x7F),
        "Assigned" => Category("Cn").Complement(),
        "Alphabetic" or "Alpha" => Category("L").Union(Category("Nl")).Union(Ranges(UnicodePropertyRanges.OtherAlphabetic)),
        "Lowercase" or "Lower" => Category("Ll").Union(Ranges(UnicodePropertyRanges.OtherLowercase)),
        "Uppercase" or "Upper" => Category("Lu").Union(Ranges(UnicodePropertyRanges.OtherUppercase)),
        "White_Space" or "space" => Ranges(UnicodePropertyRanges.WhiteSpace),
        "ASCII_Hex_Digit" or "AHex" => Ranges(UnicodePropertyRanges.AsciiHexDigit),
        "Hex_Digit" or "Hex" => Ranges(UnicodePropertyRanges.HexDigit),
        "ID_Start" or "IDS" => IdentifierStart,
        "ID_Continue" or "IDC" => IdentifierPart,
        "Emoji" => Ranges(UnicodePropertyRanges.Emoji),
        "Emoji_Presentation" or "EPres" => Ranges(UnicodePropertyRanges.EmojiPresentation),
        "Extended_Pictographic" or "ExtPict" => Ranges(UnicodePropertyRanges.ExtendedPictographic),
        _ => null,
    };

    private static CodePointSet Category(string name) => UnicodeCategories.Find(name)!;

    private static CodePointSet Ranges(string hex) => new CodePointSetBuilder().AddHex(hex).ToSet();
}
