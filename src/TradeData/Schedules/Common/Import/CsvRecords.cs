using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace TradeData.Schedules;

/// <summary>Reads the records of a CSV file (RFC 4180) from a stream one by one, and hashes everything it reads. It accepts a byte order
/// mark, lines that end in CRLF, LF or CR, and quoted cells with line breaks. The first record shows whether commas, semicolons or tabs
/// separate cells. Blank lines are skipped.</summary>
internal sealed class CsvRecords(Stream stream, string source, int maxRecordBytes, IncrementalHash hash) : ITableRows, IDisposable
{
    private const int BufferLength = 64 * 1024;
    private const int End = -1;
    private const int Quote = '"';

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
    private readonly ArrayBufferWriter<byte> _cell = new();
    private int _at;
    private int _end;
    private long _line = 1;
    private int _delimiter;

    /// <inheritdoc/>
    public long Consumed { get; private set; }

    /// <inheritdoc/>
    public ImportPlace Place { get; private set; } = new(source, 0, 1, 0);

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    /// <inheritdoc/>
    public bool Next(int row, List<string> cells)
    {
        if (Consumed == 0)
        {
            SkipByteOrderMark();
        }
        do
        {
            if (Peek() == End)
            {
                return false;
            }
            Place = new ImportPlace(source, row, _line, Consumed);
            ReadRecord(cells);
        }
        while (cells is [""]);
        return true;
    }

    private void ReadRecord(List<string> cells)
    {
        cells.Clear();
        while (true)
        {
            cells.Add(Peek() == Quote ? QuotedCell() : PlainCell());
            int next = Peek();
            if (IsDelimiter(next))
            {
                _delimiter = next;
                Take();
                continue;
            }
            if (next != End)
            {
                EndLine();
            }
            return;
        }
    }

    private string PlainCell()
    {
        while (Peek() is not (End or '\r' or '\n') && !IsDelimiter(Peek()))
        {
            Append(Take());
        }
        return Text();
    }

    private string QuotedCell()
    {
        ImportPlace opened = Here();
        Take();
        while (true)
        {
            int next = Peek();
            if (next == End)
            {
                throw new ImportException("A quoted cell is not closed.", opened);
            }
            Take();
            if (next != Quote)
            {
                Append((byte)next);
            }
            else if (Peek() == Quote)
            {
                Append(Take());
            }
            else
            {
                return Peek() is End or '\r' or '\n' || IsDelimiter(Peek()) ? Text() : throw new ImportException("Text follows the quote that closes a cell.", Here());
            }
        }
    }

    private bool IsDelimiter(int next) => _delimiter == 0 ? next is ',' or ';' or '\t' : next == _delimiter;

    private void EndLine()
    {
        if (Take() == '\r' && Peek() == '\n')
        {
            Take();
        }
        _line++;
    }

    private void Append(byte next)
    {
        // A line break in a quoted cell is text; it counts as one line.
        _line += next == '\n' ? 1 : 0;
        _cell.GetSpan(1)[0] = next;
        _cell.Advance(1);
        if (Consumed - Place.Byte > maxRecordBytes)
        {
            throw new ImportException(string.Create(CultureInfo.InvariantCulture, $"The record is longer than {maxRecordBytes} bytes."), Place);
        }
    }

    private string Text()
    {
        if (!Utf8.IsValid(_cell.WrittenSpan))
        {
            throw new ImportException("It is not UTF-8; Excel saves it as \"CSV UTF-8\".", Place);
        }
        string text = Encoding.UTF8.GetString(_cell.WrittenSpan);
        _cell.ResetWrittenCount();
        return text;
    }

    private ImportPlace Here() => new(source, Place.Row, _line, Consumed);

    private void SkipByteOrderMark()
    {
        if (Peek() == 0xEF && _end - _at >= 3 && _buffer.AsSpan(_at, 3).SequenceEqual("\uFEFF"u8))
        {
            (_at, Consumed) = (_at + 3, Consumed + 3);
        }
    }

    private byte Take()
    {
        Consumed++;
        return _buffer[_at++];
    }

    private int Peek()
    {
        if (_at == _end)
        {
            _at = 0;
            _end = stream.ReadAtLeast(_buffer, 3, throwOnEndOfStream: false);
            hash.AppendData(_buffer, 0, _end);
        }
        return _at < _end ? _buffer[_at] : End;
    }
}
