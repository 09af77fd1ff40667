namespace TradeData.Generators.Tests.Architecture;

/// <summary>Every compiler process loads the generator, so its dependencies and size are limited.</summary>
public class GeneratorAssemblyTests
{
    /// <summary>The assemblies of a compiler, which are the only ones beside the generator's file.</summary>
    private static readonly string[] CompilerAssemblies =
        ["Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory", "System.Runtime.CompilerServices.Unsafe", "netstandard"];

    [Fact]
    public void The_generator_refers_to_nothing_that_a_compiler_does_not_have() =>
        Assert.Empty(typeof(TradeDataGenerator).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).Except(CompilerAssemblies, StringComparer.Ordinal));

    [Fact]
    public void The_generator_stays_small()
    {
        // A build for release is a tenth smaller than the one that tests usually see.
        long length = new FileInfo(typeof(TradeDataGenerator).Assembly.Location).Length;

        Assert.InRange(length, 100 * 1024, 900 * 1024);
    }
}
