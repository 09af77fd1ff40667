using CsCheck;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>The directory of buckets: exact for any keys, whatever little it keeps of them.</summary>
public sealed class BucketTests
{
    /// <summary>Keys of one to 55 bits: spread, in rows of neighbours, and with the same bits far apart, as codes have them.</summary>
    private static readonly Gen<ulong[]> Keys =
        from bits in Gen.Int[1, 55]
        from count in Gen.Int[0, 400]
        from style in Gen.Int[0, 2]
        from start in Gen.ULong
        from spread in Gen.ULong.Array[count]
        select (ulong[])[.. spread.Select((random, i) => (style switch { 0 => random, 1 => start + (ulong)i, _ => (start << 20) + (random % 90 << 40) + (ulong)(i % 10) }) & ((1UL << bits) - 1)).Distinct()];

    [Fact]
    public void Every_key_is_found_with_its_value_and_no_other_key_is() => Gen.Select(Keys, Gen.UInt[0, int.MaxValue], Gen.ULong.Array[50]).Sample((keys, most, others) =>
    {
        uint Value(int position) => (uint)((ulong)position * 2_654_435_761 % (most + 1UL));
        ulong[]? entries = BucketPlacer.Place(keys, Value, most, out int keyBits, out int valueBits, out ulong seed);
        if (entries is null)
        {
            // Too long together, or gathered: the builder goes on to another structure.
            return;
        }
        BucketColumn column = Column(entries, keyBits, valueBits, seed);
        for (int i = 0; i < keys.Length; i++)
        {
            Assert.Equal((int)Value(i), column.Find(keys[i]));
        }
        foreach (ulong other in others.Concat(others.Select(other => other & ((1UL << keyBits) - 1))).Concat(keys.Select(key => key + 1)).Where(other => !keys.Contains(other)))
        {
            Assert.Equal(-1, column.Find(other));
        }
        Assert.Equal(keys.Order(), Enumerable.Range(0, column.Length).Select(column.Key).Where(key => key != PackFormat.Free).Order());
    });

    [Fact]
    public void Keys_of_codes_and_dates_find_room()
    {
        // Ten digits in four bits each, with seven bits for the country: what a tariff line has. A million of them take eleven bits more for the row than for the bucket.
        ulong[] keys = [.. Enumerable.Range(0, 100_000).Select(i => ((ulong)(i % 100) << 40) | Bcd(i * 97_003L % 9_999_999_999)).Distinct().Order()];
        ulong[]? entries = BucketPlacer.Place(keys, i => (uint)i, (uint)keys.Length, out int keyBits, out int valueBits, out _);
        Assert.NotNull(entries);
        Assert.Equal((47, 17), (keyBits, valueBits));
        Assert.Equal(((keys.Length / 5) + 1) * 8, entries.Length);
    }

    [Theory]
    [InlineData(56, 0u, true)]
    [InlineData(56, 15u, true)]
    [InlineData(56, 16u, false)]
    [InlineData(60, 0u, true)]
    [InlineData(61, 0u, false)]
    public void Keys_are_refused_that_do_not_fit_into_an_entry_with_their_values(int bits, uint last, bool fit)
    {
        ulong[]? entries = BucketPlacer.Place([3, (1UL << bits) - 1], i => last, last, out int keyBits, out _, out ulong seed);
        Assert.Equal(bits, keyBits);
        Assert.Equal(fit, entries is not null);
        Assert.Equal(fit, seed != 0);
    }

    [Fact]
    public void Buckets_that_overflow_go_on_at_the_first_one_behind_the_last()
    {
        Assert.True(BucketHash.TryCreate(20, 8, 3, SlotHash.Of(1, 0), out BucketHash hash));
        // Three buckets of eight entries for twelve keys, nine of them of the last bucket.
        ulong[] last = [.. Enumerable.Range(0, 1 << 19).Select(i => (ulong)i).Where(key => hash.Bucket(key, out _) == 2).Take(9)];
        ulong[] keys = [.. last.Append((1UL << 20) - 1).Append(last[^1] + (1 << 19)).Append(last[^1] + (1 << 19) + 1)];
        Assert.Equal(12, keys.Length);
        ulong[]? entries = BucketPlacer.Place(keys, i => (uint)i, 255, out int keyBits, out int valueBits, out ulong seed);
        Assert.NotNull(entries);
        BucketColumn column = Column(entries, keyBits, valueBits, seed);
        Assert.Equal(Enumerable.Range(0, keys.Length), keys.Select(column.Find));
        Assert.Equal(keys.Order(), Enumerable.Range(0, column.Length).Select(column.Key).Where(key => key != PackFormat.Free).Order());
    }

    private static unsafe BucketColumn Column(ulong[] entries, int keyBits, int valueBits, ulong seed)
    {
        PackMemory memory = PackMemory.Allocate(entries.Length * sizeof(ulong), bytes => System.Runtime.InteropServices.MemoryMarshal.AsBytes(entries.AsSpan()).CopyTo(bytes));
        Assert.Equal(0, (long)memory.Start % BucketColumn.BucketSize);
        int buckets = entries.Length / BucketColumn.Entries;
        Assert.True(BucketHash.TryCreate(keyBits, valueBits, buckets, seed, out BucketHash hash));
        return new BucketColumn(memory, memory.Start, buckets, valueBits, hash);
    }

    private static ulong Bcd(long number)
    {
        ulong packed = 0;
        for (int shift = 0; shift < 40; shift += 4, number /= 10)
        {
            packed |= (ulong)(number % 10) << shift;
        }
        return packed;
    }
}
