using System.Text;
using TradeData.Runtime.Catalogs;

namespace TradeData.Runtime.Tests.Catalogs;

/// <summary>Reading rows from streams: each row at its place, with no more memory than the longest row needs.</summary>
public sealed class RowReaderTests
{
    private const int Most = 400 * 1024;

    [Theory]
    [InlineData(RowFormat.Ndjson)]
    [InlineData(RowFormat.Json)]
    public void A_stream_of_any_length_is_read_in_a_buffer_of_some_rows(RowFormat format)
    {
        const int Rows = 200_000;
        using GeneratedRows warm = new(format, 10, 1000);
        Assert.Equal(10, Read(warm, format));
        using GeneratedRows stream = new(format, Rows, 1000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int rows = Read(stream, format);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(Rows, rows);
        Assert.True(stream.Given > 40_000_000, $"Only {stream.Given} bytes were read.");
        Assert.InRange(allocated, 0, Most);
    }

    [Theory]
    [InlineData(RowFormat.Ndjson, 1)]
    [InlineData(RowFormat.Ndjson, 7)]
    [InlineData(RowFormat.Json, 1)]
    [InlineData(RowFormat.Json, 7)]
    public void Rows_do_not_depend_on_the_chunks_of_a_stream(RowFormat format, int atATime)
    {
        using GeneratedRows whole = new(format, 900, int.MaxValue);
        using GeneratedRows pieces = new(format, 900, atATime);
        Assert.Equal(Texts(whole, format), Texts(pieces, format));
    }

    [Theory]
    [InlineData(RowFormat.Json, "\uFEFF[1, 2]", "1,2 1", "1,5 2")]
    [InlineData(RowFormat.Ndjson, "\uFEFF1\n2\n", "1,1 1", "2,1 2")]
    public void A_byte_order_mark_in_front_is_skipped(RowFormat format, string text, params string[] rows)
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(text));
        Assert.Equal(rows, Texts(stream, format));
    }

    [Fact]
    public void Empty_lines_are_passed_over()
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes("\n1\r\n\r\n \t \r\n2\n\n\n"));
        Assert.Equal(["2,1 1", "5,1 2"], Texts(stream, RowFormat.Ndjson));
    }

    [Fact]
    public void A_row_longer_than_the_buffer_makes_it_grow()
    {
        string row = "{\"a\":\"" + new string('x', 1_000_000) + "\"}";
        using MemoryStream stream = new(Encoding.UTF8.GetBytes($"[{row},\n{row}]"));
        Assert.Equal([$"1,2 {row}", $"2,1 {row}"], Texts(stream, RowFormat.Json));
    }

    [Theory]
    [InlineData("", 1, 1, "The text is empty; an array of rows is expected.")]
    [InlineData("{}", 1, 1, "An array of rows is expected: '[' must come first.")]
    [InlineData("\uFEFF{}", 1, 1, "An array of rows is expected: '[' must come first.")]
    [InlineData("[{}", 1, 4, "The array ends in the middle; a ',' or ']' is missing.")]
    [InlineData("[{},\n", 2, 1, "The array ends in the middle; a row is missing after the comma.")]
    [InlineData("[{},\n]", 2, 1, "A value is expected here, but there is ']'.")]
    [InlineData("[{} {}]", 1, 5, "A ',' or ']' is expected after a row.")]
    [InlineData("[] []", 1, 4, "Something follows the end of the array.")]
    [InlineData("[{ \"a\": 1,\n  \"bé\": tru }]", 2, 9, "A value (true, false, null, a number, a string in double quotes, an array or an object) is expected here, but there is 't'.")]
    [InlineData("[{ \"a\": [1, 2\n", 2, 1, "',' or ']' is expected here, but the text ends.")]
    [InlineData("[{ \"a\": \"x", 1, 9, "The string that begins here is not closed.")]
    public void Errors_of_an_array_are_reported_at_their_place(string text, int line, int column, string fault)
    {
        foreach (int longer in new[] { 0, 100_000 })
        {
            string before = longer == 0 ? "" : "[" + string.Concat(Enumerable.Repeat("{},", longer)) + "\n";
            if (longer > 0 && !text.StartsWith("[{", StringComparison.Ordinal))
            {
                continue;
            }
            using MemoryStream stream = new(Encoding.UTF8.GetBytes(longer == 0 ? text : before + text[1..]));
            using RowReader reader = new(stream, RowFormat.Json);
            while (reader.Next(out _))
            {
            }
            Assert.Equal((fault, longer == 0 ? line : line + 1, longer > 0 && line == 1 ? column - 1 : column), (reader.Fault, reader.Line, reader.Column));
        }
    }

    [Fact]
    public void A_character_at_the_edge_of_the_buffer_is_no_fault()
    {
        // The fault is in the first buffer's last row, and a character of three bytes lies across its end, wherever that is.
        foreach (int shift in new[] { 0, 1, 2 })
        {
            string text = "[{\"a\":1 2,\"b\":\"" + new string(' ', shift) + new string('牛', 100_000) + "\"}]";
            using MemoryStream stream = new(Encoding.UTF8.GetBytes(text));
            using RowReader reader = new(stream, RowFormat.Json);
            Assert.False(reader.Next(out _));
            Assert.Equal(("',' or '}' is expected here, but there is '2'.", 1, 9), (reader.Fault, reader.Line, reader.Column));
        }
    }

    private static int Read(Stream stream, RowFormat format)
    {
        using RowReader reader = new(stream, format);
        int rows = 0;
        while (reader.Next(out _))
        {
            rows++;
        }
        Assert.Null(reader.Fault);
        return rows;
    }

    private static List<string> Texts(Stream stream, RowFormat format)
    {
        using RowReader reader = new(stream, format);
        List<string> rows = [];
        while (reader.Next(out RowText row))
        {
            rows.Add(FormattableString.Invariant($"{row.Line},{row.Column} {Encoding.UTF8.GetString(row.Json)}"));
        }
        Assert.Null(reader.Fault);
        return rows;
    }

    /// <summary>Rows that are made as they are read; of different lengths, so that they lie across the edges of any buffer.</summary>
    private sealed class GeneratedRows(RowFormat format, int rows, int atATime) : Stream
    {
        private static readonly byte[] s_row = Encoding.UTF8.GetBytes($"{{\"name\":\"{new string('n', 150)}é\",\"list\":[1,2,{{\"x\":\"]}}\\\"\"}}],\"pad\":\"{new string('p', 60)}\"}}");

        private int _row = -1;
        private int _at;

        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int given = 0;
            int wanted = Math.Min(buffer.Length, atATime);
            while (given < wanted && Next() is >= 0 and int next)
            {
                buffer[given++] = (byte)next;
            }
            Given += given;
            return given;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        // '[' before the first row of an array, the row, white space as long as its number says, and what stands between rows.
        private int Next()
        {
            if (_row < 0)
            {
                _row = 0;
                if (format == RowFormat.Json)
                {
                    return '[';
                }
            }
            if (_row > rows || (_row == rows && format == RowFormat.Ndjson))
            {
                return -1;
            }
            if (_row == rows)
            {
                _row++;
                return ']';
            }
            int at = _at++;
            if (at < s_row.Length)
            {
                return s_row[at];
            }
            if (at < s_row.Length + (_row % 13))
            {
                return ' ';
            }
            _at = 0;
            _row++;
            return format == RowFormat.Ndjson ? '\n' : _row == rows ? ' ' : ',';
        }
    }
}
