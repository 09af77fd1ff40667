using System.Xml.Linq;
using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Architecture;

/// <summary>The allowed references between the projects. The general product knows nothing of trade.</summary>
public class ProjectArrowTests
{
    /// <summary>The projects that each project refers to. Only projects of tests and benchmarks, which prove the others, are left out.</summary>
    private static readonly Dictionary<string, string[]> RefersTo = new(StringComparer.Ordinal)
    {
        ["TradeData.Scalars"] = [],
        ["TradeData.Generators"] = [],
        ["TradeData.Runtime"] = ["TradeData.Scalars"],
        ["TradeData.Compiler"] = ["TradeData.Generators", "TradeData.Runtime"],
        ["TradeData.AspNetCore"] = ["TradeData.Runtime"],
        ["TradeData.EntityFrameworkCore"] = ["TradeData.Runtime"],
        ["TradeData.EntityFrameworkCore.PostgreSQL"] = ["TradeData.EntityFrameworkCore"],
        ["TradeData.Templates"] = [],
        ["TradeData"] = ["TradeData.Compiler", "TradeData.Generators", "TradeData.Runtime", "TradeData.Scalars"],
        ["TradeData.Cli"] = ["TradeData", "TradeData.Compiler", "TradeData.Generators"],
        ["TariffApi"] = ["TradeData", "TradeData.AspNetCore"],
        ["TradeTalks"] = ["TradeData"],
        ["TradeData.Site"] = ["TradeData.AspNetCore", "TradeData.Cli", "TradeData.EntityFrameworkCore.PostgreSQL"],
    };

    /// <summary>The product about trade. The tool has verbs of both products.</summary>
    private static readonly string[] Trade = ["TradeData", "TariffApi", "TradeTalks", "TradeData.Site"];

    private const string Tool = "TradeData.Cli";
    private const int MostFriends = 2;

    private static readonly IReadOnlyDictionary<string, XDocument> Projects = new[] { "src", "generators", "samples", "templates", "docs" }
        .SelectMany(folder => Directory.EnumerateDirectories(Path.Combine(Repository.Root, folder)))
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), XDocument.Load, StringComparer.Ordinal);

    [Fact]
    public void Every_project_refers_to_those_that_its_arrows_lead_to()
    {
        Assert.Equal(RefersTo.Keys.Order(StringComparer.Ordinal), Projects.Keys.Order(StringComparer.Ordinal));
        foreach ((string name, XDocument project) in Projects)
        {
            string[] references = [.. Included(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).Order(StringComparer.Ordinal)];
            Assert.Equal([name, .. RefersTo[name]], [name, .. references]);
        }
    }

    [Fact]
    public void The_general_product_refers_to_nothing_of_trade() =>
        Assert.DoesNotContain(RefersTo, project => !Trade.Contains(project.Key) && project.Key != Tool && project.Value.Any(other => Trade.Contains(other)));

    [Fact]
    public void At_most_two_projects_see_the_internals_of_the_other_product()
    {
        string[] friends = [.. Projects
            .SelectMany(project => Included(project.Value, "InternalsVisibleTo").Select(friend => (Owner: project.Key, Friend: friend)))
            .Where(pair => Projects.ContainsKey(pair.Friend) && Trade.Contains(pair.Owner) != Trade.Contains(pair.Friend))
            .Select(pair => $"{pair.Owner} to {pair.Friend}")];
        Assert.True(friends.Length <= MostFriends, string.Join(", ", friends));
    }

    private static IEnumerable<string> Included(XDocument project, string element) =>
        project.Descendants(element).Select(item => (string?)item.Attribute("Include")).OfType<string>().SelectMany(names => names.Split(';'));
}
