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
        Lanes lanes = Lanes.Initial;
        byte* at = AddStrides(ref lanes, start, ref length);
        (uint a, uint b, uint c, uint d) = lanes;
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

    /// <summary>Returns the checksum of the bytes and the zeros after them, up to a multiple of <see cref="PackFormat.Alignment"/>.</summary>
    public static uint ComputePadded(byte* start, long length)
    {
        long padded = PackFormat.Align(length);
        Lanes lanes = Lanes.Initial;
        byte* at = AddStrides(ref lanes, start, ref length);
        byte* last = stackalloc byte[2 * Stride];
        new Span<byte>(last, 2 * Stride).Clear();
        new Span<byte>(at, (int)length).CopyTo(new Span<byte>(last, Stride));
        long rest = padded - (at - start);
        AddStrides(ref lanes, last, ref rest);
        return BitOperations.Crc32C(BitOperations.Crc32C(BitOperations.Crc32C(lanes.A, lanes.B), lanes.C), lanes.D);
    }

    private static byte* AddStrides(ref Lanes lanes, byte* at, ref long length)
    {
        (uint a, uint b, uint c, uint d) = lanes;
        for (; length >= Stride; length -= Stride, at += Stride)
        {
            a = BitOperations.Crc32C(a, Word(at));
            b = BitOperations.Crc32C(b, Word(at + 8));
            c = BitOperations.Crc32C(c, Word(at + 16));
            d = BitOperations.Crc32C(d, Word(at + 24));
        }
        lanes = new Lanes(a, b, c, d);
        return at;
    }

    private readonly record struct Lanes(uint A, uint B, uint C, uint D)
    {
        public static Lanes Initial => new(0x54444154, ~0x54444154u, 0, uint.MaxValue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(byte* at) => LittleEndian.Value(Unsafe.ReadUnaligned<ulong>(at));
}
