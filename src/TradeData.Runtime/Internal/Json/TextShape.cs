using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TradeData.Runtime.Internal.Json;

/// <summary>The texts of a pattern such as <c>^[0-9]{4}(\.[0-9]{2}){1,3}$</c>, compared in place. Each position has at most two ranges of
/// ASCII characters, whatever the length, and the lengths form a set. All positions are compared at once.</summary>
internal sealed class TextShape
{
    /// <summary>The maximum length.</summary>
    public const int MaxLength = 31;

    private readonly Vector256<byte> _low;
    private readonly Vector256<byte> _width;
    private readonly Vector256<byte> _otherLow;
    private readonly Vector256<byte> _otherWidth;
    private readonly uint _lengths;
    private readonly int _onlyLength;

    /// <param name="ranges">For each position, its ranges: one or two, without control characters and backslashes.</param>
    /// <param name="lengths">A bit for each length.</param>
    public TextShape(IReadOnlyList<IReadOnlyList<(byte Low, byte High)>> ranges, uint lengths)
    {
        Span<byte> low = stackalloc byte[Vector256<byte>.Count];
        Span<byte> width = stackalloc byte[Vector256<byte>.Count];
        Span<byte> otherLow = stackalloc byte[Vector256<byte>.Count];
        Span<byte> otherWidth = stackalloc byte[Vector256<byte>.Count];
        for (int position = 0; position < ranges.Count; position++)
        {
            (byte first, byte last) = ranges[position][0];
            (byte otherFirst, byte otherLast) = ranges[position][^1];
            low[position] = first;
            width[position] = (byte)(last - first);
            otherLow[position] = otherFirst;
            otherWidth[position] = (byte)(otherLast - otherFirst);
        }
        _low = Vector256.Create((ReadOnlySpan<byte>)low);
        _width = Vector256.Create((ReadOnlySpan<byte>)width);
        _otherLow = Vector256.Create((ReadOnlySpan<byte>)otherLow);
        _otherWidth = Vector256.Create((ReadOnlySpan<byte>)otherWidth);
        _lengths = lengths;
        _onlyLength = BitOperations.IsPow2(lengths) ? BitOperations.Log2(lengths) : -1;
    }

    /// <summary>Whether the text of a string matches as it stands.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The expected offset of the opening quote.</param>
    /// <param name="length">The length of the matching text.</param>
    /// <returns>Whether a matching string is present and written without escapes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Match(ref byte p, nint i, out int length)
    {
        Vector256<byte> text = Vector256.LoadUnsafe(ref p, (nuint)(i + 1));
        uint quotes = Vector256.Equals(text, Vector256.Create((byte)'"')).ExtractMostSignificantBits();
        // Below the lowest character the difference wraps round to a large number, so one comparison tests both ends.
        Vector256<byte> within = Vector256.LessThanOrEqual(text - _low, _width) | Vector256.LessThanOrEqual(text - _otherLow, _otherWidth);
        uint outside = ~within.ExtractMostSignificantBits();
        length = _onlyLength;
        if (length >= 0)
        {
            // The length is known in advance, so the processor may continue after the text before it has compared it.
            uint end = 1u << length;
            return Scan.At(ref p, i) == (byte)'"' & (((quotes & ((end << 1) - 1)) ^ end) | (outside & (end - 1))) == 0;
        }
        length = BitOperations.TrailingZeroCount(quotes);
        uint before = (quotes & (uint)-(int)quotes) - 1;
        return Scan.At(ref p, i) == (byte)'"' & quotes != 0 & ((_lengths >> length) & 1) != 0 & (outside & before) == 0;
    }

    /// <summary>Whether a string that does not match as it stands does not match at all: only an escape could hide a match.</summary>
    /// <param name="p">The start of the text.</param>
    /// <param name="i">The expected offset of the opening quote.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Excludes(ref byte p, nint i)
    {
        Vector256<byte> text = Vector256.LoadUnsafe(ref p, (nuint)(i + 1));
        uint quotes = Vector256.Equals(text, Vector256.Create((byte)'"')).ExtractMostSignificantBits();
        uint escapes = Vector256.Equals(text, Vector256.Create((byte)'\\')).ExtractMostSignificantBits();
        // Without a quote, the text is longer than any that matches.
        uint before = quotes == 0 ? uint.MaxValue : (quotes & (uint)-(int)quotes) - 1;
        return Scan.At(ref p, i) == (byte)'"' && (escapes & before) == 0;
    }
}
