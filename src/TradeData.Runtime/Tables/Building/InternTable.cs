using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace TradeData.Runtime.Tables;

/// <summary>The distinct values of a column while it is built. Each gets a number at its first occurrence.</summary>
internal sealed class InternTable
{
    // The seed differs in every process, so that no file can be crafted to make its values cluster.
    private static readonly ulong Seed = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    private readonly List<int> _ends = [];
    private byte[] _text = new byte[256];
    private ulong[] _slots = new ulong[16];

    public InternTable() => _slots.AsSpan().Fill(PackFormat.Free);

    /// <summary>The number of distinct values.</summary>
    public int Count => _ends.Count;

    /// <summary>The value with a number.</summary>
    public ReadOnlySpan<byte> this[int number] => _text.AsSpan(Start(number)..CollectionsMarshal.AsSpan(_ends)[number]);

    /// <summary>Returns the number of a value, and adds it if it is new.</summary>
    public int Add(ReadOnlySpan<byte> value)
    {
        ulong hash = SlotHash.Of(value, Seed);
        int slot = FindSlot(value, hash);
        if (_slots[slot] != PackFormat.Free)
        {
            return (int)(uint)_slots[slot];
        }
        int start = Count == 0 ? 0 : _ends[^1];
        if (value.Length > _text.Length - start)
        {
            Array.Resize(ref _text, (int)Math.Min(Array.MaxLength, Math.Max(2L * _text.Length, (long)start + value.Length)));
        }
        if (value.Length > _text.Length - start)
        {
            throw new PackException("The texts of one field take more than 2 GiB together.");
        }
        value.CopyTo(_text.AsSpan(start));
        _ends.Add(start + value.Length);
        _slots[slot] = (hash << 32) | (uint)(Count - 1);
        if (Count * 2 > _slots.Length)
        {
            Grow();
        }
        return Count - 1;
    }

    /// <summary>Returns the number of a value, or -1.</summary>
    public int Find(ReadOnlySpan<byte> value)
    {
        ulong entry = _slots[FindSlot(value, SlotHash.Of(value, Seed))];
        return entry == PackFormat.Free ? -1 : (int)(uint)entry;
    }

    /// <summary>Returns the numbers of the values, in the order of the values.</summary>
    public int[] Sorted()
    {
        int[] order = new int[Count];
        ulong[] heads = new ulong[Count];
        Span<byte> head = stackalloc byte[sizeof(ulong)];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
            ReadOnlySpan<byte> value = this[i];
            head.Clear();
            value[..Math.Min(value.Length, head.Length)].CopyTo(head);
            heads[i] = BinaryPrimitives.ReadUInt64BigEndian(head);
        }
        // By their first eight bytes, compared as one number; equal ones are then sorted by the whole.
        Array.Sort(heads, order);
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from + 1; to < order.Length && heads[to] == heads[from]; to++)
            {
            }
            if (to - from > 1)
            {
                order.AsSpan(from, to - from).Sort((a, b) => this[a].SequenceCompareTo(this[b]));
            }
        }
        return order;
    }

    private int Start(int number) => number == 0 ? 0 : CollectionsMarshal.AsSpan(_ends)[number - 1];

    private int FindSlot(ReadOnlySpan<byte> value, ulong hash)
    {
        int slot = SlotHash.Slot(hash, _slots.Length);
        while (_slots[slot] is ulong entry && entry != PackFormat.Free && ((uint)(entry >> 32) != (uint)hash || !this[(int)(uint)entry].SequenceEqual(value)))
        {
            slot = slot + 1 == _slots.Length ? 0 : slot + 1;
        }
        return slot;
    }

    private void Grow()
    {
        _slots = new ulong[_slots.Length * 2];
        _slots.AsSpan().Fill(PackFormat.Free);
        for (int number = 0; number < Count; number++)
        {
            ulong hash = SlotHash.Of(this[number], Seed);
            int slot = SlotHash.Slot(hash, _slots.Length);
            while (_slots[slot] != PackFormat.Free)
            {
                slot = slot + 1 == _slots.Length ? 0 : slot + 1;
            }
            _slots[slot] = (hash << 32) | (uint)number;
        }
    }
}
