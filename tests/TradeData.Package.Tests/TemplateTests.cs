namespace TradeData.Package.Tests;

/// <summary>The templates, installed from their package and used as they are.</summary>
public sealed class TemplateTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    [Fact]
    public void A_new_library_passes_its_tests_and_takes_another_dataset()
    {
        string folder = feed.NewFolder("templates");
        CommandLine commands = feed.In(folder);
        feed.Pack("templates/TradeData.Templates");
        PackageFeed.AddRestoredPackages(folder);
        commands.Run($"dotnet new install {Path.Combine(feed.Feed, "TradeData.Templates.0.1.0.nupkg")}").Succeeds();

        commands.Run("dotnet new tradedata-library --name Concessions").Succeeds();
        CommandLine library = feed.In(Path.Combine(folder, "Concessions"));
        library.Run("dotnet test").Succeeds().Says("Passed!  - Failed:     0, Passed:     3");
        Assert.True(File.Exists(Path.Combine(folder, "Concessions", ".vscode", "x-keywords.schema.json")), "The editor has no keywords.");

        CommandLine project = feed.In(Path.Combine(folder, "Concessions", "src", "Concessions"));
        project.Run("dotnet new tradedata-dataset --name TariffCut").Succeeds();
        project.Run("dotnet new tradedata-dataset --name Country --plural Countries").Succeeds();
        library.Run("dotnet test").Fails().Says("The API changed. Read api.received.txt; if it is right, rename it to api.verified.txt.");
        string api = Path.Combine(folder, "Concessions", "tests", "Concessions.Tests", "api.received.txt");
        string[] added = [.. File.ReadLines(api).Except(File.ReadLines(api.Replace("received", "verified", StringComparison.Ordinal)))];
        Assert.Contains("DataCatalog.TariffCuts: TariffCutTable", added);
        Assert.Contains("DataCatalog.Countries: CountryTable", added);
        Assert.Contains("TariffCut.Effective: TariffCutPeriod", added);
        File.Move(api, api.Replace("received", "verified", StringComparison.Ordinal), overwrite: true);
        library.Run("dotnet test --no-build").Succeeds();
    }
}
