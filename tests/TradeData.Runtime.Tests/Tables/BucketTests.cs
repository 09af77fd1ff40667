using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using CsCheck;
using TradeData.Runtime.Internal.Tables;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>The directory of buckets is exact for any keys, although it stores only a part of them.</summary>
public sealed class BucketTests
{
    /// <summary>Keys of one to 57 bits: spread, in rows of neighbours, and with the same bits far apart, as codes have them.</summary>
    private static readonly Gen<ulong[]> Keys =
        from bits in Gen.Int[1, 57]
        from count in Gen.Int[0, 400]
        from style in Gen.Int[0, 2]
        from start in Gen.ULong
        from spread in Gen.ULong.Array[count]
        select (ulong[])[.. spread.Select((random, i) => (style switch { 0 => random, 1 => start + (ulong)i, _ => (start << 20) + (random % 90 << 40) + (ulong)(i % 10) }) & ((1UL << bits) - 1)).Distinct()];

    [Fact]
    public void Every_key_is_found_with_its_value_and_no_other_key_is() => Gen.Select(Keys, Gen.Int[0, 31], Gen.ULong.Array[50]).Sample((keys, most, others) =>
    {
        uint[] values = [.. keys.Select((_, i) => (uint)((ulong)i * 2_654_435_761 % (1UL << most)))];
        BucketPlan? plan = BucketPlacer.Place(keys, values);
        Assert.Equal(Fit(keys, values), plan is not null);
        if (plan is null)
        {
            return;
        }
        BucketColumn column = Column(plan);
        for (int i = 0; i < keys.Length; i++)
        {
            Assert.Equal((int)values[i], column.Find(keys[i]));
        }
        foreach (ulong other in others.Concat(others.Select(other => other & ((1UL << plan.KeyBits) - 1))).Concat(keys.Select(key => key + 1)).Where(other => !keys.Contains(other)))
        {
            Assert.Equal(-1, column.Find(other));
        }
        Assert.Equal(keys.Order(), KeysOf(column));
    });

    [Fact]
    public void A_hundred_thousand_codes_of_a_hundred_countries_find_room()
    {
        // Ten digits in four bits each, and seven bits for the country.
        ulong[] keys = [.. Enumerable.Range(0, 100_000).Select(i => ((ulong)(i % 100) << 40) | Bcd(i * 97_003L % 9_999_999_999)).Distinct()];
        BucketPlan? plan = BucketPlacer.Place(keys, [.. Enumerable.Range(0, keys.Length).Select(i => (uint)i)]);
        Assert.NotNull(plan);
        Assert.Equal((47, 17), (plan.KeyBits, plan.ValueBits));
        Assert.Equal(((keys.Length / 5) + 1) * 8, plan.Entries.Length);
    }

    [Theory]
    [InlineData(56, 0u, true)]
    [InlineData(56, 15u, true)]
    [InlineData(56, 16u, false)]
    [InlineData(60, 0u, true)]
    [InlineData(61, 0u, false)]
    public void Keys_are_refused_that_do_not_fit_into_an_entry_with_their_values(int bits, uint last, bool fit) =>
        Assert.Equal(fit, BucketPlacer.Place([3, (1UL << bits) - 1], [last, last]) is not null);

    [Fact]
    public void Overflowing_buckets_continue_at_the_first_after_the_last()
    {
        Assert.True(BucketHash.TryCreate(20, 4, 3, SlotHash.Seed(1), out BucketHash hash));
        // Three buckets of eight entries for twelve keys, nine of them of the last bucket.
        ulong[] last = [.. Enumerable.Range(0, 1 << 19).Select(i => (ulong)i).Where(key => hash.Bucket(key, out _) == 2).Take(9)];
        ulong[] keys = [.. last.Append((1UL << 20) - 1).Append(last[^1] + (1 << 19)).Append(last[^1] + (1 << 19) + 1)];
        BucketPlan? plan = BucketPlacer.Place(keys, [.. Enumerable.Range(0, keys.Length).Select(i => (uint)i)]);
        Assert.NotNull(plan);
        Assert.Equal((20, 4, SlotHash.Seed(1)), (plan.KeyBits, plan.ValueBits, plan.Seed));
        Assert.DoesNotContain(PackFormat.Free, plan.Entries[16..]);
        BucketColumn column = Column(plan);
        Assert.Equal(Enumerable.Range(0, keys.Length), keys.Select(column.Find));
        Assert.Equal(keys.Order(), KeysOf(column));
    }

    [Fact]
    public void Texts_that_an_ordered_index_has_in_a_dictionary_are_packed_for_equality()
    {
        // Reporter, code and day take more than 63 bits together, so the code has a dictionary; reporter and code alone do not.
        TableDefinition definition = new("T", "")
        {
            Fields = [new("reporter", KeyType.Text), new("code", KeyType.Text), new("day", KeyType.Date)],
            PrimaryKey = new("reporter", "code"),
            Indexes = [new(IndexKind.Range, "reporter", "code", "day")],
        };
        DateOnly first = new(2000, 1, 1);
        Pack pack = Lines.Build(Enumerable.Range(0, 300).Select(i => Encoding.UTF8.GetBytes($$"""{"reporter":"{{(char)('A' + (i % 26))}}BC","code":"{{i:0000000000}}","day":"{{first.AddDays(i * 30):yyyy-MM-dd}}"}""")), definition).Pack;
        IndexLayout primary = pack.Layout.Indexes[0];
        Assert.Equal(IndexStructure.Buckets, primary.Structure);
        Assert.Equal([KeyEncoding.Letters, KeyEncoding.Digits], primary.Columns.Select(column => pack.Layout.Columns[column].Encoding));
        Assert.Equal(KeyEncoding.Dictionary, pack.Layout.Columns[1].Encoding);
        TableIndex index = pack.IndexOver("reporter", "code")!;
        for (int i = 0; i < 300; i++)
        {
            Assert.Equal(i, Find(index, $"{(char)('A' + (i % 26))}BC", $"{i:0000000000}"));
            Assert.Equal(-1, Find(index, $"{(char)('A' + ((i + 1) % 26))}BC", $"{i:0000000000}"));
        }
    }

    [Fact]
    public void Keys_that_are_too_long_for_a_bucket_lie_in_slots()
    {
        TableDefinition definition = new("T", "") { Fields = [new("n", KeyType.Integer)], PrimaryKey = new("n") };
        long[] numbers = [.. Enumerable.Range(0, 200).Select(i => i * (long.MaxValue / 200 / 2))];
        Pack pack = Lines.Build(numbers.Select(n => Encoding.UTF8.GetBytes($$"""{"n":{{n}}}""")), definition).Pack;
        Assert.Equal(IndexStructure.Hash, pack.Layout.Indexes[0].Structure);
        TableIndex index = pack.IndexOver("n")!;
        for (int i = 0; i < numbers.Length; i++)
        {
            KeyBuilder key = index.Key();
            key.Add(numbers[i]);
            Assert.Equal(i, index.Find(in key));
        }
    }

    private static int Find(TableIndex index, string reporter, string code)
    {
        KeyBuilder key = index.Key();
        key.Add(reporter);
        key.Add(code);
        return index.Find(in key);
    }

    // An entry has 64 bits: one tells it from a free one, three say how far it had to go on, and the bucket's number is no part of it.
    private static bool Fit(ulong[] keys, uint[] values)
    {
        int bucketBits = BitOperations.Log2((uint)(keys.Length / 5) + 1);
        int keyBits = Math.Max(bucketBits + 1, 64 - BitOperations.LeadingZeroCount(keys.Aggregate(0UL, Math.Max)));
        int valueBits = 32 - BitOperations.LeadingZeroCount(values.Aggregate(0U, Math.Max));
        return keyBits - bucketBits + valueBits <= 60;
    }

    private static IEnumerable<ulong> KeysOf(BucketColumn column) => Enumerable.Range(0, column.Length).Select(column.Key).Where(key => key != PackFormat.Free).Order();

    private static unsafe BucketColumn Column(BucketPlan plan)
    {
        PackMemory memory = PackMemory.Allocate(plan.Entries.Length * sizeof(ulong), PackMemory.MaxArray);
        MemoryMarshal.AsBytes(plan.Entries.AsSpan()).CopyTo(new Span<byte>(memory.Start, (int)memory.Length));
        Assert.Equal(0, (long)memory.Start % BucketColumn.BucketSize);
        int buckets = plan.Entries.Length / BucketColumn.Entries;
        Assert.True(BucketHash.TryCreate(plan.KeyBits, plan.ValueBits, buckets, plan.Seed, out BucketHash hash));
        return new BucketColumn(memory, memory.Start, buckets, plan.ValueBits, hash);
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
