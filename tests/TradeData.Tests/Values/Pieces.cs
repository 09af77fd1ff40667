using System.Buffers;

namespace TradeData.Tests.Values;

/// <summary>Bytes as they come from a pipe: in segments of a few bytes each.</summary>
internal sealed class Pieces : ReadOnlySequenceSegment<byte>
{
    public static ReadOnlySequence<byte> Of(byte[] bytes, int length)
    {
        Pieces first = new() { Memory = bytes.AsMemory(0, Math.Min(length, bytes.Length)) };
        Pieces last = first;
        for (int at = length; at < bytes.Length; at += length)
        {
            Pieces next = new() { Memory = bytes.AsMemory(at, Math.Min(length, bytes.Length - at)), RunningIndex = at };
            last.Next = next;
            last = next;
        }
        return new(first, 0, last, last.Memory.Length);
    }
}
