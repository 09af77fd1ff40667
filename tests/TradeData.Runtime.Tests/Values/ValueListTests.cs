using System.Globalization;
using CsCheck;
using TradeData.Runtime;
using TradeData.TestSupport;

namespace TradeData.Runtime.Tests.Values;

public sealed class ValueListTests
{
    [Fact]
    public void The_default_list_is_the_empty_list()
    {
        ValueList<int> list = default;

        Assert.True(list.IsEmpty);
        Assert.Equal(ValueList<int>.FromTrusted([]), list);
        Assert.Equal(ValueList<int>.FromTrusted([]).GetHashCode(), list.GetHashCode());
        Assert.Equal("[]", list.ToString());
        Assert.Empty(list);
        Assert.Throws<IndexOutOfRangeException>(() => list[0]);
    }

    [Fact]
    public void A_collection_expression_makes_a_list()
    {
        ValueList<string> list = ["a", "b"];

        Assert.Equal(2, list.Count);
        Assert.Equal("b", list[^1]);
        Assert.Equal("[a, b]", list.ToString());
        Assert.True(list is ["a", _]);
    }

    [Fact]
    public void The_text_of_a_collection_does_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("sv-SE");
        try
        {
            Assert.Equal("[-2.5]", ValueList.Create(-2.5m).ToString());
            Assert.Equal("{a: -2.5}", ValueMap.Create(KeyValuePair.Create("a", -2.5m)).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Create_copies_and_FromTrusted_does_not()
    {
        int[] array = [1, 2];
        ValueList<int> copied = ValueList.Create<int>(array);
        ValueList<int> kept = ValueList<int>.FromTrusted(array);

        array[0] = 9;

        Assert.Equal(1, copied[0]);
        Assert.Equal(9, kept[0]);
    }

    [Fact]
    public void Lists_are_equal_exactly_when_their_elements_are_in_order() =>
        Gen.Select(Gen.Int[0, 2].List[0, 4], Gen.Int[0, 2].List[0, 4]).Sample((left, right) =>
        {
            ValueList<int> a = left.ToValueList();
            ValueList<int> b = right.ToValueList();
            bool equal = left.SequenceEqual(right);
            Assert.Equal(equal, a.Equals(b));
            Assert.Equal(equal, a == b);
            Assert.Equal(!equal, a != b);
            Assert.Equal(equal, a.Equals((object)b));
            if (equal)
            {
                Assert.Equal(a.GetHashCode(), b.GetHashCode());
            }
        });

    [Fact]
    public void The_order_of_the_elements_changes_the_hash()
    {
        ValueList<int> forth = [1, 2, 3];
        ValueList<int> back = [3, 2, 1];

        Assert.NotEqual(forth.GetHashCode(), back.GetHashCode());
    }

    [Fact]
    public void Elements_may_be_null_and_lists_may_nest()
    {
        ValueList<ValueList<string?>> a = [["x", null], []];
        ValueList<ValueList<string?>> b = [["x", null], default];

        Assert.Equal(a, b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
    }

    [Fact]
    public void Enumerating_allocates_nothing()
    {
        ValueList<int> list = [1, 2, 3];
        int sum = 0;
        Assert.Equal(0, Allocation.Of(() => sum = Sum(list)));
        Assert.Equal(6, sum);

        static int Sum(ValueList<int> list)
        {
            int sum = 0;
            foreach (int item in list)
            {
                sum += item;
            }
            return sum;
        }
    }

    [Fact]
    public void Every_way_through_the_list_sees_the_same_elements() =>
        Gen.Int.Array[0, 10].Sample(items =>
        {
            ValueList<int> list = ValueList.Create<int>(items);
            Assert.Equal(items, list.AsSpan().ToArray());
            Assert.Equal(items, list.ToArray());
            Assert.Equal(items, ((IEnumerable<int>)list).ToList());
            Assert.Equal(items, Enumerable.Range(0, list.Count).Select(i => list[i]));
        });
}
