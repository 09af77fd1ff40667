using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace TradeData.Schedules;

/// <summary>Reads the items of a JSON array, or of the array in the field "results" of an object, from a stream one by one. It buffers no
/// more than the longest item, and hashes everything it reads. It finds the end of an item and checks that the item is JSON in UTF-8; its
/// reader interprets the content.</summary>
internal sealed class JsonItems(Stream stream, string source, int maxItemBytes, IncrementalHash hash) : IDisposable
{
    private const int FirstBuffer = 64 * 1024;
    private const int MaxDepth = 64;
    private const string NoArray = "It should be a JSON array: '[' must come first, or an object with the array \"results\".";

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _start;
    private int _end;
    private bool _isAtEnd;
    private bool _isOpen;
    private bool _isWrapped;
    private long _consumed;
    private long _line = 1;
    private int _items;

    /// <summary>The number of bytes read.</summary>
    public long Consumed => _consumed;

    /// <summary>The place of the last item.</summary>
    public ImportPlace Place { get; private set; } = new(source, 0, 1, 0);

    private ReadOnlySpan<byte> Window => _buffer.AsSpan(_start, _end - _start);

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    /// <summary>Reads the next item. Its bytes stay valid until the next call.</summary>
    /// <param name="row">The number of the item in messages.</param>
    /// <param name="item">The item.</param>
    public bool Next(int row, out ReadOnlySpan<byte> item)
    {
        item = default;
        if (!_isOpen)
        {
            SkipByteOrderMark();
            _isWrapped = Peek(NoArray) == (byte)'{';
            if (_isWrapped)
            {
                MoveToResults();
            }
            Take((byte)'[', _isWrapped ? "\"results\" should be a JSON array." : NoArray);
            _isOpen = true;
        }
        byte next = Peek("The array is not closed: ']' is missing.");
        if (next == (byte)']')
        {
            Advance(1);
            if (_isWrapped)
            {
                MoveBehindWrapper();
            }
            ExpectEnd();
            return false;
        }
        if (_items > 0)
        {
            Take((byte)',', "A ',' or ']' must follow an item.");
            _ = Peek("An item must follow the ','.");
        }
        Place = new ImportPlace(source, row, _line, _consumed);
        int length = ItemLength();
        item = Window[..length];
        CheckUtf8(item);
        Advance(length);
        _items++;
        return true;
    }

    /// <summary>Returns an exception about a place within the last item.</summary>
    /// <param name="reason">The error.</param>
    /// <param name="item">The item.</param>
    /// <param name="offset">The offset in the item.</param>
    public ImportException Wrong(string reason, ReadOnlySpan<byte> item, long offset) =>
        new(reason, Place with { Byte = Place.Byte + offset, Line = Place.Line + item[..(int)offset].Count((byte)'\n') });

    private ImportException WrongHere(string reason, Exception? inner = null) =>
        new(reason, new ImportPlace(source, Place.Row, _line, _consumed), inner);

    /// <summary>Moves to the value of "results", and skips the fields before it.</summary>
    private void MoveToResults()
    {
        Take((byte)'{', NoArray);
        while (Peek(NoArray) == (byte)'"')
        {
            if (TakeName() is "results")
            {
                return;
            }
            PassOverValue();
            if (Peek(NoArray) == (byte)',')
            {
                Advance(1);
            }
        }
        throw WrongHere("It should be a JSON array, or an object with the array \"results\"; the object has no such field.");
    }

    /// <summary>Skips the fields after "results".</summary>
    private void MoveBehindWrapper()
    {
        const string notClosed = "The object is not closed: '}' is missing.";
        while (Peek(notClosed) == (byte)',')
        {
            Advance(1);
            if (Peek(notClosed) != (byte)'"')
            {
                throw WrongHere("A field must follow the ','.");
            }
            if (TakeName() is "results")
            {
                throw WrongHere("\"results\" is there twice.");
            }
            PassOverValue();
        }
        Take((byte)'}', notClosed);
    }

    private string TakeName()
    {
        int length = ItemLength();
        Utf8JsonReader reader = new(Window[..length]);
        reader.Read();
        string name = reader.ValueTextEquals("results"u8) ? "results" : "";
        Advance(length);
        Take((byte)':', "A ':' must follow the name of a field.");
        return name;
    }

    private void PassOverValue()
    {
        _ = Peek("A value must follow the ':'.");
        Advance(ItemLength());
    }

    private int ItemLength()
    {
        while (true)
        {
            Utf8JsonReader reader = new(Window, _isAtEnd, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth, AllowMultipleValues = true }));
            try
            {
                if (reader.Read() && reader.TrySkip())
                {
                    return (int)reader.BytesConsumed;
                }
            }
            catch (JsonException malformed)
            {
                throw new ImportException($"It is not JSON: {Sentence(malformed)}", PlaceOf(malformed), malformed);
            }
            if (_isAtEnd)
            {
                throw WrongHere("The file ends within an item.");
            }
            Fill();
        }
    }

    /// <summary>Converts a place: the reader counts lines from 0, and bytes from the start of the line.</summary>
    private ImportPlace PlaceOf(JsonException malformed)
    {
        ReadOnlySpan<byte> rest = Window;
        long offset = 0;
        for (long lines = malformed.LineNumber.GetValueOrDefault(); lines > 0; lines--)
        {
            offset += rest[(int)offset..].IndexOf((byte)'\n') + 1;
        }
        return new ImportPlace(source, Place.Row, _line + malformed.LineNumber.GetValueOrDefault(), _consumed + offset + malformed.BytePositionInLine.GetValueOrDefault());
    }

    /// <summary>Returns the framework's message without its own place.</summary>
    private static string Sentence(JsonException malformed)
    {
        int place = malformed.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return place < 0 ? malformed.Message : malformed.Message[..place];
    }

    private void CheckUtf8(ReadOnlySpan<byte> item)
    {
        if (Utf8.IsValid(item))
        {
            return;
        }
        int valid = 0;
        while (Rune.DecodeFromUtf8(item[valid..], out _, out int length) == OperationStatus.Done)
        {
            valid += length;
        }
        throw Wrong("It is not UTF-8.", item, valid);
    }

    private void SkipByteOrderMark()
    {
        while (Window.Length < 3 && !_isAtEnd)
        {
            Fill();
        }
        if (Window.StartsWith("\uFEFF"u8))
        {
            Advance(3);
        }
    }

    private void Take(byte expected, string otherwise)
    {
        if (Peek(otherwise) != expected)
        {
            throw WrongHere(otherwise);
        }
        Advance(1);
    }

    private void ExpectEnd()
    {
        if (MoveToText())
        {
            throw WrongHere("Something follows the end of the array.");
        }
    }

    private byte Peek(string otherwise) => MoveToText() ? Window[0] : throw WrongHere(otherwise);

    /// <summary>Moves to the next byte that is not white space; false at the end.</summary>
    private bool MoveToText()
    {
        while (true)
        {
            int blank = Window.IndexOfAnyExcept(" \t\r\n"u8);
            if (blank >= 0)
            {
                Advance(blank);
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

    private void Advance(int count)
    {
        _line += Window[..count].Count((byte)'\n');
        _start += count;
        _consumed += count;
    }

    private void Fill()
    {
        int kept = _end - _start;
        if (kept > maxItemBytes)
        {
            throw WrongHere(string.Create(CultureInfo.InvariantCulture, $"The item is longer than {maxItemBytes} bytes."));
        }
        if (_end == _buffer.Length)
        {
            byte[] room = kept > _buffer.Length / 2 ? ArrayPool<byte>.Shared.Rent(_buffer.Length * 2) : _buffer;
            Window.CopyTo(room);
            if (room != _buffer)
            {
                ArrayPool<byte>.Shared.Return(_buffer);
                _buffer = room;
            }
            (_start, _end) = (0, kept);
        }
        // An item is scanned again from its start after each read. To keep the time linear, a good part of the buffer is filled first.
        int least = Math.Max(1, (_buffer.Length - _end) / 2);
        int read = stream.ReadAtLeast(_buffer.AsSpan(_end), least, throwOnEndOfStream: false);
        hash.AppendData(_buffer, _end, read);
        _isAtEnd = read < least;
        _end += read;
    }
}
