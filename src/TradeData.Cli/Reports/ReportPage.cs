using System.Text;
using System.Xml;
using System.Xml.Linq;
using TradeData.Cli.Output;
using TradeData.Cli.Reports.Charts;

namespace TradeData.Cli.Reports;

/// <summary>
/// A report as one HTML page that needs nothing else, and a chart as an SVG file. Both are trees of elements until they are written, so that every text is escaped.
/// </summary>
internal static class ReportPage
{
    /// <summary>The widths of the two drawings of a chart: the page shows the one that the screen has room for.</summary>
    public const int Narrow = 320;

    public const int Wide = 720;

    /// <summary>The number of characters from which a cell is made wide.</summary>
    private const int LongText = 40;

    private static readonly string s_pageStyle = Resource("page.css");

    /// <summary>The colours and forms of charts.</summary>
    public static string ChartStyle { get; } = Resource("chart.css");

    /// <summary>The style of figures, tables and notes.</summary>
    public static string FigureStyle { get; } = Resource("figures.css");

    // Elements of HTML that have no end tag.
    private static readonly HashSet<string> s_void = ["meta", "link", "br"];

    public static string Html(string title, IReadOnlyList<ReportSection> sections)
    {
        XElement page = new(
            "html",
            new XAttribute("lang", "en"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("title", title),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                // Nothing is fetched and nothing runs, whatever a text contains.
                new XElement("meta", new XAttribute("http-equiv", "Content-Security-Policy"), new XAttribute("content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:")),
                new XElement("link", new XAttribute("rel", "icon"), new XAttribute("href", "data:,")),
                new XElement("style", ChartStyle + FigureStyle + s_pageStyle)),
            new XElement(
                "body",
                new XElement("a", new XAttribute("class", "skip"), new XAttribute("href", "#content"), "Skip to the figures"),
                new XElement("header", new XElement("h1", title), Contents(sections)),
                new XElement("main", new XAttribute("id", "content"), sections.Select(Section)),
                new XElement("footer", new XElement("p", $"Made by tradedata {ToolVersion.Text} from recorded and published data. Figures are information, not legal advice."))));
        return "<!DOCTYPE html>\n" + Text(page);
    }

    /// <summary>Returns a chart as a file of its own, with its colours.</summary>
    public static string Svg(Chart chart, int width)
    {
        XElement svg = chart.Draw(width, "chart");
        svg.AddFirst(new XElement(svg.Name.Namespace + "style", ChartStyle));
        return Text(svg);
    }

    /// <summary>Returns a section without its title, for a page of another kind.</summary>
    public static string Fragment(ReportSection section) => Text(new XElement("div", new XAttribute("class", "report"), Content(section)));

    private static XElement? Contents(IReadOnlyList<ReportSection> sections) => sections.Count < 2 ? null : new XElement(
        "nav",
        new XAttribute("aria-label", "Sections"),
        new XElement("ul", sections.Select(section => new XElement("li", new XElement("a", new XAttribute("href", "#" + section.Id), section.Title)))));

    private static XElement Section(ReportSection section) => new(
        "section",
        new XAttribute("aria-labelledby", section.Id),
        new XElement("h2", new XAttribute("id", section.Id), section.Title),
        Content(section));

    private static object?[] Content(ReportSection section) =>
    [
        section.Introduction.Select(text => new XElement("p", text)),
        section.Charts.SelectMany(chart => Figure(chart, hasCaption: chart.Title != section.Title)),
        section.Tables.Select((table, i) => Table($"{section.Id}-table-{i + 1}", table.Caption, table.Table)),
        section.Notes.Count == 0 ? null : new XElement("aside", new XAttribute("aria-label", "Notes"), new XElement("h3", "Notes"), new XElement("ul", section.Notes.Select(note => new XElement("li", note)))),
    ];

    private static IEnumerable<XElement> Figure(Chart chart, bool hasCaption)
    {
        XElement narrow = chart.Draw(Narrow, "narrow");
        XElement wide = chart.Draw(Wide, "wide");
        narrow.SetAttributeValue("class", "chart narrow");
        wide.SetAttributeValue("class", "chart wide");
        yield return new XElement("figure", hasCaption ? new XElement("figcaption", chart.Title) : null, narrow, wide);
        yield return Table(chart.Id + "-figures", "The figures", chart.Table, chart.Title);
    }

    // The region takes the focus, so that keys can scroll a table that is wider than the screen.
    private static XElement Table(string id, string caption, FigureTable table, string? subject = null) => new(
        "div",
        new XAttribute("class", "scroll"),
        new XAttribute("role", "region"),
        new XAttribute("aria-labelledby", id),
        new XAttribute("tabindex", "0"),
        new XElement(
            "table",
            new XElement("caption", new XAttribute("id", id), caption, subject is null ? null : new XElement("span", new XAttribute("class", "hidden"), " of " + subject)),
            new XElement("thead", new XElement("tr", table.Columns.Select(column => new XElement("th", new XAttribute("scope", "col"), column)))),
            new XElement("tbody", table.Rows.Select(row => new XElement("tr", row.Select((cell, i) => CellOf(cell, isHead: i == 0)))))));

    private static XElement CellOf(Cell cell, bool isHead)
    {
        object content = cell switch
        {
            { Link: { } link } => new XElement("a", new XAttribute("href", link.IsAbsoluteUri ? link.AbsoluteUri : link.OriginalString), new XAttribute("rel", "noreferrer"), cell.Text),
            { Day: not null } => new XElement("time", cell.Text),
            _ => cell.Text,
        };
        return isHead
            ? new XElement("th", new XAttribute("scope", "row"), content)
            : new XElement("td", cell.Text.Length > LongText ? new XAttribute("class", "long") : null, content);
    }

    private static string Text(XElement root)
    {
        foreach (XElement element in root.DescendantsAndSelf())
        {
            foreach (XAttribute attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
            {
                attribute.Value = Allowed(attribute.Value);
            }
            foreach (XText text in element.Nodes().OfType<XText>())
            {
                text.Value = Allowed(text.Value);
            }
            if (element.IsEmpty && element.Name.NamespaceName.Length == 0 && !s_void.Contains(element.Name.LocalName))
            {
                // With an end tag, which HTML demands.
                element.Value = "";
            }
        }
        return root.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    /// <summary>Returns a text with a sign in place of each character that XML does not allow.</summary>
    private static string Allowed(string text)
    {
        if (text.All(c => XmlConvert.IsXmlChar(c)))
        {
            return text;
        }
        StringBuilder allowed = new();
        foreach (Rune rune in text.EnumerateRunes())
        {
            allowed.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }
        return allowed.ToString();
    }

    private static string Resource(string name)
    {
        using Stream stream = typeof(ReportPage).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
