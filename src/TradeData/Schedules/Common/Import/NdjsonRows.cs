using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TradeData.Schedules;

/// <summary>A readable stream of rows, created one by one on demand, each a JSON object on a line.</summary>
internal sealed class NdjsonRows(IEnumerable<Action<Utf8JsonWriter>> rows) : ForwardStream
{
    /// <summary>Letters of all languages are not escaped.</summary>
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IEnumerator<Action<Utf8JsonWriter>> _rows = rows.GetEnumerator();
    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private Utf8JsonWriter? _writer;
    private int _taken;

    public override int Read(Span<byte> buffer)
    {
        while (_taken == _buffer.WrittenCount && !buffer.IsEmpty)
        {
            if (!WriteNext())
            {
                return 0;
            }
        }
        int count = Math.Min(buffer.Length, _buffer.WrittenCount - _taken);
        _buffer.WrittenSpan.Slice(_taken, count).CopyTo(buffer);
        _taken += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _writer?.Dispose();
            _rows.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>Writes several rows, because a reader takes more than one at a time.</summary>
    private bool WriteNext()
    {
        const int enough = 32 * 1024;
        _buffer.ResetWrittenCount();
        _taken = 0;
        while (_buffer.WrittenCount < enough && _rows.MoveNext())
        {
            _writer ??= new Utf8JsonWriter(_buffer, WriterOptions);
            _writer.Reset(_buffer);
            _rows.Current(_writer);
            _writer.Flush();
            _buffer.Write("\n"u8);
        }
        return _buffer.WrittenCount > 0;
    }
}
