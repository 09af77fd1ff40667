using TradeData.Runtime.Tables;
using TradeData.TestSupport;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>Lookups in a table whose rows exist already allocate nothing.</summary>
public sealed class AllocationTests
{
    private static readonly Line[] Rows =
    [
        .. Enumerable.Range(0, 200).Select(i => new Line
        {
            Schedule = i % 2 == 0 ? "JP-TARIFF" : "US", Id = $"line-{i:000}", Parent = i < 2 ? null : $"line-{i % 2:000}", Name = $"a name longer than eight {i % 9}", Code = $"{i / 10:0000}.{i % 10}", Number = i,
            Rate = i / 4m, From = new DateOnly(2020, 1, 1).AddDays(i), To = new DateOnly(2020, 1, 2).AddDays(i), Free = true, Tag = new Guid(i, 0, 0, new byte[8]), At = new DateTimeOffset(2020, 1, 1, 0, 0, i % 60, TimeSpan.Zero),
            Refs = [$"{i / 20:0000}.1", $"{i / 10:0000}.{i % 10}"],
        }),
    ];

    private readonly LineTable _table = Lines.Table(Rows);

    [Fact]
    public void Lookups_and_enumerations_allocate_nothing()
    {
        Reference<Line, Line> references = new(_table, 0, _table);
        string?[] schedules = [.. Rows.Select(row => row.Schedule)];
        Guid tag = Rows[7].Tag!.Value;
        DateOnly date = new(2020, 3, 1);
        AssertNothingAllocated(() =>
        {
            long found = 0;
            foreach (Line row in Rows)
            {
                found += _table.Find(row.Schedule, row.Id) is null ? 0 : 1;
                found += _table.Find("no row has such a long schedule, because it is more than twice as long as the part that is compared on the stack, so this is not found", row.Id) is null ? 0 : 1;
                found += Count(_table.ByName(row.Name!)) + Count(_table.Under("000")) + Count(_table.NamesUnder("US", "a name"));
                found += _table.FindByTag(tag) is null ? 0 : 1;
                found += _table.ClosestRate("US", 3.3m, Closest.Nearest) is null ? 0 : 1;
                found += _table.LowestRate("US") is null ? 0 : 1;
                found += _table.HighestRate("US") is null ? 0 : 1;
                found += Count(_table.Between(date, date.AddDays(5))) + Count(_table.RatesBetween("US", 1.1m, 2.2m)) + Count(_table.NumbersBetween(3, 5));
                found += Count(_table.AtBetween(default, DateTimeOffset.MaxValue)) + Count(_table.IdsBetween(true, "line-1", "line-2"));
                found += Count(_table.History("US", row.Name!));
                found += _table.InForce(row.Schedule, row.Name!, date) is null ? 0 : 1;
                found += _table.AsOf(date).Find(row.Schedule, row.Id) is null ? 0 : 1;
                found += _table.AsOf(date).Under("").Count;
                found += _table.Parent(row) is null ? 0 : 1;
                found += Count(_table.Children(row)) + Count(_table.Ancestors(row)) + Count(_table.Descendants(row));
                found += references.Target(row) is null ? 0 : 1;
                found += Count(references.Targets(row)) + Count(references.ReferringTo(row));
            }
            return found;
        });
    }

    [Fact]
    public void Opening_a_pack_and_finding_one_row_touches_one_row()
    {
        LineTable table = new(Pack.Open(DamageTests.Bytes(Rows), LineTable.Definition));
        Assert.NotNull(table.Find("US", "line-001"));
        Assert.NotNull(table.Find("US", "line-001"));
        Assert.Equal(1, table.Memory.RowsMade);
        Assert.Equal(200, table.Under("").Count);
        Assert.Equal(1, table.Memory.RowsMade);
    }

    private static int Count(RowSet<Line> rows)
    {
        int count = 0;
        foreach (Line row in rows)
        {
            count += row.Id.Length > 0 ? 1 : 0;
        }
        return count;
    }

    private static void AssertNothingAllocated(Func<long> act)
    {
        long found = act();
        long again = 0;
        Assert.Equal(0, Allocation.Of(() => again = act()));
        Assert.Equal(found, again);
    }
}
