using System.Globalization;
using System.Text;

namespace TradeData.Generators.Infrastructure;

/// <summary>Derives C# names from a schema's words.</summary>
internal static class Identifiers
{
    /// <summary>The maximum length. The compiler accepts several hundred characters in one name, and several of these may be joined to
    /// one.</summary>
    private const int Longest = 80;

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while", "field", "value", "record", "required", "init", "get", "set",
    };

    private static readonly Dictionary<char, string> Signs = new()
    {
        [' '] = "Space", ['!'] = "Not", ['"'] = "Quote", ['#'] = "Hash", ['$'] = "Dollar", ['%'] = "Percent", ['&'] = "And", ['\''] = "Apostrophe", ['('] = "Open", [')'] = "Close",
        ['*'] = "Star", ['+'] = "Plus", [','] = "Comma", ['-'] = "Minus", ['.'] = "Dot", ['/'] = "Slash", [':'] = "Colon", [';'] = "Semicolon", ['<'] = "Less", ['='] = "Equal",
        ['>'] = "Greater", ['?'] = "Question", ['@'] = "At", ['['] = "OpenBracket", ['\\'] = "Backslash", [']'] = "CloseBracket", ['^'] = "Caret", ['_'] = "Underscore", ['`'] = "Backtick",
        ['{'] = "OpenBrace", ['|'] = "Or", ['}'] = "CloseBrace", ['~'] = "Tilde",
    };

    public static bool IsValid(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_') && !Reserved.Contains(name);

    /// <summary>Returns the words of a title, key or file name joined in PascalCase. A text without any letter or digit becomes
    /// <c>Value</c>.</summary>
    public static string Pascal(string text)
    {
        StringBuilder name = new(text.Length);
        bool starts = true;
        foreach (char c in text)
        {
            if (!char.IsLetterOrDigit(c) || c > 'ÿ' && !char.IsLetter(c))
            {
                starts = true;
                continue;
            }
            if (name.Length == 0 && char.IsDigit(c))
            {
                name.Append('_');
            }
            name.Append(starts ? char.ToUpperInvariant(c) : c);
            starts = false;
        }
        return name.Length == 0 ? "Value" : Shorten(name.ToString());
    }

    /// <summary>Returns the words joined in PascalCase, with every sign between them as a word of its own, so that <c>a-b</c> and
    /// <c>a_b</c>, or <c>&lt;</c> and <c>&lt;=</c>, have different names.</summary>
    public static string Spelled(string text)
    {
        StringBuilder words = new(text.Length * 2);
        foreach (char c in text)
        {
            words.Append(char.IsLetterOrDigit(c) ? c.ToString() : " " + (Signs.TryGetValue(c, out string? sign) ? sign : "U" + ((int)c).ToString("X4", CultureInfo.InvariantCulture)) + " ");
        }
        return Pascal(words.ToString());
    }

    /// <summary>Returns a name that the compiler accepts: a very long one keeps its start, followed by a hash of the whole name.</summary>
    public static string Shorten(string name) =>
        name.Length <= Longest ? name : name.Substring(0, Longest) + "_" + Hashes.Hex(name);

    /// <summary>Returns the name with a lower-case first letter, and with @ if it is a keyword of C#.</summary>
    public static string Camel(string pascal)
    {
        int capitals = 0;
        while (capitals < pascal.Length && char.IsUpper(pascal[capitals]))
        {
            capitals++;
        }
        int lower = capitals <= 1 ? capitals : capitals == pascal.Length ? capitals : capitals - 1;
        string name = pascal.Substring(0, lower).ToLowerInvariant() + pascal.Substring(lower);
        return Reserved.Contains(name) ? "@" + name : name;
    }

    /// <summary>Returns a plural for the name of a table or a list, by the most common rules of English.</summary>
    public static string Plural(string noun)
    {
        if (noun.EndsWith("y", StringComparison.Ordinal) && noun.Length > 1 && "aeiou".IndexOf(noun[noun.Length - 2]) < 0)
        {
            return noun.Substring(0, noun.Length - 1) + "ies";
        }
        return noun + (noun.EndsWith("s", StringComparison.Ordinal) || noun.EndsWith("x", StringComparison.Ordinal) || noun.EndsWith("ch", StringComparison.Ordinal) ? "es" : "s");
    }

    /// <summary>Returns the singular of a property's name, for the type of a list's items.</summary>
    public static string Singular(string noun)
    {
        if (noun.EndsWith("ies", StringComparison.Ordinal) && noun.Length > 4)
        {
            return noun.Substring(0, noun.Length - 3) + "y";
        }
        bool isPlural = noun.EndsWith("s", StringComparison.Ordinal) && !noun.EndsWith("ss", StringComparison.Ordinal) && !noun.EndsWith("us", StringComparison.Ordinal) && noun.Length > 3;
        return isPlural ? noun.Substring(0, noun.Length - 1) : noun;
    }

    /// <summary>Returns "tariff-lines" for "TariffLines".</summary>
    public static string Kebab(string pascal)
    {
        StringBuilder text = new(pascal.Length + 4);
        for (int i = 0; i < pascal.Length; i++)
        {
            if (i > 0 && char.IsUpper(pascal[i]) && (!char.IsUpper(pascal[i - 1]) || (i + 1 < pascal.Length && char.IsLower(pascal[i + 1]))))
            {
                text.Append('-');
            }
            text.Append(char.ToLowerInvariant(pascal[i]));
        }
        return text.ToString();
    }
}
