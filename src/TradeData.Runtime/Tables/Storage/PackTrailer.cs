using System.Buffers.Binary;

namespace TradeData.Runtime.Tables;

/// <summary>The last bytes of a pack, which are read first.</summary>
/// <remarks>A structure of plain fields, like everything used to open a pack, because a new process compiles every property
/// separately.</remarks>
internal struct PackTrailer
{
    public long TotalLength;
    public long RowsLength;
    public long TableOffset;
    public int SectionCount;
    public int RowCount;
    public ulong ContentId;
    public uint TableChecksum;

    private const int ChecksumAt = 52;
    private const int MagicAt = 56;

    public readonly void Write(Span<byte> bytes)
    {
        bytes = bytes[..PackFormat.TrailerSize];
        bytes.Clear();
        BinaryPrimitives.WriteInt64LittleEndian(bytes, TotalLength);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], RowsLength);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], TableOffset);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[24..], SectionCount);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[28..], RowCount);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[32..], ContentId);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[40..], TableChecksum);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[44..], PackFormat.Version);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[ChecksumAt..], Checksum.Compute(bytes[..ChecksumAt]));
        PackFormat.Magic.CopyTo(bytes[MagicAt..]);
    }

    /// <summary>Reads and checks the trailer of a pack of <paramref name="length"/> bytes.</summary>
    public static unsafe PackTrailer Read(byte* start, long length)
    {
        if (length < PackFormat.TrailerSize)
        {
            throw new PackException($"This is no pack, or its end is missing: it has {length} bytes, and the smallest pack has more.");
        }
        byte* end = start + length - PackFormat.TrailerSize;
        ReadOnlySpan<byte> bytes = new(end, PackFormat.TrailerSize);
        if (!bytes[MagicAt..].SequenceEqual(PackFormat.Magic))
        {
            throw new PackException("This is no pack, or its end is missing: it does not end in the mark of a pack.");
        }
        uint version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[44..]);
        if (version != PackFormat.Version)
        {
            throw new PackException($"The pack has version {version}, and this library reads version {PackFormat.Version}; pack the rows again.");
        }
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[ChecksumAt..]) != Checksum.Compute(end, ChecksumAt))
        {
            throw new PackException("The pack is damaged: the checksum of its trailer is wrong.");
        }
        PackTrailer trailer = new()
        {
            TotalLength = BinaryPrimitives.ReadInt64LittleEndian(bytes),
            RowsLength = BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
            TableOffset = BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            SectionCount = BinaryPrimitives.ReadInt32LittleEndian(bytes[24..]),
            RowCount = BinaryPrimitives.ReadInt32LittleEndian(bytes[28..]),
            ContentId = BinaryPrimitives.ReadUInt64LittleEndian(bytes[32..]),
            TableChecksum = BinaryPrimitives.ReadUInt32LittleEndian(bytes[40..]),
        };
        if (trailer.TotalLength != length)
        {
            throw new PackException($"The pack is damaged: it has {length} bytes and was written with {trailer.TotalLength}.");
        }
        long tableLength = (long)trailer.SectionCount * PackFormat.EntrySize;
        if (trailer.SectionCount is <= 0 or > PackFormat.MaxSections || trailer.RowCount < 0 || trailer.RowsLength < 0 || trailer.RowsLength > length || trailer.TableOffset > length
            || trailer.TableOffset < trailer.RowsLength + PackFormat.Padding || trailer.TableOffset + tableLength + PackFormat.TrailerSize != length)
        {
            throw PackFormat.Inconsistent();
        }
        return trailer;
    }
}
