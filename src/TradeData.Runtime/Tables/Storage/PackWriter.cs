using System.Buffers.Binary;

namespace TradeData.Runtime.Tables;

/// <summary>Writes packs as bytes.</summary>
internal static class PackWriter
{
    private const int PieceSize = 1 << 24;

    /// <summary>Returns the pack with these rows and sections, which are moved into it.</summary>
    /// <param name="rows">The rows, which are finished.</param>
    /// <param name="sections">The sections. If the rows are in a file, they are written to it already.</param>
    /// <param name="storage">Where the pack lies.</param>
    public static unsafe PackMemory Write(RowBuffer rows, SectionList sections, PackStorage storage)
    {
        rows.AddTo(sections);
        PackTrailer trailer = new()
        {
            RowsLength = rows.Length,
            RowCount = rows.Count,
            TableOffset = rows.Extent + sections.Length,
        };
        if (rows.File is { } file)
        {
            using (file)
            {
                file.Write(End(sections.Written, trailer with { ContentId = ContentId(sections.Written) }));
            }
            return PackMemory.MapOnce(storage.Path);
        }
        long length = trailer.TableOffset + EndLength(sections.Count);
        PackMemory memory = PackMemory.Allocate(length, storage.MaxArray);
        using UnmanagedMemoryStream output = new(memory.Start, length, length, FileAccess.Write);
        rows.MoveTo(output);
        sections.WriteTo(output, rows.Extent);
        output.Write(End(sections.Written, trailer with { ContentId = ContentId(sections.Written) }));
        return memory;
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
        for (long at = 0; at < end; at += PieceSize)
        {
            output.Write(new ReadOnlySpan<byte>(pack.Memory.Start + at, (int)Math.Min(PieceSize, end - at)));
        }
        links.WriteTo(output, end);
        sections.AddRange(links.Written);
        output.Write(End(sections, pack.Trailer with { TableOffset = sections[^1].End }));
        GC.KeepAlive(pack);
    }

    private static int EndLength(int sections) => (sections * PackFormat.EntrySize) + PackFormat.TrailerSize;

    // The table of sections, and the trailer.
    private static byte[] End(IReadOnlyList<PackSection> sections, PackTrailer trailer)
    {
        byte[] end = new byte[EndLength(sections.Count)];
        Span<byte> table = end.AsSpan(0, sections.Count * PackFormat.EntrySize);
        for (int i = 0; i < sections.Count; i++)
        {
            Span<byte> entry = table.Slice(i * PackFormat.EntrySize, PackFormat.EntrySize);
            BinaryPrimitives.WriteInt32LittleEndian(entry, (int)sections[i].Kind);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], sections[i].Id);
            BinaryPrimitives.WriteInt64LittleEndian(entry[8..], sections[i].Offset);
            BinaryPrimitives.WriteInt64LittleEndian(entry[16..], sections[i].Length);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[24..], sections[i].Checksum);
        }
        trailer.TotalLength = trailer.TableOffset + end.Length;
        trailer.SectionCount = sections.Count;
        trailer.TableChecksum = Checksum.Compute(table);
        trailer.Write(end.AsSpan(table.Length));
        return end;
    }

    private static ulong ContentId(IReadOnlyList<PackSection> sections)
    {
        ulong id = 0;
        foreach (PackSection section in sections)
        {
            id = SlotHash.Of(id ^ section.Checksum ^ ((ulong)section.Length << 32), (uint)section.Kind);
        }
        return id;
    }
}
