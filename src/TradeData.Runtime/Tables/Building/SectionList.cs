using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TradeData.Runtime.Tables;

/// <summary>The sections of a pack while it is built. They are held until the length of the pack is known, or written at once.</summary>
/// <param name="output">The stream to write to at once; null holds them.</param>
/// <param name="start">The offset of the first section.</param>
internal sealed unsafe class SectionList(Stream? output = null, long start = 0)
{
    private const int PieceSize = 1 << 24;

    private readonly List<(SectionKind Kind, int Id, Array? Data)> _sections = [];
    private readonly List<PackSection> _written = [];

    /// <summary>The number of sections.</summary>
    public int Count => _sections.Count;

    /// <summary>The sections that are written.</summary>
    public IReadOnlyList<PackSection> Written => _written;

    /// <summary>The length of all sections, with the padding after each.</summary>
    public long Length { get; private set; }

    public void Add(SectionKind kind, int id, byte[] data) => AddArray(kind, id, data);

    public void Add(SectionKind kind, int id, uint[] data) => AddArray(kind, id, data);

    public void Add(SectionKind kind, int id, int[] data) => AddArray(kind, id, data);

    public void Add(SectionKind kind, int id, ulong[] data) => AddArray(kind, id, data);

    /// <summary>Writes the sections that are held.</summary>
    /// <param name="target">The stream.</param>
    /// <param name="offset">The offset of the first section in the pack.</param>
    public void WriteTo(Stream target, long offset)
    {
        for (int i = 0; i < _sections.Count; i++)
        {
            (SectionKind kind, int id, Array? data) = _sections[i];
            _sections[i] = (kind, id, null);
            offset = Write(target, offset, kind, id, data!);
        }
    }

    /// <summary>Whether a section that is held has the stored bytes.</summary>
    public bool IsSame(int number, ByteColumn stored)
    {
        Array data = _sections[number].Data!;
        data = BitConverter.IsLittleEndian ? data : Reverse(data);
        long length = ByteLength(data);
        bool isSame = stored.Length == length;
        fixed (byte* first = &MemoryMarshal.GetArrayDataReference(data))
        {
            for (long at = 0; at < length && isSame; at += PieceSize)
            {
                int count = (int)Math.Min(PieceSize, length - at);
                isSame = stored.SequenceEqual(at, at + count, new ReadOnlySpan<byte>(first + at, count));
            }
        }
        return isSame;
    }

    /// <summary>Returns the kind and the number of a section.</summary>
    public (SectionKind Kind, int Id) this[int number] => (_sections[number].Kind, _sections[number].Id);

    private void AddArray(SectionKind kind, int id, Array data)
    {
        _sections.Add((kind, id, output is null ? data : null));
        long offset = start + Length;
        Length += PackFormat.Align(ByteLength(data));
        if (output is not null)
        {
            Write(output, offset, kind, id, data);
        }
    }

    private long Write(Stream target, long offset, SectionKind kind, int id, Array data)
    {
        long length = ByteLength(data);
        data = BitConverter.IsLittleEndian ? data : Reverse(data);
        PackSection section = new() { Kind = kind, Id = id, Offset = offset, Length = length };
        fixed (byte* first = &MemoryMarshal.GetArrayDataReference(data))
        {
            section.Checksum = Checksum.ComputePadded(first, length);
            for (long at = 0; at < length; at += PieceSize)
            {
                target.Write(new ReadOnlySpan<byte>(first + at, (int)Math.Min(PieceSize, length - at)));
            }
        }
        target.Write(stackalloc byte[(int)(PackFormat.Align(length) - length)]);
        _written.Add(section);
        return section.End;
    }

    private static long ByteLength(Array data) => data.LongLength * data switch
    {
        ulong[] => sizeof(ulong),
        uint[] or int[] => sizeof(uint),
        _ => sizeof(byte),
    };

    private static Array Reverse(Array data)
    {
        Array copy = (Array)data.Clone();
        switch (copy)
        {
            case ulong[] numbers:
                BinaryPrimitives.ReverseEndianness(numbers, numbers);
                break;
            case uint[] numbers:
                BinaryPrimitives.ReverseEndianness(numbers, numbers);
                break;
            case int[] numbers:
                BinaryPrimitives.ReverseEndianness(numbers, numbers);
                break;
        }
        return copy;
    }
}
