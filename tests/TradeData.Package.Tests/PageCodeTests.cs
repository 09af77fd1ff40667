using System.Text;

namespace TradeData.Package.Tests;

/// <summary>Compiles and runs the C# of the README and of every page in <c>docs</c>, in a project with the packages. The blocks of a page
/// form one program; a comment that begins with <c>given:</c> declares its assumptions. An <c>output</c> block is the output since the
/// previous one.</summary>
public sealed class PageCodeTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <RootNamespace>Pages</RootNamespace>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <UseAppHost>false</UseAppHost>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="TradeData" Version="*" />
            <PackageReference Include="TradeData.Generators" Version="*" />
            <PackageReference Include="TradeData.AspNetCore" Version="*" />
            <PackageReference Include="TradeData.EntityFrameworkCore.PostgreSQL" Version="*" />
            <PackageReference Include="Microsoft.AspNetCore.OpenApi" Version="10.*" />
          </ItemGroup>
        </Project>
        """;

    [Fact]
    public void Every_block_compiles_and_every_output_is_true()
    {
        string folder = feed.NewFolder("pages");
        foreach (string project in new[] { "TradeData", "TradeData.AspNetCore", "TradeData.EntityFrameworkCore", "TradeData.EntityFrameworkCore.PostgreSQL" })
        {
            feed.Pack("src/" + project);
        }
        PackageFeed.AddRestoredPackages(folder);
        Write(folder, "Pages.csproj", Project);
        Page[] pages = [.. Pages().Where(page => page.HasCode)];
        foreach (Page page in pages)
        {
            Write(folder, page.Class + ".cs", page.Program());
            foreach (MarkdownBlock block in page.Blocks.Where(block => block.File.StartsWith("schemas/", StringComparison.Ordinal)))
            {
                Write(folder, $"schemas/{page.Class}/{block.File["schemas/".Length..]}", block.Text);
            }
        }
        Write(folder, "Program.cs", string.Concat(pages.Where(page => page.HasOutput).Select(page => $"await Pages.{page.Class}.Run();\n")));

        feed.In(folder).Run("dotnet build").Succeeds();
        string[] said = feed.In(folder).Run("dotnet run --no-build").Succeeds().Output.Split('\n');
        Assert.Equal(
            pages.SelectMany(page => page.Blocks.Where(block => block.Language == "output").Select(block => page.Marker(block) + "\n" + block.Text)),
            Outputs(said));
    }

    private static IEnumerable<Page> Pages()
    {
        yield return new Page("README.md", isFollowed: true);
        foreach (string path in Directory.EnumerateFiles(Path.Combine(PackageFeed.RepositoryRoot, "docs"), "*.md").Order(StringComparer.Ordinal))
        {
            string name = "docs/" + Path.GetFileName(path);
            yield return new Page(name, isFollowed: name == "docs/tutorial-new-dataset.md");
        }
    }

    /// <summary>The texts between markers, which stand after what they are about, each with its marker in front.</summary>
    private static IEnumerable<string> Outputs(IEnumerable<string> lines)
    {
        StringBuilder output = new();
        foreach (string line in lines)
        {
            if (line.StartsWith(Page.MarkerSign))
            {
                yield return line + "\n" + output;
                output.Clear();
            }
            else
            {
                output.Append(line).Append('\n');
            }
        }
    }

    private static void Write(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>A page and the program that its blocks are.</summary>
    private sealed class Page
    {
        public const char MarkerSign = '§';
        private readonly string _name;
        private readonly string _text;

        /// <param name="name">The page's path in the repository.</param>
        /// <param name="isFollowed">Whether its files make a project of their own, which is built elsewhere.</param>
        public Page(string name, bool isFollowed)
        {
            _name = name;
            _text = File.ReadAllText(Path.Combine(PackageFeed.RepositoryRoot, name));
            Blocks = [.. MarkdownBlock.Read(_text).Where(block => !isFollowed || (block.File.Length == 0 && !block.Has("generated")))];
        }

        public MarkdownBlock[] Blocks { get; }

        public string Class => string.Concat(_name.Split('/', '-', '.').SkipLast(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

        public bool HasCode => Blocks.Any(block => block.Language == "csharp");

        public bool HasOutput => Blocks.Any(block => block.Language == "output");

        public string Marker(MarkdownBlock block) => $"{MarkerSign}{_name}({block.Line})";

        public string Program()
        {
            StringBuilder usings = new("using TradeData;\nusing TradeData.Runtime;\n");
            StringBuilder statements = new();
            StringBuilder types = new();
            foreach (MarkdownBlock block in Blocks)
            {
                string line = $"#line {block.Line} \"{_name}\"\n";
                if (block.Language == "output")
                {
                    statements.Append("Console.WriteLine(\"").Append(Marker(block)).Append("\");\n");
                }
                else if (block.Language == "csharp")
                {
                    StringBuilder place = block.Has("types") ? types : statements;
                    place.Append(line);
                    foreach (string text in block.Text.Split('\n'))
                    {
                        bool isDirective = text.StartsWith("using ", StringComparison.Ordinal) && text.AsSpan().IndexOfAny('=', '(') < 0;
                        usings.Append(isDirective ? text + "\n" : "");
                        place.Append(isDirective ? "" : text).Append('\n');
                    }
                }
            }
            return $$"""
                #pragma warning disable CS1998, CS0219, CS0168, CS0105
                {{usings}}
                namespace Pages
                {
                internal static class {{Class}}
                {
                public static async Task Run()
                {
                {{Given()}}
                {{statements}}
                }
                }
                {{types}}
                }
                """;
        }

        private string Given()
        {
            const string Begin = "<!-- given:";
            int begin = _text.IndexOf(Begin, StringComparison.Ordinal);
            return begin < 0 ? "" : _text[(begin + Begin.Length).._text.IndexOf("-->", begin, StringComparison.Ordinal)];
        }
    }
}
