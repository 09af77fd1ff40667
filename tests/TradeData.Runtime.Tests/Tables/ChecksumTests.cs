using CsCheck;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Tests.Tables;

public sealed class ChecksumTests
{
    [Fact]
    public void The_checksum_is_CRC_32C_in_four_lanes_folded_into_one() => Gen.Byte.Array[0, 300].Sample(bytes =>
    {
        uint[] lanes = [0x54444154, ~0x54444154u, 0, uint.MaxValue];
        int whole = bytes.Length / 32 * 32;
        int words = bytes.Length / 8 * 8;
        for (int i = 0; i < bytes.Length; i++)
        {
            int lane = i < whole ? i / 8 % 4 : i < words ? 0 : 1;
            lanes[lane] = Crc(lanes[lane], bytes[i]);
        }
        uint folded = lanes[0];
        foreach (uint lane in lanes[1..])
        {
            for (int shift = 0; shift < 32; shift += 8)
            {
                folded = Crc(folded, (byte)(lane >> shift));
            }
        }
        Assert.Equal(folded, Checksum.Compute(bytes));
    });

    [Fact]
    public unsafe void A_padded_checksum_is_that_of_the_bytes_and_zeros_up_to_a_multiple_of_64() => Gen.Byte.Array[0, 300].Sample(bytes =>
    {
        byte[] padded = new byte[PackFormat.Align(bytes.Length)];
        bytes.CopyTo(padded, 0);
        fixed (byte* first = padded)
        {
            Assert.Equal(Checksum.Compute(padded), Checksum.ComputePadded(first, bytes.Length));
        }
        byte[] followed = [.. bytes, .. Enumerable.Repeat((byte)0xFF, 64)];
        fixed (byte* first = followed)
        {
            Assert.Equal(Checksum.Compute(padded), Checksum.ComputePadded(first, bytes.Length));
        }
    });

    [Fact]
    public void Any_change_of_four_neighbouring_bytes_changes_it() => Gen.Select(Gen.Byte.Array[4, 200], Gen.Int[0, 195], Gen.UInt[1, uint.MaxValue]).Sample((bytes, at, change) =>
    {
        uint before = Checksum.Compute(bytes);
        at = Math.Min(at, bytes.Length - 4);
        for (int i = 0; i < 4; i++)
        {
            bytes[at + i] ^= (byte)(change >> (8 * i));
        }
        Assert.NotEqual(before, Checksum.Compute(bytes));
    });

    [Fact]
    public void Zeros_of_different_lengths_differ()
    {
        HashSet<uint> seen = [];
        for (int length = 0; length < 300; length++)
        {
            Assert.True(seen.Add(Checksum.Compute(new byte[length])));
        }
    }

    // Bit by bit, as the polynomial says.
    private static uint Crc(uint crc, byte value)
    {
        crc ^= value;
        for (int bit = 0; bit < 8; bit++)
        {
            crc = (crc >> 1) ^ (0x82F63B78 & (uint)-(int)(crc & 1));
        }
        return crc;
    }
}
