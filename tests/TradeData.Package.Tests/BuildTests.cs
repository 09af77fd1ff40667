namespace TradeData.Package.Tests;

/// <summary>The targets of the package in a project that uses it, and the work that they repeat or skip.</summary>
public sealed class BuildTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    [Fact]
    public void Builds_do_again_only_what_changed()
    {
        string folder = Project("incremental");
        CommandLine commands = feed.In(folder);
        CommandResult first = commands.Run("dotnet build -p:TradeDataVerbose=true");
        first.Succeeds().Says("Codes: checked 2 rows in 1 file");
        first.Says("Notes: checked 0 rows in 0 files");

        CommandResult second = commands.Run("dotnet build -p:TradeDataVerbose=true -v:normal").Succeeds();
        second.Says("Skipping target \"TradeDataCompile\"");
        second.Says("Skipping target \"CoreCompile\"");
        second.DoesNotSay("Codes:");

        Write(folder, "data/codes/codes.ndjson", "{\"id\": \"a\"}\n{\"id\": \"c\"}\n{\"id\": \"d\"}\n");
        CommandResult edited = commands.Run("dotnet build -p:TradeDataVerbose=true").Succeeds();
        edited.Says("Codes: checked 3 rows in 1 file");
        edited.Says("Notes: unchanged");

        Write(folder, "Program.cs", "System.Console.WriteLine(Sample.SampleCatalog.Default.Codes[\"c\"].Id + \"!\");");
        commands.Run("dotnet build -v:normal").Succeeds().Says("Skipping target \"TradeDataCompile\"");

        File.Delete(Path.Combine(folder, "data/codes/codes.ndjson"));
        commands.Run("dotnet build -p:TradeDataVerbose=true").Succeeds().Says("Codes: checked 0 rows in 0 files");
    }

    [Fact]
    public void Errors_are_shown_again_until_they_are_mended_and_clean_leaves_nothing()
    {
        string folder = Project("errors");
        CommandLine commands = feed.In(folder);
        Write(folder, "data/codes/codes.ndjson", "{\"id\": \"a\"}\n{\"id\": 3}\n");
        for (int i = 0; i < 2; i++)
        {
            CommandResult broken = commands.Run("dotnet build").Fails();
            broken.Says("data/codes/codes.ndjson(2,8): error TD2001: Codes row 2, /id: Must be a string, but is 3.");
            broken.Says("error TD2010: The data has errors, so it is not packed.");
            Assert.False(File.Exists(Path.Combine(folder, "bin/Debug/net10.0/Sample.dll")));
        }
        Write(folder, "data/codes/codes.ndjson", "{\"id\": \"a\"}\n{\"id\": \"c\"}\n");
        commands.Run("dotnet run").Succeeds().Says("c");
        Assert.True(File.Exists(Path.Combine(folder, "obj/Debug/net10.0/TradeData/Codes.pack")));
        commands.Run("dotnet clean").Succeeds();
        Assert.False(Directory.Exists(Path.Combine(folder, "obj/Debug/net10.0/TradeData")));
    }

    [Fact]
    public void Items_override_the_convention()
    {
        string folder = Project("items");
        File.Delete(Path.Combine(folder, "data/codes/codes.ndjson"));
        Write(folder, "imported/list of 2019.csv", "id\na\nc\n");
        Write(folder, "Sample.csproj", File.ReadAllText(Path.Combine(folder, "Sample.csproj")).Replace(
            "</Project>",
            "<ItemGroup><TradeDataRows Include=\"imported/list of 2019.csv\" Folder=\"codes\" /></ItemGroup></Project>",
            StringComparison.Ordinal));
        CommandLine commands = feed.In(folder);
        commands.Run("dotnet run").Succeeds().Says("c");
    }

    [Fact]
    public void A_broken_weak_reference_is_as_bad_as_the_project_says()
    {
        string folder = Project("severity");
        Write(folder, "schemas/code.schema.json", """
            {
              "title": "Code",
              "type": "object",
              "required": ["id"],
              "properties": { "id": { "type": "string" }, "see": { "type": "string" } },
              "x-table": { "primaryKey": ["id"], "foreignKeys": [{ "fields": ["see"], "references": { "table": "Codes", "fields": ["id"] }, "weak": true }] }
            }
            """);
        Write(folder, "data/codes/codes.ndjson", "{\"id\": \"a\"}\n{\"id\": \"c\", \"see\": \"x\"}\n");
        const string Broken = "TD2005: Codes row 2: \"see\" is \"x\", but Codes has no such key.";
        CommandLine commands = feed.In(folder);
        // The project treats the compiler's warnings as errors, which this is none of.
        commands.Run("dotnet build -t:Rebuild").Succeeds().Says("data/codes/codes.ndjson(2,20): warning " + Broken);
        commands.Run("dotnet build -t:Rebuild -p:NoWarn=TD2005").Succeeds().DoesNotSay("TD2005");
        commands.Run("dotnet build -t:Rebuild -p:WarningsAsErrors=TD2005").Fails().Says("data/codes/codes.ndjson(2,20): error " + Broken);
        commands.Run("dotnet build -t:Rebuild -p:MSBuildTreatWarningsAsErrors=true").Fails().Says("data/codes/codes.ndjson(2,20): error " + Broken);
    }

    [Fact]
    public void A_project_without_schemas_pays_nothing()
    {
        string folder = Project("none");
        Directory.Delete(Path.Combine(folder, "schemas"), recursive: true);
        Write(folder, "data/other/file.json", "{");
        Write(folder, "Program.cs", "System.Console.WriteLine(1);");
        feed.In(folder).Run("dotnet build").Succeeds();
        Assert.False(Directory.Exists(Path.Combine(folder, "obj/Debug/net10.0/TradeData")));
    }

    private string Project(string name)
    {
        string folder = feed.NewFolder(name);
        Write(folder, "Sample.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <UseAppHost>false</UseAppHost>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="TradeData.Generators" Version="*" />
              </ItemGroup>
            </Project>
            """);
        Write(folder, "schemas/code.schema.json", Schema("Code", "string"));
        Write(folder, "schemas/note.schema.json", Schema("Note", "integer"));
        Write(folder, "data/codes/codes.ndjson", "{\"id\": \"a\"}\n{\"id\": \"c\"}\n");
        Write(folder, "Program.cs", "System.Console.WriteLine(Sample.SampleCatalog.Default.Codes[\"c\"].Id);");
        return folder;
    }

    private static string Schema(string title, string type) => $$"""
        {
          "title": "{{title}}",
          "type": "object",
          "required": ["id"],
          "properties": { "id": { "type": "{{type}}" } },
          "additionalProperties": false,
          "x-table": { "primaryKey": ["id"] }
        }
        """;

    private static void Write(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
