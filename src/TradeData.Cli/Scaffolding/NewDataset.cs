using TradeData.Generators.Binding;
using TradeData.Generators.Infrastructure;

namespace TradeData.Cli.Scaffolding;

/// <summary>The files of a new dataset: a schema that builds, two valid rows, and their provenance.</summary>
internal sealed class NewDataset
{
    private readonly string _row;
    private readonly string _words;

    /// <param name="name">The singular or plural name: quota, market-access, TariffQuotas.</param>
    public NewDataset(string name)
    {
        string pascal = Identifiers.Pascal(name);
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ' ') || !Identifiers.IsValid(pascal) || pascal[0] == '_')
        {
            throw new UserException($"\"{name}\" cannot name a dataset. Use letters, digits and hyphens, a letter first, as in tariff-quota.");
        }
        _row = Identifiers.Singular(pascal);
        _words = Identifiers.Kebab(_row).Replace('-', ' ');
        Table = Identifiers.Plural(_row);
        Folder = Identifiers.Kebab(Table);
    }

    /// <summary>The name of the table and of the catalog's property.</summary>
    public string Table { get; }

    /// <summary>The folder of its rows.</summary>
    public string Folder { get; }

    public string SchemaFile => $"schemas/{Identifiers.Kebab(_row)}.schema.json";

    public string RowsFile => $"data/{Folder}/{Folder}.json";

    /// <summary>The files by their paths in the project.</summary>
    public IReadOnlyList<(string Path, string Text)> Files =>
    [
        (SchemaFile, Schema),
        (RowsFile, Rows),
        ($"data/{Folder}/provenance.json", Provenance),
    ];

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

    private string Schema => $$"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://example.org/schemas/{{Identifiers.Kebab(_row)}}.schema.json",
          "title": "{{_row}}",
          "description": "One {{_words}}. Describe here what a row represents.",
          "type": "object",
          "required": ["id", "name", "effective"],
          "properties": {
            "id": { "description": "The unique key.", "type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$" },
            "name": { "description": "The common name.", "type": "string", "minLength": 1 },
            "amount": { "description": "A number with its unit.", "type": "number", "minimum": 0 },
            "effective": {
              "title": "{{_row}}Period",
              "description": "The days on which it is valid.",
              "type": "object",
              "required": ["from"],
              "properties": {
                "from": { "description": "The first day.", "type": "string", "format": "date" },
                "to": { "description": "The day after the last. Absent: until further notice.", "type": "string", "format": "date" }
              },
              "additionalProperties": false
            }
          },
          "additionalProperties": false,
          "x-table": {
            "name": "{{Table}}",
            "primaryKey": ["id", "effective.from"],
            "indexes": [{ "fields": ["id"] }],
            "validTime": { "from": "effective.from", "to": "effective.to", "key": ["id"] }
          }
        }

        """;

    private const string Rows = """
        [
          { "id": "first", "name": "The first one", "amount": 100, "effective": { "from": "2026-04-01", "to": "2027-04-01" } },
          { "id": "first", "name": "The first one", "amount": 120.5, "effective": { "from": "2027-04-01" } },
          { "id": "second", "name": "The second one", "effective": { "from": "2026-04-01" } }
        ]

        """;

    private const string Provenance = """
        {
          "source": "Examples, to be replaced",
          "version": "1",
          "licence": "CC0-1.0"
        }

        """;
}
