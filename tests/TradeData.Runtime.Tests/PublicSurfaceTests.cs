namespace TradeData.Runtime.Tests;

/// <summary>The part of the assembly that people program against. What only generated code calls is in <c>.Internal</c> namespaces.</summary>
public class PublicSurfaceTests
{
    private const int MostTypes = 65;

    private static readonly Type[] Public = typeof(JsonModel).Assembly.GetExportedTypes();

    [Fact]
    public void Few_public_types_are_outside_the_internal_namespaces()
    {
        string[] types = [.. Public.Where(type => !type.IsNested && !IsInternal(type)).Select(type => type.FullName!).Order(StringComparer.Ordinal)];
        Assert.True(types.Length <= MostTypes, $"{types.Length}: {string.Join(", ", types)}");
    }

    [Fact]
    public void Public_namespaces_are_known() => Assert.Equal(
        ["TradeData.Runtime", "TradeData.Runtime.Internal.Formats", "TradeData.Runtime.Internal.Json", "TradeData.Runtime.Internal.Patterns", "TradeData.Runtime.Internal.Tables", "TradeData.Runtime.Tables"],
        Public.Select(type => type.Namespace!).Distinct().Order(StringComparer.Ordinal));

    private static bool IsInternal(Type type) => type.Namespace!.StartsWith("TradeData.Runtime.Internal.", StringComparison.Ordinal);
}
