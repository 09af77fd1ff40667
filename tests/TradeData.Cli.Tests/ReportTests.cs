using System.Globalization;
using System.Xml.Linq;

namespace TradeData.Cli.Tests;

public class ReportTests
{
    private static readonly string[] s_beef =
        ["report", "--importer", "JPN", "--origins", "AUS,USA,CHN", "--code", "0201.30", "--date", "2021-04-01", "--value", "1000000"];

    [Fact]
    public void A_staging_is_drawn_with_the_agreements_steps()
    {
        XElement svg = Svg("--staging", "cptpp-jp-beef");

        // The legal rates: nine stages from 27.5 to 20, six to 9, cut off to one decimal; the last is drawn for two years.
        decimal[] rates = [27.5m, 26.6m, 25.8m, 25m, 24.1m, 23.3m, 22.5m, 21.6m, 20.8m, 20m, 18.1m, 16.3m, 14.5m, 12.6m, 10.8m, 9m];
        DateOnly[] days = [new(2018, 12, 30), .. Enumerable.Range(2019, 15).Select(year => new DateOnly(year, 4, 1)), new(2035, 4, 1)];
        (double X, double Y)[] points = PointsOf(Assert.Single(Of(svg, "path", "steps")));
        Assert.Equal(2 * rates.Length, points.Length);
        Dictionary<decimal, double> marks = MarksOf(svg);
        double Height(decimal percent) => marks[0] + (marks[30] - marks[0]) * (double)percent / 30;
        double Place(DateOnly day) => points[0].X + (points[^1].X - points[0].X) * (day.DayNumber - days[0].DayNumber) / (days[^1].DayNumber - days[0].DayNumber);
        for (int i = 0; i < rates.Length; i++)
        {
            Assert.Equal((Height(rates[i]), Height(rates[i])), (points[2 * i].Y, points[2 * i + 1].Y), new Near());
            Assert.Equal((Place(days[i]), Place(days[i + 1])), (points[2 * i].X, points[2 * i + 1].X), new Near());
        }
    }

    [Fact]
    public void The_table_of_a_staging_has_days_rates_and_reasons()
    {
        XElement page = Page(Tool.Run(".", "report", "--staging", "cptpp-jp-beef"));

        string[][] rows = Rows(page, "staging-cptpp-jp-beef-figures");
        Assert.Equal(17, rows.Length);
        Assert.Equal(["Year", "First day", "Last day", "Rate", "Computation"], rows[0]);
        Assert.Equal(["1", "2018-12-30", "2019-03-31", "27.5 %", "Year 1: stated as 27.5 %: 27.5 %."], rows[1]);
        Assert.Equal(["2", "2019-04-01", "2020-03-31", "26.6 %", "Year 2: step 1 of 9 from 27.5 % in year 1 to 20 % in year 10 = 26.666667 %, cut off to 1 decimal: 26.6 %."], rows[2]);
        Assert.Equal(["16", "2033-04-01", "no end", "9 %"], rows[16][..4]);
    }

    [Fact]
    public void Years_without_a_recorded_step_are_unknown()
    {
        ToolRun run = Tool.Run(".", "report", "--staging", "usjta-us-half", "--base-rate", "6.8");

        string[][] rows = Rows(Page(run), "staging-usjta-us-half-figures");
        Assert.Equal(["1 to 5", "", "2024-12-31", "unknown", "No step is recorded."], rows[1]);
        Assert.Equal(["6", "2025-01-01", "no end", "3.4 %"], rows[2][..4]);
        XElement svg = Svg("--staging", "usjta-us-half", "--base-rate", "6.8");
        Assert.Single(Of(svg, "rect", "unknown"));
        Assert.Contains("unknown", Texts(svg));
        Assert.Equal(2, PointsOf(Assert.Single(Of(svg, "path", "steps"))).Length);
    }

    [Fact]
    public void Shares_are_drawn_as_shares_without_a_base_rate()
    {
        XElement page = Page(Tool.Run(".", "report", "--staging", "tpp-us-b10"));

        string[][] rows = Rows(page, "staging-tpp-us-b10-figures");
        Assert.Equal(["Year", "Share of the base rate", "Computation"], rows[0]);
        Assert.Equal(["1", "90 %"], rows[1][..2]);
        Assert.Equal(["10", "0 %"], rows[10][..2]);
        Assert.Contains(Notes(page), note => note.StartsWith("The category states shares of a base rate", StringComparison.Ordinal));
    }

    [Fact]
    public void Origins_have_the_figures_of_compare_and_the_limits_of_quotes()
    {
        XElement page = Page(Tool.Run(".", s_beef));
        ToolRun compare = Tool.Run(".", ["compare", .. s_beef[1..], "--format", "csv"]);

        string[][] rows = Rows(page, "origins-figures");
        Assert.Equal(4, rows.Length);
        Assert.Equal(
            compare.Output.TrimEnd().Split('\n')[1..].Select(line => line.Split(',')[..3]),
            rows[1..].Select(row => row[..3]));
        Assert.Equal(["Australia", "25 %", "CPTPP", "duty 250,000 JPY, 25 % of the value", "The goods originate by the rules of origin of CPTPP, and that is claimed and proved."], rows[1]);
        Assert.Contains("Not covered: Antidumping, countervailing and emergency duties.", Notes(page));
    }

    [Fact]
    public void Origins_over_time_change_on_the_days_of_their_agreements()
    {
        XElement page = Page(Tool.Run(".", [.. s_beef, "--from", "2019-12-31", "--to", "2021-05-01"]));

        string[][] states = [.. Rows(page, "history-figures").Where(row => row[0] == "United States").Select(row => row[1..])];
        Assert.Equal(
            [
                ["2019-12-31", "2019-12-31", "38.5 %", "temporary rate"],
                ["2020-01-01", "2020-03-31", "26.6 %", "United States"],
                ["2020-04-01", "2021-03-17", "25.8 %", "United States"],
                // The safeguard of 2021.
                ["2021-03-18", "2021-04-16", "38.5 %", "temporary rate"],
                ["2021-04-17", "2021-05-01", "25 %", "United States"],
            ],
            states);
    }

    [Fact]
    public void A_rate_that_is_unknown_is_never_a_bar_or_a_step()
    {
        ToolRun run = Tool.Run(".", "report", "--importer", "BRA", "--origins", "AUS,CHN", "--code", "0201.30", "--date", "2021-04-01");

        Assert.Equal(3, run.ExitCode);
        XElement page = Page(run);
        Assert.Equal(["Australia", "unknown: no schedule of the importer", "", "", ""], Rows(page, "origins-figures")[1]);
        XElement svg = page.Descendants(Chart + "svg").First();
        Assert.Equal(2, Of(svg, "rect", "unknown").Count());
        Assert.Empty(Of(svg, "rect", "bar"));
        Assert.Empty(Of(svg, "rect", "zero"));
        Assert.DoesNotContain(page.Descendants("h2"), heading => heading.Attribute("id")!.Value == "history");
    }

    [Fact]
    public void Texts_of_rows_are_escaped_and_rates_that_are_not_understood_are_unknown()
    {
        using Workspace workspace = new();
        workspace.Write("rows/tariff-lines/lines.json", """
            [{ "schedule": "JP-TARIFF", "edition": "2021-04-01", "lineId": "1", "code": "9999.99", "chapter": 99, "level": "subheading", "indent": 0,
               "description": "</p><script>alert(1)</script> & \u0001 \"x\"", "effective": { "from": "2021-04-01" },
               "rates": [{ "column": "general", "rate": { "kind": "unparsed", "raw": "<img src=x onerror=alert(1)>", "reason": "a <b>text</b>" } }] }]
            """);
        ToolRun run = workspace.Run("report", "--importer", "JPN", "--origins", "AUS", "--code", "9999.99", "--date", "2021-05-01", "--catalog", "rows", "--title", "A <b>title</b>");

        Assert.Equal(3, run.ExitCode);
        XElement page = Page(run);
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "img" or "b");
        Assert.Equal("A <b>title</b>", page.Descendants("h1").Single().Value);
        Assert.Equal(["Australia", "unknown: not understood", "", "", ""], Rows(page, "origins-figures")[1]);
        Assert.Equal(["Australia", "2021-04-01", "2021-05-01", "unknown: not understood", ""], Rows(page, "history-figures")[1]);
    }

    [Fact]
    public void Changes_between_editions_are_counted_drawn_and_listed()
    {
        using Workspace workspace = new();
        workspace.Write("2025/lines.json", $"[{Line("0201.30", 38.5m)}, {Line("0202.30", 50m)}]");
        workspace.Write("2026/tariff-lines/lines.json", $"[{Line("0201.30", 25m)}, {Line("0203.19", 4.3m)}]");
        ToolRun run = workspace.Run("report", "--before", "2025", "--after", "2026", "--output", "changes.html");

        run.Gives(0, "", "changes.html: 3 charts\n");
        XElement page = Page(workspace.Read("changes.html"));
        Assert.Equal(
            [["Kind", "Changes"], ["added", "1"], ["removed", "1"], ["moved", "0"], ["rates", "1"], ["texts", "0"], ["units", "0"], ["footnotes", "0"]],
            Rows(page, "changes-figures"));
        Assert.Equal([["Line and column", "Before", "After"], ["0201.30, general", "38.5 %", "25 %"]], Rows(page, "rates-figures"));
        Assert.Equal(
            [["Line", "Kind", "Change"], ["0201.30", "rates", "rate changed, general: 38.5 % -> 25 %"], ["0203.19", "added", "Goods"], ["0202.30", "removed", "Goods"]],
            Rows(page, "changes-table-1"));
    }

    [Fact]
    public void Talks_are_drawn_with_each_event_and_its_source()
    {
        ToolRun run = Tool.Run(".", "report", "--negotiation", "us-japan-2018", "--from", "2018-08-01", "--to", "2018-08-31");

        XElement page = Page(run);
        XElement row = page.Descendants("tbody").Single().Elements("tr").Single();
        Assert.Equal(
            [
                "2018-08-09", "2018-08-10", "First ministerial meeting on free, fair and reciprocal trade",
                "ministerial, Washington; Toshimitsu Motegi (JPN); Robert Lighthizer (USA)", "deferred: The talks go on.", "verified, tradelawdaily.com",
            ],
            row.Elements().Select(cell => cell.Value));
        Assert.Equal("https://tradelawdaily.com/", new Uri(row.Descendants("a").Single().Attribute("href")!.Value).GetLeftPart(UriPartial.Authority) + "/");
        Assert.Equal(["meeting or statement", "2018", "9 Aug to 10 Aug", "First ministerial meeting on free, fair and reciprocal trade", "ministerial, Washington"], Texts(Svg("--negotiation", "us-japan-2018", "--from", "2018-08-01", "--to", "2018-08-31")));
    }

    [Fact]
    public void A_page_needs_nothing_from_elsewhere()
    {
        XElement page = Page(Tool.Run(".", [.. s_beef, "--negotiation", "us-japan-2018"]));

        Assert.DoesNotContain(page.Descendants(), element => element.Attribute("src") is not null);
        Assert.Equal(["data:,"], page.Descendants("link").Select(link => link.Attribute("href")!.Value));
        Assert.DoesNotContain("url(", page.Descendants("style").Single().Value, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page.Descendants("style").Single().Value, StringComparison.Ordinal);
        string[] ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(page.Descendants(Chart + "svg"), svg => Assert.Equal("img", svg.Attribute("role")!.Value));
        Assert.All(
            page.Descendants().Attributes("aria-labelledby").SelectMany(names => names.Value.Split(' ')),
            id => Assert.Contains(id, ids));
    }

    [Theory]
    [InlineData("", "There is nothing to report. Give --negotiation, or --importer with --origins and --code, or --staging, or --before with --after.")]
    [InlineData("--importer JPN", "Goods need --origins and --code, too.")]
    [InlineData("--before .", "--before needs --after, the edition to compare with.")]
    [InlineData("--after .", "--after needs --before, the edition to compare with.")]
    [InlineData("--before no-such --after .", "There is no file or folder \"no-such\".")]
    [InlineData("--negotiation us-japan-2019", "There is no negotiation \"us-japan-2019\". Did you mean \"us-japan-2018\"?")]
    [InlineData("--staging cptpp-jp-beaf", "There is no staging category \"cptpp-jp-beaf\". Did you mean \"cptpp-jp-beef\"? \"tradedata query StagingCategories\" lists all.")]
    [InlineData("--staging tpp-us-b10 --base-rate -1", "--base-rate must not be negative.")]
    [InlineData("--staging cptpp-jp-beef --staging cptpp-jp-pork --format svg", "--format svg writes one chart. Choose it with --chart; there are staging-cptpp-jp-beef, staging-cptpp-jp-pork.")]
    [InlineData("--staging cptpp-jp-beef --format svg --chart beef", "There is no chart \"beef\" in this report; there are staging-cptpp-jp-beef.")]
    [InlineData("--negotiation us-japan-2018 --from 2020-01-01 --to 2019-01-01", "--from 2020-01-01 comes after --to 2019-01-01.")]
    public void Invalid_arguments_are_rejected(string arguments, string message) =>
        Tool.Run(".", ["report", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).Refuses($"tradedata: error: {message}\n");

    [Fact]
    public void A_width_outside_the_range_is_a_usage_error() =>
        Tool.Run(".", "report", "--staging", "cptpp-jp-beef", "--width", "100").Refuses("tradedata: error: --width must be from 240 to 4000.\n\"tradedata report --help\" shows the possible arguments.\n");

    private static readonly XNamespace Chart = "http://www.w3.org/2000/svg";

    private static string Line(string code, decimal percent) => string.Create(CultureInfo.InvariantCulture, $$"""
        { "schedule": "JP-TARIFF", "edition": "2025-04-01", "lineId": "{{code}}", "code": "{{code}}", "chapter": 2, "level": "subheading", "indent": 0, "description": "Goods",
          "effective": { "from": "2025-04-01" }, "rates": [{ "column": "general", "rate": { "kind": "adValorem", "percent": {{percent}} } }] }
        """);

    /// <summary>Writes a chart as SVG, and reads it as XML.</summary>
    private static XElement Svg(params string[] arguments)
    {
        ToolRun run = Tool.Run(".", ["report", .. arguments, "--format", "svg"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return XElement.Parse(run.Output);
    }

    private static XElement Page(ToolRun run) => Page(run.Output);

    /// <summary>Reads a page as XML, which it is after its first line.</summary>
    private static XElement Page(string text)
    {
        const string type = "<!DOCTYPE html>\n";
        Assert.StartsWith(type, text, StringComparison.Ordinal);
        return XElement.Parse(text[type.Length..]);
    }

    private static string[][] Rows(XElement page, string caption) =>
        [.. page.Descendants("table").Single(table => table.Element("caption")!.Attribute("id")!.Value == caption).Descendants("tr").Select(row => row.Elements().Select(cell => cell.Value).ToArray())];

    private static string[] Notes(XElement page) => [.. page.Descendants("aside").Descendants("li").Select(note => note.Value)];

    private static IEnumerable<XElement> Of(XElement svg, string name, string style) => svg.Descendants(Chart + name).Where(element => element.Attribute("class")?.Value == style);

    private static string[] Texts(XElement svg) => [.. svg.Descendants(Chart + "text").Select(text => text.Value)];

    private static (double X, double Y)[] PointsOf(XElement path) =>
    [
        .. path.Attribute("d")!.Value.Split(['M', 'L'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(point => point.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray()).Select(point => (point[0], point[1])),
    ];

    /// <summary>Returns the marks of the scale of percentages with their heights; a label is 4 pixels below its line's height.</summary>
    private static Dictionary<decimal, double> MarksOf(XElement svg) => Of(svg, "text", "faint").Where(text => text.Value.EndsWith(" %", StringComparison.Ordinal)).ToDictionary(
        text => decimal.Parse(text.Value[..^2], CultureInfo.InvariantCulture),
        text => double.Parse(text.Attribute("y")!.Value, CultureInfo.InvariantCulture) - 4);

    /// <summary>Equality up to the rounding of coordinates.</summary>
    private sealed class Near : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) < 0.02 && Math.Abs(x.Item2 - y.Item2) < 0.02;

        public int GetHashCode((double, double) obj) => 0;
    }
}
