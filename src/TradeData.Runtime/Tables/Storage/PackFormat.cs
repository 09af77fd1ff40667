namespace TradeData.Runtime.Tables;

/// <summary>The kind of a section of a pack.</summary>
internal enum SectionKind
{
    Identity = 0,
    Definition = 1,
    Layout = 2,
    RowOffsets = 3,
    RowChecksums = 4,
    WideRowOffsets = 5,
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

/// <summary>The layout of a pack in bytes: the rows, each followed by a line feed; at least <see cref="Padding"/> zero bytes; the
/// sections; the table of sections; the trailer. All numbers are little-endian. Every part up to the table begins at a multiple of 64, so
/// that data looked up together lies in one cache line. Every byte belongs to exactly one part with a checksum: a block of rows, a section
/// with the zeros after it, the table, or the trailer.</summary>
internal static class PackFormat
{
    /// <summary>The version that this code writes and reads.</summary>
    public const uint Version = 2;

    /// <summary>The minimum number of zero bytes after the rows, so that a reader may read beyond the end of a row without a
    /// check.</summary>
    public const int Padding = 64;

    /// <summary>The size in bytes of the blocks of rows with a checksum, which is verified when a row in the block is first
    /// used.</summary>
    public const int BlockSize = 16 * 1024;

    /// <summary>The special value for "none" in place of the number of a row or a group.</summary>
    public const uint None = uint.MaxValue;

    /// <summary>The special value of a free slot. No packed key has all bits set.</summary>
    public const ulong Free = ulong.MaxValue;

    /// <summary>The maximum number of sections: more than any table has, and few enough that no count of their bytes overflows.</summary>
    public const int MaxSections = 1 << 20;

    /// <summary>The length of an entry in the table of sections: kind, number, offset, length, checksum, zero.</summary>
    public const int EntrySize = 32;

    /// <summary>The length of the trailer: <see cref="PackTrailer"/>.</summary>
    public const int TrailerSize = 64;

    /// <summary>The last bytes of every pack. Their line break reveals a file that was copied as text.</summary>
    public static ReadOnlySpan<byte> Magic => "TDPACK\r\n"u8;

    /// <summary>The length of a cache line. The rows, the sections and the table begin at multiples of it.</summary>
    public const int Alignment = 64;

    public static long Align(long length) => (length + Alignment - 1) & ~(Alignment - 1L);

    /// <summary>Returns the exception for a pack with valid checksums and invalid contents.</summary>
    public static PackException Inconsistent() => new("The pack is damaged: its index does not fit its rows.");
}
