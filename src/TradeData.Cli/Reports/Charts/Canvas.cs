using System.Globalization;
using System.Xml.Linq;

namespace TradeData.Cli.Reports.Charts;

/// <summary>The place of a text relative to its point.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>A drawing surface of a given width. Colours and sizes come from classes of <c>chart.css</c>.</summary>
internal sealed class Canvas(int width, string id)
{
    /// <summary>The distance from one line of text to the next.</summary>
    public const double LineHeight = 17;

    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";
    private readonly List<XElement> _content = [];

    public double Width => width;

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        Add("line", style, ("x1", Show(x1)), ("y1", Show(y1)), ("x2", Show(x2)), ("y2", Show(y2)));

    public void Rectangle(double x, double y, double wide, double high, string style) =>
        Add("rect", style, ("x", Show(x)), ("y", Show(y)), ("width", Show(Math.Max(0, wide))), ("height", Show(Math.Max(0, high))));

    /// <summary>Draws a line through points.</summary>
    public void Path(IEnumerable<(double X, double Y)> points, string style) =>
        Add("path", style, ("d", string.Join(' ', points.Select((point, i) => $"{(i == 0 ? 'M' : 'L')}{Show(point.X)} {Show(point.Y)}"))));

    /// <summary>Draws a closed form.</summary>
    public void Form(string path, string style) => Add("path", style, ("d", path));

    public void Circle(double x, double y, double radius, string style) =>
        Add("circle", style, ("cx", Show(x)), ("cy", Show(y)), ("r", Show(radius)));

    /// <summary>Writes one line; <paramref name="y"/> is its base line.</summary>
    public void Text(double x, double y, string text, string style, Anchor anchor = Anchor.Start)
    {
        XElement element = Add("text", style, ("x", Show(x)), ("y", Show(y)));
        if (anchor != Anchor.Start)
        {
            element.SetAttributeValue("text-anchor", anchor == Anchor.End ? "end" : "middle");
        }
        element.Add(text);
    }

    /// <summary>Writes a text in as many lines as it needs, and returns the base line of the line that would follow.</summary>
    public double Paragraph(double x, double y, double room, string text, string style)
    {
        foreach (string line in TextWidth.Wrap(text, room, style))
        {
            Text(x, y, line, style);
            y += LineHeight;
        }
        return y;
    }

    /// <summary>Writes the name and the figure of a row, on paper, so that lines of a scale end where there is text, and returns the last base line.</summary>
    public double Head(double x, double y, IReadOnlyList<string> lines)
    {
        foreach (string line in lines)
        {
            y += LineHeight;
            Rectangle(x + 4, y - 13, TextWidth.Of(line, "strong") + 4, LineHeight, "paper");
            Text(x + 6, y, line, "strong");
        }
        return y;
    }

    /// <summary>Fills a rectangle with stripes, as everything that is not known is drawn.</summary>
    public void Stripes(double x, double y, double wide, double high)
    {
        XElement element = Add("rect", "unknown", ("x", Show(x)), ("y", Show(y)), ("width", Show(Math.Max(0, wide))), ("height", Show(Math.Max(0, high))));
        element.SetAttributeValue("fill", $"url(#{id}-stripes)");
    }

    public XElement ToSvg(double height, string title, string description) => new(
        s_svg + "svg",
        new XAttribute("class", "chart"),
        new XAttribute("role", "img"),
        new XAttribute("aria-labelledby", $"{id}-title {id}-description"),
        new XAttribute("viewBox", $"0 0 {Show(width)} {Show(height)}"),
        new XAttribute("width", Show(width)),
        new XAttribute("height", Show(height)),
        new XElement(s_svg + "title", new XAttribute("id", $"{id}-title"), title),
        new XElement(s_svg + "desc", new XAttribute("id", $"{id}-description"), description),
        new XElement(
            s_svg + "defs",
            new XElement(
                s_svg + "pattern",
                new XAttribute("id", $"{id}-stripes"),
                new XAttribute("width", "7"),
                new XAttribute("height", "7"),
                new XAttribute("patternUnits", "userSpaceOnUse"),
                new XAttribute("patternTransform", "rotate(45)"),
                new XElement(s_svg + "line", new XAttribute("class", "stripe"), new XAttribute("y2", "7")))),
        _content);

    public static string Show(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private XElement Add(string name, string style, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        XElement element = new(s_svg + name, new XAttribute("class", style));
        foreach ((string attribute, string value) in attributes)
        {
            element.SetAttributeValue(attribute, value);
        }
        _content.Add(element);
        return element;
    }
}
