using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Architecture;

/// <summary>A type or member that a file names.</summary>
/// <param name="Room">The folder of the generator that it is declared in, or the library: <c>Roslyn</c>, <c>Patterns</c>, <c>Framework</c>.</param>
internal readonly record struct Mention(string Room, string Type, string Member);

/// <summary>A file of the generator and all that it names.</summary>
/// <param name="Name">Its path within the project.</param>
internal sealed record SourceOfGenerator(string Name, SyntaxTree Tree, IReadOnlyCollection<Mention> Mentions)
{
    /// <summary>The folder that it lies in; empty for the project's own.</summary>
    public string Room => Name.Contains('/', StringComparison.Ordinal) ? Name[..Name.IndexOf('/', StringComparison.Ordinal)] : "";
}

/// <summary>The generator's sources, compiled, so that the meaning of a name is known.</summary>
internal static class GeneratorSources
{
    public const string Roslyn = "Roslyn";
    public const string Patterns = "Patterns";
    public const string Framework = "Framework";

    private const string Root = "TradeData.Generators";
    private const string PatternRoot = "TradeData.Runtime.Internal.Patterns.Syntax";

    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly Lazy<IReadOnlyList<SourceOfGenerator>> Read = new(Compile);

    public static IReadOnlyList<SourceOfGenerator> All => Read.Value;

    /// <summary>The C# files of a folder of the repository, but what builds leave there.</summary>
    public static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => path.Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static List<SourceOfGenerator> Compile()
    {
        CSharpParseOptions options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        string project = Repository.Generator.Replace('\\', '/') + "/";
        SyntaxTree[] own = [.. FilesOf("generators/TradeData.Generators").Select(path => Parse(path, options))];
        IEnumerable<SyntaxTree> shared = FilesOf("src/TradeData.Runtime/Internal/Patterns/Syntax").Select(path => Parse(path, options));
        CSharpCompilation compilation = CSharpCompilation.Create(
            Root,
            [.. own, .. shared, CSharpSyntaxTree.ParseText(GlobalUsings, options)],
            Libraries(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary).WithNullableContextOptions(NullableContextOptions.Enable));
        // A name that is not understood could hide an arrow.
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
        return [.. own.Select(tree => new SourceOfGenerator(tree.FilePath[project.Length..], tree, MentionsIn(tree, compilation.GetSemanticModel(tree))))];
    }

    private static SyntaxTree Parse(string path, CSharpParseOptions options) => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path);

    /// <summary>The references of the tests; the generator's own framework is older, but it uses nothing that the newer one
    /// lacks.</summary>
    private static IEnumerable<PortableExecutableReference> Libraries() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("TradeData", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));

    private static HashSet<Mention> MentionsIn(SyntaxTree tree, SemanticModel model)
    {
        HashSet<Mention> mentions = [];
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
        {
            // A type is also named by what leaves its name out: var, new(), and the values that expressions hand on.
            ISymbol? symbol = node switch
            {
                SimpleNameSyntax name => model.GetSymbolInfo(name).Symbol,
                ImplicitObjectCreationExpressionSyntax creation => model.GetTypeInfo(creation).Type,
                _ => null,
            };
            ITypeSymbol? type = symbol switch
            {
                ITypeSymbol itself => itself,
                { ContainingType: { } container } => container,
                _ => null,
            };
            if (type is INamedTypeSymbol named)
            {
                string member = symbol is ITypeSymbol ? "" : symbol!.Name;
                mentions.Add(new Mention(RoomOf(named), named.Name, member));
            }
        }
        return mentions;
    }

    private static string RoomOf(INamedTypeSymbol type)
    {
        string space = type.ContainingNamespace.ToDisplayString();
        return space switch
        {
            Root => "",
            _ when space.StartsWith(Root + ".", StringComparison.Ordinal) => space[(Root.Length + 1)..].Split('.')[0],
            _ when space.StartsWith(PatternRoot, StringComparison.Ordinal) => Patterns,
            _ when type.ContainingAssembly.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) => Roslyn,
            _ => Framework,
        };
    }
}
