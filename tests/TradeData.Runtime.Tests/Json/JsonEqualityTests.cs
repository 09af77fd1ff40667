using System.Text;
using System.Text.Json;
using CsCheck;
using TradeData.Runtime.Internal.Json;
using TradeData.TestSupport;

namespace TradeData.Runtime.Tests.Json;

public class JsonEqualityTests
{
    [Theory]
    [InlineData("1", "1.0", true), InlineData("1", "10e-1", true), InlineData("0", "-0", true), InlineData("1", "\"1\"", false), InlineData("0", "false", false), InlineData("0", "null", false)]
    [InlineData("\"a\"", "\"\\u0061\"", true), InlineData("\"\\/\"", "\"/\"", true), InlineData("\"😀\"", "\"\\uD83D\\uDE00\"", true), InlineData("\"a\"", "\"A\"", false)]
    [InlineData("\"\\ud800\"", "\"\\uD800\"", true), InlineData("\"\\ud800\"", "\"\\ud801\"", false), InlineData("\"\\ud800\"", "\"\ufffd\"", false), InlineData("\"é\"", "\"e\u0301\"", false)]
    [InlineData("[1,2]", "[ 1.0 , 2 ]", true), InlineData("[1,2]", "[2,1]", false), InlineData("[]", "{}", false), InlineData("[1]", "[1,1]", false), InlineData("[[]]", "[]", false)]
    [InlineData("{\"a\":1,\"b\":2}", "{\"b\":2.0,\"\\u0061\":1}", true), InlineData("{\"a\":1}", "{\"a\":2}", false), InlineData("{\"a\":1}", "{\"b\":1}", false), InlineData("{}", "{\"a\":1}", false)]
    [InlineData("{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":2}", true), InlineData("{\"a\":1,\"a\":2}", "{\"a\":2,\"a\":1}", false), InlineData("{\"a\":1,\"b\":3,\"a\":2}", "{\"b\":3,\"a\":1,\"a\":2}", true)]
    [InlineData("true", "true", true), InlineData("true", "false", false), InlineData("null", "null", true)]
    public void Two_texts_are_equal_by_what_they_mean(string left, string right, bool expected)
    {
        Assert.Equal(expected, Equal(left, right));
        Assert.Equal(expected, Equal(right, left));
        if (expected)
        {
            Assert.Equal(Hash(left), Hash(right));
        }
    }

    [Fact]
    public void Random_texts_are_equal_as_the_framework_says() =>
        Gen.Select(Gens.Value(2), Gens.Value(2)).Where((left, right) => IsFitForTheFramework(left) && IsFitForTheFramework(right)).Sample((left, right) =>
        {
            bool expected = JsonElement.DeepEquals(JsonElement.Parse(left), JsonElement.Parse(right));
            Assert.Equal(expected, Equal(left, right));
            Assert.True(!expected || Hash(left) == Hash(right));
        }, iter: 20_000);

    [Fact]
    public void A_text_equals_itself_whatever_white_space_and_order_it_is_written_with() =>
        Gens.Value(3).Sample(text =>
        {
            string spaced = $"[\n{text} ,\t{text}\r]";
            Assert.True(Equal(text, text));
            Assert.True(Equal(spaced, $"[{text},{text}]"));
            Assert.Equal(Hash(spaced), Hash($"[{text},{text}]"));
        });

    [Theory]
    [InlineData("[]"), InlineData("[1]"), InlineData("[1,\"1\",[1],{\"a\":1},null,true,false]"), InlineData("[{\"a\":1,\"b\":2},{\"a\":1,\"b\":3}]")]
    [InlineData("[0,1,2,3,4,5,6,7,8,9,10,11,12]"), InlineData("[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"A\"]")]
    public void Items_that_differ_are_unique(string json) => Assert.True(AllDiffer(json, out _, out _));

    [Theory]
    [InlineData("[1,1.0]", 0, 1), InlineData("[0,1,2,1e0]", 1, 3), InlineData("[{\"a\":1,\"b\":2},{\"b\":2,\"a\":1}]", 0, 1), InlineData("[0,1,2,3,4,5,6,7,8,9,10,3.0]", 3, 11)]
    [InlineData("[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"\\u0063\"]", 2, 9), InlineData("[[],[],[]]", 0, 1)]
    public void Items_that_are_the_same_are_found(string json, int first, int second)
    {
        Assert.False(AllDiffer(json, out int foundFirst, out int foundSecond));
        Assert.Equal((first, second), (foundFirst, foundSecond));
    }

    [Fact]
    public void Hashing_and_comparing_in_pairs_find_the_same() =>
        Gens.Value(1).Array[9, 14].Sample(items =>
        {
            bool expected = Enumerable.Range(0, items.Length).All(second => Enumerable.Range(0, second).All(first => !Equal(items[first], items[second])));
            Assert.Equal(expected, AllDiffer($"[{string.Join(',', items)}]", out _, out _));
        }, iter: 3000);

    [Fact]
    public void A_hundred_thousand_items_and_as_many_members_of_one_name_are_compared()
    {
        string many = $"[{string.Join(',', Enumerable.Range(0, 100_000))}]";
        Assert.True(AllDiffer(many, out _, out _));
        Assert.False(AllDiffer($"{many[..^1]},99999]", out int first, out int second));
        Assert.Equal((99_999, 100_000), (first, second));
        string repeated = "{" + string.Join(',', Enumerable.Range(0, 100_000).Select(k => $"\"a\":{k}")) + "}";
        Assert.True(Equal(repeated, repeated));
    }

    [Fact]
    public void Values_that_differ_only_in_the_order_of_repeated_names_have_hashes_of_their_own()
    {
        // Whatever adds up the members' hashes gives all of them one.
        string[] items = [.. Enumerable.Range(0, 5000).Select(i => $"{{\"a\":{i},\"a\":{4999 - i},\"b\":[{i},{{\"c\":1,\"c\":2}}]}}")];
        Assert.Equal(items.Length, items.Select(LongHash).Distinct().Count());
        Assert.True(AllDiffer($"[{string.Join(',', items)}]", out _, out _));
        Assert.False(AllDiffer($"[{string.Join(',', items)},{items[17]}]", out int first, out int second));
        Assert.Equal((17, 5000), (first, second));
    }

    [Fact]
    public void Values_as_deep_as_can_be_read_are_compared_on_a_small_stack()
    {
        string array = new string('[', 100_000) + "1" + new string(']', 100_000);
        string members = string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" + new string('}', 100_000);
        Thread thread = new(
            () =>
            {
                Assert.True(Equal(array, array));
                Assert.False(Equal(array, array.Replace('1', '2')));
                Assert.True(Equal(members, members));
                Assert.False(Equal(members, members.Replace('1', '2')));
                Assert.False(AllDiffer($"[{array},{members},{array}]", out int first, out int second));
                Assert.Equal((0, 2), (first, second));
            },
            maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
    }

    [Fact]
    public void Members_of_one_hash_answer_to_those_of_their_name() =>
        // As many names as fit are written in any order, and some of them more than once.
        Gen.Select(Gen.OneOfConst("a", "b", "c", "\\u0061", "d", "e"), Gen.Int[0, 2]).Array[0, 60].Sample(members =>
        {
            string[] texts = [.. members.Select(member => $"\"{member.Item1}\":{member.Item2}")];
            string[] stable = [.. members.OrderBy(member => member.Item1 == "\\u0061" ? "a" : member.Item1, StringComparer.Ordinal).Select(member => $"\"{member.Item1}\":{member.Item2}")];
            Assert.True(Equal($"{{{string.Join(',', texts)}}}", $"{{{string.Join(',', stable)}}}"));
            string[] reversed = [.. texts.Reverse()];
            bool same = members.GroupBy(member => member.Item1 == "\\u0061" ? "a" : member.Item1).All(group => group.Select(member => member.Item2).SequenceEqual(group.Select(member => member.Item2).Reverse()));
            Assert.Equal(same, Equal($"{{{string.Join(',', texts)}}}", $"{{{string.Join(',', reversed)}}}"));
        });

    [Fact]
    public void A_few_texts_differ_where_they_differ_in_pairs() =>
        // Of one, of eight and of more than sixteen characters, with the same beginnings and the same ends; some are written with escapes, some are no texts.
        Gen.OneOfConst("\"\"", "\"a\"", "\"b\"", "\"\\u0061\"", "\"ab\"", "\"ba\"", "\"abcdefgh\"", "\"abcdefgi\"", "\"abcdefgh0abcdefgh\"", "\"abcdefgh1abcdefgh\"", "1", "1.0", "null", "[\"a\"]")
            .Array[0, 8].Sample(items =>
        {
            using PaddedText text = new(Samples.Utf8($"[{string.Join(',', items)}]"));
            bool differ = true;
            for (int second = 0; second < items.Length; second++)
            {
                for (int first = 0; first < second; first++)
                {
                    differ &= !Equal(items[first], items[second]);
                }
            }
            Assert.Equal(differ, JsonEquality.AllDiffer(ref text.Start, 0, out int one, out int other));
            Assert.True(differ ? one < 0 : Equal(items[one], items[other]));
        });

    [Fact]
    public void Uniqueness_allocates_nothing_once_its_buffers_are_there()
    {
        byte[] text = Samples.Utf8($"[{string.Join(',', Enumerable.Range(0, 500))}]");
        Assert.Equal(0, Allocation.Of(() =>
        {
            using PaddedText padded = new(text);
            Assert.True(JsonEquality.AllDiffer(ref padded.Start, 0, out _, out _));
        }));
    }

    // The framework refuses to decode half of a surrogate pair and compares the last of repeated members.
    private static bool IsFitForTheFramework(string json) =>
        !json.Contains("\\ud83d", StringComparison.Ordinal) && !json.Contains("\\ude00", StringComparison.Ordinal) && !HasRepeatedName(JsonElement.Parse(json));

    private static bool HasRepeatedName(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Any(HasRepeatedName),
        JsonValueKind.Object => element.EnumerateObject().Select(member => member.Name).Distinct(StringComparer.Ordinal).Count() != element.GetPropertyCount()
            || element.EnumerateObject().Any(member => HasRepeatedName(member.Value)),
        _ => false,
    };

    private static bool Equal(string left, string right)
    {
        using PaddedText p = new(Encoding.UTF8.GetBytes(left));
        using PaddedText q = new(Encoding.UTF8.GetBytes(right));
        return JsonEquality.Equal(ref p.Start, 0, ref q.Start, 0);
    }

    private static int Hash(string json)
    {
        using PaddedText p = new(Encoding.UTF8.GetBytes(json));
        return JsonEquality.Hash(ref p.Start, 0);
    }

    private static ulong LongHash(string json)
    {
        using PaddedText p = new(Encoding.UTF8.GetBytes(json));
        return JsonEquality.HashOf(ref p.Start, 0);
    }

    private static bool AllDiffer(string json, out int first, out int second)
    {
        using PaddedText p = new(Encoding.UTF8.GetBytes(json));
        return JsonEquality.AllDiffer(ref p.Start, 0, out first, out second);
    }
}
