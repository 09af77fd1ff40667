using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Architecture;

/// <summary>The allowed dependencies between the folders of the generator: <c>Json &lt;- Schema &lt;- Binding -&gt; Model &lt;- Emit</c>,
/// and Roslyn at the edges only.</summary>
public class ArrowTests
{
    /// <summary>The folders that each folder may name. The project's own folder connects them, and may name all.</summary>
    private static readonly Dictionary<string, string[]> MayName = new(StringComparer.Ordinal)
    {
        ["Json"] = [],
        ["Infrastructure"] = [],
        ["Model"] = ["Infrastructure"],
        ["Schema"] = ["Json", "Model", "Diagnostics", "Infrastructure", GeneratorSources.Patterns],
        ["Binding"] = ["Json", "Schema", "Model", "Diagnostics", "Infrastructure"],
        ["Emit"] = ["Model", "Infrastructure"],
        ["Diagnostics"] = ["Json", "Infrastructure", GeneratorSources.Roslyn],
    };

    /// <summary>It converts the compiler's inputs to our own records, so it knows both sides.</summary>
    private const string Door = "Infrastructure/ProjectOptions.cs";

    public static TheoryData<string> Rooms => [.. MayName.Keys];

    [Fact]
    public void Every_folder_is_a_room_whose_arrows_are_known() =>
        Assert.Equal(MayName.Keys.Append("").Order(StringComparer.Ordinal), GeneratorSources.All.Select(file => file.Room).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_names_only_those_that_its_arrows_lead_to(string room)
    {
        string[] allowed = [.. MayName[room], room, GeneratorSources.Framework];
        AssertNone(
            from file in GeneratorSources.All
            where file.Room == room && file.Name != Door
            from mention in file.Mentions
            where !allowed.Contains(mention.Room)
            select $"{file.Name} names {mention.Room}.{mention.Type}");
    }

    [Fact]
    public void The_namespace_of_a_file_is_its_folder() => AssertNone(
        from file in GeneratorSources.All
        let folder = Path.GetDirectoryName(file.Name)!.Replace('\\', '/').Replace('/', '.')
        let expected = folder.Length == 0 ? "TradeData.Generators" : "TradeData.Generators." + folder
        from space in file.Tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
        where space.Name.ToString() != expected
        select $"{file.Name} is in {space.Name}");

    [Fact]
    public void The_model_is_made_of_the_framework_and_equatable_arrays_alone() => AssertNone(
        from file in GeneratorSources.All
        where file.Room == "Model"
        from mention in file.Mentions
        where mention.Room == "Infrastructure" && mention.Type is not ("EquatableArray" or "EquatableArrays")
        select $"{file.Name} names {mention.Type}");

    [Fact]
    public void Only_the_wiring_the_door_and_the_descriptors_name_roslyn() => Assert.Equal(
        ["Diagnostics/Descriptors.cs", Door, "TradeDataGenerator.cs"],
        GeneratorSources.All.Where(file => file.Mentions.Any(mention => mention.Room == GeneratorSources.Roslyn)).Select(file => file.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Only_diagnostics_names_diagnostics_and_locations() => Assert.Equal(
        ["Diagnostics"],
        GeneratorSources.All
            .Where(file => file.Mentions.Any(mention => mention is { Room: GeneratorSources.Roslyn, Type: "Diagnostic" or "DiagnosticDescriptor" or "Location" }))
            .Select(file => file.Room).Distinct());

    [Fact]
    public void No_step_asks_for_the_compilation_or_its_syntax()
    {
        string[] providers = [.. GeneratorSources.All
            .SelectMany(file => file.Mentions)
            .Where(mention => mention is { Room: GeneratorSources.Roslyn, Type: "IncrementalGeneratorInitializationContext" } && mention.Member.EndsWith("Provider", StringComparison.Ordinal))
            .Select(mention => mention.Member).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(["AdditionalTextsProvider", "AnalyzerConfigOptionsProvider"], providers);
    }

    [Theory]
    [InlineData("src/TradeData.Compiler", "Json", "Schema", "Binding", "Model", "Diagnostics", "Infrastructure")]
    [InlineData("src/TradeData.Runtime")]
    [InlineData("src/TradeData")]
    public void Other_projects_name_only_the_rooms_that_are_theirs_to_name(string folder, params string[] allowed)
    {
        string[] files = [.. GeneratorSources.FilesOf(folder)];
        Assert.NotEmpty(files);
        AssertNone(
            from path in files
            from name in NamesOfGenerator(path)
            let room = name.Split('.')[^1]
            where !allowed.Contains(room)
            select $"{Path.GetRelativePath(Repository.Root, path)} names {name}");
    }

    /// <summary>The parts of qualified names that end on a room: <c>TradeData.Generators.Model</c>, and <c>Generators.Model</c> within <c>TradeData</c>.</summary>
    private static IEnumerable<string> NamesOfGenerator(string path)
    {
        string[] heads = ["Generators", "TradeData.Generators", "global::TradeData.Generators"];
        foreach (var node in CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes())
        {
            string? head = node switch
            {
                QualifiedNameSyntax name => name.Left.ToString(),
                MemberAccessExpressionSyntax access => access.Expression.ToString(),
                _ => null,
            };
            if (head is not null && heads.Contains(head))
            {
                yield return node.ToString();
            }
        }
    }

    private static void AssertNone(IEnumerable<string> offences)
    {
        string[] found = [.. offences.Distinct()];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }
}
