namespace TradeData.Runtime.Tables;

/// <summary>The rows of a pack while it is built: their texts, each followed by a line feed, in blocks that never move.</summary>
internal sealed class RowBuffer
{
    private const int BlockSize = 1 << 20;

    private readonly List<(byte[] Bytes, long Start, int FirstRow)> _blocks = [];
    private readonly List<uint> _starts = [];
    private int _used;

    /// <summary>The number of rows.</summary>
    public int Count => _starts.Count;

    /// <summary>The number of bytes.</summary>
    public long Length { get; private set; }

    /// <summary>Adds a row.</summary>
    public void Add(ReadOnlySpan<byte> row)
    {
        int length = checked(row.Length + 1);
        if (Length + length > Array.MaxLength)
        {
            throw new PackException("The rows of one table take more than 2 GiB.");
        }
        if (_blocks.Count == 0 || length > _blocks[^1].Bytes.Length - _used)
        {
            _blocks.Add((new byte[Math.Max(BlockSize, length)], Length, Count));
            _used = 0;
        }
        Span<byte> target = _blocks[^1].Bytes.AsSpan(_used, length);
        row.CopyTo(target);
        target[^1] = (byte)'\n';
        _starts.Add((uint)Length);
        _used += length;
        Length += length;
    }

    /// <summary>The text of a row.</summary>
    public ReadOnlyMemory<byte> this[int row]
    {
        get
        {
            int low = 0;
            int high = _blocks.Count - 1;
            while (low < high)
            {
                int middle = (low + high + 1) >> 1;
                (low, high) = _blocks[middle].FirstRow <= row ? (middle, high) : (low, middle - 1);
            }
            long end = row + 1 < Count ? _starts[row + 1] : Length;
            return _blocks[low].Bytes.AsMemory((int)(_starts[row] - _blocks[low].Start), (int)(end - _starts[row]) - 1);
        }
    }

    /// <summary>Returns the start of each row, and the end of the last.</summary>
    public uint[] Offsets() => [.. _starts, (uint)Length];

    /// <summary>Writes all rows.</summary>
    public void CopyTo(Span<byte> destination)
    {
        for (int i = 0; i < _blocks.Count; i++)
        {
            long end = i + 1 < _blocks.Count ? _blocks[i + 1].Start : Length;
            int length = (int)(end - _blocks[i].Start);
            _blocks[i].Bytes.AsSpan(0, length).CopyTo(destination);
            destination = destination[length..];
        }
    }
}
