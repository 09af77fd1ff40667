using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TradeData.Runtime.Internal.Json;

/// <summary>A buffer and a writer owned by the thread. They are detached while in use, so that writing one value can start the writing of
/// another.</summary>
internal sealed class JsonBuffer : IDisposable
{
    // A large buffer is not kept.
    private const int MaxKept = 1 << 16;

    [ThreadStatic]
    private static JsonBuffer? s_spare;

    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private readonly Utf8JsonWriter _writer;

    private JsonBuffer() =>
        _writer = new Utf8JsonWriter(_bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public static JsonBuffer Rent()
    {
        JsonBuffer buffer = s_spare ?? new JsonBuffer();
        s_spare = null;
        return buffer;
    }

    public void Write<T>(T value)
        where T : IJsonModel<T>
    {
        value.WriteTo(_writer);
        _writer.Flush();
    }

    public void Dispose()
    {
        if (_bytes.Capacity > MaxKept)
        {
            _writer.Dispose();
            return;
        }
        _bytes.ResetWrittenCount();
        _writer.Reset();
        s_spare = this;
    }
}
