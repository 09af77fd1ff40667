using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace TradeData.Runtime.Internal.Json;

/// <summary>A text in a rented buffer, followed by the zero bytes that <see cref="Scan"/> requires. A small text uses a buffer of the
/// thread, a large one a buffer of the pool. The thread's buffer is detached while in use, so a nested run gets another.</summary>
internal ref struct PaddedText
{
    private const int ScratchSize = 1 << 16;

    [ThreadStatic]
    private static byte[]? s_scratch;

    private readonly ref byte[]? _scratch;
    private readonly bool _isAscii;
    private byte[] _buffer;

    /// <summary>Rents a buffer for a text of at most this length. Fill <see cref="Span"/>, then call <see cref="Shorten"/>.</summary>
    public PaddedText(int length)
    {
        if (length <= ScratchSize - Scan.Padding)
        {
            // Access to thread-local storage costs more than the rest, so it happens once.
            _scratch = ref s_scratch;
            _buffer = _scratch ?? GC.AllocateUninitializedArray<byte>(ScratchSize);
            _scratch = null;
        }
        else
        {
            _buffer = ArrayPool<byte>.Shared.Rent(checked(length + Scan.Padding));
        }
        Shorten(length);
    }

    /// <summary>Copies a text.</summary>
    public PaddedText(ReadOnlySpan<byte> text)
        : this(text.Length) => _isAscii = CopyAscii(ref MemoryMarshal.GetReference(text), ref Start, text.Length);

    /// <summary>The length of the text.</summary>
    public int Length { get; private set; }

    /// <summary>The text.</summary>
    public readonly Span<byte> Span => _buffer.AsSpan(0, Length);

    /// <summary>The first byte of the text.</summary>
    public readonly ref byte Start => ref MemoryMarshal.GetArrayDataReference(_buffer);

    /// <summary>Whether the text is UTF-8.</summary>
    public readonly bool IsUtf8 => _isAscii || Utf8.IsValid(Span);

    /// <summary>Ends the text earlier.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Shorten(int length)
    {
        Length = length;
        ref byte end = ref Unsafe.Add(ref Start, length);
        Vector512<byte>.Zero.StoreUnsafe(ref end);
    }

    // Copies a text and tests whether it is ASCII in the same pass, as most texts are.
    private static bool CopyAscii(ref byte source, ref byte destination, int length)
    {
        if (length < Vector256<byte>.Count)
        {
            Unsafe.CopyBlockUnaligned(ref destination, ref source, (uint)length);
            return Ascii.IsValid(MemoryMarshal.CreateReadOnlySpan(ref destination, length));
        }
        Vector256<byte> all = default;
        nuint last = (nuint)(length - Vector256<byte>.Count);
        for (nuint at = 0; at < last; at += (nuint)Vector256<byte>.Count)
        {
            Vector256<byte> piece = Vector256.LoadUnsafe(ref source, at);
            all |= piece;
            piece.StoreUnsafe(ref destination, at);
        }
        // The last piece overlaps the one before.
        Vector256<byte> rest = Vector256.LoadUnsafe(ref source, last);
        rest.StoreUnsafe(ref destination, last);
        return (all | rest).ExtractMostSignificantBits() == 0;
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        byte[] buffer = _buffer;
        _buffer = null!;
        if (!Unsafe.IsNullRef(ref _scratch))
        {
            _scratch = buffer;
        }
        else
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
