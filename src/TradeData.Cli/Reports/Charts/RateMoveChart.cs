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
        scale.Paint(canvas, left, right, 4, bottom, " %");
        double y = 4;
        foreach (RateMove move in Moves)
        {
            y = canvas.Head(left, y, HeadOf(move, canvas.Width));
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
