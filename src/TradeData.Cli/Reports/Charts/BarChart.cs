namespace TradeData.Cli.Reports.Charts;

/// <summary>A bar.</summary>
/// <param name="Name">The subject.</param>
/// <param name="Number">The length, or null for what has none.</param>
/// <param name="Label">The figure in words.</param>
/// <param name="IsKnown">Whether the figure is known; a rate that is no percentage is known and has no length.</param>
/// <param name="IsAtLeast">Whether more may be due.</param>
internal sealed record Bar(string Name, decimal? Number, string Label, bool IsKnown = true, bool IsAtLeast = false);

/// <summary>Numbers as bars, each below its name and its figure.</summary>
internal sealed class BarChart : Chart
{
    private const double Thick = 16;
    private const double Space = 14;
    private const double Arrow = 8;

    public required IReadOnlyList<Bar> Bars { get; init; }

    /// <summary>The unit behind the numbers of the scale: " %", or nothing.</summary>
    public required string Unit { get; init; }

    /// <summary>Whether the numbers are counts.</summary>
    public bool AreWhole { get; init; }

    protected override double Paint(Canvas canvas)
    {
        Scale scale = new(Bars.Max(bar => bar.Number) ?? 0, canvas.Width < 500 ? 3 : 6, AreWhole);
        double left = TextWidth.Of("0" + Unit, "faint") / 2;
        double right = canvas.Width - Math.Max(Arrow, TextWidth.Of(Scale.Show(scale.Top) + Unit, "faint") / 2);
        double bottom = Bars.Aggregate(4.0, (y, bar) => y + HeightOf(bar, canvas.Width));
        scale.Paint(canvas, left, right, 4, bottom, Unit);
        double y = 4;
        foreach (Bar bar in Bars)
        {
            Paint(canvas, bar, scale, left, right, y);
            y += HeightOf(bar, canvas.Width);
        }
        return bottom + 24;
    }

    private static IReadOnlyList<string> HeadOf(Bar bar, double width) => TextWidth.Wrap($"{bar.Name}: {bar.Label}", width - 16, "strong");

    private static double HeightOf(Bar bar, double width) => HeadOf(bar, width).Count * Canvas.LineHeight + Thick + Space;

    private void Paint(Canvas canvas, Bar bar, Scale scale, double left, double right, double y)
    {
        y = canvas.Head(left, y, HeadOf(bar, canvas.Width)) + 5;
        if (bar.Number is not { } number)
        {
            if (!bar.IsKnown)
            {
                canvas.Stripes(left, y, right - left, Thick);
            }
            return;
        }
        double end = scale.At(number, left, right);
        if (number > 0)
        {
            canvas.Rectangle(left, y, end - left, Thick, "bar");
        }
        else if (!AreWhole)
        {
            // A rate of zero is a mark, so that "free" differs from a missing bar.
            canvas.Rectangle(left, y, 3, Thick, "zero");
        }
        if (bar.IsAtLeast)
        {
            canvas.Form($"M{Canvas.Show(end)} {Canvas.Show(y)} L{Canvas.Show(end + Arrow)} {Canvas.Show(y + Thick / 2)} L{Canvas.Show(end)} {Canvas.Show(y + Thick)} Z", "more");
        }
    }
}
