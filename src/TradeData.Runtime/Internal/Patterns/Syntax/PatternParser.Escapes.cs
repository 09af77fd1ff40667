using System.Globalization;

namespace TradeData.Runtime.Internal.Patterns.Syntax;

internal sealed partial class PatternParser
{
    private readonly Dictionary<string, CodePointSet> _properties = new(StringComparer.Ordinal);

    /// <summary>A backslash outside a class.</summary>
    private PatternNode ParseAtomEscape()
    {
        int start = _position;
        char c = start + 1 < _text.Length ? _text[start + 1] : '\0';
        switch (c)
        {
            case 'b':
                _position += 2;
                return new AssertionNode(AssertionKind.WordBoundary);
            case 'B':
                _position += 2;
                return new AssertionNode(AssertionKind.NotWordBoundary);
            case 'k':
                _position += 2;
                if (!Skip("<"))
                {
                    return Fail(start, "A reference to a named group is written '\\k<name>'.");
                }
                string? name = ReadGroupName();
                return name is null ? EmptyNode.Instance : ReferTo(start, 0, name);
            case >= '1' and <= '9':
                _position++;
                TryReadNumber(ref _position, out int number);
                return ReferTo(start, number, name: null);
            default:
                return new ClassNode(ReadCharacterEscape(out _));
        }
    }

    /// <summary>A backslash and the characters allowed after it inside and outside a class. <paramref name="isClass"/> is true for a set
    /// instead of a character.</summary>
    private CodePointSet ReadCharacterEscape(out bool isClass)
    {
        int start = _position++;
        isClass = false;
        if (AtEnd)
        {
            return FailSet(start, "The pattern ends with a backslash that escapes nothing.");
        }
        char c = _text[_position++];
        CodePointSet? named = NamedClass(c);
        if (named is not null)
        {
            isClass = true;
            return named;
        }
        switch (c)
        {
            case 'p' or 'P':
                isClass = true;
                return ReadProperty(start, isNegated: c == 'P');
            case 'x':
                int value = ReadHex(2);
                return value < 0 ? FailSet(start, "'\\x' takes two hexadecimal digits.") : CodePointSet.Of(value);
            case 'u':
                _position--;
                int codePoint = ReadUnicodeEscape(start);
                return codePoint < 0 ? CodePointSet.Empty : CodePointSet.Of(codePoint);
            case 'c':
                if (AtEnd || !IsAsciiLetter(_text[_position]))
                {
                    return FailSet(start, "'\\c' takes a letter.");
                }
                return CodePointSet.Of(_text[_position++] % 32);
            case '0' when AtEnd || _text[_position] is < '0' or > '9':
                return CodePointSet.Of(0);
            default:
                int control = ControlEscape(c);
                if (control >= 0)
                {
                    return CodePointSet.Of(control);
                }
                return c < 0x80 && !IsAsciiLetter(c) && c is < '0' or > '9' ? CodePointSet.Of(c) : FailSet(start, UnknownEscape(c));
        }
    }

    private static CodePointSet? NamedClass(char c) => c switch
    {
        'd' => CharacterClasses.Digit,
        'D' => CharacterClasses.Digit.Complement(),
        'w' => CharacterClasses.Word,
        'W' => CharacterClasses.Word.Complement(),
        's' => CharacterClasses.Space,
        'S' => CharacterClasses.Space.Complement(),
        _ => null,
    };

    private static int ControlEscape(char c) => c switch
    {
        't' => '\t',
        'n' => '\n',
        'v' => '\v',
        'f' => '\f',
        'r' => '\r',
        _ => -1,
    };

    private static string UnknownEscape(char c)
    {
        string hint = c switch
        {
            'A' => "; the start of the text is '^'",
            'Z' or 'z' => "; the end of the text is '$'",
            'a' => "; the bell is '\\x07'",
            'e' => "; escape is '\\x1B'",
            'h' => "; a space or tab is '[ \\t]'",
            'R' => "; a line end is '\\r?\\n'",
            >= '0' and <= '9' => "; a character by its code is '\\xHH' or '\\uHHHH'",
            _ => "",
        };
        return $"'\\{c}' is no escape of ECMA-262{hint}.";
    }

    /// <summary>Reads from the <c>u</c> on: <c>uHHHH</c>, or two for a surrogate pair, or <c>u{H...}</c>. Returns -1 after an
    /// error.</summary>
    private int ReadUnicodeEscape(int start)
    {
        _position++;
        if (Skip("{"))
        {
            return ReadBracedCodePoint(start);
        }
        int high = ReadHex(4);
        if (high < 0)
        {
            Fail(start, "'\\u' takes four hexadecimal digits, or one to six in braces.");
            return -1;
        }
        int behind = _position;
        if (high is >= 0xD800 and <= 0xDBFF && Skip("\\u"))
        {
            int low = ReadHex(4);
            if (low is >= 0xDC00 and <= 0xDFFF)
            {
                return char.ConvertToUtf32((char)high, (char)low);
            }
            _position = behind;
        }
        return high;
    }

    private int ReadBracedCodePoint(int start)
    {
        int first = _position;
        int value = 0;
        while (!AtEnd && HexValue(_text[_position]) >= 0 && value <= CodePointSet.MaxCodePoint)
        {
            value = value * 16 + HexValue(_text[_position++]);
        }
        if (_position == first || value > CodePointSet.MaxCodePoint || !Skip("}"))
        {
            Fail(start, "'\\u{' takes the hexadecimal digits of a code point up to 10FFFF, and ends with '}'.");
            return -1;
        }
        return value;
    }

    /// <summary>Reads a number of hexadecimal digits, or returns -1 if there are fewer.</summary>
    private int ReadHex(int digits)
    {
        int value = 0;
        for (int i = 0; i < digits; i++)
        {
            int digit = AtEnd ? -1 : HexValue(_text[_position]);
            if (digit < 0)
            {
                return -1;
            }
            value = value * 16 + digit;
            _position++;
        }
        return value;
    }

    /// <summary>Reads the braces after <c>\p</c>.</summary>
    private CodePointSet ReadProperty(int start, bool isNegated)
    {
        int close = Skip("{") ? _text.IndexOf('}', _position) : -1;
        if (close < 0)
        {
            return FailSet(start, "'\\p' takes the name of a property in braces, as in '\\p{Letter}' or '\\p{Script=Greek}'.");
        }
        int open = _position;
        string content = _text.Substring(open, close - open);
        string key = (isNegated ? "P" : "p") + content;
        if (_properties.TryGetValue(key, out CodePointSet? known))
        {
            _position = close + 1;
            return known;
        }
        string[] parts = content.Split('=');
        CodePointSet? set = parts.Length switch
        {
            1 => UnicodeProperties.Find(content),
            2 => UnicodeProperties.Find(parts[0], parts[1]),
            _ => null,
        };
        if (set is null)
        {
            return FailSet(open, $"There is no Unicode property '{content}'; names are exact, as in '\\p{{Lu}}' or '\\p{{Script=Greek}}'.");
        }
        _position = close + 1;
        set = isNegated ? set.Complement() : set;
        _properties.Add(key, set);
        return set;
    }

    private static bool IsAsciiLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static int HexValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private CodePointSet FailSet(int position, string message)
    {
        Fail(position, message);
        return CodePointSet.Empty;
    }
}
