using CsCheck;
using TradeData.Runtime;
using TradeData.TestSupport;

namespace TradeData.Runtime.Tests.Values;

public sealed class ValueMapTests
{
    // Few distinct keys, so that duplicates occur, and sizes on both sides of the change from comparing to hashing.
    private static readonly Gen<List<(string Key, int Value)>> Entries =
        Gen.Select(Gen.Int[0, 40].Select(i => "key" + i), Gen.Int[0, 3]).List[0, 60];

    [Fact]
    public void A_map_answers_as_a_dictionary_filled_alike() =>
        Entries.Sample(entries =>
        {
            var dictionary = new Dictionary<string, int>(StringComparer.Ordinal);
            var builder = new ValueMap<int>.Builder();
            var order = new List<KeyValuePair<string, int>>();
            foreach ((string key, int value) in entries)
            {
                bool added = dictionary.TryAdd(key, value);
                Assert.Equal(added, builder.TryAdd(key, value));
                if (added)
                {
                    order.Add(new(key, value));
                }
                Assert.Equal(dictionary.Count, builder.Count);
            }
            ValueMap<int> map = builder.ToMap();

            Assert.Equal(order, map);
            Assert.Equal(order.Select(e => e.Key), map.Keys);
            Assert.Equal(order.Select(e => e.Value), map.Values);
            for (int i = 0; i <= 41; i++)
            {
                string key = "key" + i;
                Assert.Equal(dictionary.ContainsKey(key), map.ContainsKey(key));
                Assert.Equal(dictionary.TryGetValue(key, out int expected), map.TryGetValue(key.AsSpan(), out int actual));
                Assert.Equal(expected, actual);
            }
        });

    [Fact]
    public void Equality_and_hash_ignore_the_order() =>
        Gen.Select(Entries, Gen.Int).Sample((entries, seed) =>
        {
            KeyValuePair<string, int>[] forth = [.. entries.DistinctBy(e => e.Key).Select(e => KeyValuePair.Create(e.Key, e.Value))];
            KeyValuePair<string, int>[] shuffled = [.. forth];
            new Random(seed).Shuffle(shuffled);

            ValueMap<int> a = ValueMap.Create(forth);
            ValueMap<int> b = shuffled.ToValueMap();
            Assert.True(a.Equals(b));
            Assert.True(a == b);
            Assert.Equal(a.GetHashCode(), b.GetHashCode());

            if (forth.Length > 0)
            {
                shuffled[0] = KeyValuePair.Create(shuffled[0].Key, shuffled[0].Value + 10);
                Assert.True(a != shuffled.ToValueMap());
                Assert.False(a.Equals(forth.Skip(1).ToValueMap()));
                shuffled[0] = KeyValuePair.Create("another", shuffled[0].Value - 10);
                Assert.False(a.Equals(shuffled.ToValueMap()));
            }
        });

    [Fact]
    public void A_key_that_occurs_twice_is_refused()
    {
        var thrown = Assert.Throws<ArgumentException>(() => ValueMap.Create(KeyValuePair.Create("a", 1), KeyValuePair.Create("a", 2)));

        Assert.Equal("The key \"a\" occurs twice. (Parameter 'key')", thrown.Message);
    }

    [Fact]
    public void A_refused_key_leaves_the_first_value()
    {
        var builder = new ValueMap<int>.Builder();

        Assert.True(builder.TryAdd("a", 1));
        Assert.False(builder.TryAdd("a", 2));
        Assert.Equal(1, builder.ToMap()["a"]);
    }

    [Fact]
    public void Keys_compare_ordinally()
    {
        ValueMap<int> map = [new("cz", 1), new("CZ", 2), new("c\u0327", 3), new("\u00E7", 4)];

        Assert.Equal(4, map.Count);
        Assert.Equal(2, map["CZ"]);
        Assert.Equal(4, map["\u00E7"]);
    }

    [Fact]
    public void A_missing_key_is_named_in_the_exception()
    {
        var thrown = Assert.Throws<KeyNotFoundException>(() => ValueMap<int>.Empty["fr"]);

        Assert.Equal("The map has no key \"fr\".", thrown.Message);
    }

    [Fact]
    public void A_builder_can_make_a_second_map_without_touching_the_first()
    {
        var builder = new ValueMap<int>.Builder(20);
        builder.Add("a", 1);
        ValueMap<int> first = builder.ToMap();
        builder.Add("b", 2);
        ValueMap<int> second = builder.ToMap();

        Assert.Equal("{a: 1}", first.ToString());
        Assert.Equal("{b: 2}", second.ToString());
        Assert.Same(ValueMap<int>.Empty, builder.ToMap());
    }

    [Fact]
    public void Lookups_and_enumeration_allocate_nothing()
    {
        ValueMap<int> map = Enumerable.Range(0, 100).Select(i => KeyValuePair.Create("k" + i, i)).ToValueMap();
        int sum = 0;
        Assert.Equal(0, Allocation.Of(() => sum = Use(map)));
        Assert.Equal(4950 + 42, sum);

        static int Use(ValueMap<int> map)
        {
            int sum = map["k42"];
            foreach (KeyValuePair<string, int> entry in map)
            {
                sum += entry.Value;
            }
            return sum;
        }
    }
}
