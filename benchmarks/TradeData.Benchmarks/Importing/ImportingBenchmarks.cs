using BenchmarkDotNet.Attributes;
using TradeData.Benchmarks.Classes;
using TradeData.Schedules.UnitedStates;

namespace TradeData.Benchmarks.Importing;

/// <summary>A revision of 35,859 rows from memory, read from front to back.</summary>
[Config(typeof(ShortJob))]
public class ImportingRevision
{
    private byte[] _json = [];

    /// <summary>Reads the file that is imported.</summary>
    [GlobalSetup]
    public void Read() => _json = PublishedSchedules.Bytes(PublishedSchedules.One);

    /// <summary>Every token, without its content.</summary>
    [Benchmark(Baseline = true)]
    public long BareScan() => Imports.Scan(new MemoryStream(_json));

    /// <summary>Checked lines with everything that was not understood.</summary>
    [Benchmark]
    public long Ours() => Imports.Ours(new MemoryStream(_json));

    /// <summary>System.Text.Json and regular expressions.</summary>
    [Benchmark]
    public long ByHand() => Imports.Hand(new MemoryStream(_json));

    /// <summary>The same, each text of a rate read once.</summary>
    [Benchmark]
    public long ByHandRemembering() => Imports.HandRemembering(new MemoryStream(_json));
}

/// <summary>The distinct texts of rates of all revisions.</summary>
[Config(typeof(ShortJob))]
public class ParsingRates
{
    private string[] _texts = [];
    private string[] _special = [];

    /// <summary>Reads the texts.</summary>
    [GlobalSetup]
    public void Read()
    {
        _texts = PublishedSchedules.RateTexts("general", "other", "additionalDuties");
        _special = PublishedSchedules.RateTexts("special");
    }

    /// <summary>Generated regular expressions, for four shapes.</summary>
    [Benchmark(Baseline = true)]
    public int ByHand() => _texts.Count(text => HandRates.Parse(text).Kind != HandRateKind.NotUnderstood);

    /// <summary>All shapes.</summary>
    [Benchmark]
    public int Ours() => _texts.Count(text => UsDutyRateParser.TryParse(text, out _));

    /// <summary>The special column, by regular expressions.</summary>
    [Benchmark]
    public int SpecialByHand() => _special.Sum(text => HandRates.ParseSpecial(text).Length);

    /// <summary>The special column.</summary>
    [Benchmark]
    public int SpecialOurs() => _special.Sum(text => UsSpecialColumnParser.Parse(text).Count);
}
