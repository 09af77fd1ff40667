using System.Globalization;
using TradeData.Conformance.Tests.Composed;
using TradeData.Conformance.Tests.Oracles;
using Xunit.Abstractions;

namespace TradeData.Conformance.Tests;

/// <summary>Random composed schemas by both backends and by another validator. <c>TRADEDATA_SEED</c> and <c>TRADEDATA_SCHEMAS</c> ask for
/// others and for more, like those of <see cref="ComposedSchemaTests"/>.</summary>
public class OracleTests(ITestOutputHelper output)
{
    private const int UsualSeed = 7_100;
    private const int UsualSchemas = 250;
    private const int Shown = 10;

    [Fact]
    public void JsonSchema_Net_gives_the_same_verdicts_on_random_schemas_and_instances()
    {
        int seed = ComposedSchemaTests.Setting("TRADEDATA_SEED") ?? UsualSeed;
        int schemas = ComposedSchemaTests.Setting("TRADEDATA_SCHEMAS") ?? UsualSchemas;
        OracleRun run = new(new JsonSchemaNet(), Edition.All);
        run.Judge(seed, schemas);
        string summary = string.Create(CultureInfo.InvariantCulture, $"TRADEDATA_SEED={seed} TRADEDATA_SCHEMAS={schemas}\n{run}");
        output.WriteLine(summary);
        Assert.True(run.Apart.Count == 0, summary + "\n" + string.Join("\n----\n", run.Smallest(Shown)));
        Assert.True(run.Failed.Count == 0, summary);
        Assert.True(run.Schemas * 10 >= schemas * 8 && run.Explained * 10 <= schemas, $"Too few schemas are compared to prove anything: {summary}");
    }
}
