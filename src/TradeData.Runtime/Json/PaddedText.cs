using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TradeData.Runtime.Json;

/// <summary>
/// A text in a borrowed buffer with the zero bytes behind it that <see cref="Scan"/> wants: a buffer of the thread's for a small one,
/// one from the pool for a larger. The thread's is taken away while it is in use, so a run within a run gets another.
/// </summary>
internal ref struct PaddedText
{
    private const int ScratchSize = 1 << 16;

    [ThreadStatic]
    private static byte[]? s_scratch;

    private byte[] _buffer;

    /// <summary>A buffer for a text of at most this length, which <see cref="Span"/> then holds and <see cref="Shorten"/> cuts.</summary>
    public PaddedText(int length)
    {
        if (length <= ScratchSize - Scan.Padding)
        {
            _buffer = s_scratch ?? GC.AllocateUninitializedArray<byte>(ScratchSize);
            s_scratch = null;
        }
        else
        {
            _buffer = ArrayPool<byte>.Shared.Rent(checked(length + Scan.Padding));
        }
        Shorten(length);
    }

    /// <summary>A copy of a text.</summary>
    public PaddedText(ReadOnlySpan<byte> text)
        : this(text.Length) => text.CopyTo(Span);

    /// <summary>The length of the text.</summary>
    public int Length { get; private set; }

    /// <summary>The text.</summary>
    public readonly Span<byte> Span => _buffer.AsSpan(0, Length);

    /// <summary>The first byte of the text.</summary>
    public readonly ref byte Start => ref MemoryMarshal.GetArrayDataReference(_buffer);

    /// <summary>Ends the text earlier.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Shorten(int length)
    {
        Length = length;
        _buffer.AsSpan(length, Scan.Padding).Clear();
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        byte[] buffer = _buffer;
        _buffer = null!;
        if (buffer.Length == ScratchSize)
        {
            s_scratch = buffer;
        }
        else
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
