using BenchmarkDotNet.Attributes;
using TradeData.Benchmarks.Instances;
using TradeData.Benchmarks.Peers;
using TradeData.Benchmarks.Quick;

namespace TradeData.Benchmarks.Classes;

/// <summary>Validating bytes to a verdict, compared with a validator that supports every schema here.</summary>
[Config(typeof(FewCallsJob))]
public abstract class Validating
{
    /// <summary>The number of instances in a call, all different.</summary>
    protected const int Count = 2_048;

    /// <summary>The number of instances for <see cref="Newtonsoft"/>.</summary>
    protected const int Few = 10;

    private readonly byte[][] _few;
    private readonly Func<byte[], long> _verdict;

    /// <summary>Sets the instances and the ways to validate them.</summary>
    private protected Validating(string schema, byte[][] texts, Func<byte[], bool> verdict)
    {
        Texts = texts;
        _few = texts[..Few];
        _verdict = text => Validators.Passed(verdict(text));
        Others = new Validators(schema);
    }

    private protected byte[][] Texts { get; }

    private protected Validators Others { get; }

    /// <summary>Warms up, because one call in an iteration is too few for the compiler to optimise.</summary>
    [GlobalSetup]
    public void Settle()
    {
        Interleaved.Settle(BareScan);
        Interleaved.Settle(JsonDocument);
        Interleaved.Settle(Verdict);
    }

    /// <summary>The baseline.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public long BareScan() => Batch.Each(Texts, Readers.Scan);

    /// <summary>The framework's document.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long JsonDocument() => Batch.Each(Texts, Readers.Document);

    /// <summary>Whether it is valid, by generated code.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long Verdict() => Batch.Each(Texts, _verdict);

    /// <summary>Json.NET Schema, which reads 2020-12.</summary>
    [Benchmark(OperationsPerInvoke = Few)]
    public long Newtonsoft() => Batch.Each(_few, Others.Newtonsoft);
}

/// <summary>The same for keywords that NJsonSchema supports.</summary>
public abstract class ValidatingSimply : Validating
{
    private protected ValidatingSimply(string schema, byte[][] texts, Func<byte[], bool> verdict)
        : base(schema, texts, verdict)
    {
    }

    /// <summary>NJsonSchema, on a part of the instances, because it is slow.</summary>
    [Benchmark(OperationsPerInvoke = Few * Few)]
    public long NJsonSchema() => Batch.Each(Texts[..(Few * Few)], Others.NJsonSchema);
}
