using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TradeData.Runtime.Catalogs;

/// <summary>A row's bytes and their place in the source.</summary>
internal readonly ref struct RowText(ReadOnlySpan<byte> json, int line, int column)
{
    public ReadOnlySpan<byte> Json { get; } = json;

    public int Line { get; } = line;

    public int Column { get; } = column;
}

/// <summary>
/// Takes the rows of a stream out one by one, holding no more of it than the longest row needs. It finds where a row ends and leaves its content to the
/// row's own reader.
/// </summary>
/// <param name="stream">The text.</param>
/// <param name="format">How the rows are written.</param>
/// <param name="maxDepth">The deepest nesting that a row may have, for messages; its own reader refuses what is deeper.</param>
internal sealed class RowReader(Stream stream, RowFormat format, int maxDepth = ValidationOptions.DeepestNesting) : IDisposable
{
    private const int FirstBuffer = 64 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _start;
    private int _end;
    private bool _isAtEnd;
    private int _line = 1;
    private int _column = 1;
    private bool _isOpen;
    private bool _isDone;

    /// <summary>The number of bytes read.</summary>
    public long Consumed { get; private set; }

    /// <summary>The error in the text around the rows, or null. No row follows an error.</summary>
    public string? Fault { get; private set; }

    public int Line => _line;

    public int Column => _column;

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    /// <summary>Reads the next row. Its bytes stay valid until the next call.</summary>
    public bool Next(out RowText row)
    {
        row = default;
        if (_isDone || Fault is not null)
        {
            return false;
        }
        if (Consumed == 0)
        {
            SkipMark();
        }
        return format == RowFormat.Ndjson ? NextLine(out row) : NextItem(out row);
    }

    /// <summary>Skips a byte order mark, which is not part of the text.</summary>
    private void SkipMark()
    {
        if (Window.IsEmpty && !_isAtEnd)
        {
            Fill();
        }
        if (Window.StartsWith("\uFEFF"u8))
        {
            _start += "\uFEFF"u8.Length;
        }
    }

    private bool NextLine(out RowText row)
    {
        row = default;
        while (true)
        {
            int length = Window.IndexOf((byte)'\n');
            if (length < 0 && !_isAtEnd)
            {
                Fill();
                continue;
            }
            bool isLast = length < 0;
            ReadOnlySpan<byte> line = isLast ? Window : Window[..length];
            if (isLast && line.IsEmpty)
            {
                _isDone = true;
                return false;
            }
            int begin = _line;
            ReadOnlySpan<byte> content = line.TrimEnd((byte)'\r');
            bool isBlank = content.TrimStart(" \t\r"u8).IsEmpty;
            Advance(line.Length + (isLast ? 0 : 1));
            _line = begin + 1;
            _column = 1;
            if (!isBlank)
            {
                row = new RowText(content, begin, 1);
                return true;
            }
        }
    }

    private bool NextItem(out RowText row)
    {
        row = default;
        if (!Expect(out byte next))
        {
            Fault = _isOpen ? "The array ends in the middle; a ',' or ']' is missing." : "The text is empty; an array of rows is expected.";
            return false;
        }
        if (!_isOpen)
        {
            if (next != (byte)'[')
            {
                Fault = "An array of rows is expected: '[' must come first.";
                return false;
            }
            _isOpen = true;
            Advance(1);
            if (!Expect(out next))
            {
                Fault = "The array ends in the middle; a ',' or ']' is missing.";
                return false;
            }
            if (next == (byte)']')
            {
                return Close();
            }
        }
        else if (next == (byte)']')
        {
            return Close();
        }
        else if (next != (byte)',')
        {
            Fault = "A ',' or ']' is expected after a row.";
            return false;
        }
        else
        {
            Advance(1);
            if (!Expect(out next))
            {
                Fault = "The array ends in the middle; a row is missing after the comma.";
                return false;
            }
        }
        return Item(out row);
    }

    private bool Close()
    {
        Advance(1);
        _isDone = true;
        if (Expect(out _))
        {
            Fault = "Something follows the end of the array.";
        }
        return false;
    }

    private bool Item(out RowText row)
    {
        row = default;
        while (true)
        {
            int length = Length(out string? fault);
            if (fault is not null)
            {
                Fault = fault;
                return false;
            }
            if (length > 0)
            {
                row = new RowText(Window[..length], _line, _column);
                Advance(length);
                return true;
            }
            Fill();
        }
    }

    /// <summary>Returns the length in bytes of the value at the start of the window, or 0 if more bytes are needed.</summary>
    private int Length(out string? fault)
    {
        fault = null;
        Utf8JsonReader reader = new(Window, _isAtEnd, new JsonReaderState(new JsonReaderOptions { MaxDepth = ValidationOptions.DeepestNesting, AllowMultipleValues = true }));
        try
        {
            if (reader.Read() && reader.TrySkip())
            {
                return (int)reader.BytesConsumed;
            }
            if (!_isAtEnd)
            {
                return 0;
            }
        }
        catch (JsonException)
        {
            // The exact error and its place are worded as in a build.
        }
        PendingError error = SyntaxError.Find(WholeCharacters, maxDepth);
        Advance((int)error.At);
        fault = error.Message;
        return 0;
    }

    /// <summary>Moves to the next byte that is not white space.</summary>
    private bool Expect(out byte next)
    {
        next = 0;
        while (true)
        {
            int blank = Window.IndexOfAnyExcept(" \t\r\n"u8);
            if (blank >= 0)
            {
                Advance(blank);
                next = Window[0];
                return true;
            }
            Advance(Window.Length);
            if (_isAtEnd)
            {
                return false;
            }
            Fill();
        }
    }

    private ReadOnlySpan<byte> Window => _buffer.AsSpan(_start, _end - _start);

    /// <summary>The window without its last character, which the end of the buffer may cut.</summary>
    private ReadOnlySpan<byte> WholeCharacters => _isAtEnd ? Window : Window[..Math.Max(0, Window.LastIndexOfAnyExceptInRange((byte)0x80, (byte)0xBF))];

    private void Advance(int count)
    {
        ReadOnlySpan<byte> passed = Window[..count];
        int lines = passed.Count((byte)'\n');
        if (lines > 0)
        {
            _line += lines;
            _column = 1;
            passed = passed[(passed.LastIndexOf((byte)'\n') + 1)..];
        }
        _column += Encoding.UTF8.GetCharCount(passed);
        _start += count;
        Consumed += count;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            Window.CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
        if (_end == _buffer.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            Window.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        // As many bytes as fit, because a long row is scanned again from its start after each read.
        int wanted = _buffer.Length - _end;
        int read = stream.ReadAtLeast(_buffer.AsSpan(_end), wanted, throwOnEndOfStream: false);
        _end += read;
        _isAtEnd = read < wanted;
    }
}
