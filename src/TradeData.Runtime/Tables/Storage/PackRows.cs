using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Tables;

/// <summary>The text of a pack's rows. A block is verified when a row in it is first used, so opening a pack costs nothing for unused
/// rows, and no unverified byte is returned.</summary>
internal sealed unsafe class PackRows
{
    private readonly PackMemory _memory;
    private readonly UInt32Column _offsets;
    // In place of the others, if the rows take more than 4 GiB.
    private readonly UInt64Column _wideOffsets;
    private readonly UInt32Column _checksums;
    private readonly long _length;
    private readonly long _extent;
    private readonly bool[] _verified;

    public PackRows(Pack pack)
    {
        _memory = pack.Memory;
        _length = pack.Trailer.RowsLength;
        _extent = pack.Sections.RowsExtent;
        bool isWide = pack.Sections.Has(SectionKind.WideRowOffsets, 0);
        _offsets = isWide ? default : pack.Sections.UInt32s(SectionKind.RowOffsets, 0);
        _wideOffsets = isWide ? pack.Sections.UInt64s(SectionKind.WideRowOffsets, 0) : default;
        _checksums = pack.Sections.UInt32s(SectionKind.RowChecksums, 0);
        long blocks = (_extent + PackFormat.BlockSize - 1) / PackFormat.BlockSize;
        int count = isWide ? _wideOffsets.Length : _offsets.Length;
        if (count != pack.Count + 1L || _checksums.Length != blocks || Offset(0) != 0 || Offset(pack.Count) != (ulong)_length)
        {
            throw PackFormat.Inconsistent();
        }
        // Overlapping rows would make a small pack as much work as a huge one.
        if (!pack.IsTrusted && !(isWide ? _wideOffsets.IsAscending() : _offsets.IsAscending()))
        {
            throw PackFormat.Inconsistent();
        }
        _verified = new bool[blocks];
    }

    /// <summary>The bytes of this object, besides the pack itself.</summary>
    public long HeapBytes => _verified.Length;

    /// <summary>Returns the first byte of a row, and its length. The caller keeps this object alive while it reads.</summary>
    public ref byte Text(int row, out int length)
    {
        ulong from = Offset(row);
        ulong to = Offset(row + 1);
        // A line feed follows each row.
        if (from >= to || to > (ulong)_length || to - from > int.MaxValue)
        {
            throw PackFormat.Inconsistent();
        }
        (long start, long end) = ((long)from, (long)to);
        for (long block = start / PackFormat.BlockSize; block <= (end - 1) / PackFormat.BlockSize; block++)
        {
            if (!_verified[block])
            {
                Verify((int)block);
            }
        }
        length = (int)(end - start) - 1;
        return ref Unsafe.AsRef<byte>(_memory.Start + start);
    }

    /// <summary>Verifies all blocks.</summary>
    public void Verify()
    {
        for (int block = 0; block < _verified.Length; block++)
        {
            Verify(block);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Offset(int row) => _offsets.Length > 0 ? _offsets[row] : _wideOffsets[row];

    // Two threads may verify the same block; both get the same result.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Verify(int block)
    {
        long start = (long)block * PackFormat.BlockSize;
        if (Checksum.Compute(_memory.Start + start, Math.Min(PackFormat.BlockSize, _extent - start)) != _checksums[block])
        {
            throw new PackException($"The pack is damaged: the checksum of its rows from byte {start} on is wrong.");
        }
        GC.KeepAlive(_memory);
        _verified[block] = true;
    }
}
