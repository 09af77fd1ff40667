using System.Buffers.Binary;

namespace TradeData.Runtime.Internal.Json;

/// <summary>
/// A polynomial modulo the prime 2^61 - 1, at a point that is drawn anew for each process. Two sequences of n blocks that differ have one value at most at n points
/// of 2^61. Without the point, collisions cannot be prepared.
/// </summary>
internal struct KeyedHash
{
    private const ulong Prime = (1UL << 61) - 1;
    private const int BlockSize = 7;

    private static readonly ulong s_point = (ulong)Random.Shared.NextInt64(1L << 40, (long)Prime);

    /// <summary>The content so far, as a separate block.</summary>
    public ulong Value { readonly get; private set; }

    /// <summary>Adds a block of 61 bits at most.</summary>
    public void Add(ulong block)
    {
        ulong high = Math.BigMul(Value, s_point, out ulong low);
        // 2^61 is 1 modulo the prime: what lies above is added to what lies below.
        ulong sum = (low & Prime) + (high << 3 | low >> 61) + block;
        sum = (sum & Prime) + (sum >> 61);
        Value = sum >= Prime ? sum - Prime : sum;
    }

    /// <summary>Adds a text and its length.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        Add((ulong)text.Length + 1);
        while (text.Length > BlockSize)
        {
            Add(BinaryPrimitives.ReadUInt64LittleEndian(text) & ((1UL << (8 * BlockSize)) - 1));
            text = text[BlockSize..];
        }
        ulong last = 0;
        for (int i = text.Length - 1; i >= 0; i--)
        {
            last = last << 8 | text[i];
        }
        Add(last);
    }
}
