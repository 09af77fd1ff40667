using System.Collections.Frozen;
using BenchmarkDotNet.Attributes;
using TradeData.Benchmarks.Importing;
using TradeData.Benchmarks.Instances;
using TradeData.Runtime;
using TradeData.Schedules;
using TradeData.Schedules.Japan;
using TradeData.Schedules.UnitedStates;

namespace TradeData.Benchmarks.Classes;

/// <summary>A published schedule, imported into the catalog: its lines by key, by code, by heading, and along its hierarchy.</summary>
[Config(typeof(ShortJob))]
public class TablesSchedules
{
    private const int Count = 5_000;

    private TariffLineTable _table = null!;
    private FrozenDictionary<(string, string, string), TariffLine> _byKey = null!;
    private FrozenDictionary<string, TariffLine[]> _byHs6 = null!;
    private TariffLine[] _lines = [];
    private string[] _headings = [];

    /// <summary>The schedule.</summary>
    [Params(UsHtsImporter.Schedule, JpCustomsImporter.Schedule)]
    public string Schedule { get; set; } = "";

    /// <summary>Imports the schedule.</summary>
    [GlobalSetup]
    public void Read()
    {
        TariffLine[] lines = PublishedSchedules.Lines(Schedule);
        using MemoryStream json = new();
        foreach (TariffLine line in lines)
        {
            json.Write(JsonModel.ToUtf8Json(line));
            json.WriteByte((byte)'\n');
        }
        json.Position = 0;
        _table = TradeCatalog.Default.With([new RowStream("TariffLines", json, RowFormat.Ndjson, Schedule)]).Require().TariffLines;
        lines = [.. _table];
        _byKey = lines.ToFrozenDictionary(line => (line.Schedule, line.Edition, line.LineId));
        _byHs6 = lines.Where(line => line.Hs6 is not null).GroupBy(line => line.Hs6!).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        Random random = new(3);
        TariffLine[] coded = [.. lines.Where(line => line is { Code: not null, Hs6: not null })];
        _lines = [.. Enumerable.Range(0, Count).Select(_ => coded[random.Next(coded.Length)])];
        _headings = [.. _lines.Select(line => line.Hs6![..4])];
    }

    /// <summary>The baseline: by schedule, edition and line.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public long Frozen() => Batch.Each(_lines, line => _byKey.TryGetValue((line.Schedule, line.Edition, line.LineId), out _) ? 1 : 0);

    /// <summary>The same in the table.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long Ours() => Batch.Each(_lines, line => _table.Find(line.Schedule, line.Edition, line.LineId) is null ? 0 : 1);

    /// <summary>By code.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long OursByCode() => Batch.Each(_lines, line => _table.FindByCode(line.Schedule, line.Edition, line.Code!.Value) is null ? 0 : 1);

    /// <summary>The number of lines of a subheading, with a dictionary of arrays.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long FrozenHs6() => Batch.Each(_lines, line => _byHs6[line.Hs6!].Length);

    /// <summary>The same in the table.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long OursHs6() => Batch.Each(_lines, line => _table.ByHs6(line.Hs6!).Count);

    /// <summary>The number of lines of a heading.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long OursUnderHeading() => Batch.Each(_headings, heading => _table.Under(heading).Count);

    /// <summary>The number of lines above one.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long OursAncestors() => Batch.Each(_lines, line => _table.Ancestors(line).Count);
}
