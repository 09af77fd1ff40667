namespace TradeData.Browser.Tests;

/// <summary>The pages of <c>tradedata report</c>, as a browser shows them.</summary>
public sealed class ReportTests(Chromium chromium, ReportFiles files) : IClassFixture<Chromium>, IClassFixture<ReportFiles>
{
    private const int Phone = 360;
    private const int Desk = 1000;

    /// <summary>Every text of the visible charts that leaves its drawing, or that another text overlaps.</summary>
    private const string MisplacedLabels = """
        (() => {
          const found = [];
          for (const svg of document.querySelectorAll('svg.chart')) {
            const area = svg.getBoundingClientRect();
            if (area.width === 0) continue;
            const texts = [...svg.querySelectorAll('text')].map(text => ({ text: text.textContent, box: text.getBoundingClientRect() }));
            for (const { text, box } of texts)
              if (box.left < area.left - 0.5 || box.right > area.right + 0.5 || box.top < area.top - 0.5 || box.bottom > area.bottom + 0.5) found.push('outside: ' + text);
            for (let i = 0; i < texts.length; i++)
              for (let j = 0; j < i; j++) {
                const a = texts[i].box, b = texts[j].box;
                const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                // Boxes of lines have room above and below the letters.
                if (wide > 0.5 && high > 4) found.push('overlap: ' + texts[i].text + ' | ' + texts[j].text);
              }
          }
          return found;
        })()
        """;

    [SkippableFact]
    public async Task A_page_asks_for_nothing_and_has_no_errors()
    {
        await using WatchedPage page = await OpenAsync();

        Assert.Equal([files.Address], page.Requests);
        Assert.Empty(page.Errors);
        Assert.Equal(0, await page.AskAsync<int>("document.querySelectorAll('script').length"));
    }

    [SkippableTheory]
    [InlineData(Phone, "narrow")]
    [InlineData(Desk, "wide")]
    public async Task Labels_stay_apart_and_the_page_has_no_sideways_overflow(int width, string drawing)
    {
        await using WatchedPage page = await OpenAsync(width);
        await page.PictureAsync($"report-{drawing}");

        Assert.Equal(width, await page.AskAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(
            [$"chart {drawing}"],
            await page.AskAsync<string[]>("[...new Set([...document.querySelectorAll('svg.chart')].filter(svg => svg.getBoundingClientRect().width > 0).map(svg => svg.getAttribute('class')))]"));
        Assert.Empty(await page.AskAsync<string[]>(MisplacedLabels));
    }

    [SkippableFact]
    public async Task Texts_can_be_read_in_light_and_in_dark()
    {
        foreach (bool isDark in (bool[])[false, true])
        {
            await using WatchedPage page = await OpenAsync(isDark: isDark);
            await page.PictureAsync(isDark ? "report-dark" : "report-light");

            double paper = await page.AskAsync<double>(Luminance("getComputedStyle(document.body).backgroundColor"));
            Assert.True(isDark ? paper < 0.05 : paper > 0.9, $"The paper's luminance is {paper}.");
            // The ratio that the Web Content Accessibility Guidelines ask of texts (1.4.3, level AA).
            double least = await page.AskAsync<double>($$"""
                (() => {
                  const luminance = colour => {{Luminance("colour")}};
                  const ratios = [];
                  for (const element of document.querySelectorAll('p, li, h1, h2, h3, td, th, a, caption, figcaption, svg text')) {
                    if (element.getBoundingClientRect().width === 0 || element.className === 'skip') continue;
                    const style = getComputedStyle(element);
                    let under = element;
                    while (getComputedStyle(under).backgroundColor === 'rgba(0, 0, 0, 0)') under = under.parentElement;
                    const a = luminance(element.closest('svg') ? style.fill : style.color), b = luminance(getComputedStyle(under).backgroundColor);
                    ratios.push((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
                  }
                  return Math.min(...ratios);
                })()
                """);
            Assert.True(least >= 4.5, $"The least contrast is {least}.");
        }
    }

    [SkippableFact]
    public async Task A_screen_reader_finds_names_for_charts_and_tables()
    {
        await using WatchedPage page = await OpenAsync(Desk);
        PuppeteerSharp.PageAccessibility.SerializedAXNode tree = await page.Page.Accessibility.SnapshotAsync(new() { InterestingOnly = true });
        PuppeteerSharp.PageAccessibility.SerializedAXNode[] nodes = [.. Nodes(tree)];

        string[] charts = [.. nodes.Where(node => node.Role is "image" or "img").Select(node => node.Name)];
        Assert.Equal(
            [
                $"Talks between Japan and the United States of 2018 and 2019 A timeline from top to bottom with {TradeCatalog.Default.NegotiationRecords.ByNegotiation("us-japan-2018").Count} events between 2018-04-17 and 2022-06-02. The table below has the same events.",
                .. charts.Skip(1),
            ],
            charts);
        Assert.Equal(await page.AskAsync<int>("document.querySelectorAll('svg.wide').length"), charts.Length);
        Assert.All(charts, name => Assert.Contains("The table below has ", name, StringComparison.Ordinal));
        Assert.Contains(nodes, node => node is { Role: "heading", Name: "Report on trade data" });
        Assert.Contains("The figures of Duty by origin on 2026-04-01", nodes.Where(node => node.Role == "region").Select(node => node.Name));
        // Every chart has a table, and every table is named and can be scrolled with keys.
        Assert.Equal(charts.Length + 1, await page.AskAsync<int>("document.querySelectorAll('div[role=region][tabindex=\"0\"] > table > caption').length"));
        Assert.Equal(0, await page.AskAsync<int>("[...document.querySelectorAll('[id]')].length - new Set([...document.querySelectorAll('[id]')].map(element => element.id)).size"));
    }

    [SkippableFact]
    public async Task The_printed_page_has_whole_tables_on_white()
    {
        await using WatchedPage page = await OpenAsync(isDark: true);
        byte[] pdf = await page.Page.PdfDataAsync(new PuppeteerSharp.PdfOptions { Format = PuppeteerSharp.Media.PaperFormat.A4, PrintBackground = true });
        Assert.True(pdf.AsSpan().StartsWith("%PDF-"u8));

        await page.Page.EmulateMediaTypeAsync(PuppeteerSharp.Media.MediaType.Print);
        await page.Page.SetViewportAsync(new PuppeteerSharp.ViewPortOptions { Width = 718, Height = 1000 });
        await page.PictureAsync("report-print");
        Assert.Equal("rgb(255, 255, 255)", await page.AskAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.Equal(0, await page.AskAsync<int>("[...document.querySelectorAll('.scroll')].filter(table => table.scrollWidth > table.clientWidth + 1 && getComputedStyle(table).overflowX !== 'visible').length"));
        Assert.Equal(718, await page.AskAsync<int>("document.documentElement.scrollWidth"));
        Assert.True(await page.AskAsync<bool>("[...document.querySelectorAll('svg.wide')].every(svg => svg.getBoundingClientRect().width > 0)"));
    }

    private async Task<WatchedPage> OpenAsync(int width = Desk, bool isDark = false)
    {
        WatchedPage page = await chromium.OpenAsync();
        await page.ShowOnAsync(width, 800, isDark);
        await page.Page.GoToAsync(files.Address);
        return page;
    }

    private static string Luminance(string colour) => $$"""
        (text => { const [r, g, b] = text.match(/[\d.]+/g).map(part => part / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; })({{colour}})
        """;

    private static IEnumerable<PuppeteerSharp.PageAccessibility.SerializedAXNode> Nodes(PuppeteerSharp.PageAccessibility.SerializedAXNode node) =>
        [node, .. (node.Children ?? []).SelectMany(Nodes)];
}

/// <summary>A report with every kind of section, written by the tool once for all tests.</summary>
public sealed class ReportFiles : IDisposable
{
    private readonly Workspace _workspace = new();

    public ReportFiles()
    {
        // Rates that rise, fall, end and are not understood.
        _workspace.Write("before/lines.json", Lines("""{ "kind": "adValorem", "percent": 38.5 }""", """{ "kind": "unparsed", "raw": "see <note> & ask", "reason": "a text" }"""));
        _workspace.Write("after/lines.json", Lines("""{ "kind": "adValorem", "percent": 25 }""", """{ "kind": "free" }"""));
        ToolRun run = _workspace.Run(
            "report", "--negotiation", "us-japan-2018", "--importer", "JPN", "--origins", "AUS,USA,DEU,CHN", "--code", "0201.30", "--date", "2026-04-01",
            "--staging", "usjta-us-half", "--staging", "tpp-us-b10", "--before", "before", "--after", "after", "--output", "report.html");
        Assert.True(run.ExitCode == 0, run.Error);
        Address = new Uri(_workspace["report.html"]).AbsoluteUri;
    }

    public string Address { get; }

    public void Dispose() => _workspace.Dispose();

    private static string Lines(string first, string second) => $$"""
        [
          { "schedule": "JP-TARIFF", "edition": "2025-04-01", "lineId": "1", "code": "0201.30", "chapter": 2, "level": "subheading", "indent": 0, "description": "Boneless <b>beef</b>", "effective": { "from": "2025-04-01" },
            "rates": [{ "column": "general", "rate": {{first}} }] },
          { "schedule": "JP-TARIFF", "edition": "2025-04-01", "lineId": "2", "code": "0202.30", "chapter": 2, "level": "subheading", "indent": 0, "description": "Frozen", "effective": { "from": "2025-04-01" },
            "rates": [{ "column": "general", "rate": {{second}} }] }
        ]
        """;
}
