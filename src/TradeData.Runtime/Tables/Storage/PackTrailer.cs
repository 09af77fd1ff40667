using System.Buffers.Binary;

namespace TradeData.Runtime.Tables;

/// <summary>The last bytes of a pack, where reading it begins.</summary>
internal readonly record struct PackTrailer(long TotalLength, long RowsLength, long TableOffset, int SectionCount, int RowCount, ulong ContentId, uint TableChecksum)
{
    private const int ChecksumAt = 52;

    public void Write(Span<byte> bytes)
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
        PackFormat.Magic.CopyTo(bytes[56..]);
    }

    /// <summary>Reads and checks the trailer of a pack that has <paramref name="length"/> bytes.</summary>
    public static PackTrailer Read(ReadOnlySpan<byte> bytes, long length)
    {
        if (!bytes[56..].SequenceEqual(PackFormat.Magic))
        {
            throw new PackException("This is no pack, or its end is missing: it does not end in the mark of a pack.");
        }
        uint version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[44..]);
        if (version != PackFormat.Version)
        {
            throw new PackException($"The pack has version {version}, and this library reads version {PackFormat.Version}; pack the rows again.");
        }
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[ChecksumAt..]) != Checksum.Compute(bytes[..ChecksumAt]))
        {
            throw new PackException("The pack is damaged: the checksum of its trailer is wrong.");
        }
        PackTrailer trailer = new(
            BinaryPrimitives.ReadInt64LittleEndian(bytes),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[28..]),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[32..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[40..]));
        if (trailer.TotalLength != length)
        {
            throw new PackException($"The pack is damaged: it has {length} bytes and was written with {trailer.TotalLength}.");
        }
        long tableLength = (long)trailer.SectionCount * PackFormat.EntrySize;
        if (trailer.SectionCount < 0 || trailer.RowCount < 0 || trailer.RowsLength < 0 || trailer.RowsLength > length || trailer.TableOffset > length
            || trailer.TableOffset < PackFormat.Align(trailer.RowsLength + PackFormat.Padding)
            || trailer.TableOffset + tableLength + PackFormat.TrailerSize != length)
        {
            throw PackFormat.Inconsistent();
        }
        return trailer;
    }
}
