namespace TradeData.Runtime.Tables;

/// <summary>The rows of a pack while it is built: their texts, each followed by a line feed. Rows beyond
/// <see cref="PackStorage.MaxHeldRows"/> go to a file, which begins with them, and only the last piece stays in memory.</summary>
internal sealed class RowBuffer(PackStorage storage)
{
    // A multiple of the blocks with a checksum.
    private const int PieceSize = 64 * PackFormat.BlockSize;

    private readonly List<byte[]> _pieces = [];
    private readonly List<uint> _checksums = [];
    private List<uint> _starts = [];
    private List<ulong>? _wideStarts;
    private long _written;
    private long _inFile;

    /// <summary>The number of rows.</summary>
    public int Count => _wideStarts?.Count ?? _starts.Count;

    /// <summary>The number of bytes of the rows.</summary>
    public long Length { get; private set; }

    /// <summary>The number of bytes of the rows and the zeros after them.</summary>
    public long Extent => PackFormat.Align(Length + PackFormat.Padding);

    /// <summary>The file with the rows; null if they are in memory.</summary>
    public Stream? File { get; private set; }

    /// <summary>Adds a row.</summary>
    public void Add(ReadOnlySpan<byte> row)
    {
        if (Count == storage.MaxRows)
        {
            throw new PackException($"A table has at most {storage.MaxRows} rows.");
        }
        if (_wideStarts is null && Length > storage.MaxNarrowOffset)
        {
            _wideStarts = [.. _starts.Select(start => (ulong)start)];
            _starts = [];
        }
        if (_wideStarts is { } wide)
        {
            wide.Add((ulong)Length);
        }
        else
        {
            _starts.Add((uint)Length);
        }
        Write(row);
        Write("\n"u8);
        Length = _written;
    }

    /// <summary>Returns a copy of the text of a row.</summary>
    public byte[] this[int row]
    {
        get
        {
            long start = Start(row);
            long end = row + 1 < Count ? Start(row + 1) : Length;
            byte[] text = new byte[(int)(end - start) - 1];
            Read(start, text);
            return text;
        }
    }

    /// <summary>Adds the zeros after the rows. No row can be added afterwards.</summary>
    public void Finish()
    {
        Write(stackalloc byte[(int)(Extent - Length)]);
        int rest = (int)(_written % PieceSize);
        AddChecksums(_pieces[^1].AsSpan(0, rest));
        if (File is not null)
        {
            WriteLast(rest == 0 ? PieceSize : rest);
        }
    }

    /// <summary>Adds the offsets of the rows, with the end of the last, and the checksums of their blocks.</summary>
    public void AddTo(SectionList sections)
    {
        if (_wideStarts is null && Length <= storage.MaxNarrowOffset)
        {
            sections.Add(SectionKind.RowOffsets, 0, (uint[])[.. _starts, (uint)Length]);
        }
        else
        {
            sections.Add(SectionKind.WideRowOffsets, 0, (ulong[])[.. _wideStarts ?? [.. _starts.Select(start => (ulong)start)], (ulong)Length]);
        }
        sections.Add(SectionKind.RowChecksums, 0, _checksums.ToArray());
    }

    /// <summary>Moves the rows and the zeros from memory to a stream. Nothing is in memory twice for long.</summary>
    public void MoveTo(Stream output)
    {
        for (int i = 0; i < _pieces.Count; i++)
        {
            output.Write(_pieces[i].AsSpan(0, (int)Math.Min(PieceSize, _written - ((long)i * PieceSize))));
            _pieces[i] = [];
        }
    }

    private long Start(int row) => _wideStarts is { } wide ? (long)wide[row] : _starts[row];

    private void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int used = (int)(_written % PieceSize);
            if (used == 0)
            {
                BeginPiece();
            }
            int count = Math.Min(bytes.Length, PieceSize - used);
            bytes[..count].CopyTo(_pieces[^1].AsSpan(used));
            bytes = bytes[count..];
            _written += count;
            if (used + count == PieceSize)
            {
                AddChecksums(_pieces[^1]);
            }
        }
    }

    // Pieces that are full go to the file, and the last of them is used again.
    private void BeginPiece()
    {
        if (File is not null)
        {
            WriteLast(PieceSize);
            return;
        }
        if (_written >= storage.MaxHeldRows)
        {
            File = storage.Create(storage.Path);
            _pieces.ForEach(piece => File.Write(piece));
            _pieces.Clear();
            _inFile = _written;
        }
        _pieces.Add(GC.AllocateUninitializedArray<byte>(PieceSize));
    }

    private void WriteLast(int count)
    {
        File!.Write(_pieces[0].AsSpan(0, count));
        _inFile += count;
    }

    private void AddChecksums(ReadOnlySpan<byte> piece)
    {
        for (; !piece.IsEmpty; piece = piece[Math.Min(piece.Length, PackFormat.BlockSize)..])
        {
            _checksums.Add(Checksum.Compute(piece[..Math.Min(piece.Length, PackFormat.BlockSize)]));
        }
    }

    private void Read(long at, Span<byte> bytes)
    {
        if (at < _inFile)
        {
            int count = (int)Math.Min(bytes.Length, _inFile - at);
            long end = File!.Position;
            File.Position = at;
            File.ReadExactly(bytes[..count]);
            File.Position = end;
            at += count;
            bytes = bytes[count..];
        }
        while (!bytes.IsEmpty)
        {
            (long piece, long from) = Math.DivRem(at - _inFile, PieceSize);
            int count = Math.Min(bytes.Length, PieceSize - (int)from);
            _pieces[(int)piece].AsSpan((int)from, count).CopyTo(bytes);
            at += count;
            bytes = bytes[count..];
        }
    }
}
