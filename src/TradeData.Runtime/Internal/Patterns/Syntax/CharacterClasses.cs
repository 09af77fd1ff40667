namespace TradeData.Runtime.Internal.Patterns.Syntax;

/// <summary>The classes with a one-letter escape in ECMA-262, and the dot.</summary>
internal static class CharacterClasses
{
    /// <summary><c>\d</c>: the ten ASCII digits only.</summary>
    public static CodePointSet Digit { get; } = CodePointSet.Range('0', '9');

    /// <summary><c>\w</c>: ASCII letters, digits and the underscore.</summary>
    public static CodePointSet Word { get; } = new CodePointSetBuilder().AddHex("30-39 41-5A 5F 61-7A").ToSet();

    /// <summary><c>\s</c>: ECMA-262 WhiteSpace (tab, VT, FF, U+FEFF and every Space_Separator) and LineTerminator.</summary>
    public static CodePointSet Space { get; } =
        new CodePointSetBuilder().AddHex("9-D 20 A0 1680 2000-200A 2028-2029 202F 205F 3000 FEFF").ToSet();

    /// <summary>The characters that the dot does not match.</summary>
    public static CodePointSet LineTerminator { get; } = new CodePointSetBuilder().AddHex("A D 2028-2029").ToSet();

    /// <summary>The dot: any code point except a line terminator.</summary>
    public static CodePointSet Dot { get; } = LineTerminator.Complement();
}
