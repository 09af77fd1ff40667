using BenchmarkDotNet.Attributes;
using TradeData.Benchmarks.Instances;
using TradeData.Benchmarks.Peers;

namespace TradeData.Benchmarks.Classes;

/// <summary>Tables of rows of duty-line.schema.json in three sizes.</summary>
[Config(typeof(ShortJob))]
public abstract class Tables
{
    private protected DutyPeers Peers { get; private set; } = null!;

    /// <summary>The number of rows.</summary>
    [Params(1_000, 100_000, 1_000_000)]
    public int Rows { get; set; }

    /// <summary>Creates the rows.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        Peers = new DutyPeers(Rows);
        Ready();
    }

    /// <summary>Releases the file and the database.</summary>
    [GlobalCleanup]
    public void Release() => Peers.Dispose();

    /// <summary>Uses the requested rows once, so that no lookup includes the cost of creating them.</summary>
    private protected abstract void Ready();
}

/// <summary>Finds a row by its composite key, in random order, without reading the row.</summary>
public class TablesFind : Tables
{
    private const int Count = 10_000;
    private const int Few = 500;
    private const int VeryFew = 4;

    private (string Reporter, string Code)[] _keys = [];
    private (string Reporter, string Code)[] _absent = [];

    private protected override void Ready()
    {
        _keys = DutyLines.Sample(Rows, Count);
        _absent = [.. _keys.Select(key => (key.Reporter, "9" + key.Code[1..]))];
        _ = Peers.Table.Sum(row => row.Description.Length);
    }

    /// <summary>The baseline.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public long Frozen() => Batch.Each(_keys, key => Peers.Frozen.TryGetValue(key, out _) ? 1 : 0);

    /// <summary>The same for keys that do not exist.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long FrozenMiss() => Batch.Each(_absent, key => Peers.Frozen.TryGetValue(key, out _) ? 1 : 0);

    /// <summary>A mutable dictionary.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long Dictionary() => Batch.Each(_keys, key => Peers.Dictionary.TryGetValue(key, out _) ? 1 : 0);

    /// <summary>A sorted array with binary search.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long SortedArray() => Batch.Each(_keys, key => Peers.Search(key) is null ? 0 : 1);

    /// <summary>A linear search.</summary>
    [Benchmark(OperationsPerInvoke = VeryFew)]
    public long Linq() => Batch.Each(_keys[..VeryFew], key => Peers.List.First(row => row.Code == key.Code && row.Reporter == key.Reporter) is null ? 0 : 1);

    /// <summary>SQLite in memory, a prepared statement.</summary>
    [Benchmark(OperationsPerInvoke = Few)]
    public long Sqlite() => Batch.Each(_keys[..Few], key => (long)Peers.Sqlite.Find(key.Reporter, key.Code));

    /// <summary>The table.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long Ours() => Batch.Each(_keys, key => Peers.Table.Find(key.Reporter, key.Code) is null ? 0 : 1);

    /// <summary>The same for keys that do not exist.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long OursMiss() => Batch.Each(_absent, key => Peers.Table.Find(key.Reporter, key.Code) is null ? 0 : 1);
}

/// <summary>Finds the rows below a heading of four digits, within a week, or valid on a day.</summary>
public class TablesSelect : Tables
{
    private const int Count = 2_000;
    private const int Few = 100;
    private const int VeryFew = 2;
    private static readonly DateOnly s_day = new(2019, 9, 25);

    private (string Reporter, string Code)[] _headings = [];
    private (string Reporter, string Code)[] _keys = [];
    private DutyLineTable _view = null!;

    private protected override void Ready()
    {
        _keys = DutyLines.Sample(Rows, Count);
        _headings = [.. _keys.Select(key => (key.Reporter, key.Code[..4]))];
        _view = Peers.Table.AsOf(s_day);
        _ = Peers.Table.Sum(row => row.Description.Length);
    }

    /// <summary>A sorted array with binary search.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public long SortedArrayPrefixCount() => Batch.Each(_headings, key => Peers.CountPrefix(key));

    /// <summary>A linear search.</summary>
    [Benchmark(OperationsPerInvoke = VeryFew)]
    public long LinqPrefixCount() =>
        Batch.Each(_headings[..VeryFew], key => Peers.List.Count(row => row.Reporter == key.Reporter && row.Code.StartsWith(key.Code, StringComparison.Ordinal)));

    /// <summary>SQLite in memory, a prepared statement.</summary>
    [Benchmark(OperationsPerInvoke = Few)]
    public long SqlitePrefixCount() => Batch.Each(_headings[..Few], key => Peers.Sqlite.CountPrefix(key.Reporter, key.Code));

    /// <summary>The table.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long OursPrefixCount() => Batch.Each(_headings, key => Peers.Table.Under(key.Reporter, key.Code).Count);

    /// <summary>Every row below the heading, and a text of it.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long OursPrefixRows() => Batch.Each(_headings, key => DutyPeers.TextLength(Peers.Table.Under(key.Reporter, key.Code)));

    /// <summary>The same in the sorted array.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long SortedArrayPrefixRows() => Batch.Each(_headings, key => Peers.TextLength(key));

    /// <summary>The same in SQLite.</summary>
    [Benchmark(OperationsPerInvoke = Few)]
    public long SqlitePrefixRows() => Batch.Each(_headings[..Few], key => Peers.Sqlite.TextLength(key.Reporter, key.Code));

    /// <summary>The sorted days alone, with binary search.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long SortedArrayRangeCount() => Batch.Each(_headings, _ => Peers.CountBetween(s_day, s_day.AddDays(7)));

    /// <summary>SQLite in memory, an index and a prepared statement.</summary>
    [Benchmark(OperationsPerInvoke = Few)]
    public long SqliteRangeCount() => Batch.Each(_headings[..Few], _ => Peers.Sqlite.CountBetween(s_day, s_day.AddDays(7)));

    /// <summary>A linear search.</summary>
    [Benchmark(OperationsPerInvoke = VeryFew)]
    public long LinqRangeCount() => Batch.Each(_headings[..VeryFew], _ => Peers.List.Count(row => row.ValidFrom >= s_day && row.ValidFrom <= s_day.AddDays(7)));

    /// <summary>The table.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long OursRangeCount() => Batch.Each(_headings, _ => Peers.Table.Between(s_day, s_day.AddDays(7)).Count);

    /// <summary>A row by its key, if it is valid on the day.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long OursFindAsOf() => Batch.Each(_keys, key => _view.Find(key.Reporter, key.Code) is null ? 0 : 1);

    /// <summary>The same with a dictionary, followed by a test of the row's days.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long FrozenFindAsOf() => Batch.Each(_keys, key => Peers.Frozen.TryGetValue(key, out DutyLineDto? row) && DutyPeers.Holds(row, s_day) ? 1 : 0);

    /// <summary>The same in a sorted array.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long SortedArrayFindAsOf() => Batch.Each(_keys, key => Peers.Search(key) is { } row && DutyPeers.Holds(row, s_day) ? 1 : 0);

    /// <summary>The same in SQLite.</summary>
    [Benchmark(OperationsPerInvoke = Few)]
    public long SqliteFindAsOf() => Batch.Each(_keys[..Few], key => (long)Peers.Sqlite.FindAsOf(key.Reporter, key.Code, s_day));
}

/// <summary>Loads from JSON, or from a pack, up to the first answer. Not all allocated memory is retained: building and inserting release
/// most of it.</summary>
public class TablesLoad : Tables
{
    private (string Reporter, string Code) _key;

    private protected override void Ready()
    {
        _key = DutyLines.Key(Rows / 2);
        _ = Peers.PackPath.Length + Peers.List.Count;
    }

    /// <summary>All rows into a list, without an index.</summary>
    [Benchmark(Baseline = true)]
    public int SystemTextJson() => DutyPeers.Deserialize(Peers.Json).Count;

    /// <summary>The same, and a dictionary over them.</summary>
    [Benchmark]
    public int SystemTextJsonAndDictionary() => DutyPeers.Deserialize(Peers.Json).ToDictionary(row => (row.Reporter, row.Code)).Count;

    /// <summary>The rows into SQLite in memory, from objects.</summary>
    [Benchmark]
    public double SqliteFromObjects()
    {
        using SqliteDuties duties = new(Peers.List);
        return duties.Find(_key.Reporter, _key.Code);
    }

    /// <summary>The pack from JSON with all its indexes, as the compiler builds it once.</summary>
    [Benchmark]
    public int OursBuild() => DutyPeers.Pack(Peers.Rows).Length;

    /// <summary>The pack from its file, and one row of it.</summary>
    [Benchmark]
    public int OursOpenAndFind() => DutyPeers.OpenAndFind(Peers.PackPath, _key)!.Description.Length;
}
