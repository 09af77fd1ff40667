using System.Text;
using TradeData.Runtime.Internal.Tables;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>Rows crafted to be expensive cost no more than others. The work is limited by its steps, not by a clock: unlimited work would
/// not end here.</summary>
public sealed class HostileTests
{
    [Fact]
    public void Keys_that_gather_in_one_slot_under_every_seed_are_still_found()
    {
        // No seed helps when all items have one hash: the layout is given up, and the index is searched in order.
        Assert.Null(SlotPlacer.Place(1000, (_, _) => 42, out ulong seed));
        Assert.Equal(0UL, seed);
        Assert.NotNull(SlotPlacer.Place(20, (_, _) => 42, out _));
        // Keys that gather under the first seed only get the next one.
        ulong first = SlotHash.Seed(1);
        Assert.NotNull(SlotPlacer.Place(1000, (item, used) => used == first ? 42 : SlotHash.Of((ulong)item, used), out seed));
        Assert.NotEqual(first, seed);
    }

    [Theory]
    [InlineData(2, 25, IndexStructure.Buckets)]
    [InlineData(4, 10, IndexStructure.Hash)]
    internal void Numbers_chosen_to_collide_under_so_many_seeds_are_found(int seeds, int part, IndexStructure structure)
    {
        const int Count = 700;
        const int KeyBits = 41;
        TableDefinition definition = new("T", "") { Fields = [new("n", KeyType.Integer)], PrimaryKey = new("n") };
        int buckets = (Count / 5) + 1;
        BucketHash[] hashes = [.. Enumerable.Range(1, seeds).Select(attempt => BucketHash.TryCreate(KeyBits, 10, buckets, SlotHash.Seed(attempt), out BucketHash hash) ? hash : default)];
        // The smallest number is zero, so that a number is its own key.
        List<long> numbers = [0];
        for (long n = 1L << (KeyBits - 1); numbers.Count < Count; n++)
        {
            if (Array.TrueForAll(hashes, hash => hash.Bucket((ulong)n, out _) < buckets / part))
            {
                numbers.Add(n);
            }
        }
        PackResult result = Lines.Build(numbers.Select(n => Encoding.UTF8.GetBytes($$"""{"n":{{n}}}""")), definition);
        IndexLayout layout = result.Pack.Layout.Indexes[0];
        Assert.Equal(structure, layout.Structure);
        Assert.Equal(SlotHash.Seed(structure == IndexStructure.Buckets ? 3 : 1), layout.Seed);
        TableIndex index = result.Pack.IndexOver("n")!;
        for (int i = 0; i < numbers.Count; i++)
        {
            KeyBuilder key = index.Key();
            key.Add(numbers[i]);
            Assert.Equal(i, index.Find(in key));
            KeyBuilder none = index.Key();
            none.Add(numbers[i] + (1L << 50));
            Assert.Equal(-1, index.Find(in none));
        }
    }

    [Fact]
    public void A_sorted_structure_answers_what_a_directory_would()
    {
        foreach (string property in new[] { "text", "n" })
        {
            TableDefinition definition = new("T", "") { Fields = [new("text", KeyType.Text), new("n", KeyType.Integer)], Indexes = [new(IndexKind.Range, property)] };
            Pack pack = Lines.Build(Enumerable.Range(0, 500).Select(i => Encoding.UTF8.GetBytes($$"""{"text":"text {{i * 7 % 500}}","n":{{i * 7 % 500}}}""")), definition).Pack;
            TableIndex index = pack.IndexOver(property)!;
            for (int i = 0; i < 500; i++)
            {
                KeyBuilder key = index.Key();
                key.Add(property == "n" ? $"{i * 7 % 500}" : $"text {i * 7 % 500}");
                Assert.Equal(i, index.Find(in key));
            }
        }
    }

    [Fact]
    public void Many_rows_of_one_key_many_equal_beginnings_and_deep_nesting_end()
    {
        TableDefinition definition = new("T", "")
        {
            Fields = [new("k", KeyType.Text), new("long", KeyType.Text), new("up", KeyType.Text), new("refs[]", KeyType.Text)],
            PrimaryKey = new("k"),
            Indexes = [new(IndexKind.Equality, "long"), new(IndexKind.Prefix, "long")],
            Hierarchy = new("up"),
            ForeignKeys = [new("T", ["refs[]"], ["k"]) { IsWeak = true }],
        };
        string common = new('x', 1000);
        const int Count = 6_000;
        PackBuilder builder = new(definition, maxProblems: 5);
        for (int i = 0; i < Count; i++)
        {
            // A chain as deep as the table, half of the rows with one key.
            builder.Add(Encoding.UTF8.GetBytes($$"""{"k":"{{(i < Count / 2 ? i : 0)}}","long":"{{common}}{{i % 50}}","up":"{{Math.Max(0, i - 1)}}"}"""));
        }
        builder.Add(Encoding.UTF8.GetBytes("""{"k":"deep","x":""" + new string('[', 900) + new string(']', 900) + "}"));
        builder.Add(Encoding.UTF8.GetBytes("""{"k":"too deep","x":""" + new string('[', 5000) + new string(']', 5000) + "}"));
        builder.Add(Encoding.UTF8.GetBytes($$"""{"k":"wide","refs":[{{string.Join(',', Enumerable.Range(0, Count).Select(i => $"\"{i % 3}{(i < 10 ? "" : "none")}\""))}}]}"""));
        builder.Add(Encoding.UTF8.GetBytes($$"""{"k":"wrong","refs":[{{string.Join(',', Enumerable.Range(0, Count))}}]}"""));
        PackResult result = builder.Build();
        Assert.Equal(5, result.Problems.Count);
        Assert.Equal((Count / 2) + (Count / 2 - 1) + 2 + 1, result.ProblemCount);
        LinkResult links = CatalogLinker.Link([result.Pack]);
        Assert.Equal(["/refs/10", "/refs/11", "/refs/12"], links.Problems.Select(problem => problem.Pointer));
        ProblemTests.AssertEveryPartOpens(result.Pack);
    }

    [Fact]
    public void A_number_with_a_huge_exponent_or_a_million_digits_is_refused_without_being_written_out()
    {
        TableDefinition definition = new("T", "") { Fields = [new("d", KeyType.Decimal), new("i", KeyType.Integer)], Indexes = [new(IndexKind.Range, "d"), new(IndexKind.Range, "i")] };
        PackResult result = Lines.Build(definition, """{"d":1e1000000000,"i":1e1000000000}""", $$"""{"d":0.{{new string('0', 1_000_000)}}1,"i":1{{new string('0', 1_000_000)}}}""", $$"""{"d":0e-1000000000,"i":0.{{new string('0', 1_000_000)}}}""");
        Assert.Equal([(0, "d"), (0, "i"), (1, "d"), (1, "i")], result.Problems.Select(problem => (problem.Row, problem.Field)));
        Assert.Equal(["0"], result.Pack.Index(0).KeyTexts());
        Assert.Equal(["0"], result.Pack.Index(1).KeyTexts());
    }
}
