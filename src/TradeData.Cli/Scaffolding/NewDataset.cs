using System.Reflection;
using TradeData.Generators.Binding;
using TradeData.Generators.Infrastructure;

namespace TradeData.Cli.Scaffolding;

/// <summary>The files of a new dataset: a schema that builds, valid rows, their provenance, and settings of editors.</summary>
internal sealed class NewDataset
{
    /// <summary>The path of the settings.</summary>
    public const string Settings = ".vscode/settings.json";

    /// <summary>The name of the file with the keywords, as the settings have it.</summary>
    public const string Keywords = "x-keywords.schema.json";

    private const string Root = "new/";

    private readonly string _row;

    /// <param name="name">The singular or plural name: quota, market-access, TariffQuotas.</param>
    public NewDataset(string name)
    {
        string pascal = Identifiers.Pascal(name);
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ' ') || !Identifiers.IsValid(pascal) || pascal[0] == '_')
        {
            throw new UserException($"\"{name}\" cannot name a dataset. Use letters, digits and hyphens, a letter first, as in tariff-quota.");
        }
        _row = Identifiers.Singular(pascal);
        Table = Identifiers.Plural(_row);
        Folder = Identifiers.Kebab(Table);
    }

    /// <summary>The name of the table and of the catalog's property.</summary>
    public string Table { get; }

    /// <summary>The folder of its rows.</summary>
    public string Folder { get; }

    /// <summary>The files by their paths in the project.</summary>
    public IReadOnlyList<(string Path, string Text)> Files => [.. Template().Where(file => !IsForEditors(file.Path)).Select(file => (Named(file.Path), Named(file.Text)))];

    /// <summary>The settings of Visual Studio Code, which bind the schemas to the keywords that TradeData knows, and these keywords.</summary>
    public static IReadOnlyList<(string Path, string Text)> EditorFiles => [.. Template().Where(file => IsForEditors(file.Path))];

    /// <summary>Returns the lines that a project file needs.</summary>
    public static string ProjectLines(string version) => $"""
        <ItemGroup>
          <PackageReference Include="TradeData.Generators" Version="{version}" />
        </ItemGroup>
        """;

    /// <summary>Returns a complete project file, for a folder without one.</summary>
    public static string Project(string version) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <!-- Schemas in schemas/ and rows in data/ are picked up by convention. -->
          <ItemGroup>
            <PackageReference Include="TradeData.Generators" Version="{version}" />
          </ItemGroup>
        </Project>

        """;

    /// <summary>Returns the C# that looks up a row.</summary>
    /// <param name="project">The project's name, from which its catalog's name is derived.</param>
    public string UseIn(string project) => $"{_row} row = {BindingOptions.CatalogOf(project)}.Default.{Table}[\"first\", new DateOnly(2026, 4, 1)];";

    private string Named(string text) => text
        .Replace("row-name", Identifiers.Kebab(_row), StringComparison.Ordinal)
        .Replace("RowName", _row, StringComparison.Ordinal)
        .Replace("table-name", Folder, StringComparison.Ordinal)
        .Replace("TableName", Table, StringComparison.Ordinal);

    /// <summary>The files of the template for <c>dotnet new</c>, by their paths. The tool has them as resources.</summary>
    private static IEnumerable<(string Path, string Text)> Template()
    {
        Assembly tool = typeof(NewDataset).Assembly;
        foreach (string name in tool.GetManifestResourceNames().Where(name => name.StartsWith(Root, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using StreamReader text = new(tool.GetManifestResourceStream(name)!);
            // The separator is that of the machine that built the tool.
            yield return (name[Root.Length..].Replace('\\', '/'), text.ReadToEnd());
        }
    }

    private static bool IsForEditors(string path) => path.StartsWith(".vscode/", StringComparison.Ordinal);
}
