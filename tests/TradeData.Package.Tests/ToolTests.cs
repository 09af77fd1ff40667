using System.Text;

namespace TradeData.Package.Tests;

/// <summary>The packed tool, installed from a folder and used outside the repository.</summary>
public sealed class ToolTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    [Fact]
    public void The_tool_is_installed_quotes_and_writes_what_the_compiler_writes()
    {
        string folder = feed.NewFolder("tool");
        CommandLine commands = feed.In(folder);
        feed.Pack("src/TradeData.Cli");
        commands.Run("dotnet tool install TradeData.Cli --tool-path tools").Succeeds().Says("Tool 'tradedata.cli' (version '0.1.0') was successfully installed.");
        string tradedata = Path.Combine(folder, "tools", "tradedata");

        Assert.StartsWith("0.1.0", Assert.Single(commands.Run($"{tradedata} --version").Succeeds().Lines), StringComparison.Ordinal);
        Assert.Equal(
            ["0201.30 Boneless", "from Australia into Japan on 2021-04-01 (JP-TARIFF, edition 2021-04-01)", "1. 25 %, CPTPP", "duty 250,000 JPY, 25 % of the value"],
            commands.Run($"{tradedata} quote --importer JPN --origin AUS --code 0201.30 --date 2021-04-01 --value 1000000 --brief").Succeeds().Lines[..4]);

        Write(folder, "Quotas/Quotas.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                <CompilerGeneratedFilesOutputPath>emitted</CompilerGeneratedFilesOutputPath>
              </PropertyGroup>
              <ItemGroup>
                <Compile Remove="emitted/**" />
                <PackageReference Include="TradeData.Generators" Version="*" />
              </ItemGroup>
            </Project>
            """);
        CommandLine project = feed.In(Path.Combine(folder, "Quotas"));
        project.Run($"{tradedata} new tariff-quota").Succeeds();
        project.Run("dotnet build").Succeeds();
        project.Run($"{tradedata} generate --namespace Quotas --output generated").Succeeds();
        Dictionary<string, byte[]> emitted = Files(Path.Combine(folder, "Quotas", "emitted", "TradeData.Generators", "TradeData.Generators.TradeDataGenerator"));
        Dictionary<string, byte[]> generated = Files(Path.Combine(folder, "Quotas", "generated"));
        Assert.Equal(4, generated.Count);
        Assert.Equal(emitted.Keys.Order(StringComparer.Ordinal), generated.Keys.Order(StringComparer.Ordinal));
        Assert.All(generated, file => Assert.True(WithoutMark(emitted[file.Key]).SequenceEqual(file.Value), file.Key));
    }

    private static Dictionary<string, byte[]> Files(string folder) => Directory.EnumerateFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);

    /// <summary>The compiler writes a byte order mark in front, the tool does not.</summary>
    private static ReadOnlySpan<byte> WithoutMark(byte[] text) => text.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? text.AsSpan(Encoding.UTF8.Preamble.Length) : text;

    private static void Write(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
