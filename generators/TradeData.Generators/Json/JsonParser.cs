using System.Globalization;
using System.Text;

namespace TradeData.Generators.Json;

/// <summary>An error in a JSON text, and its place.</summary>
internal sealed class JsonFault(int start, int end, string message)
{
    public int Start { get; } = start;

    public int End { get; } = end;

    public string Message { get; } = message;
}

/// <summary>A strict parser of RFC 8259: no comments, no trailing commas, no byte order mark, limited depth. It is independent of schemas.
/// The first syntax error ends it; repeated names are reported, and the first of them counts.</summary>
internal sealed class JsonParser
{
    /// <summary>The maximum depth: enough for any schema written by hand, and far from exhausting the compiler's stack.</summary>
    public const int MaxDepth = 200;

    private readonly string _text;
    private readonly List<JsonFault> _faults = [];
    private int _at;
    private int _depth;

    private JsonParser(string text) => _text = text;

    /// <summary>Returns the root value, or null if the text is not JSON; <paramref name="faults"/> then has the reason.</summary>
    public static JsonNode? Parse(string text, out IReadOnlyList<JsonFault> faults)
    {
        JsonParser parser = new(text);
        faults = parser._faults;
        try
        {
            return parser.Document();
        }
        catch (MalformedException malformed)
        {
            parser._faults.Add(malformed.Fault);
            return null;
        }
    }

    private JsonNode Document()
    {
        if (_text.Length > 0 && _text[0] == '\uFEFF')
        {
            throw Malformed(0, 1, "The text begins with a byte order mark (U+FEFF), which JSON does not allow; save the file without it");
        }
        SkipSpace();
        if (_at == _text.Length)
        {
            throw Malformed(_at, _at, "The text is empty; a JSON value is expected");
        }
        JsonNode root = Value();
        SkipSpace();
        if (_at < _text.Length)
        {
            throw Malformed(_at, _at + 1, $"{Seen()} follows the end of the JSON value; remove it");
        }
        return root;
    }

    private JsonNode Value()
    {
        char c = Peek();
        switch (c)
        {
            case '{':
                return Nested(ObjectValue);
            case '[':
                return Nested(ArrayValue);
            case '"':
                int start = _at;
                string value = Text();
                return new JsonString(start, _at, value);
            case 't':
                return new JsonBoolean(Word("true"), _at, value: true);
            case 'f':
                return new JsonBoolean(Word("false"), _at, value: false);
            case 'n':
                return new JsonNull(Word("null"), _at);
            default:
                return c == '-' || IsDigit(c) ? Number() : throw Unexpected("a value");
        }
    }

    private JsonNode Nested(Func<JsonNode> read)
    {
        if (++_depth > MaxDepth)
        {
            throw Malformed(_at, _at + 1, $"Objects and arrays are nested more than {MaxDepth.ToString(CultureInfo.InvariantCulture)} levels deep");
        }
        JsonNode node = read();
        _depth--;
        return node;
    }

    private JsonObject ObjectValue()
    {
        int start = _at++;
        List<JsonMember> members = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        SkipSpace();
        if (Peek() == '}')
        {
            _at++;
            return new JsonObject(start, _at, members);
        }
        while (true)
        {
            if (Peek() != '"')
            {
                throw Unexpected(Peek() == '}' && members.Count > 0 ? "a property name after the comma (JSON has no trailing commas)" : "a property name in double quotes");
            }
            int nameStart = _at;
            string name = Text();
            int nameEnd = _at;
            if (!names.Add(name))
            {
                _faults.Add(new JsonFault(nameStart, nameEnd, $"The property \"{name}\" occurs twice in this object; remove or rename one of them"));
            }
            SkipSpace();
            Expect(':', "':' after the property name");
            SkipSpace();
            members.Add(new JsonMember(name, nameStart, nameEnd, Value()));
            SkipSpace();
            if (Peek() == '}')
            {
                _at++;
                return new JsonObject(start, _at, members);
            }
            Expect(',', "',' or '}' after the property");
            SkipSpace();
        }
    }

    private JsonArray ArrayValue()
    {
        int start = _at++;
        List<JsonNode> items = [];
        SkipSpace();
        if (Peek() == ']')
        {
            _at++;
            return new JsonArray(start, _at, items);
        }
        while (true)
        {
            if (Peek() == ']')
            {
                throw Unexpected("a value after the comma (JSON has no trailing commas)");
            }
            items.Add(Value());
            SkipSpace();
            if (Peek() == ']')
            {
                _at++;
                return new JsonArray(start, _at, items);
            }
            Expect(',', "',' or ']' after the item");
            SkipSpace();
        }
    }

    private string Text()
    {
        int start = _at++;
        StringBuilder? decoded = null;
        int plain = _at;
        while (true)
        {
            if (_at >= _text.Length)
            {
                throw Malformed(start, start + 1, "The string that begins here is not closed");
            }
            char c = _text[_at];
            if (c == '"')
            {
                string tail = _text.Substring(plain, _at - plain);
                _at++;
                return decoded is null ? tail : decoded.Append(tail).ToString();
            }
            if (c < ' ')
            {
                throw Malformed(_at, _at + 1, $"A control character (U+{(int)c:X4}) is not allowed in a string; write it as an escape");
            }
            if (c == '\\')
            {
                decoded ??= new StringBuilder();
                decoded.Append(_text, plain, _at - plain).Append(Escape());
                plain = _at;
                continue;
            }
            _at++;
        }
    }

    private char Escape()
    {
        int start = _at;
        char c = start + 1 < _text.Length ? _text[start + 1] : '\0';
        _at += 2;
        switch (c)
        {
            case '"' or '\\' or '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when start + 6 <= _text.Length
                && ushort.TryParse(_text.Substring(start + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit):
                _at = start + 6;
                return (char)unit;
            default:
                throw Malformed(start, Math.Min(start + 2, _text.Length), "An escape in a string is one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hexadecimal digits");
        }
    }

    private JsonNumber Number()
    {
        int start = _at;
        if (Peek() == '-')
        {
            _at++;
        }
        if (Peek() == '0')
        {
            _at++;
            if (IsDigit(Peek()))
            {
                throw Malformed(start, _at + 1, "A number has no leading zeros");
            }
        }
        else
        {
            Digits("a digit");
        }
        if (Peek() == '.')
        {
            _at++;
            Digits("a digit after the decimal point");
        }
        if (Peek() is 'e' or 'E')
        {
            _at++;
            if (Peek() is '+' or '-')
            {
                _at++;
            }
            Digits("a digit in the exponent");
        }
        return new JsonNumber(start, _at, _text.Substring(start, _at - start));
    }

    private void Digits(string expected)
    {
        if (!IsDigit(Peek()))
        {
            throw Unexpected(expected);
        }
        while (IsDigit(Peek()))
        {
            _at++;
        }
    }

    private int Word(string word)
    {
        int start = _at;
        if (string.CompareOrdinal(_text, start, word, 0, word.Length) != 0)
        {
            throw Unexpected("a value (true, false and null are written in lower case)");
        }
        _at += word.Length;
        return start;
    }

    private void Expect(char c, string what)
    {
        if (Peek() != c)
        {
            throw Unexpected(what);
        }
        _at++;
    }

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private string Seen()
    {
        if (_at >= _text.Length)
        {
            return "The end of the text";
        }
        char c = _text[_at];
        return c == '/' ? "A comment or '/' (JSON has no comments)" : c is > ' ' and < (char)127 ? $"'{c}'" : $"The character U+{(int)c:X4}";
    }

    private MalformedException Unexpected(string expected) =>
        Malformed(_at, Math.Min(_at + 1, _text.Length), $"{Seen()} stands where {expected} is expected");

    private static MalformedException Malformed(int start, int end, string message) => new(new JsonFault(start, end, message));

    /// <summary>Ends the recursion at the first syntax error; only <see cref="Parse"/> catches it.</summary>
    private sealed class MalformedException(JsonFault fault) : Exception(fault.Message)
    {
        public JsonFault Fault { get; } = fault;
    }
}
