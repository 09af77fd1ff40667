using System.Buffers.Binary;

namespace TradeData.Runtime.Internal.Patterns.Engines;

/// <summary>Loads a few bytes at once, without reading beyond them.</summary>
internal static class ShortText
{
    public const int WordLength = 8;

    /// <summary>Packs a text of at most eight bytes into a number that is unique among texts of its length. It combines the first and the
    /// last half, which overlap unless the length is a power of two. <see cref="ByteAt"/> returns the position of each byte.</summary>
    public static ulong Word(ReadOnlySpan<byte> text) => text.Length switch
    {
        WordLength => BinaryPrimitives.ReadUInt64LittleEndian(text),
        >= 4 => BinaryPrimitives.ReadUInt32LittleEndian(text) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]) << 32),
        >= 2 => BinaryPrimitives.ReadUInt16LittleEndian(text) | ((uint)BinaryPrimitives.ReadUInt16LittleEndian(text[^2..]) << 16),
        1 => text[0],
        _ => 0,
    };

    /// <summary>Returns the index of the byte at a position of the word, counted from the lowest, or -1 if there is none.</summary>
    public static int ByteAt(int length, int index)
    {
        int half = length >= 4 ? 4 : length >= 2 ? 2 : length;
        if (length is 0 or 1 or WordLength)
        {
            return index < length ? index : -1;
        }
        return index < half ? index : index < 2 * half ? length - 2 * half + index : -1;
    }
}
