using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using TradeData.Cli.Reports;

namespace TradeData.Site;

/// <summary>The run of docfx, a tool of the repository, over the written sources.</summary>
internal static class Docfx
{
    private static readonly string[] s_packages = ["TradeData", "TradeData.Runtime", "TradeData.EntityFrameworkCore", "TradeData.EntityFrameworkCore.PostgreSQL", "TradeData.AspNetCore"];

    /// <summary>Builds the site, and returns the exit code.</summary>
    public static int Build(Repository repository, SourceFolder sources, string site)
    {
        sources.WriteContents("", [new Entry("Guides", "guides/"), new Entry("Charts", "charts/"), new Entry("Data", "data/"), new Entry("API", "api/"), new Entry("Diagnostics", "diagnostics/")]);
        sources.Write("template/public/main.css", $"{ReportPage.ChartStyle}\n.report {{\n{ReportPage.FigureStyle}}}\n{Style()}");
        sources.WriteJson("docfx.json", Configuration(site));
        // The types are read from assemblies and their XML documentation, which takes a fraction of a build from sources.
        return Run(repository.Root, "tool", "restore") is var restored && restored != 0 ? restored
            : Run(repository.Root, "docfx", Path.Combine(sources.Path, "docfx.json"), "--disableGitFeatures");
    }

    private static object Configuration(string site) => new
    {
        Metadata = new[]
        {
            new
            {
                Src = new[] { new { Src = AppContext.BaseDirectory, Files = s_packages.Select(package => package + ".dll").ToArray() } },
                Dest = "api",
                References = new[]
                {
                    new { Src = AppContext.BaseDirectory, Files = new[] { "*.dll" } },
                    new { Src = Path.GetDirectoryName(typeof(HttpContext).Assembly.Location)!, Files = new[] { "*.dll" } },
                },
            },
        },
        Build = new
        {
            Content = new[] { new { Files = new[] { "**/*.md", "**/toc.yml", "api/*.yml" } } },
            Resource = new[] { new { Files = new[] { "images/*" } } },
            Template = new[] { "default", "modern", "template" },
            PostProcessors = new[] { "ExtractSearchIndex" },
            GlobalMetadata = new Dictionary<string, object>
            {
                ["_appName"] = "TradeData",
                ["_appTitle"] = "TradeData",
                ["_appLogoPath"] = "images/icon.png",
                ["_appFaviconPath"] = "images/icon.png",
                ["_appFooter"] = "TradeData",
                ["_enableSearch"] = true,
                ["_disableContribution"] = true,
                ["_lang"] = "en",
            },
            Output = site,
        },
    };

    private static string Style()
    {
        using StreamReader style = new(typeof(Docfx).Assembly.GetManifestResourceStream("site.css")!);
        return style.ReadToEnd();
    }

    private static int Run(string folder, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
