namespace TradeData.Runtime;

/// <summary>The memory that a table takes.</summary>
/// <param name="MappedBytes">Bytes of its pack that are pages of a file or an assembly: shared, and read only when touched.</param>
/// <param name="HeapBytes">
/// Bytes of this process: the pack where it was built or loaded into memory, and the records made so far, with all that was allocated to make them.
/// </param>
/// <param name="Rows">How many rows the table has.</param>
/// <param name="RowsMade">How many of them were touched, and so made into records.</param>
public readonly record struct TableMemory(long MappedBytes, long HeapBytes, int Rows, long RowsMade);
