using System.Buffers.Binary;

namespace TradeData.Runtime.Patterns.Engines;

/// <summary>Loads a few bytes at once, without reading beyond them.</summary>
internal static class ShortText
{
    public const int WordLength = 8;

    /// <summary>
    /// The bytes of a text of at most eight, as a number that tells texts of one length apart: the first half and the last half of it, which overlap if
    /// the length is no power of two. <see cref="ByteAt"/> says which byte is where.
    /// </summary>
    public static ulong Word(ReadOnlySpan<byte> text) => text.Length switch
    {
        WordLength => BinaryPrimitives.ReadUInt64LittleEndian(text),
        >= 4 => BinaryPrimitives.ReadUInt32LittleEndian(text) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]) << 32),
        >= 2 => BinaryPrimitives.ReadUInt16LittleEndian(text) | ((uint)BinaryPrimitives.ReadUInt16LittleEndian(text[^2..]) << 16),
        1 => text[0],
        _ => 0,
    };

    /// <summary>The index of the byte of the text that eight bits of its word hold, counted from the lowest; -1 if they hold none.</summary>
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
