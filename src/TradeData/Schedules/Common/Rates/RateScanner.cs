using System.Globalization;

namespace TradeData.Schedules;

/// <summary>Scans the plain text of a rate from left to right. Only the few characters of a word that did not match are read
/// again.</summary>
internal ref struct RateScanner(ReadOnlySpan<char> text)
{
    // An integer of 18 digits fits into a long, and no schedule writes more. Only quotients do, when printed with all 28 digits of a
    // decimal.
    private const int MostDigits = 18;
    private const int MostLongDigits = 28;

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>The position of the scanner, which can be reset to an earlier one.</summary>
    public int Position
    {
        readonly get => _at;
        set => _at = value;
    }

    /// <summary>The text not yet read.</summary>
    public readonly ReadOnlySpan<char> Rest => _text[_at..];

    /// <summary>Whether everything has been read; the next character is then 0.</summary>
    public readonly bool AtEnd => _at == _text.Length;

    /// <summary>The next character; 0 at the end.</summary>
    public readonly char Next => _at < _text.Length ? _text[_at] : '\0';

    /// <summary>The text between two positions.</summary>
    public readonly ReadOnlySpan<char> Between(int start, int end) => _text[start..end];

    /// <summary>Reads the blanks that come next.</summary>
    public void SkipBlanks()
    {
        while (_at < _text.Length && RateText.IsBlank(_text[_at]))
        {
            _at++;
        }
    }

    /// <summary>Reads a character if it comes next, after blanks.</summary>
    public bool Take(char c)
    {
        int start = _at;
        SkipBlanks();
        if (Next == c && !AtEnd)
        {
            _at++;
            return true;
        }
        _at = start;
        return false;
    }

    /// <summary>Reads the text if it comes next, after blanks, ignoring case.</summary>
    public bool Take(ReadOnlySpan<char> word)
    {
        int start = _at;
        SkipBlanks();
        if (Rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
        {
            _at += word.Length;
            return true;
        }
        _at = start;
        return false;
    }

    /// <summary>Reads the word if it comes next and no letter or digit follows.</summary>
    public bool TakeWord(ReadOnlySpan<char> word)
    {
        int start = _at;
        if (Take(word) && !char.IsLetterOrDigit(Next))
        {
            return true;
        }
        _at = start;
        return false;
    }

    /// <summary>Reads the phrase if it comes next, with or without blanks between its letters, because of misprints: "inthe
    /// applicable".</summary>
    public bool TakePhrase(ReadOnlySpan<char> phrase)
    {
        int start = _at;
        foreach (char wanted in phrase)
        {
            if (wanted == ' ')
            {
                continue;
            }
            SkipBlanks();
            if (AtEnd || char.ToLowerInvariant(Next) != wanted)
            {
                _at = start;
                return false;
            }
            _at++;
        }
        return true;
    }

    /// <summary>Reads a number: digits, optionally in groups of three, a point and decimals, or an integer and a fraction as in <c>33
    /// 1/3</c>. Returns false and reads nothing if there is no number or it has more digits than any rate.</summary>
    public bool TakeNumber(out decimal number)
    {
        int start = _at;
        SkipBlanks();
        if (TakeDigits(out long whole, out int digits, grouped: true))
        {
            number = whole;
            if (Next == '.' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1]))
            {
                _at++;
                if (TakeDecimals(whole, digits, out number))
                {
                    return true;
                }
            }
            else
            {
                TakeFraction(ref number);
                return true;
            }
        }
        else if (Next == '.' && TakeBareDecimals(out number))
        {
            return true;
        }
        _at = start;
        number = 0;
        return false;
    }

    private bool TakeBareDecimals(out decimal number)
    {
        _at++;
        return TakeDecimals(0, 0, out number);
    }

    private bool TakeDecimals(long whole, int digits, out decimal number)
    {
        int first = _at;
        long value = whole;
        while (char.IsAsciiDigit(Next))
        {
            if (++digits > MostDigits)
            {
                return TakeLongDecimals(first, whole, out number);
            }
            value = value * 10 + (_text[_at++] - '0');
        }
        number = new decimal((int)value, (int)(value >> 32), 0, false, (byte)(_at - first));
        return _at > first;
    }

    private bool TakeLongDecimals(int first, long whole, out decimal number)
    {
        while (char.IsAsciiDigit(Next) && _at - first < MostLongDigits)
        {
            _at++;
        }
        Span<char> room = stackalloc char[MostLongDigits + 2];
        "0.".CopyTo(room);
        ReadOnlySpan<char> decimals = _text[first.._at];
        decimals.CopyTo(room[2..]);
        bool read = decimal.TryParse(room[..(decimals.Length + 2)], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
        number += whole;
        return read && !char.IsAsciiDigit(Next);
    }

    private bool TakeDigits(out long value, out int digits, bool grouped)
    {
        value = 0;
        digits = 0;
        int start = _at;
        while (true)
        {
            if (char.IsAsciiDigit(Next))
            {
                if (++digits > MostDigits)
                {
                    _at = start;
                    return false;
                }
                value = value * 10 + (_text[_at++] - '0');
            }
            else if (grouped && digits > 0 && Next == ',' && IsGroup(_at + 1))
            {
                _at++;
            }
            else
            {
                return digits > 0;
            }
        }
    }

    private readonly bool IsGroup(int at) =>
        at + 3 <= _text.Length && char.IsAsciiDigit(_text[at]) && char.IsAsciiDigit(_text[at + 1]) && char.IsAsciiDigit(_text[at + 2])
        && (at + 3 == _text.Length || !char.IsAsciiDigit(_text[at + 3]));

    /// <summary>Reads the "1/3" of "33 1/3". The blank distinguishes it from the "/1,000" of "$1/1,000".</summary>
    private void TakeFraction(ref decimal number)
    {
        int start = _at;
        if (Next == ' ')
        {
            _at++;
            if (TakeDigits(out long numerator, out _, grouped: false) && Next == '/')
            {
                _at++;
                if (TakeDigits(out long denominator, out _, grouped: false) && denominator > numerator)
                {
                    number += (decimal)numerator / denominator;
                    return;
                }
            }
        }
        _at = start;
    }
}
