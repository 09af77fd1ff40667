using BenchmarkDotNet.Attributes;
using TradeData.Benchmarks.Instances;
using TradeData.Benchmarks.Peers;

namespace TradeData.Benchmarks.Classes;

/// <summary>Reading bytes to a verdict, to all errors, and to a record, compared with the cost of the tokens in the framework.</summary>
[Config(typeof(ShortJob))]
public abstract class Reading
{
    /// <summary>The number of instances in a call. Fewer instances are repeated.</summary>
    protected const int Count = 2_048;

    private readonly Func<byte[], long> _verdict;
    private readonly Func<byte[], long> _errors;
    private readonly Func<byte[], long> _record;

    /// <summary>Sets the texts and the ways to read them.</summary>
    private protected Reading(IReadOnlyList<byte[]> texts, Func<byte[], bool> verdict, Func<byte[], long> errors, Func<byte[], long> record)
    {
        Texts = [.. Enumerable.Range(0, Count).Select(i => texts[i % texts.Count])];
        _verdict = text => Validators.Passed(verdict(text));
        _errors = errors;
        _record = record;
    }

    private protected byte[][] Texts { get; }

    /// <summary>The baseline.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public long BareScan() => Batch.Each(Texts, Readers.Scan);

    /// <summary>The framework's document.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long JsonDocument() => Batch.Each(Texts, Readers.Document);

    /// <summary>Whether it is valid.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long Verdict() => Batch.Each(Texts, _verdict);

    /// <summary>All errors; there are none.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long AllErrors() => Batch.Each(Texts, _errors);

    /// <summary>Checked, immutable records.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long Record() => Batch.Each(Texts, _record);
}
