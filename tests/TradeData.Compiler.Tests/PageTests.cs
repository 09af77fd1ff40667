using System.Diagnostics;
using System.Xml.Linq;
using TradeData.Compiler.Tests.Support;
using TradeData.Generators.Diagnostics;
using TradeData.TestSupport;

namespace TradeData.Compiler.Tests;

/// <summary>The examples of the pages in <c>docs/diagnostics</c> about data and about the data compiler's options.</summary>
public sealed class PageTests
{
    private static string Folder => Path.Combine(RepositorySchemas.Root, "docs", "diagnostics");

    public static TheoryData<string> OfData => [.. Rules.All.Select(rule => rule.Id).Where(id => id.StartsWith("TD2", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(OfData))]
    public void The_example_gives_just_the_lines_of_the_page(string id)
    {
        DiagnosticPage page = DiagnosticPage.Read(Folder, id);
        using DataProject project = ProjectOf(page.Example);
        DataRun run = project.Compile(options => OptionsOf(page.Example, options));
        string[] lines = [.. run.Lines];
        if (id == Rules.NotPacked.Id)
        {
            // The build reports this one, if the data compiler ends with an error.
            Assert.Equal(DataCompiler.DataError, run.ExitCode);
            lines = [.. lines, $"Quotas.csproj : error {id}: {TextOfTarget(id)}"];
            Assert.Equal(Rules.NotPacked.Format, TextOfTarget(id));
        }
        page.Gave(lines);
        Assert.Contains(page.Lines, line => line.Contains($": {Severity(id)} {id}: ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(OfData))]
    public void The_fix_gives_nothing(string id)
    {
        DiagnosticPage page = DiagnosticPage.Read(Folder, id);
        using DataProject project = ProjectOf(page.Fix);
        project.Compile(options => OptionsOf(page.Fix, options)).Reports();
        Assert.NotEmpty(Directory.EnumerateFiles(project.Output, "*.pack"));
    }

    [Theory]
    [MemberData(nameof(OfData))]
    public void A_page_tells_errors_from_warnings(string id)
    {
        string text = DiagnosticPage.Read(Folder, id).Severity;
        Assert.Equal(Severity(id) == "warning", text.StartsWith("## Severity\n\nA warning", StringComparison.Ordinal));
        // .globalconfig belongs to the C# compiler and does not affect data.
        Assert.DoesNotContain("dotnet_diagnostic.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_options_gives_the_line_of_the_page_and_its_fix_none()
    {
        DiagnosticPage page = DiagnosticPage.Read(Folder, Rules.InvalidOptions.Id);
        (int exitCode, string error) = Start("--output=obj", "--max-errors=" + MaxErrorsOf(page.Example));
        page.Gave([error]);
        Assert.Equal(DataCompiler.UsageError, exitCode);

        Assert.Equal(500, OptionsReader.Read(["--output=obj", "--max-errors=" + MaxErrorsOf(page.Fix)]).MaxErrors);
    }

    private static DataProject ProjectOf(IReadOnlyDictionary<string, string> files)
    {
        DataProject project = new();
        foreach ((string path, string text) in files.Where(file => !file.Key.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            _ = path.StartsWith("schemas/", StringComparison.Ordinal) ? project.Schema(path["schemas/".Length..], text) : project.File(path, text);
        }
        return project;
    }

    private static CompilerOptions OptionsOf(IReadOnlyDictionary<string, string> files, CompilerOptions options) => options with
    {
        // An error in an example's schema must not go unnoticed.
        ReportsSchemas = true,
        MaxErrors = MaxErrorsOf(files) is { } limit ? int.Parse(limit, System.Globalization.CultureInfo.InvariantCulture) : options.MaxErrors,
    };

    /// <summary>Returns the setting of the page's project, as its targets pass it to the data compiler.</summary>
    private static string? MaxErrorsOf(IReadOnlyDictionary<string, string> files) =>
        files.TryGetValue("Quotas.csproj", out string? project) ? XElement.Parse(project).Element("TradeDataMaxErrors")!.Value : null;

    private static string TextOfTarget(string id) =>
        XDocument.Load(Path.Combine(RepositorySchemas.Root, "generators/TradeData.Generators/build/TradeData.Generators.targets"))
            .Descendants("Error").First(error => error.Attribute("Code")?.Value == id).Attribute("Text")!.Value;

    private static string Severity(string id) => Rules.All.Single(rule => rule.Id == id).Severity.ToString().ToLowerInvariant();

    internal static (int ExitCode, string Error) Start(params string[] arguments)
    {
        using Process process = Begin(arguments);
        string error = process.StandardError.ReadToEnd().TrimEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }

    internal static Process Begin(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "TradeData.Compiler.dll"), .. arguments]) { RedirectStandardError = true })!;
}
