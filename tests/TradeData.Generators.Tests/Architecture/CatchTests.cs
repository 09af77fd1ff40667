using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Architecture;

/// <summary>No catch-all hides a bug: one that exists ends a program or rejects a schema, and reports it.</summary>
public class CatchTests
{
    [Fact]
    public void The_generator_catches_everything_in_one_place_and_reports_it_as_TD0000()
    {
        (string path, CatchClauseSyntax clause) = Assert.Single(CatchAlls("generators/TradeData.Generators"));
        Assert.Equal("generators/TradeData.Generators/Binding/SchemaBinder.cs", path);
        Assert.Contains("Rules.InternalError", clause.Block.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("src/TradeData")]
    [InlineData("src/TradeData.Runtime")]
    public void Libraries_catch_only_what_they_expect(string folder) => Assert.Empty(CatchAlls(folder).Select(found => found.Path));

    [Theory]
    [InlineData("src/TradeData.Compiler", "src/TradeData.Compiler/Program.cs")]
    [InlineData("src/TradeData.Cli", "src/TradeData.Cli/Commands/Verb.cs")]
    public void Programs_catch_everything_where_they_end_and_write_down_what_it_was(string folder, string expected)
    {
        (string path, CatchClauseSyntax clause) = Assert.Single(CatchAlls(folder));
        Assert.Equal(expected, path);
        Assert.Contains("Error", clause.Block.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{{{clause.Declaration!.Identifier.Text}", clause.Block.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("catch { }", true)]
    [InlineData("catch (Exception) { }", true)]
    [InlineData("catch (System.Exception e) { }", true)]
    [InlineData("catch (Exception e) when (e is not OperationCanceledException) { }", true)]
    [InlineData("catch (Exception e) when (e.Message.Length > 0) { }", true)]
    [InlineData("catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }", false)]
    [InlineData("catch (Exception e) when (e is IOException or Exception) { }", true)]
    [InlineData("catch (FormatException) { }", false)]
    public void Catch_alls_are_recognized(string clause, bool expected)
    {
        CatchClauseSyntax parsed = CSharpSyntaxTree.ParseText($"try {{ }} {clause}").GetRoot().DescendantNodes().OfType<CatchClauseSyntax>().Single();
        Assert.Equal(expected, IsCatchAll(parsed));
    }

    private static IEnumerable<(string Path, CatchClauseSyntax Clause)> CatchAlls(string folder)
    {
        string[] files = [.. GeneratorSources.FilesOf(folder)];
        Assert.NotEmpty(files);
        return files.SelectMany(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes()
            .OfType<CatchClauseSyntax>()
            .Where(IsCatchAll)
            .Select(clause => (Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), clause)));
    }

    private static bool IsCatchAll(CatchClauseSyntax clause) =>
        clause.Declaration is not { } declaration || (IsEveryException(declaration.Type.ToString()) && !NamesWhatItExpects(clause.Filter));

    /// <summary>A filter of the form <c>when (fault is A or B)</c>.</summary>
    private static bool NamesWhatItExpects(CatchFilterClauseSyntax? filter) => filter?.FilterExpression switch
    {
        IsPatternExpressionSyntax match => NamesTypes(match.Pattern),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } type => !IsEveryException(type.Right.ToString()),
        _ => false,
    };

    private static bool NamesTypes(PatternSyntax pattern) => pattern switch
    {
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either => NamesTypes(either.Left) && NamesTypes(either.Right),
        ConstantPatternSyntax constant => !IsEveryException(constant.Expression.ToString()),
        TypePatternSyntax type => !IsEveryException(type.Type.ToString()),
        _ => false,
    };

    private static bool IsEveryException(string type) => type.Split('.')[^1] is "Exception" or "SystemException";
}
