using System.Globalization;
using TradeData.Conformance.Tests.Composed;
using TradeData.Generators.Diagnostics;
using Xunit.Abstractions;

namespace TradeData.Conformance.Tests;

/// <summary>
/// Random composed schemas by both backends. <c>TRADEDATA_SEED</c> repeats a run (the schema of number n has the seed plus n), and
/// <c>TRADEDATA_SCHEMAS</c> says how many there are.
/// </summary>
public class ComposedSchemaTests(ITestOutputHelper output)
{
    private const int Instances = 20;
    private const int Batch = 250;

    /// <summary>Where nothing else is asked for: the same schemas each time, so that a failure is the last change's.</summary>
    private const int UsualSeed = 2_100;
    private const int UsualSchemas = 2_000;

    [Fact]
    public void Both_backends_say_the_same_of_random_schemas_and_instances()
    {
        int seed = Setting("TRADEDATA_SEED") ?? UsualSeed;
        int schemas = Setting("TRADEDATA_SCHEMAS") ?? UsualSchemas;
        string run = string.Create(CultureInfo.InvariantCulture, $"TRADEDATA_SEED={seed} TRADEDATA_SCHEMAS={schemas}");
        int endless = 0, valid = 0, lines = 0;
        List<Disagreement> found = [];
        for (int start = 0; start < schemas; start += Batch)
        {
            BackendPair pair = new([.. Enumerable.Range(start, Math.Min(Batch, schemas - start)).Select(i => ComposedCase.Make(seed + i, Instances))]);
            lines += pair.Lines;
            for (int i = 0; i < pair.Cases.Count; i++)
            {
                IReadOnlyList<DiagnosticInfo> refusals = pair.Refusals(i);
                endless += refusals.Any(told => told.Rule == Rules.EndlessReference) ? 1 : 0;
                Assert.True(refusals.All(told => told.Rule == Rules.EndlessReference), $"{run}\n{pair.Cases[i]}\nis refused:\n{string.Join('\n', refusals)}");
                found.AddRange(pair.Disagreements(i, () => valid++).Take(1));
            }
        }
        string summary = string.Create(CultureInfo.InvariantCulture,
            $"{run}: {schemas - endless} schemas in {lines} lines, {endless} refused as endless; of {schemas * Instances} instances {valid} are valid");
        output.WriteLine(summary);
        if (found.Count > 0)
        {
            Disagreement[] smallest = [.. found.GroupBy(one => one.What.Split(':')[0], StringComparer.Ordinal).SelectMany(kind => kind.Take(2)).Select(Reducer.Reduce)];
            Assert.Fail($"{run}: {found.Count} schemas fail; seeds {string.Join(", ", found.Take(20).Select(one => one.Case.Seed))}. Made small:\n{string.Join("\n----\n", smallest.AsEnumerable())}");
        }
        Assert.True(endless * 8 <= schemas || schemas < 100, summary);
        Assert.True(valid * 5 >= schemas * Instances || schemas < 100, $"Too few instances are valid to prove anything: {summary}");
    }

    internal static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
}
