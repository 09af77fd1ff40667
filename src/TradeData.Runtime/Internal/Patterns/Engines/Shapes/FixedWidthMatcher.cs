using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TradeData.Runtime.Internal.Patterns.Syntax;

namespace TradeData.Runtime.Internal.Patterns.Engines;

/// <summary>A few layouts of ASCII characters. The length of the text selects the candidate layouts. All bytes are then compared at once,
/// in vectors of 16 lanes: each lane must lie in one of the ranges of its byte.</summary>
/// <remarks>A text shorter than a vector is loaded as two words that may overlap. A longer one is loaded as vectors; the last one may
/// overlap the one before. The length alone decides which lane holds which byte, so the ranges are laid out the same way when the pattern
/// is compiled.</remarks>
internal sealed class FixedWidthMatcher : Matcher
{
    private const int Lanes = 16;

    private readonly Anchoring _anchoring;

    // By length: the start of the bounds of the first layout, and the number of layouts.
    private readonly (int Start, int Count)[] _layouts;

    // For each layout, chunk of 16 lanes and range: the lowest byte of each lane, then the distance to the highest.
    private readonly Vector128<byte>[] _bounds;
    private readonly int _rangesPerLane;

    public FixedWidthMatcher(FixedWidthShape shape)
    {
        _anchoring = shape.Anchoring;
        _rangesPerLane = Math.Max(1, shape.Layouts.SelectMany(layout => layout).Select(set => set.RangeCount).DefaultIfEmpty(1).Max());
        _layouts = new (int, int)[shape.Layouts.Max(layout => layout.Count) + 1];
        List<Vector128<byte>> bounds = [];
        foreach (IGrouping<int, IReadOnlyList<CodePointSet>> sameLength in shape.Layouts.GroupBy(layout => layout.Count))
        {
            _layouts[sameLength.Key] = (bounds.Count, sameLength.Count());
            foreach (IReadOnlyList<CodePointSet> layout in sameLength)
            {
                AddBounds(layout, bounds);
            }
        }
        _bounds = [.. bounds];
    }

    public override bool IsMatch(ReadOnlySpan<byte> text)
    {
        (int Start, int Count)[] layouts = _layouts;
        if (_anchoring != Anchoring.Whole)
        {
            int length = layouts.Length - 1;
            if (text.Length < length)
            {
                return false;
            }
            text = _anchoring == Anchoring.Prefix ? text[..length] : text[^length..];
        }
        if ((uint)text.Length >= (uint)layouts.Length)
        {
            return false;
        }
        (int start, int count) = layouts[text.Length];
        return text.Length <= Lanes ? IsShortMatch(text, start, count) : IsLongMatch(text, start, count);
    }

    private bool IsShortMatch(ReadOnlySpan<byte> text, int start, int count)
    {
        if (count == 0)
        {
            return false;
        }
        Vector128<byte> bytes = LoadShort(text);
        do
        {
            if (IsWithin(bytes, start))
            {
                return true;
            }
            start += 2 * _rangesPerLane;
        }
        while (--count > 0);
        return false;
    }

    private bool IsLongMatch(ReadOnlySpan<byte> text, int start, int count)
    {
        int chunks = ChunksOf(text.Length);
        int perChunk = 2 * _rangesPerLane;
        for (; count > 0; count--, start += chunks * perChunk)
        {
            int chunk = 0;
            while (chunk < chunks && IsWithin(Vector128.Create(text.Slice(OffsetOf(text.Length, chunk), Lanes)), start + chunk * perChunk))
            {
                chunk++;
            }
            if (chunk == chunks)
            {
                return true;
            }
        }
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsWithin(Vector128<byte> bytes, int start)
    {
        // One unsigned comparison tests both ends of a range: below the lowest, the difference wraps round to a large number.
        Vector128<byte>[] bounds = _bounds;
        Vector128<byte> within = Vector128.LessThanOrEqual(bytes - bounds[start], bounds[start + 1]);
        for (int range = 1; range < _rangesPerLane; range++)
        {
            within |= Vector128.LessThanOrEqual(bytes - bounds[start + 2 * range], bounds[start + 2 * range + 1]);
        }
        return within == Vector128<byte>.AllBitsSet;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> LoadShort(ReadOnlySpan<byte> text)
    {
        ulong first;
        ulong last = 0;
        if (text.Length >= ShortText.WordLength)
        {
            first = BinaryPrimitives.ReadUInt64LittleEndian(text);
            last = BinaryPrimitives.ReadUInt64LittleEndian(text[^ShortText.WordLength..]);
        }
        else
        {
            first = ShortText.Word(text);
        }
        return BitConverter.IsLittleEndian
            ? Vector128.Create(first, last).AsByte()
            : Vector128.Create(BinaryPrimitives.ReverseEndianness(first), BinaryPrimitives.ReverseEndianness(last)).AsByte();
    }

    /// <summary>The index of the byte that a lane holds, or -1 if it holds none.</summary>
    private static int ByteAt(int length, int chunk, int lane)
    {
        if (length > Lanes)
        {
            return OffsetOf(length, chunk) + lane;
        }
        if (length < ShortText.WordLength)
        {
            return lane < ShortText.WordLength ? ShortText.ByteAt(length, lane) : -1;
        }
        return lane < ShortText.WordLength ? lane : length - 2 * ShortText.WordLength + lane;
    }

    private static int OffsetOf(int length, int chunk) => Math.Min(chunk * Lanes, length - Lanes);

    private static int ChunksOf(int length) => Math.Max(1, (length + Lanes - 1) / Lanes);

    private void AddBounds(IReadOnlyList<CodePointSet> layout, List<Vector128<byte>> bounds)
    {
        Span<byte> lowest = stackalloc byte[Lanes];
        Span<byte> above = stackalloc byte[Lanes];
        for (int chunk = 0; chunk < ChunksOf(layout.Count); chunk++)
        {
            for (int range = 0; range < _rangesPerLane; range++)
            {
                for (int lane = 0; lane < Lanes; lane++)
                {
                    int index = ByteAt(layout.Count, chunk, lane);
                    CodePointSet allowed = index < 0 ? CodePointSet.Range(0, byte.MaxValue) : layout[index];
                    // A set with fewer ranges repeats its last one.
                    int own = Math.Min(range, allowed.RangeCount - 1);
                    lowest[lane] = (byte)allowed.Start(own);
                    above[lane] = (byte)(allowed.End(own) - allowed.Start(own));
                }
                bounds.Add(Vector128.Create((ReadOnlySpan<byte>)lowest));
                bounds.Add(Vector128.Create((ReadOnlySpan<byte>)above));
            }
        }
    }
}
