using System.Globalization;

namespace TradeData.Package.Tests;

/// <summary>The work of the compiler before the first answer of a process, counted in methods. Most of what a first quote waits for is this work, and its amount is the same in each run.</summary>
public sealed class FirstQuoteTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <UseAppHost>false</UseAppHost>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="TradeData" Version="*" />
          </ItemGroup>
        </Project>
        """;

    private const string Program = """
        using System.Runtime;
        using TradeData;

        long before = JitInfo.GetCompiledMethodCount();
        string answer = args[0] switch
        {
            "line" => TradeCatalog.Default.TariffLines.Find("JP-TARIFF", "2021-04-01", "0201.30")!.LineId,
            "Japan" => TradeCatalog.Default.Quote("JPN", "AUS", "0201.30", new DateOnly(2021, 4, 1), 1_000_000) is Quote.Offered { Best: { } best } ? best.Rate.ToString() : "",
            _ => TradeCatalog.Default.Quote("USA", "JPN", "8703.23.01", new DateOnly(2025, 10, 1), 30_000) is Quote.Offered { Best: { } best } ? best.Rate.ToString() : "",
        };
        Console.WriteLine($"{answer};{JitInfo.GetCompiledMethodCount() - before}");
        """;

    [Fact]
    public void A_first_line_and_a_first_quote_compile_few_methods()
    {
        feed.Pack("src/TradeData");
        string folder = feed.NewFolder("first-quote");
        File.WriteAllText(Path.Combine(folder, "First.csproj"), Project);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Program);
        CommandLine commands = feed.In(folder);
        commands.Run("dotnet build -c Release").Succeeds();
        Expect("line", "0201.30", most: 500);
        Expect("Japan", "25 %", most: 1_550);
        Expect("America", "15 %", most: 1_640);

        void Expect(string question, string answer, int most)
        {
            string[] said = commands.Run($"dotnet bin/Release/net10.0/First.dll {question}").Succeeds().Output.Trim().Split(';');
            Assert.Equal(answer, said[0]);
            int methods = int.Parse(said[1], CultureInfo.InvariantCulture);
            Assert.True(methods <= most, $"{question}: {methods} methods were compiled, for at most {most}.");
        }
    }
}
