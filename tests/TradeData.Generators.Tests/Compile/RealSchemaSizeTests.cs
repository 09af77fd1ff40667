using TradeData.Generators.Tests.Support;
using TradeData.TestSupport;

namespace TradeData.Generators.Tests.Compile;

/// <summary>The size of the code of published schemas, whose texts are not part of the project.</summary>
public class RealSchemaSizeTests
{
    [SkippableTheory]
    [InlineData("cmake-presets", 19_400), InlineData("clang-format", 8_200), InlineData("cql2", 14_200), InlineData("nest-cli", 2_750)]
    public void A_published_schema_makes_no_more_code_than_this(string name, int lines)
    {
        string schema = File.ReadAllText(RealData.Require($"real-schemas/{name}/schema.json"));
        Assert.InRange(Generation.Sources(Generation.Run(schema)).Values.Sum(text => text.Count(c => c == '\n')), 1, lines);
    }
}
