using System.Numerics;
using System.Runtime.CompilerServices;

namespace TradeData.Runtime.Tables;

/// <summary>CRC-32C in four interleaved lanes of eight bytes, combined into one. The processor's instruction has a latency of three
/// cycles, so a single lane would leave it idle most of the time. Any change within four adjacent bytes is detected with certainty,
/// because it changes the CRC of each lane that it touches.</summary>
internal static unsafe class Checksum
{
    private const int Stride = 4 * sizeof(ulong);

    public static uint Compute(ReadOnlySpan<byte> data)
    {
        fixed (byte* start = data)
        {
            return Compute(start, data.Length);
        }
    }

    public static uint Compute(byte* start, long length)
    {
        uint a = 0x54444154;
        uint b = ~a;
        uint c = 0;
        uint d = uint.MaxValue;
        byte* at = start;
        for (; length >= Stride; length -= Stride, at += Stride)
        {
            a = BitOperations.Crc32C(a, Word(at));
            b = BitOperations.Crc32C(b, Word(at + 8));
            c = BitOperations.Crc32C(c, Word(at + 16));
            d = BitOperations.Crc32C(d, Word(at + 24));
        }
        for (; length >= sizeof(ulong); length -= sizeof(ulong), at += sizeof(ulong))
        {
            a = BitOperations.Crc32C(a, Word(at));
        }
        for (; length > 0; length--, at++)
        {
            b = BitOperations.Crc32C(b, *at);
        }
        return BitOperations.Crc32C(BitOperations.Crc32C(BitOperations.Crc32C(a, b), c), d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(byte* at) => LittleEndian.Value(Unsafe.ReadUnaligned<ulong>(at));
}
