using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace TradeData.Benchmarks.Classes;

/// <summary>A short job in this process, because a process for each benchmark would build the product and its data each time.</summary>
internal sealed class ShortJob : ManualConfig
{
    public ShortJob() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)).AddDiagnoser(MemoryDiagnoser.Default);
}

/// <summary>Few calls of each, so that all classes together stay within a thousand validations by Newtonsoft.Json.Schema.</summary>
internal sealed class FewCallsJob : ManualConfig
{
    public FewCallsJob() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithInvocationCount(1).WithUnrollFactor(1).WithIterationCount(7))
        .AddDiagnoser(MemoryDiagnoser.Default);
}
