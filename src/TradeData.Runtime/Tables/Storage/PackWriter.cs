using System.Buffers.Binary;

namespace TradeData.Runtime.Tables;

/// <summary>Writes packs as bytes.</summary>
internal static class PackWriter
{
    /// <summary>Returns the bytes of a pack with these rows and sections.</summary>
    public static PackMemory Write(RowBuffer rows, SectionList sections)
    {
        long extent = PackFormat.Align(rows.Length + PackFormat.Padding);
        uint[] checksums = new uint[(extent + PackFormat.BlockSize - 1) / PackFormat.BlockSize];
        sections.Add(SectionKind.RowOffsets, 0, rows.Offsets());
        sections.Add(SectionKind.RowChecksums, 0, checksums);
        long length = extent;
        for (int i = 0; i < sections.Count; i++)
        {
            length += PackFormat.Align(sections[i].Length) + PackFormat.EntrySize;
        }
        return PackMemory.Allocate(length + PackFormat.TrailerSize, bytes =>
        {
            rows.CopyTo(bytes);
            bytes[(int)rows.Length..(int)extent].Clear();
            for (int block = 0; block < checksums.Length; block++)
            {
                int start = block * PackFormat.BlockSize;
                checksums[block] = Checksum.Compute(bytes[start..(int)Math.Min(extent, start + (long)PackFormat.BlockSize)]);
            }
            PackSection[] written = WriteSections(bytes, extent, sections);
            PackTrailer trailer = new()
            {
                TotalLength = bytes.Length,
                RowsLength = rows.Length,
                RowCount = rows.Count,
                TableOffset = written[^1].End,
                ContentId = ContentId(written),
            };
            WriteEnd(bytes[(int)written[^1].End..], written, trailer);
        });
    }

    /// <summary>Writes a pack again, with other stored references.</summary>
    public static unsafe void Write(Stream output, Pack pack, SectionList links)
    {
        List<PackSection> sections = [];
        foreach (PackSection section in pack.Sections.All)
        {
            if (section.Kind < SectionKind.LinkTarget)
            {
                sections.Add(section);
            }
        }
        long end = sections[^1].End;
        for (long at = 0; at < end; at += int.MaxValue)
        {
            output.Write(new ReadOnlySpan<byte>(pack.Memory.Start + at, (int)Math.Min(int.MaxValue, end - at)));
        }
        for (int i = 0; i < links.Count; i++)
        {
            byte[] bytes = new byte[PackFormat.Align(links[i].Length)];
            links.Bytes(i).CopyTo(bytes);
            output.Write(bytes);
            (SectionKind kind, int id, long length) = links[i];
            sections.Add(new PackSection { Kind = kind, Id = id, Offset = sections[^1].End, Length = length, Checksum = Checksum.Compute(bytes) });
        }
        byte[] tail = new byte[(sections.Count * PackFormat.EntrySize) + PackFormat.TrailerSize];
        end = sections[^1].End;
        WriteEnd(tail, sections, pack.Trailer with { TableOffset = end, TotalLength = end + tail.Length });
        output.Write(tail);
        GC.KeepAlive(pack);
    }

    private static PackSection[] WriteSections(Span<byte> bytes, long offset, SectionList sections)
    {
        PackSection[] written = new PackSection[sections.Count];
        for (int i = 0; i < written.Length; i++)
        {
            Span<byte> target = bytes.Slice((int)offset, (int)PackFormat.Align(sections[i].Length));
            target.Clear();
            sections.Bytes(i).CopyTo(target);
            (SectionKind kind, int id, long length) = sections[i];
            written[i] = new PackSection { Kind = kind, Id = id, Offset = offset, Length = length, Checksum = Checksum.Compute(target) };
            offset += target.Length;
        }
        return written;
    }

    private static void WriteEnd(Span<byte> bytes, IReadOnlyList<PackSection> sections, PackTrailer trailer)
    {
        Span<byte> table = bytes[..(sections.Count * PackFormat.EntrySize)];
        table.Clear();
        for (int i = 0; i < sections.Count; i++)
        {
            Span<byte> entry = table.Slice(i * PackFormat.EntrySize, PackFormat.EntrySize);
            BinaryPrimitives.WriteInt32LittleEndian(entry, (int)sections[i].Kind);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], sections[i].Id);
            BinaryPrimitives.WriteInt64LittleEndian(entry[8..], sections[i].Offset);
            BinaryPrimitives.WriteInt64LittleEndian(entry[16..], sections[i].Length);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[24..], sections[i].Checksum);
        }
        trailer.SectionCount = sections.Count;
        trailer.TableChecksum = Checksum.Compute(table);
        trailer.Write(bytes[table.Length..]);
    }

    private static ulong ContentId(PackSection[] sections)
    {
        ulong id = 0;
        foreach (PackSection section in sections)
        {
            id = SlotHash.Of(id ^ section.Checksum ^ ((ulong)section.Length << 32), (uint)section.Kind);
        }
        return id;
    }
}
