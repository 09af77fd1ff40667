using System.Xml.Linq;
using TradeData.Cli.Output;

namespace TradeData.Cli.Reports.Charts;

/// <summary>A drawing of figures, and the same figures as a table.</summary>
internal abstract class Chart
{
    /// <summary>The key within a report: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The text for readers who do not see the drawing: its subject and its form.</summary>
    public required string Description { get; init; }

    /// <summary>Every figure of the drawing, with what there is no room for in it.</summary>
    public required FigureTable Table { get; init; }

    /// <summary>Draws the chart.</summary>
    /// <param name="width">The width in pixels; all texts keep their size.</param>
    /// <param name="variant">What tells its ids from those of another drawing of the same chart on a page.</param>
    /// <returns>An <c>svg</c> element with a title, a description and a role.</returns>
    public XElement Draw(int width, string variant)
    {
        string id = $"{Id}-{variant}";
        Canvas canvas = new(width, id);
        double height = Math.Ceiling(Paint(canvas));
        return canvas.ToSvg(height, Title, Description);
    }

    /// <summary>Draws on a canvas, and returns the height.</summary>
    protected abstract double Paint(Canvas canvas);
}

/// <summary>A table of a page.</summary>
/// <param name="Columns">The heads of the columns; the first column has the heads of the rows.</param>
/// <param name="Rows">The rows, each with a cell for every column.</param>
internal sealed record FigureTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows);

/// <summary>A cell of a table.</summary>
/// <param name="Text">The text.</param>
/// <param name="Link">Where it is published, or null.</param>
/// <param name="Day">The day that the text is, or null.</param>
internal readonly record struct Cell(string Text, Uri? Link = null, DateOnly? Day = null)
{
    public static implicit operator Cell(string text) => new(text);

    public static implicit operator Cell(DateOnly day) => new(Values.Show(day), Day: day);
}
