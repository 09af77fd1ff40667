using BenchmarkDotNet.Running;
using TradeData.Benchmarks.Databases;
using TradeData.Benchmarks.Importing;
using TradeData.Benchmarks.Instances;
using TradeData.Benchmarks.Quick;
using TradeData.Benchmarks.Quoting;

if (args is ["quick", .. string[] rest])
{
    QuickRunner.Run(rest);
    return;
}
if (args is ["loop", string job, .. string[] time])
{
    Loop.Run(job, time is [string seconds] ? double.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) : 10);
    return;
}
if (args is ["first", .. string[] query])
{
    FirstQuery.Run(query);
    return;
}
if (args is ["load", string api, .. string[] minutes])
{
    await WebLoad.Run(api, minutes is [string given] ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : 10);
    return;
}
if (args is ["rows", string count, string path])
{
    File.WriteAllLines(path, DutyLines.Each(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)).Select(System.Text.Encoding.UTF8.GetString));
    return;
}
if (args is ["importing", .. string[] which])
{
    WholeRuns.Run(which);
    return;
}
if (args is ["copy", .. string[] server])
{
    await Copies.Run(server);
    return;
}
if (args is ["shipments", string many, string file])
{
    await ShipmentFile.Write(int.Parse(many, System.Globalization.CultureInfo.InvariantCulture), file);
    return;
}
BenchmarkSwitcher.FromAssembly(typeof(ReadingRounds).Assembly).Run(args);
