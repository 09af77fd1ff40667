using BenchmarkDotNet.Running;
using TradeData.Benchmarks.Quick;

if (args is ["quick", .. string[] rest])
{
    QuickRunner.Run(rest);
    return;
}
BenchmarkSwitcher.FromAssembly(typeof(ReadingRounds).Assembly).Run(args);
