using Microsoft.CodeAnalysis;
using TradeData.Growth.Tests.Support;
using Xunit.Abstractions;

namespace TradeData.Growth.Tests;

/// <summary>Whatever a schema has many of, the generator's work grows with its size, not with the square of it.</summary>
public sealed class SchemaGrowthTests(ITestOutputHelper output)
{
    private const int Size = 100;

    public static TheoryData<string> Families { get; } = [.. SchemaFamilies.All.Keys];

    [Theory]
    [MemberData(nameof(Families))]
    public void Work_grows_with_the_size_of_the_schema(string family)
    {
        output.WriteLine(LinearGrowth.Check(family, Size, size => CostOf(family, size)));
    }

    private static Cost CostOf(string family, int size)
    {
        Cost cost = GeneratorRun.Of(SchemaFamilies.All[family](size), out GeneratorRunResult result);
        Assert.Null(result.Exception);
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Id == "TD0000");
        return cost;
    }
}
