namespace TradeData.Cli.Reports.Charts;

/// <summary>A stretch of time with one state.</summary>
/// <param name="From">The first unit of its axis.</param>
/// <param name="To">The unit after the last.</param>
/// <param name="Percent">The height, or null for what has none.</param>
/// <param name="Label">The state in a few words.</param>
/// <param name="IsKnown">Whether the state is known; a rate that is no percentage is known and has no height.</param>
internal sealed record Stretch(int From, int To, decimal? Percent, string Label, bool IsKnown = true);

/// <summary>A panel of a chart of steps.</summary>
/// <param name="Name">The name above it, or null if the title of the chart says it.</param>
/// <param name="Stretches">The stretches in their order. Units of the axis without a stretch are unknown.</param>
internal sealed record StepPanel(string? Name, IReadOnlyList<Stretch> Stretches);

/// <summary>Percentages over time as steps, a panel below another, on the same scales.</summary>
internal sealed class StepChart : Chart
{
    private const double Top = 8;
    private const double Single = 220;
    private const double Multiple = 84;

    public required TimeAxis Axis { get; init; }

    public required IReadOnlyList<StepPanel> Panels { get; init; }

    protected override double Paint(Canvas canvas)
    {
        decimal most = Panels.SelectMany(panel => panel.Stretches).Max(stretch => stretch.Percent) ?? 0;
        double high = Panels.Count == 1 ? Single : Multiple;
        Scale scale = new(most, Panels.Count == 1 ? 5 : 2);
        double left = scale.Marks.Max(mark => TextWidth.Of(MarkOf(mark), "faint")) + 8;
        double right = Panels.Max(panel => panel.Stretches is [.., var last] ? TextWidth.Of(EndLabel(last), "value") : 0) + 8;
        double y = Top;
        foreach (StepPanel panel in Panels)
        {
            if (panel.Name is { } name)
            {
                y = canvas.Paragraph(0, y + 12, canvas.Width, name, "strong");
            }
            PaintPanel(canvas, panel, scale, left, canvas.Width - right, y + 10, y + high);
            y += high + 14;
        }
        return PaintMarks(canvas, left, canvas.Width - right, y);
    }

    private double PaintMarks(Canvas canvas, double left, double right, double y)
    {
        foreach ((int at, string label) in Axis.Marks(right - left))
        {
            double x = left + Axis.Place(at, right - left);
            canvas.Line(x, y - 14, x, y - 8, "axis");
            double half = TextWidth.Of(label, "faint") / 2;
            canvas.Text(Math.Clamp(x, half, canvas.Width - half), y + 6, label, "faint", Anchor.Middle);
        }
        return y + 14;
    }

    private void PaintPanel(Canvas canvas, StepPanel panel, Scale scale, double left, double right, double top, double bottom)
    {
        foreach (decimal mark in scale.Marks)
        {
            double y = scale.At(mark, bottom, top);
            canvas.Line(left, y, right, y, mark == 0 ? "axis" : "grid");
            canvas.Text(left - 6, y + 4, MarkOf(mark), "faint", Anchor.End);
        }
        int end = Axis.From;
        double labelled = 0;
        List<(double X, double Y)> line = [];
        foreach (Stretch stretch in panel.Stretches)
        {
            Unknown(canvas, end, stretch.From, "unknown", left, right, top, bottom);
            double x1 = left + Axis.Place(stretch.From, right - left);
            double x2 = left + Axis.Place(stretch.To, right - left);
            if (stretch.From > end || stretch.Percent is null)
            {
                Finish(canvas, line);
            }
            if (stretch.Percent is { } percent)
            {
                double y = scale.At(percent, bottom, top);
                line.AddRange([(x1, y), (x2, y)]);
                // The last one's label is at the end of the line. Others are above their steps; that of the first can reach over lower ones.
                double room = stretch == panel.Stretches[0] && IsHighest(panel) ? right - x1 : x2 - x1;
                double wide = TextWidth.Of(stretch.Label, "value");
                double middle = Math.Max((x1 + x2) / 2, x1 + 3 + wide / 2);
                if (stretch != panel.Stretches[^1] && wide + 6 < room && middle - wide / 2 > labelled)
                {
                    canvas.Text(middle, y - 5, stretch.Label, "value", Anchor.Middle);
                    labelled = middle + wide / 2;
                }
            }
            else if (stretch.IsKnown)
            {
                canvas.Rectangle(x1, top, x2 - x1, bottom - top, "other");
                Caption(canvas, stretch.Label, x1, x2, top, bottom);
            }
            else
            {
                Unknown(canvas, stretch.From, stretch.To, stretch.Label, left, right, top, bottom);
            }
            end = stretch.To;
        }
        Finish(canvas, line);
        Unknown(canvas, end, Axis.To, "unknown", left, right, top, bottom);
        if (panel.Stretches is [.., var last])
        {
            double y = last.Percent is { } percent ? scale.At(percent, bottom, top) : (top + bottom) / 2;
            canvas.Text(right + 6, y + 4, EndLabel(last), last.IsKnown ? "value" : "faint");
        }
    }

    /// <summary>Whether no stretch is above the first.</summary>
    private static bool IsHighest(StepPanel panel) => panel.Stretches.All(stretch => stretch.Percent <= panel.Stretches[0].Percent);

    private static void Finish(Canvas canvas, List<(double X, double Y)> line)
    {
        if (line.Count > 0)
        {
            canvas.Path(line, "steps");
            line.Clear();
        }
    }

    private void Unknown(Canvas canvas, int from, int to, string label, double left, double right, double top, double bottom)
    {
        if (to > from)
        {
            double x1 = left + Axis.Place(from, right - left);
            double x2 = left + Axis.Place(to, right - left);
            canvas.Stripes(x1, top, x2 - x1, bottom - top);
            Caption(canvas, label, x1, x2, top, bottom);
        }
    }

    /// <summary>Writes a label into an area, on paper, if there is room; the table has it in any case.</summary>
    private static void Caption(Canvas canvas, string label, double x1, double x2, double top, double bottom)
    {
        double width = TextWidth.Of(label, "faint");
        if (width + 16 < x2 - x1)
        {
            double middle = (x1 + x2) / 2;
            double y = (top + bottom) / 2;
            canvas.Rectangle(middle - width / 2 - 4, y - 10, width + 8, 20, "paper");
            canvas.Text(middle, y + 4, label, "faint", Anchor.Middle);
        }
    }

    private static string EndLabel(Stretch last) => last.Percent is not null ? last.Label : last.IsKnown ? "" : "unknown";

    private static string MarkOf(decimal mark) => Scale.Show(mark) + " %";
}
