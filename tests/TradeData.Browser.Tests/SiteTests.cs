using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using PuppeteerSharp;

namespace TradeData.Browser.Tests;

/// <summary>The built site of the documentation: all of its files, and a reader's way through it.</summary>
public sealed class SiteTests(Chromium chromium, Site site) : IClassFixture<Chromium>, IClassFixture<Site>
{
    private const int Phone = 360;
    private const int Desk = 1400;

    /// <summary>A page of each kind, by clicks or by its address.</summary>
    private static readonly string[] s_pages =
    [
        "index.html", "guides/tutorial-new-dataset.html", "guides/command-line.html", "guides/schema-support.html", "diagnostics/index.html", "diagnostics/TD2004.html", "data/index.html", "data/tarifflines.html",
        "charts/beef-into-japan.html", "charts/talks-us-japan-2018.html", "charts/staging-of-cptpp.html", "api/TradeData.html", "api/TradeData.TradeCatalog.html",
    ];

    private readonly IEnumerable<string> _files = Directory.EnumerateFiles(site.Folder, "*.html", SearchOption.AllDirectories)
        .Where(static file => Path.GetFileName(file) != "toc.html")
        .Select(file => Path.GetRelativePath(site.Folder, file).Replace('\\', '/'));

    [Fact]
    public void Every_page_has_a_title_and_leads_only_to_what_is_there()
    {
        HtmlParser parser = new();
        Dictionary<string, IDocument> documents = _files.ToDictionary(static file => file, file => (IDocument)parser.ParseDocument(File.ReadAllText(Path.Combine(site.Folder, file))));
        Dictionary<string, HashSet<string>> anchors = documents.ToDictionary(page => page.Key, page => page.Value.QuerySelectorAll("[id], a[name]").Select(element => element.Id ?? element.GetAttribute("name")!).ToHashSet());
        List<string> faults = [];
        foreach ((string page, IDocument document) in documents)
        {
            if (document.Title is null or "" or "TradeData" && page != "index.html")
            {
                faults.Add($"{page}: no title");
            }
            foreach (string link in document.QuerySelectorAll("a[href], img[src], link[href], script[src]").Select(static element => element.GetAttribute("href") ?? element.GetAttribute("src")!).Distinct())
            {
                if (FaultOf(page, link, anchors) is { } fault)
                {
                    faults.Add($"{page}: {link}: {fault}");
                }
            }
        }
        Assert.Empty(faults);
    }

    [Fact]
    public void Every_package_table_negotiation_agreement_and_diagnostic_has_its_page()
    {
        TradeCatalog catalog = TradeCatalog.Default;
        string[] expected =
        [
            "api/TradeData.Quote.html", "api/TradeData.Runtime.ValidationOptions.html", "api/Microsoft.Extensions.DependencyInjection.html",
            .. catalog.Data.Definition.Tables.Select(table => $"data/{table.Definition.Name.ToLowerInvariant()}.html"),
            .. catalog.NegotiationRecords.Select(record => record.Negotiation).Distinct().Select(id => $"charts/talks-{id}.html"),
            .. catalog.StagingCategories.Select(category => category.Agreement).Distinct().Select(id => $"charts/staging-of-{id}.html"),
            .. Directory.GetFiles(Path.Combine(RepositoryRoot(), "docs", "diagnostics"), "TD*.md").Select(file => $"diagnostics/{Path.GetFileNameWithoutExtension(file)}.html"),
            .. Directory.GetFiles(Path.Combine(RepositoryRoot(), "docs"), "*.md").Select(file => $"guides/{Path.GetFileNameWithoutExtension(file)}.html"),
        ];
        Assert.Empty(expected.Except(_files));
    }

    [SkippableFact]
    public async Task A_reader_clicks_through_the_site_and_finds_a_word()
    {
        await using WatchedPage page = await OpenAsync("index.html", Desk);
        await ClickAsync(page, "#navbar a", "Charts", "charts/beef-into-japan.html");
        Assert.Equal("Beef into Japan | TradeData", await page.Page.GetTitleAsync());
        await ClickAsync(page, "#navbar a", "Data", "data/index.html");
        await ClickAsync(page, "article a", "TariffLines", "data/tarifflines.html");
        await ClickAsync(page, "article a", "Units", "data/units.html");
        await ClickAsync(page, "#navbar a", "Diagnostics", "diagnostics/index.html");
        await ClickAsync(page, "article a", "TD2004", "diagnostics/TD2004.html");
        await ClickAsync(page, "#navbar a", "API", "api/");

        await page.Page.TypeAsync("#search-query", "safeguard");
        await page.Page.WaitForSelectorAsync("#search-results .sr-item a");
        string[] found = await page.AskAsync<string[]>("[...document.querySelectorAll('#search-results .sr-item a')].map(a => a.textContent)");
        Assert.Contains(found, title => title.Contains("Safeguard", StringComparison.Ordinal));
        Assert.All(page.Requests, address => Assert.StartsWith(site.Address, address, StringComparison.Ordinal));
        Assert.Empty(page.Errors);
    }

    [SkippableFact]
    public async Task Pages_fit_a_phone_and_show_their_charts_in_light_and_dark()
    {
        await using WatchedPage page = await chromium.OpenAsync();
        foreach (string address in s_pages)
        {
            await page.ShowOnAsync(Phone, 740, isDark: true);
            await page.Page.GoToAsync(site.Address + address, WaitUntilNavigation.Networkidle2);
            await page.PictureAsync("site-dark-" + address.Replace('/', '-'));
            Assert.Equal($"{address} dark {Phone}", $"{address} {await page.AskAsync<string>("document.documentElement.dataset.bsTheme")} {await page.AskAsync<int>("document.documentElement.scrollWidth")}");
            if (address.StartsWith("charts/", StringComparison.Ordinal))
            {
                Assert.True(await page.AskAsync<int>("[...document.querySelectorAll('svg.chart.narrow')].filter(svg => svg.getBoundingClientRect().width === 320).length") > 0, address);
                Assert.Equal("rgb(127, 178, 245)", await FirstColourAsync(page));
                await page.ShowOnAsync(Desk, 900);
                await page.Page.GoToAsync(site.Address + address, WaitUntilNavigation.Networkidle2);
                await page.PictureAsync("site-light-" + address.Replace('/', '-'));
                Assert.Equal("rgb(26, 95, 180)", await FirstColourAsync(page));
                Assert.Equal(0, await page.AskAsync<int>("[...document.querySelectorAll('svg.chart.narrow')].filter(svg => svg.getBoundingClientRect().width > 0).length"));
            }
        }
        Assert.All(page.Requests, address => Assert.StartsWith(site.Address, address, StringComparison.Ordinal));
        Assert.Empty(page.Errors);
    }

    /// <summary>Returns the colour of the first form that is drawn in the first colour.</summary>
    private static Task<string> FirstColourAsync(WatchedPage page) => page.AskAsync<string>(
        "(form => form.classList.contains('steps') ? getComputedStyle(form).stroke : getComputedStyle(form).fill)(document.querySelector('svg.chart .steps, svg.chart .bar, svg.chart .meeting'))");

    private async Task<WatchedPage> OpenAsync(string address, int width)
    {
        WatchedPage page = await chromium.OpenAsync();
        await page.ShowOnAsync(width, 900);
        await page.Page.GoToAsync(site.Address + address, WaitUntilNavigation.Networkidle2);
        return page;
    }

    private async Task ClickAsync(WatchedPage page, string selector, string text, string address)
    {
        await page.Page.WaitForSelectorAsync(selector);
        string find = $"[...document.querySelectorAll('{selector}')].find(link => link.textContent.trim() === '{text}')";
        await page.Page.WaitForExpressionAsync(find);
        await Task.WhenAll(page.Page.WaitForNavigationAsync(new NavigationOptions { WaitUntil = [WaitUntilNavigation.Networkidle2] }), page.Page.EvaluateExpressionAsync($"{find}.click()"));
        Assert.StartsWith(site.Address + address, page.Page.Url, StringComparison.Ordinal);
    }

    private static string RepositoryRoot()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TradeData.sln")))
        {
            folder = folder.Parent!;
        }
        return folder.FullName;
    }

    private string? FaultOf(string page, string link, Dictionary<string, HashSet<string>> anchors)
    {
        Uri target = new(new Uri("http://site/" + page), link);
        if (target.Host != "site" || target.Scheme is not "http")
        {
            return null;
        }
        string path = Uri.UnescapeDataString(target.AbsolutePath[1..]);
        path = path.Length == 0 || path.EndsWith('/') ? path + "index.html" : path;
        string anchor = Uri.UnescapeDataString(target.Fragment.TrimStart('#'));
        return !File.Exists(Path.Combine(site.Folder, path)) ? "no such file"
            : anchor.Length > 0 && anchors.TryGetValue(path, out HashSet<string>? ids) && !ids.Contains(anchor) ? "no such place"
            : null;
    }
}
