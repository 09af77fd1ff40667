namespace TradeData.Runtime;

/// <summary>The memory of a table.</summary>
/// <param name="MappedBytes">The bytes of its pack in pages of a file or an assembly, which are shared and loaded on demand.</param>
/// <param name="HeapBytes">The bytes of this process: a pack built or loaded into memory, and the records created so far, with all that
/// was allocated to create them.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="RowsMade">The number of rows created as records.</param>
public readonly record struct TableMemory(long MappedBytes, long HeapBytes, int Rows, long RowsMade);
