using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace TradeData.Runtime.Tables;

/// <summary>The sections of a pack while it is built.</summary>
internal sealed class SectionList
{
    private readonly List<(SectionKind Kind, int Id, Array Data)> _sections = [];

    /// <summary>The number of sections.</summary>
    public int Count => _sections.Count;

    public void Add(SectionKind kind, int id, byte[] data) => _sections.Add((kind, id, data));

    public void Add(SectionKind kind, int id, uint[] data) => _sections.Add((kind, id, data));

    public void Add(SectionKind kind, int id, int[] data) => _sections.Add((kind, id, data));

    public void Add(SectionKind kind, int id, ulong[] data) => _sections.Add((kind, id, data));

    /// <summary>Returns the kind, the number and the length of a section, without the padding after it.</summary>
    public (SectionKind Kind, int Id, long Length) this[int number] =>
        (_sections[number].Kind, _sections[number].Id, Buffer.ByteLength(_sections[number].Data));

    /// <summary>Returns the bytes of a section as stored in the pack.</summary>
    public ReadOnlySpan<byte> Bytes(int number)
    {
        Array data = _sections[number].Data;
        if (!BitConverter.IsLittleEndian)
        {
            data = Reverse(data);
        }
        return data switch
        {
            ulong[] numbers => MemoryMarshal.AsBytes<ulong>(numbers),
            uint[] numbers => MemoryMarshal.AsBytes<uint>(numbers),
            int[] numbers => MemoryMarshal.AsBytes<int>(numbers),
            _ => (byte[])data,
        };
    }

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
