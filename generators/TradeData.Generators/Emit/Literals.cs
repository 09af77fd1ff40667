using System.Globalization;
using System.Text;

namespace TradeData.Generators.Emit;

/// <summary>Converts schema text to C# literals and documentation. Any text stays within its quotes.</summary>
internal static class Literals
{
    public static string Text(string value)
    {
        StringBuilder text = new(value.Length + 2);
        text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                default:
                    if (c < ' ' || c is '\x7f' or '\u0085' or '\u2028' or '\u2029' or '\uFEFF' || char.IsSurrogate(c))
                    {
                        text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        text.Append(c);
                    }
                    break;
            }
        }
        return text.Append('"').ToString();
    }

    /// <summary>Returns a UTF-8 literal. An unpaired surrogate becomes the replacement character, which no valid text can match by
    /// mistake.</summary>
    public static string Utf8(string value)
    {
        StringBuilder whole = new(value);
        for (int i = 0; i < whole.Length; i++)
        {
            if (char.IsHighSurrogate(whole[i]) && i + 1 < whole.Length && char.IsLowSurrogate(whole[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(whole[i]))
            {
                whole[i] = '\uFFFD';
            }
        }
        return Text(whole.ToString()) + "u8";
    }

    /// <summary>Returns text for an XML comment: escaped, on one line.</summary>
    public static string Xml(string value)
    {
        StringBuilder text = new(value.Length);
        bool space = false;
        foreach (char c in value)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                space = text.Length > 0;
                continue;
            }
            if (space)
            {
                text.Append(' ');
                space = false;
            }
            switch (c)
            {
                case '&':
                    text.Append("&amp;");
                    break;
                case '<':
                    text.Append("&lt;");
                    break;
                case '>':
                    text.Append("&gt;");
                    break;
                case '\uFFFE' or '\uFFFF':
                    break;
                default:
                    text.Append(char.IsSurrogate(c) ? '\uFFFD' : c);
                    break;
            }
        }
        return CodeSpans(text.ToString());
    }

    /// <summary>Converts text in back-ticks to <c>&lt;c&gt;</c> elements.</summary>
    private static string CodeSpans(string text)
    {
        string[] parts = text.Split('`');
        if (parts.Length % 2 == 0)
        {
            return text;
        }
        for (int i = 1; i < parts.Length; i += 2)
        {
            parts[i] = "<c>" + parts[i] + "</c>";
        }
        return string.Concat(parts);
    }

    public static string Bool(bool value) => value ? "true" : "false";

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
