using System.Buffers.Binary;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>Creates forged packs: changed at random, with corrected checksums.</summary>
internal static class Forgery
{
    /// <summary>A forged copy of a pack. Another pack gives the parts of splices.</summary>
    public static byte[] Forge(Random rnd, byte[] pack, byte[] other)
    {
        byte[] forged = (byte[])pack.Clone();
        for (int changes = 1 + rnd.Next(3); changes > 0; changes--)
        {
            forged = Change(rnd, forged, other);
        }
        if (rnd.Next(12) > 0)
        {
            Seal(forged);
        }
        return forged;
    }

    /// <summary>The same, with changes of 64-bit numbers to those near which sums overflow.</summary>
    public static byte[] ForgeWide(Random rnd, byte[] pack, byte[] other)
    {
        byte[] forged = (byte[])pack.Clone();
        for (int changes = rnd.Next(4); changes > 0 && forged.Length >= 2 * PackFormat.TrailerSize; changes--)
        {
            int at = Math.Min((rnd.Next(3) == 0 ? rnd.Next(forged.Length) : IndexByte(rnd, forged)) & ~7, forged.Length - sizeof(ulong));
            Span<byte> number = forged.AsSpan(at);
            ulong old = BinaryPrimitives.ReadUInt64LittleEndian(number);
            ulong[] values = [long.MaxValue, ulong.MaxValue, 1UL << 63, ulong.MaxValue - 63, long.MaxValue - 63, old + 1, old - 1, old + uint.MaxValue + 1UL, ~old, (ulong)rnd.Next(forged.Length)];
            BinaryPrimitives.WriteUInt64LittleEndian(number, values[rnd.Next(values.Length)]);
        }
        return Forge(rnd, forged, other);
    }

    /// <summary>A copy of a pack in which a 32-bit number of a section is another one, with its checksums made right.</summary>
    public static byte[] With(byte[] pack, SectionKind kind, int id, int at, uint value)
    {
        byte[] forged = (byte[])pack.Clone();
        PackSection section = Pack.Open(pack).Sections.All.ToArray().Single(section => section.Kind == kind && section.Id == id);
        BinaryPrimitives.WriteUInt32LittleEndian(forged.AsSpan((int)section.Offset + (at * sizeof(uint))), value);
        Seal(forged);
        return forged;
    }

    private static byte[] Change(Random rnd, byte[] bytes, byte[] other)
    {
        if (bytes.Length < 2 * PackFormat.TrailerSize)
        {
            return bytes;
        }
        int at = rnd.Next(2) == 0 ? rnd.Next(bytes.Length) : IndexByte(rnd, bytes);
        switch (rnd.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << rnd.Next(8));
                return bytes;
            case 1:
                bytes[at] = (byte)rnd.Next(256);
                return bytes;
            case 2 or 3:
                // A number of the index: small, huge, or near the one that was there.
                at = Math.Min(at & ~3, bytes.Length - sizeof(uint));
                Span<byte> number = bytes.AsSpan(at);
                uint old = BinaryPrimitives.ReadUInt32LittleEndian(number);
                uint[] values = [0, 1, old + 1, old - 1, old ^ 0x8000_0000, int.MaxValue, uint.MaxValue, (uint)rnd.Next(bytes.Length)];
                BinaryPrimitives.WriteUInt32LittleEndian(number, values[rnd.Next(values.Length)]);
                return bytes;
            case 4:
                // Two values change places.
                int size = rnd.Next(2) == 0 ? sizeof(uint) : sizeof(ulong);
                int one = Math.Min(at, bytes.Length - size);
                int two = Math.Min(IndexByte(rnd, bytes), bytes.Length - size);
                byte[] kept = bytes.AsSpan(one, size).ToArray();
                bytes.AsSpan(two, size).ToArray().CopyTo(bytes.AsSpan(one));
                kept.CopyTo(bytes.AsSpan(two));
                return bytes;
            case 5:
                // A part of the other pack in the place of as many bytes.
                int length = Math.Min(1 + rnd.Next(256), Math.Min(bytes.Length - at, other.Length));
                other.AsSpan(rnd.Next(other.Length - length + 1), length).CopyTo(bytes.AsSpan(at));
                return bytes;
            case 6:
                return [.. bytes.AsSpan(0, at), .. bytes.AsSpan(Math.Min(bytes.Length, at + 1 + rnd.Next(64)))];
            default:
                byte[] noise = new byte[1 + rnd.Next(64)];
                rnd.NextBytes(noise);
                return [.. bytes.AsSpan(0, at), .. noise, .. bytes.AsSpan(at)];
        }
    }

    // Most bytes of a small pack are those of its rows; the others deserve as many changes.
    private static int IndexByte(Random rnd, byte[] bytes)
    {
        long rows = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(bytes.Length - PackFormat.TrailerSize + 8));
        int from = (int)Math.Clamp(rows, 0, bytes.Length - 1);
        return rnd.Next(from, bytes.Length);
    }

    /// <summary>Makes the checksums of the blocks of rows, the sections, the table of sections and the trailer right, as far as they can be found.</summary>
    private static void Seal(byte[] bytes)
    {
        if (bytes.Length < PackFormat.TrailerSize)
        {
            return;
        }
        Span<byte> trailer = bytes.AsSpan(bytes.Length - PackFormat.TrailerSize);
        BinaryPrimitives.WriteInt64LittleEndian(trailer, bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[44..], PackFormat.Version);
        PackFormat.Magic.CopyTo(trailer[56..]);
        int count = BinaryPrimitives.ReadInt32LittleEndian(trailer[24..]);
        long table = bytes.Length - PackFormat.TrailerSize - ((long)count * PackFormat.EntrySize);
        if (count is > 0 and < 1000 && table >= 0)
        {
            BinaryPrimitives.WriteInt64LittleEndian(trailer[16..], table);
            SealSections(bytes, (int)table, count);
            BinaryPrimitives.WriteUInt32LittleEndian(trailer[40..], Checksum.Compute(bytes.AsSpan((int)table, count * PackFormat.EntrySize)));
        }
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[52..], Checksum.Compute(trailer[..52]));
    }

    private static void SealSections(byte[] bytes, int table, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Span<byte> entry = bytes.AsSpan(table + (i * PackFormat.EntrySize), PackFormat.EntrySize);
            SectionKind kind = (SectionKind)BinaryPrimitives.ReadInt32LittleEndian(entry);
            long offset = BinaryPrimitives.ReadInt64LittleEndian(entry[8..]);
            long length = BinaryPrimitives.ReadInt64LittleEndian(entry[16..]);
            if (offset < 0 || length < 0 || offset > table || length > table - offset || offset + PackFormat.Align(length) > table)
            {
                continue;
            }
            if (kind == SectionKind.RowChecksums)
            {
                SealRows(bytes.AsSpan(0, (int)BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(table + 8)) is >= 0 and int extent && extent <= table ? extent : 0), bytes.AsSpan((int)offset, (int)length));
            }
            BinaryPrimitives.WriteUInt32LittleEndian(entry[24..], Checksum.Compute(bytes.AsSpan((int)offset, (int)PackFormat.Align(length))));
        }
    }

    private static void SealRows(ReadOnlySpan<byte> rows, Span<byte> checksums)
    {
        for (int block = 0; block * PackFormat.BlockSize < rows.Length && (block + 1) * sizeof(uint) <= checksums.Length; block++)
        {
            int start = block * PackFormat.BlockSize;
            BinaryPrimitives.WriteUInt32LittleEndian(checksums[(block * sizeof(uint))..], Checksum.Compute(rows[start..Math.Min(rows.Length, start + PackFormat.BlockSize)]));
        }
    }
}
