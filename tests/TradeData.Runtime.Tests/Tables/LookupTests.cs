using CsCheck;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>Every helper of a table, compared with the same query of a list with LINQ.</summary>
public sealed class LookupTests
{
    private const int MostRows = 60;

    [Fact]
    public void Every_row_is_found_by_its_primary_key_and_nothing_else_is() => OfRandomTables((rnd, rows, table) =>
    {
        Assert.Equal(rows.Length, table.Count);
        Assert.Equal(rows.Select(Key), table.Select(Key));
        for (int i = 0; i < rows.Length; i++)
        {
            Line other = rows[rnd.Next(rows.Length)];
            AssertSame(rows[i], table.Find(rows[i].Schedule, rows[i].Id));
            AssertSame(rows.SingleOrDefault(row => row.Schedule == rows[i].Schedule && row.Id == other.Id), table.Find(rows[i].Schedule, other.Id));
            Assert.Null(table.Find(rows[i].Schedule, rows[i].Id + "x"));
            Assert.Null(table.Find(rows[i].Id + "\ud800", rows[i].Id));
            Assert.Null(table.Find(null, rows[i].Id));
            Assert.Null(table.Find(rows[i].Schedule, null));
        }
    });

    [Fact]
    public void Unique_keys_leave_out_rows_that_lack_a_part() => OfRandomTables((rnd, rows, table) =>
    {
        foreach (Line row in rows)
        {
            if (row.Tag is { } tag)
            {
                AssertSame(row, table.FindByTag(tag));
            }
            if (row.Code is { } code && row.Number is { } number)
            {
                AssertSame(row, table.FindByNumber(row.Schedule, code, number));
                AssertSame(row, table.FindByNumber(row.Schedule, Lines.Plain(code), number));
                Assert.Null(table.FindByNumber(row.Schedule, code + "9", number));
                long other = number == long.MaxValue ? 0 : number + 1;
                AssertSame(rows.SingleOrDefault(any => any.Schedule == row.Schedule && any.Code is { } its && Lines.Plain(its) == Lines.Plain(code) && any.Number == other), table.FindByNumber(row.Schedule, code, other));
            }
        }
        Assert.Null(table.FindByTag(Guid.Parse("ffffffff-ffff-ffff-ffff-ffffffffffff")));
    });

    [Fact]
    public void Equality_gives_the_rows_in_the_order_of_the_table() => OfRandomTables((rnd, rows, table) =>
    {
        foreach (string name in rows.Select(row => row.Name ?? "none").Append("missing").Distinct())
        {
            AssertSame(rows.Where(row => row.Name == name), table.ByName(name));
        }
        foreach (string code in rows.SelectMany(row => row.Refs).Append("77").Distinct())
        {
            AssertSame(rows.Where(row => row.Refs.Any(item => Lines.Plain(item) == Lines.Plain(code))), table.ReferringTo(code));
        }
        foreach (string code in rows.Select(row => row.Code ?? "5").Distinct())
        {
            AssertSame(rows.Where(row => row.Code is { } its && Lines.Plain(its) == Lines.Plain(code)), table.ByCode(code));
        }
    });

    [Fact]
    public void A_prefix_gives_the_rows_in_the_order_of_the_index_whether_or_not_it_is_a_key_itself() => OfRandomTables((rnd, rows, table) =>
    {
        foreach (string code in rows.Select(row => row.Code ?? "9").Append("").Append("0").Append("00.0"))
        {
            // As people write a code: with points, hyphens or spaces, or without.
            string prefix = code[..rnd.Next(code.Length + 1)].Replace('.', "-. "[rnd.Next(3)]);
            string plain = Lines.Plain(prefix);
            AssertSame(
                rows.Where(row => row.Code is { } its && Lines.Plain(its).StartsWith(plain, StringComparison.Ordinal)).OrderBy(row => Lines.Plain(row.Code!), Lines.Ordinal),
                table.Under(prefix));
        }
        foreach (Line row in rows)
        {
            string name = rows[rnd.Next(rows.Length)].Name ?? "日";
            int end = rnd.Next(name.Length + 1);
            string prefix = end < name.Length && char.IsLowSurrogate(name[end]) ? name : name[..end];
            AssertSame(
                rows.Where(any => any.Schedule == row.Schedule && any.Name is { } its && its.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(any => any.Name!, Lines.Ordinal),
                table.NamesUnder(row.Schedule, prefix));
        }
    });

    [Fact]
    public void A_range_takes_both_ends_in_and_is_in_order() => OfRandomTables((rnd, rows, table) =>
    {
        for (int i = 0; i < 10; i++)
        {
            DateOnly first = Lines.Day(rnd);
            DateOnly last = first.AddDays(rnd.Next(-5, 200));
            AssertSame(rows.Where(row => row.From >= first && row.From <= last).OrderBy(row => row.From), table.Between(first, last));
            DateTimeOffset from = new(first.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(rnd.Next(-9, 9)));
            DateTimeOffset to = from.AddHours(rnd.Next(5000));
            AssertSame(rows.Where(row => row.At >= from && row.At <= to).OrderBy(row => row.At), table.AtBetween(from, to));
            string schedule = rows.Length == 0 ? "" : rows[rnd.Next(rows.Length)].Schedule;
            decimal low = Rate(rnd, rows);
            decimal high = Rate(rnd, rows);
            AssertSame(rows.Where(row => row.Schedule == schedule && row.Rate >= low && row.Rate <= high).OrderBy(row => row.Rate), table.RatesBetween(schedule, low, high));
            long least = Number(rnd, rows);
            long most = Number(rnd, rows);
            AssertSame(rows.Where(row => row.Number >= least && row.Number <= most).OrderBy(row => row.Number), table.NumbersBetween(least, most));
            string a = rows.Length == 0 ? "" : rows[rnd.Next(rows.Length)].Id + (rnd.Next(2) == 0 ? "" : "\u0001");
            string b = rows.Length == 0 ? "z" : rows[rnd.Next(rows.Length)].Id;
            AssertSame(
                rows.Where(row => row.Free == true && Lines.Compare(row.Id, a) >= 0 && Lines.Compare(row.Id, b) <= 0).OrderBy(row => row.Id, Lines.Ordinal),
                table.IdsBetween(true, a, b));
        }
        AssertSame(rows.Where(row => row.From is not null).OrderBy(row => row.From), table.Between(DateOnly.MinValue, DateOnly.MaxValue));
        AssertSame(rows.Where(row => row.Number is not null).OrderBy(row => row.Number), table.NumbersBetween(long.MinValue, long.MaxValue));
        AssertSame(rows.Where(row => row.Number is not null).OrderBy(row => row.Number).Take(0), table.NumbersBetween(1, 0));
    });

    [Fact]
    public void First_last_and_closest_stay_within_the_leading_fields() => OfRandomTables((rnd, rows, table) =>
    {
        foreach (string schedule in rows.Select(row => row.Schedule).Append("none").Distinct())
        {
            Line[] group = [.. rows.Where(row => row.Schedule == schedule && row.Rate is not null).OrderBy(row => row.Rate)];
            AssertSame(group, table.Rates(schedule));
            AssertSame(group.FirstOrDefault(), table.LowestRate(schedule));
            AssertSame(group.FirstOrDefault(row => row.Rate == group[^1].Rate), table.HighestRate(schedule));
            for (int i = 0; i < 5; i++)
            {
                decimal rate = Rate(rnd, rows);
                Line? before = group.Where(row => row.Rate <= rate).MaxBy(row => row.Rate);
                Line? after = group.Where(row => row.Rate >= rate).MinBy(row => row.Rate);
                AssertSame(before, table.ClosestRate(schedule, rate, Closest.AtOrBefore));
                AssertSame(after, table.ClosestRate(schedule, rate, Closest.AtOrAfter));
                AssertSame(before is null ? after : after is null || rate - before.Rate <= after.Rate - rate ? before : after, table.ClosestRate(schedule, rate, Closest.Nearest));
            }
        }
        Int128 number = Number(rnd, rows);
        Line? below = rows.Where(row => row.Number <= number).MaxBy(row => row.Number);
        Line? above = rows.Where(row => row.Number >= number).MinBy(row => row.Number);
        AssertSame(below is null ? above : above is null || number - below.Number <= above.Number - number ? below : above, table.ClosestNumber((long)number, Closest.Nearest));
    });

    [Fact]
    public void A_view_at_a_date_has_the_rows_that_hold_then_and_no_others() => OfRandomTables((rnd, rows, whole) =>
    {
        DateOnly date = Lines.Day(rnd);
        LineTable table = whole.AsOf(date);
        Line[] holding = [.. rows.Where(row => Lines.Holds(row, date))];
        Assert.Equal(date, table.Date);
        Assert.Null(whole.Date);
        Assert.Same(table, whole.AsOf(date));
        Assert.Same(table, table.AsOf(date));
        AssertSame(holding, table.Rows);
        Assert.Equal(holding.Length, table.Count);
        foreach (Line row in rows)
        {
            AssertSame(Lines.Holds(row, date) ? row : null, table.Find(row.Schedule, row.Id));
            AssertSame(holding.Where(any => any.Name == row.Name && row.Name is not null), table.ByName(row.Name ?? "missing"));
            AssertSame(rows.Where(any => any.Name is not null && any.Name == row.Name && any.Schedule == row.Schedule).OrderBy(any => any.From ?? DateOnly.MinValue), row.Name is null ? default : table.History(row.Schedule, row.Name));
            AssertSame(holding.SingleOrDefault(any => any.Name is not null && any.Name == row.Name && any.Schedule == row.Schedule), row.Name is null ? null : whole.InForce(row.Schedule, row.Name, date));
            Line[] group = [.. holding.Where(any => any.Schedule == row.Schedule && any.Rate is not null).OrderBy(any => any.Rate)];
            AssertSame(group.FirstOrDefault(), table.LowestRate(row.Schedule));
            AssertSame(group.FirstOrDefault(any => any.Rate == group[^1].Rate), table.HighestRate(row.Schedule));
            decimal rate = Rate(rnd, rows);
            AssertSame(group.Where(any => any.Rate <= rate).MaxBy(any => any.Rate), table.ClosestRate(row.Schedule, rate, Closest.AtOrBefore));
            AssertSame(group.Where(any => any.Rate >= rate).MinBy(any => any.Rate), table.ClosestRate(row.Schedule, rate, Closest.AtOrAfter));
        }
        AssertSame(holding.Where(row => row.Code is not null).OrderBy(row => Lines.Plain(row.Code!), Lines.Ordinal), table.Under(""));
    });

    [Fact]
    public void The_tree_is_walked_up_and_down() => OfRandomTables((rnd, rows, table) =>
    {
        Line? ParentOf(Line row) => rows.SingleOrDefault(any => any.Schedule == row.Schedule && any.Id == row.Parent);
        IEnumerable<Line> ChildrenOf(Line row) => rows.Where(any => any.Parent == row.Id && any.Schedule == row.Schedule);
        IEnumerable<Line> DescendantsOf(Line row) => ChildrenOf(row).SelectMany(child => DescendantsOf(child).Prepend(child));
        DateOnly date = Lines.Day(rnd);
        AssertSame(rows.Where(row => row.Parent is null), [.. table.AllRoots]);
        foreach (Line row in rows)
        {
            List<Line> ancestors = [];
            for (Line? above = ParentOf(row); above is not null; above = ParentOf(above))
            {
                ancestors.Add(above);
            }
            AssertSame(ParentOf(row), table.Parent(row));
            AssertSame(ancestors, table.Ancestors(row));
            AssertSame(ChildrenOf(row), table.Children(row));
            AssertSame(DescendantsOf(row), table.Descendants(row));
            AssertSame(ancestors.Where(any => Lines.Holds(any, date)), table.AsOf(date).Ancestors(row));
            AssertSame(DescendantsOf(row).Where(any => Lines.Holds(any, date)), table.AsOf(date).Descendants(row));
            AssertSame(ParentOf(row) is { } parent && Lines.Holds(parent, date) ? parent : null, table.AsOf(date).Parent(row));
        }
        Line stranger = new() { Schedule = "nowhere", Id = "missing" };
        Assert.Null(table.Parent(stranger));
        Assert.Empty(table.Children(stranger));
        Assert.Empty(table.Ancestors(stranger));
        Assert.Empty(table.Descendants(stranger));
    });

    [Fact]
    public void References_are_followed_both_ways() => OfRandomTables((rnd, rows, table) =>
    {
        Reference<Line, Line> weak = new(table, 0, table);
        Reference<Line, Line> parent = new(table, 1, table);
        Assert.Equal(0, parent.BrokenCount);
        Assert.Equal(
            rows.Sum(row => row.Refs.Select(Lines.Plain).Distinct().Count(code => !rows.Any(any => any.Code is { } its && Lines.Plain(its) == code))),
            weak.BrokenCount);
        foreach (Line row in rows)
        {
            AssertSame(row.Refs.Select(Lines.Plain).Distinct().SelectMany(code => rows.Where(any => any.Code is { } its && Lines.Plain(its) == code)), weak.Targets(row));
            AssertSame(rows.Where(any => row.Code is { } code && any.Refs.Any(item => Lines.Plain(item) == Lines.Plain(code))), weak.ReferringTo(row));
            AssertSame(table.Parent(row), parent.Target(row));
            AssertSame(table.Children(row), parent.ReferringTo(row));
        }
    });

    private static void OfRandomTables(Action<Random, Line[], LineTable> check) => Gen.Int.Sample(
        seed =>
        {
            Random rnd = new(seed);
            Line[] rows = Lines.Valid(rnd, MostRows);
            // Every second table has to fold its keys, since it is given no room for them; every second packs texts into wide keys, few as they are.
            check(rnd, rows, Lines.Table(rows, maxKeyBits: rnd.Next(2) == 0 ? 63 : 14, minWideTexts: rnd.Next(2) == 0 ? 1024 : 0));
        },
        iter: 150);

    private static decimal Rate(Random rnd, Line[] rows)
    {
        decimal rate = rows.Length == 0 ? 0 : rows[rnd.Next(rows.Length)].Rate ?? rnd.Next(-100, 100);
        return rnd.Next(4) switch
        {
            0 => rate,
            1 when Math.Abs(rate) < 1e20m => rate + 0.001m,
            2 when Math.Abs(rate) < 1e20m => rate - 0.05m,
            _ => rnd.Next(2) == 0 ? decimal.MaxValue : decimal.MinValue,
        };
    }

    private static long Number(Random rnd, Line[] rows)
    {
        long number = rows.Length == 0 ? 0 : rows[rnd.Next(rows.Length)].Number ?? rnd.Next(-10, 40);
        return rnd.Next(3) switch { 0 => number, 1 => unchecked(number + 1), _ => unchecked(number - 1) };
    }

    private static (string, string) Key(Line row) => (row.Schedule, row.Id);

    private static void AssertSame(Line? expected, Line? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is not null)
        {
            Assert.Equal(Key(expected), Key(actual!));
        }
    }

    private static void AssertSame(IEnumerable<Line> expected, IEnumerable<Line> actual) => Assert.Equal(expected.Select(Key), actual.Select(Key));

    private static void AssertSame(IEnumerable<Line> expected, RowSet<Line> actual)
    {
        (string, string)[] keys = [.. expected.Select(Key)];
        List<(string, string)> enumerated = [];
        foreach (Line row in actual)
        {
            enumerated.Add(Key(row));
        }
        Assert.Equal(keys, enumerated);
        Assert.Equal(keys, ((IReadOnlyList<Line>)actual).Select(Key));
        Assert.Equal(keys.Length, actual.Count);
        Assert.Equal(keys.Length == 0, actual.IsEmpty);
        Assert.Equal(keys, Enumerable.Range(0, keys.Length).Select(i => Key(actual[i])));
        Assert.Throws<ArgumentOutOfRangeException>(() => actual[keys.Length]);
        Assert.Throws<ArgumentOutOfRangeException>(() => actual[-1]);
        AssertSame(keys.Length == 0 ? null : actual[0], actual.FirstOrDefault());
    }
}
