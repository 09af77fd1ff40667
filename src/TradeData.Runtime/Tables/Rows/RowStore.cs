using System.Runtime.CompilerServices;
namespace TradeData.Runtime.Tables;

/// <summary>Reads a row from its JSON text, which was checked when it was packed.</summary>
/// <typeparam name="TRow">The type of the row.</typeparam>
/// <param name="text">The first byte; at least 64 readable bytes follow the last one.</param>
/// <param name="length">The number of bytes.</param>
public delegate TRow RowReader<out TRow>(ref byte text, int length);

/// <summary>The rows of a table as records. Each record is created at its first use and kept, so every thread gets the same instance. No
/// lock is taken: threads may create a record at the same time, and one of them wins.</summary>
internal sealed class RowStore<TRow>(Pack pack, RowReader<TRow> reader)
    where TRow : class
{
    private Slot[]? _slots;
    private long _made;
    private long _bytes;

    public Pack Pack => pack;

    /// <summary>The number of records created.</summary>
    public long Made => Interlocked.Read(ref _made);

    /// <summary>The bytes of the store and its records, besides the pack.</summary>
    public long HeapBytes => Interlocked.Read(ref _bytes) + ((_slots?.Length ?? 0L) * Unsafe.SizeOf<Slot>());

    /// <summary>The row with a number.</summary>
    public TRow this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Slot[] slots = _slots ?? Allocate();
            if ((uint)row >= (uint)slots.Length)
            {
                throw PackFormat.Inconsistent();
            }
            ref Slot slot = ref slots[row];
            return Volatile.Read(ref slot.Row) ?? Make(row, ref slot);
        }
    }

    private Slot[] Allocate() => Interlocked.CompareExchange(ref _slots, new Slot[pack.Count], null) ?? _slots;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private TRow Make(int row, ref Slot slot)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        ref byte text = ref pack.Rows.Text(row, out int length);
        TRow made = reader(ref text, length);
        GC.KeepAlive(pack);
        ArgumentNullException.ThrowIfNull(made);
        if (Interlocked.CompareExchange(ref slot.Row, made, null) is { } first)
        {
            return first;
        }
        Interlocked.Increment(ref _made);
        Interlocked.Add(ref _bytes, GC.GetAllocatedBytesForCurrentThread() - before);
        return made;
    }

    // A structure, because for an array of references the runtime would check the type at every access.
    private struct Slot
    {
        public TRow? Row;
    }
}
