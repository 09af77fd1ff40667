using System.Text;
using System.Text.Unicode;

namespace TradeData.Runtime;

/// <summary>The place of, and the reason for, malformed or too deeply nested JSON. The text is read again step by step, only to word the
/// error.</summary>
internal ref struct SyntaxError
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly int _maxDepth;
    private readonly int _around;
    private int _at;
    private int _depth;

    private SyntaxError(ReadOnlySpan<byte> text, int maxDepth, int around)
    {
        _text = text;
        _maxDepth = maxDepth;
        _around = around;
        Message = null;
        Keyword = "syntax";
    }

    private string? Message { get; set; }

    private string Keyword { get; set; }

    private readonly byte Current => _at < _text.Length ? _text[_at] : (byte)0;

    private readonly bool AtEnd => _at >= _text.Length;

    /// <summary>Finds the first fault of a text that has one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxDepth">The deepest nesting of a value in it.</param>
    /// <param name="around">How many levels stand around each value and are not its own, such as the array that holds all rows.</param>
    public static PendingError Find(ReadOnlySpan<byte> text, int maxDepth, int around = 0)
    {
        SyntaxError reader = new(text, maxDepth, around);
        reader.Text();
        return reader.Message is { } message
            ? new PendingError(reader._at, "", reader.Keyword, message, null, [])
            : throw new InvalidOperationException("The text was taken for malformed, but no fault is found in it.");
    }

    private bool Fail(string message)
    {
        Message = message;
        return false;
    }

    private bool Expect(string what) => Fail($"{what} is expected here, but {Found()}.");

    private readonly string Found()
    {
        if (AtEnd)
        {
            return "the text ends";
        }
        Rune.DecodeFromUtf8(_text[_at..], out Rune rune, out _);
        return rune.Value is < 0x20 or 0x7F ? $"there is the character U+{rune.Value:X4}" : $"there is '{rune}'";
    }

    private void Text()
    {
        if (_text.StartsWith("\uFEFF"u8))
        {
            Fail("The text begins with a byte order mark, which JSON must not have; save it as UTF-8 without one.");
            return;
        }
        if (!Utf8.IsValid(_text))
        {
            _at = ValidLength(_text);
            Fail($"The byte 0x{_text[_at]:X2} is not part of a character in UTF-8.");
            return;
        }
        White();
        if (AtEnd)
        {
            Fail("The text is empty: one JSON value is expected.");
        }
        else if (Value())
        {
            White();
            if (!AtEnd)
            {
                Fail($"The text must end after its value, but {Found()}.");
            }
        }
    }

    private static int ValidLength(ReadOnlySpan<byte> text)
    {
        int length = 0;
        while (Rune.DecodeFromUtf8(text[length..], out _, out int used) == System.Buffers.OperationStatus.Done)
        {
            length += used;
        }
        return length;
    }

    private void White()
    {
        while (Current is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            _at++;
        }
    }

    private bool Value() => Current switch
    {
        (byte)'{' => Nested(isObject: true),
        (byte)'[' => Nested(isObject: false),
        (byte)'"' => String(),
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => Number(),
        (byte)'t' => Word("true"u8),
        (byte)'f' => Word("false"u8),
        (byte)'n' => Word("null"u8),
        (byte)'\'' => Fail("Strings are written in double quotes, not in single ones."),
        (byte)'/' => Fail("JSON has no comments."),
        (byte)'+' => Fail("A number must not begin with '+'."),
        (byte)'.' => Fail("A number must not begin with '.'; write 0 before it."),
        _ => Expect("A value"),
    };

    private bool Word(ReadOnlySpan<byte> word)
    {
        if (!_text[_at..].StartsWith(word))
        {
            return Expect("A value (true, false, null, a number, a string in double quotes, an array or an object)");
        }
        _at += word.Length;
        return true;
    }

    private bool Nested(bool isObject)
    {
        if (++_depth > _maxDepth + _around)
        {
            Keyword = "depth";
            return Fail(Wording.Invariant($"The text is nested deeper than {_maxDepth} levels."));
        }
        byte close = isObject ? (byte)'}' : (byte)']';
        _at++;
        White();
        if (Current != close)
        {
            while (true)
            {
                if (!(isObject ? Member() : Value()))
                {
                    return false;
                }
                White();
                if (Current != (byte)',')
                {
                    break;
                }
                int comma = _at++;
                White();
                if (Current == close)
                {
                    _at = comma;
                    return Fail($"There must be no comma before '{(char)close}'.");
                }
            }
            if (Current != close)
            {
                return Expect($"',' or '{(char)close}'");
            }
        }
        _at++;
        _depth--;
        return true;
    }

    private bool Member()
    {
        if (Current != (byte)'"')
        {
            return Expect("A property name in double quotes");
        }
        if (!String())
        {
            return false;
        }
        White();
        if (Current != (byte)':')
        {
            return Expect("':' after the property name");
        }
        _at++;
        White();
        return Value();
    }

    private bool String()
    {
        int start = _at++;
        while (Current != (byte)'"')
        {
            if (AtEnd)
            {
                _at = start;
                return Fail("The string that begins here is not closed.");
            }
            if (Current < 0x20)
            {
                return Fail(Current is (byte)'\n' or (byte)'\r'
                    ? "A string must not go over the end of a line: write \\n, or close it with a double quote."
                    : $"The character U+{Current:X4} must be escaped in a string: write \\u{Current:x4}.");
            }
            if (Current == (byte)'\\' && !Escape())
            {
                return false;
            }
            _at++;
        }
        _at++;
        return true;
    }

    // Leaves the place at the last byte of the escape.
    private bool Escape()
    {
        byte kind = _at + 1 < _text.Length ? _text[_at + 1] : (byte)0;
        if (kind is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t')
        {
            _at++;
            return true;
        }
        if (kind != (byte)'u')
        {
            return Fail("A backslash in a string must be followed by one of \" \\ / b f n r t u.");
        }
        ReadOnlySpan<byte> digits = _text.Slice(_at + 2, Math.Min(4, _text.Length - _at - 2));
        foreach (byte digit in digits)
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                digits = default;
            }
        }
        if (digits.Length < 4)
        {
            return Fail("\\u must be followed by four hexadecimal digits.");
        }
        _at += 5;
        return true;
    }

    private bool Number()
    {
        if (Current == (byte)'-')
        {
            _at++;
        }
        if (Current == (byte)'0')
        {
            _at++;
            if (char.IsAsciiDigit((char)Current))
            {
                return Fail("A number must not begin with 0 and another digit.");
            }
        }
        else if (!Digits())
        {
            return Expect("A digit");
        }
        if (Current == (byte)'.')
        {
            _at++;
            if (!Digits())
            {
                return Expect("A digit after the decimal point");
            }
        }
        if ((Current | 0x20) == 'e')
        {
            _at++;
            if (Current is (byte)'+' or (byte)'-')
            {
                _at++;
            }
            if (!Digits())
            {
                return Expect("A digit of the exponent");
            }
        }
        return true;
    }

    private bool Digits()
    {
        int start = _at;
        while (char.IsAsciiDigit((char)Current))
        {
            _at++;
        }
        return _at > start;
    }
}
