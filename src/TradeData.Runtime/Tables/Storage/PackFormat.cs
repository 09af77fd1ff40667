namespace TradeData.Runtime.Tables;

/// <summary>What a section of a pack holds.</summary>
internal enum SectionKind
{
    Identity = 0,
    Definition = 1,
    Layout = 2,
    RowOffsets = 3,
    RowChecksums = 4,
    DictionaryOffsets = 16,
    DictionaryText = 17,
    DictionarySlots = 18,
    DictionaryShort = 19,
    Slots = 32,
    DenseValues = 34,
    SortedKeys = 35,
    GroupStarts = 36,
    GroupRows = 37,
    FoldKeys = 38,
    WideSlots = 39,
    Buckets = 40,
    Parents = 48,
    ChildStarts = 49,
    Children = 50,
    Preorder = 51,
    PreorderPositions = 52,
    PreorderEnds = 53,
    ValidFrom = 64,
    ValidTo = 65,
    ReferenceStarts = 80,
    ReferenceGroups = 81,
    LinkTarget = 96,
    LinkGroups = 97,
    LinkReverseTargets = 98,
    LinkReverseGroups = 99,
}

/// <summary>
/// How a pack lies in its bytes: the rows, each ended by a line feed; at least <see cref="Padding"/> zero bytes; the sections; the table of sections;
/// the trailer. All numbers are little-endian and every part up to the table begins at a multiple of 64, so that what is looked up
/// at once lies in one cache line. Every byte belongs to exactly one part that has a checksum:
/// a block of rows, a section with the zeros behind it, the table, or the trailer.
/// </summary>
internal static class PackFormat
{
    /// <summary>The version that this code writes and reads.</summary>
    public const uint Version = 2;

    /// <summary>Zero bytes after the rows, at least, so that a reader may look beyond the end of a row without asking.</summary>
    public const int Padding = 64;

    /// <summary>The rows have a checksum for each block of as many bytes, verified when a row in it is first touched.</summary>
    public const int BlockSize = 16 * 1024;

    /// <summary>What stands for "none" where a number of a row or a group could.</summary>
    public const uint None = uint.MaxValue;

    /// <summary>What marks a free slot. No packed key has all bits set.</summary>
    public const ulong Free = ulong.MaxValue;

    /// <summary>The length of an entry of the table of sections: kind, number, offset, length, checksum, zero.</summary>
    public const int EntrySize = 32;

    /// <summary>The length of the trailer: <see cref="PackTrailer"/>.</summary>
    public const int TrailerSize = 64;

    /// <summary>The last bytes of every pack. A line break among them shows a file that was copied as text.</summary>
    public static ReadOnlySpan<byte> Magic => "TDPACK\r\n"u8;

    /// <summary>The length of a cache line, at multiples of which the rows, the sections and the table begin.</summary>
    public const int Alignment = 64;

    public static long Align(long length) => (length + Alignment - 1) & ~(Alignment - 1L);

    /// <summary>The exception for a pack whose checksums are right and whose contents make no sense.</summary>
    public static PackException Inconsistent() => new("The pack is damaged: its index does not fit its rows.");
}
