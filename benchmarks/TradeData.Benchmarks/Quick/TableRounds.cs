using System.Collections.Frozen;
using System.Diagnostics;
using TradeData.Benchmarks.Instances;
using TradeData.Benchmarks.Peers;

namespace TradeData.Benchmarks.Quick;

/// <summary>Tables of 1,000 to 1,000,000 rows: opening and lookups by key, by prefix, by range and by day, compared with the usual
/// alternatives.</summary>
internal static class TableRounds
{
    private const int Sample = 20_000;
    private static readonly DateOnly Day = new(2019, 9, 25);

    public static void Run(int rounds)
    {
        foreach (int count in new[] { 1_000, 100_000, 1_000_000 })
        {
            Measure(count, rounds);
            GC.Collect();
        }
    }

    private static void Measure(int count, int rounds)
    {
        using DutyPeers peers = new(count);
        byte[] bytes = Timed($"{count:N0} rows: build the pack from JSON", () => DutyPeers.Pack(peers.Rows));
        _ = Timed($"{count:N0} rows: read with System.Text.Json", () => peers.List);
        Opening(count, bytes.Length, peers);
        _ = Timed($"{count:N0} rows: insert into SQLite", () => peers.Sqlite);
        Points(count, rounds, peers);
        Ranges(count, rounds, peers);
    }

    private static void Opening(int count, int packed, DutyPeers peers)
    {
        (string, string) key = DutyLines.Key(count / 2);
        _ = peers.PackPath;
        Interleaved.Compare($"{count:N0} rows ({packed / 1e6:0.0} MB packed, {peers.Json.Length / 1e6:0.0} MB of JSON): open, per table", count > 100_000 ? 3 : 7,
        [
            new("System.Text.Json generated: read all, no index", () => DutyPeers.Deserialize(peers.Json).Count, 1),
            new("ours: map the file and find the first row", () => DutyPeers.OpenAndFind(peers.PackPath, key)!.Description.Length, 1),
        ]);
    }

    private static void Points(int count, int rounds, DutyPeers peers)
    {
        (Dictionary<(string, string), DutyLineDto> dictionary, FrozenDictionary<(string, string), DutyLineDto> frozen, DutyLineTable table) = (peers.Dictionary, peers.Frozen, peers.Table);
        (string Reporter, string Code)[] keys = DutyLines.Sample(count, Sample);
        // The lookup alone; the cost of memory for a row or its text is the same on both sides.
        Interleaved.Compare($"{count:N0} rows: find by reporter and code, not looking into the row, per lookup", rounds,
        [
            Contender.Each("FrozenDictionary<(string, string), T>", keys, key => frozen.TryGetValue(key, out _) ? 1 : 0),
            Contender.Each("Dictionary<(string, string), T>", keys, key => dictionary.TryGetValue(key, out _) ? 1 : 0),
            Contender.Each("ours", keys, key => table.Find(key.Reporter, key.Code) is null ? 0 : 1) with { Goal = count < 100_000 ? null : 0.25 },
            Contender.Each("FrozenDictionary, no such row", keys, key => frozen.TryGetValue((key.Reporter, "0000000001"), out _) ? 1 : 0),
            Contender.Each("ours, no such row", keys, key => table.Find(key.Reporter, "0000000001") is null ? 1 : 0),
        ]);
        Interleaved.Compare($"{count:N0} rows: find by reporter and code and read the row's text, per lookup", rounds,
        [
            Contender.Each("FrozenDictionary<(string, string), T>", keys, key => frozen[key].Description.Length),
            Contender.Each("Dictionary<(string, string), T>", keys, key => dictionary[key].Description.Length),
            Contender.Each("ours", keys, key => table.Find(key.Reporter, key.Code)!.Description.Length),
            Contender.Each("sorted array, ordinal binary search", keys, key => peers.Search(key)!.Description.Length),
            Contender.Each("SQLite in memory, prepared", keys[..1_000], key => (long)peers.Sqlite.Find(key.Reporter, key.Code)),
            Contender.Each("LINQ", keys[..Math.Min(5, keys.Length)], key => peers.List.First(row => row.Code == key.Code && row.Reporter == key.Reporter).Description.Length),
        ]);
    }

    private static void Ranges(int count, int rounds, DutyPeers peers)
    {
        DutyLineTable table = peers.Table;
        (string Reporter, string Code)[] keys = [.. DutyLines.Sample(count, 2_000).Select(key => (key.Reporter, key.Code[..4]))];
        DutyLineTable view = table.AsOf(Day);
        (string Reporter, string Code)[] points = DutyLines.Sample(count, 2_000);
        DateOnly to = Day.AddDays(7);
        Interleaved.Compare($"{count:N0} rows: prefixes and ranges, per question", rounds,
        [
            Contender.Each("ours: how many below a heading", keys, key => table.Under(key.Reporter, key.Code).Count),
            Contender.Each("ours: the rows below a heading", keys, key => DutyPeers.TextLength(table.Under(key.Reporter, key.Code))),
            Contender.Each("ours: how many begin within a week", keys, _ => table.Between(Day, to).Count),
            Contender.Each("ours: find as of a day", points, key => view.Find(key.Reporter, key.Code) is null ? 0 : 1),
            Contender.Each("SQLite: how many below a heading", keys[..200], key => peers.Sqlite.CountPrefix(key.Reporter, key.Code)),
            Contender.Each("LINQ: how many below a heading", keys[..3], key => peers.List.Count(row => row.Reporter == key.Reporter && row.Code.StartsWith(key.Code, StringComparison.Ordinal))),
        ]);
    }

    private static T Timed<T>(string what, Func<T> work)
    {
        GC.Collect();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        Stopwatch watch = Stopwatch.StartNew();
        T result = work();
        TimeSpan elapsed = watch.Elapsed;
        Console.WriteLine($"{what}: {elapsed.TotalMilliseconds:0} ms, {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:0.0} MB kept");
        return result;
    }
}
