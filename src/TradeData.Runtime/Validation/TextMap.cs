using System.Buffers;
using System.Globalization;
using System.Text;
using TradeData.Runtime.Internal.Json;

namespace TradeData.Runtime;

/// <summary>A place in a text as messages show it.</summary>
internal readonly record struct Place(string Pointer, int Line, int Column, string? Value);

/// <summary>Converts a list of offsets to JSON Pointer, line, column and value. It reads the text once, up to the last offset, and stops
/// where the text is malformed. Offsets after that belong to the values open there.</summary>
internal ref struct TextMap
{
    // The end of a value is searched within this many bytes, because an excerpt is never longer.
    private const int ExcerptBytes = 320;

    private static readonly SearchValues<byte> StringStops = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, ' ').Select(control => (byte)control)]);

    private readonly ReadOnlySpan<byte> _text;
    private readonly ReadOnlySpan<nint> _offsets;
    private readonly Dictionary<nint, Place> _places = [];
    private readonly List<Step> _steps = [];
    private int _next;
    private int _counted;
    private int _line = 1;
    private int _column = 1;

    private TextMap(ReadOnlySpan<byte> text, ReadOnlySpan<nint> offsets)
    {
        _text = text;
        _offsets = offsets;
    }

    private readonly bool Done => _next == _offsets.Length;

    /// <summary>Returns the places of offsets.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offsets">The offsets in ascending order, with possible repetitions.</param>
    public static Dictionary<nint, Place> Find(ReadOnlySpan<byte> text, ReadOnlySpan<nint> offsets)
    {
        TextMap map = new(text, offsets);
        map.Walk();
        map.Visit(nint.MaxValue);
        return map._places;
    }

    // Token by token. After a value comes a step to the next member or item. The open names and positions form the pointer.
    private void Walk()
    {
        for (int at = 0; !Done && at < _text.Length;)
        {
            byte current = _text[at];
            switch (current)
            {
                case (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)':':
                    at++;
                    break;
                case (byte)'{' or (byte)'[':
                    Visit(at);
                    _steps.Add(new Step(current == (byte)'[', 0, default));
                    at++;
                    break;
                case (byte)'}' or (byte)']':
                    Visit(at);
                    if (_steps.Count == 0)
                    {
                        return;
                    }
                    _steps.RemoveAt(_steps.Count - 1);
                    at++;
                    break;
                case (byte)',':
                    Visit(at);
                    if (_steps.Count == 0)
                    {
                        return;
                    }
                    _steps[^1] = _steps[^1].After();
                    at++;
                    break;
                case (byte)'"':
                    int end = StringEnd(at + 1);
                    if (end < 0)
                    {
                        return;
                    }
                    if (_steps.Count > 0 && _steps[^1].WantsName)
                    {
                        _steps[^1] = _steps[^1].Named((at + 1)..(end - 1));
                    }
                    Visit(at);
                    at = end;
                    break;
                default:
                    Visit(at);
                    at++;
                    break;
            }
        }
    }

    // All offsets up to here belong to the values open now.
    private void Visit(nint at)
    {
        for (; !Done && _offsets[_next] <= at; _next++)
        {
            nint offset = _offsets[_next];
            if (_next > 0 && offset == _offsets[_next - 1])
            {
                continue;
            }
            Count((int)offset);
            _places[offset] = new Place(Pointer(), _line, _column, Value((int)offset));
        }
    }

    // The offset after a string, or -1 if it is malformed.
    private readonly int StringEnd(int at)
    {
        while (true)
        {
            int plain = _text[at..].IndexOfAny(StringStops);
            if (plain < 0)
            {
                return -1;
            }
            at += plain;
            if (_text[at] == (byte)'"')
            {
                return at + 1;
            }
            int length = _text[at] == (byte)'\\' ? JsonText.EscapeLength(_text[at..]) : 0;
            if (length == 0)
            {
                return -1;
            }
            at += length;
        }
    }

    private void Count(int offset)
    {
        if (offset > _counted && _text[_counted..offset] is var passed && Ascii.IsValid(passed) && passed.IndexOfAny((byte)'\n', (byte)'\r') < 0)
        {
            _column += passed.Length;
            _counted = offset;
            return;
        }
        for (; _counted < offset; _counted++)
        {
            byte current = _text[_counted];
            bool endsLine = current == (byte)'\n' || (current == (byte)'\r' && (_counted + 1 >= _text.Length || _text[_counted + 1] != (byte)'\n'));
            if (endsLine)
            {
                _line++;
                _column = 1;
            }
            else if ((current & 0xC0) != 0x80)
            {
                // Four bytes of UTF-8 are two units of UTF-16.
                _column += current >= 0xF0 ? 2 : 1;
            }
        }
    }

    private readonly string Pointer()
    {
        if (_steps.Count == 0 || (_steps.Count == 1 && _steps[0] is { IsArray: false, WantsName: true }))
        {
            return "";
        }
        StringBuilder pointer = new();
        foreach (Step step in _steps)
        {
            if (step.IsArray)
            {
                pointer.Append('/').Append(step.Index.ToString(CultureInfo.InvariantCulture));
            }
            else if (!step.WantsName)
            {
                pointer.Append('/').Append(Name(step.Name).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
            }
        }
        return pointer.ToString();
    }

    private readonly string Name(Range range)
    {
        if (!_text[range].Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(_text[range]);
        }
        byte[]? rented = null;
        string name = Encoding.UTF8.GetString(JsonText.Unescape(_text[range], ref rented, out _));
        JsonText.Return(rented);
        return name;
    }

    private readonly string? Value(int offset)
    {
        ReadOnlySpan<byte> rest = _text[Math.Min(offset, _text.Length)..];
        rest = rest[..Math.Min(rest.Length, ExcerptBytes)];
        int depth = 0;
        int end = 0;
        while (end < rest.Length)
        {
            byte current = rest[end];
            if (current == (byte)'"')
            {
                int close = StringEnd(offset + end + 1);
                end = close < 0 ? rest.Length : Math.Min(rest.Length, close - offset);
            }
            else if (depth == 0 && current is (byte)',' or (byte)'}' or (byte)']' or (byte)':' or <= (byte)' ')
            {
                break;
            }
            else
            {
                depth += current is (byte)'{' or (byte)'[' ? 1 : current is (byte)'}' or (byte)']' ? -1 : 0;
                end++;
            }
            if (depth == 0 && rest[end - 1] is (byte)'"' or (byte)'}' or (byte)']')
            {
                break;
            }
        }
        return end == 0 ? null : Wording.Excerpt(rest[..end]);
    }

    /// <summary>An open array or object, and the position in it.</summary>
    private readonly record struct Step(bool IsArray, int Index, Range Name)
    {
        public bool WantsName => !IsArray && Name.End.Value == 0;

        public Step After() => IsArray ? this with { Index = Index + 1 } : this with { Name = default };

        public Step Named(Range name) => this with { Name = name };
    }
}
