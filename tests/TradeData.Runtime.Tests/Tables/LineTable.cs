using System.Runtime.InteropServices;
using TradeData.Runtime.Internal.Tables;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Tests.Tables;

/// <summary>A table as the generator writes it, over <see cref="Line"/>.</summary>
internal sealed class LineTable : Table<Line>
{
    public static readonly TableDefinition Definition = new("Lines", "edition-1")
    {
        Fields =
        [
            new("schedule", KeyType.Text), new("id", KeyType.Text), new("code", KeyType.Code), new("name", KeyType.Text), new("parent", KeyType.Text),
            new("effective.from", KeyType.Date), new("effective.to", KeyType.Date), new("number", KeyType.Integer), new("rate", KeyType.Decimal),
            new("free", KeyType.Boolean), new("at", KeyType.DateTime), new("tag", KeyType.Guid), new("notes[].refs[]", KeyType.Code),
        ],
        PrimaryKey = new("schedule", "id"),
        UniqueKeys = [new("tag"), new("schedule", "code", "number")],
        Indexes =
        [
            new(IndexKind.Equality, "name"),
            new(IndexKind.Prefix, "code"),
            new(IndexKind.Prefix, "schedule", "name"),
            new(IndexKind.Range, "effective.from"),
            new(IndexKind.Range, "schedule", "rate"),
            new(IndexKind.Range, "number"),
            new(IndexKind.Range, "at"),
            new(IndexKind.Range, "free", "id"),
            new(IndexKind.Equality, "notes[].refs[]"),
        ],
        ValidTime = new("effective.from", "effective.to") { Key = ["schedule", "name"] },
        Hierarchy = new("parent"),
        ForeignKeys = [new("Lines", ["notes[].refs[]"], ["code"]) { IsWeak = true }, new("Lines", ["parent", "schedule"], ["id", "schedule"])],
    };

    public LineTable(Pack pack)
        : base(pack, (ref byte text, int length) => Line.FromJson(MemoryMarshal.CreateReadOnlySpan(ref text, length)))
    {
    }

    private LineTable(LineTable table, DateOnly date)
        : base(table, date)
    {
    }

    public IEnumerable<Line> AllRoots => SelectRoots();

    public LineTable AsOf(DateOnly date) => View<LineTable>(date, static (table, on) => new LineTable(table, on));

    public Line? Find(string? schedule, string? id)
    {
        KeyBuilder key = PrimaryKey.Key();
        key.Add(schedule);
        key.Add(id);
        return Find(in key);
    }

    public Line? FindByTag(Guid tag)
    {
        KeyBuilder key = UniqueKey(0).Key();
        key.Add(tag);
        return Find(in key);
    }

    public Line? FindByNumber(string schedule, string code, long number)
    {
        KeyBuilder key = UniqueKey(1).Key();
        key.Add(schedule);
        key.Add(code);
        key.Add(number);
        return Find(in key);
    }

    public RowSet<Line> ByName(string name)
    {
        KeyBuilder key = Index(0).Key();
        key.Add(name);
        return Select(in key);
    }

    public RowSet<Line> Under(string code)
    {
        KeyBuilder key = Index(1).Key();
        key.AddPrefix(code);
        return SelectPrefix(in key);
    }

    public RowSet<Line> ByCode(string code)
    {
        KeyBuilder key = Index(1).Key();
        key.Add(code);
        return Select(in key);
    }

    public RowSet<Line> NamesUnder(string schedule, string prefix)
    {
        KeyBuilder key = Index(2).Key();
        key.Add(schedule);
        key.AddPrefix(prefix);
        return SelectPrefix(in key);
    }

    public RowSet<Line> Between(DateOnly first, DateOnly last)
    {
        KeyBuilder low = Index(3).Key();
        low.Add(first);
        KeyBuilder high = Index(3).Key();
        high.Add(last);
        return SelectBetween(in low, in high);
    }

    public RowSet<Line> RatesBetween(string schedule, decimal first, decimal last)
    {
        KeyBuilder low = Index(4).Key();
        low.Add(schedule);
        low.Add(first);
        KeyBuilder high = Index(4).Key();
        high.Add(schedule);
        high.Add(last);
        return SelectBetween(in low, in high);
    }

    public RowSet<Line> Rates(string schedule) => SelectGroup(RateKey(schedule));

    public Line? LowestRate(string schedule) => SelectFirst(RateKey(schedule));

    public Line? HighestRate(string schedule) => SelectLast(RateKey(schedule));

    public Line? ClosestRate(string schedule, decimal rate, Closest side)
    {
        KeyBuilder key = RateKey(schedule);
        key.Add(rate);
        return SelectClosest(in key, side);
    }

    public Line? ClosestNumber(long number, Closest side)
    {
        KeyBuilder key = Index(5).Key();
        key.Add(number);
        return SelectClosest(in key, side);
    }

    public RowSet<Line> NumbersBetween(long first, long last)
    {
        KeyBuilder low = Index(5).Key();
        low.Add(first);
        KeyBuilder high = Index(5).Key();
        high.Add(last);
        return SelectBetween(in low, in high);
    }

    public RowSet<Line> AtBetween(DateTimeOffset first, DateTimeOffset last)
    {
        KeyBuilder low = Index(6).Key();
        low.Add(first);
        KeyBuilder high = Index(6).Key();
        high.Add(last);
        return SelectBetween(in low, in high);
    }

    public RowSet<Line> IdsBetween(bool free, string first, string last)
    {
        KeyBuilder low = Index(7).Key();
        low.Add(free);
        low.Add(first);
        KeyBuilder high = Index(7).Key();
        high.Add(free);
        high.Add(last);
        return SelectBetween(in low, in high);
    }

    public RowSet<Line> ReferringTo(string code)
    {
        KeyBuilder key = Index(8).Key();
        key.Add(code);
        return Select(in key);
    }

    public RowSet<Line> History(string schedule, string name) => SelectHistory(PeriodKey(schedule, name));

    public Line? InForce(string schedule, string name, DateOnly date) => SelectInForce(PeriodKey(schedule, name), date);

    public Line? Parent(Line row) => ParentOf(row);

    public RowSet<Line> Children(Line row) => ChildrenOf(row);

    public RowSet<Line> Ancestors(Line row) => AncestorsOf(row);

    public RowSet<Line> Descendants(Line row) => DescendantsOf(row);

    protected override int OrdinalOf(Line row)
    {
        KeyBuilder key = PrimaryKey.Key();
        key.Add(row.Schedule);
        key.Add(row.Id);
        return PrimaryKey.Find(in key);
    }

    private KeyBuilder RateKey(string schedule)
    {
        KeyBuilder key = Index(4).Key();
        key.Add(schedule);
        return key;
    }

    private KeyBuilder PeriodKey(string schedule, string name)
    {
        KeyBuilder key = ValidTime.Key();
        key.Add(schedule);
        key.Add(name);
        return key;
    }
}
