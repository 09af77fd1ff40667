namespace TradeData.Cli.Reports.Charts;

/// <summary>A percentage before and after.</summary>
internal sealed record RateMove(string Name, decimal Before, decimal After);

/// <summary>Percentages before and after, each pair on a line of one scale.</summary>
internal sealed class RateMoveChart : Chart
{
    private const double Track = 26;

    public required IReadOnlyList<RateMove> Moves { get; init; }

    protected override double Paint(Canvas canvas)
    {
        Scale scale = new(Moves.Max(move => Math.Max(move.Before, move.After)), canvas.Width < 500 ? 3 : 6);
        double left = 16;
        double right = canvas.Width - TextWidth.Of(Scale.Show(scale.Top) + " %", "faint") / 2 - 2;
        double bottom = Moves.Aggregate(4.0, (y, move) => y + HeadOf(move, canvas.Width).Count * Canvas.LineHeight + Track);
        foreach (decimal mark in scale.Marks)
        {
            double x = scale.At(mark, left, right);
            canvas.Line(x, 4, x, bottom, mark == 0 ? "axis" : "grid");
            canvas.Text(x, bottom + 16, Scale.Show(mark) + " %", "faint", Anchor.Middle);
        }
        double y = 4;
        foreach (RateMove move in Moves)
        {
            foreach (string line in HeadOf(move, canvas.Width))
            {
                y += Canvas.LineHeight;
                canvas.Rectangle(left + 4, y - 13, TextWidth.Of(line, "strong") + 4, Canvas.LineHeight, "paper");
                canvas.Text(left + 6, y, line, "strong");
            }
            double middle = y + 13;
            double from = scale.At(move.Before, left, right);
            double to = scale.At(move.After, left, right);
            canvas.Line(from, middle, to, middle, "move");
            canvas.Circle(from, middle, 5, "ring");
            canvas.Circle(to, middle, 6, "meeting");
            y += Track;
        }
        return bottom + 24;
    }

    private static IReadOnlyList<string> HeadOf(RateMove move, double width) =>
        TextWidth.Wrap($"{move.Name}: {Scale.Show(move.Before)} % → {Scale.Show(move.After)} %", width - 40, "strong");
}
