using System.Reflection;

namespace TradeData.Package.Tests;

/// <summary>The packages of this build in their own feed, and a place for projects outside the repository.</summary>
public sealed class PackageFeed : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tradedata-packages-").FullName;

    public PackageFeed()
    {
        try
        {
            PackAll();
        }
        catch
        {
            // An object that was not created is not disposed of.
            Dispose();
            throw;
        }
    }

    public static string RepositoryRoot => Metadata("RepositoryRoot");

    public string Feed => Path.Combine(_root, "feed");

    /// <summary>An empty folder for projects.</summary>
    internal string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;

    internal CommandLine In(string folder) => new(folder, _root);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void PackAll()
    {
        Directory.CreateDirectory(Feed);
        // The folder of the projects sees this feed and no other.
        File.WriteAllText(Path.Combine(_root, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="local" value="{Feed}" />
              </packageSources>
            </configuration>
            """);
        foreach (string project in new[] { "src/TradeData.Runtime", "generators/TradeData.Generators" })
        {
            Pack(project);
        }
    }

    /// <summary>Packs a project that is built already.</summary>
    internal void Pack(string project) =>
        In(_root).Run($"dotnet pack {Path.Combine(RepositoryRoot, project)} --no-build --configuration {Metadata("Configuration")} --output {Feed}").Succeeds();

    /// <summary>Lets the projects of a folder see what this build was restored with, beside the feed: what our packages depend on.</summary>
    internal static void AddRestoredPackages(string folder) => File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
        <configuration>
          <packageSources>
            <add key="restored" value="{Metadata("RestoredPackages")}" />
          </packageSources>
        </configuration>
        """);

    private static string Metadata(string key) =>
        typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
