namespace TradeData.Runtime.Tables;

/// <summary>The place of a pack while it is built, and its limits.</summary>
internal sealed record PackStorage
{
    /// <summary>A pack in memory.</summary>
    public static readonly PackStorage Memory = new();

    /// <summary>The maximum number of rows of a table: as many as an array has elements.</summary>
    public int MaxRows { get; init; } = Array.MaxLength - 1;

    /// <summary>The maximum number of bytes of a pack in an array. A larger one takes memory of the system.</summary>
    public long MaxArray { get; init; } = PackMemory.MaxArray;

    /// <summary>The maximum number of bytes of rows whose offsets take 32 bits. Those of more rows take 64.</summary>
    public long MaxNarrowOffset { get; init; } = uint.MaxValue;

    /// <summary>The maximum number of bytes of rows in memory. With more, the pack goes to <see cref="Path"/>.</summary>
    public long MaxHeldRows { get; init; } = long.MaxValue;

    /// <summary>The file for a large pack. It is removed as soon as the system allows it.</summary>
    public string Path { get; init; } = "";

    /// <summary>Opens <see cref="Path"/> for reading and writing.</summary>
    public Func<string, Stream> Create { get; init; } = static path => new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
}
