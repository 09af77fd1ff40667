using System.Globalization;

namespace TradeData.Cli.Reports.Charts;

/// <summary>The form of a mark, so that kinds differ without colour, too.</summary>
internal enum Mark
{
    /// <summary>A circle: people met, or spoke.</summary>
    Meeting,

    /// <summary>A diamond: something was agreed, or took effect by agreement.</summary>
    Agreement,

    /// <summary>A square: an act of one side.</summary>
    Act,

    /// <summary>A triangle: a conflict.</summary>
    Conflict,
}

/// <summary>An event.</summary>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day.</param>
/// <param name="Days">The days in words, without the year.</param>
/// <param name="Title">The event in a line.</param>
/// <param name="Detail">More, in smaller type.</param>
/// <param name="Mark">The form of its mark.</param>
internal sealed record TimelineEvent(DateOnly Start, DateOnly End, string Days, string Title, string Detail, Mark Mark);

/// <summary>Events from top to bottom, with the years and the days between them.</summary>
internal sealed class TimelineChart : Chart
{
    /// <summary>The minimum number of days for which a gap is drawn.</summary>
    private const int ShortestGap = 14;

    /// <summary>The number of days in a pixel of a gap.</summary>
    private const double DaysInPixel = 3;

    private const double LongestGap = 90;
    private const double Wide = 500;

    private static readonly (Mark Mark, string Words)[] s_legend =
        [(Mark.Meeting, "meeting or statement"), (Mark.Agreement, "agreement"), (Mark.Act, "act of one side"), (Mark.Conflict, "conflict")];

    /// <summary>The events, the earliest first.</summary>
    public required IReadOnlyList<TimelineEvent> Events { get; init; }

    protected override double Paint(Canvas canvas)
    {
        bool isWide = canvas.Width >= Wide;
        // The days are beside the line where there is room, else above the title.
        double axis = isWide ? Events.Max(one => TextWidth.Of(one.Days, "value")) + 24 : 10;
        double y = PaintLegend(canvas) + 10;
        double start = y;
        List<Action> marks = [];
        TimelineEvent? before = null;
        foreach (TimelineEvent one in Events)
        {
            if (before is null || before.Start.Year != one.Start.Year)
            {
                y = Gap(canvas, axis, y, before, one) + 16;
                canvas.Text(axis + 18, y, one.Start.Year.ToString("0000", CultureInfo.InvariantCulture), "year");
                y += 10;
            }
            else
            {
                y = Gap(canvas, axis, y, before, one);
            }
            double middle = y + 11;
            marks.Add(() => PaintMark(canvas, axis, middle, one.Mark));
            y = PaintEvent(canvas, one, axis, y + 15, isWide);
            before = one;
        }
        canvas.Line(axis, start, axis, y - 6, "line");
        marks.ForEach(paint => paint());
        return y;
    }

    private static double PaintEvent(Canvas canvas, TimelineEvent one, double axis, double y, bool isWide)
    {
        double left = axis + 18;
        if (isWide)
        {
            canvas.Text(axis - 16, y, one.Days, "value", Anchor.End);
        }
        else
        {
            canvas.Text(left, y, one.Days, "value");
            y += Canvas.LineHeight;
        }
        y = canvas.Paragraph(left, y, canvas.Width - left, one.Title, "strong");
        y = canvas.Paragraph(left, y, canvas.Width - left, one.Detail, "faint");
        return y - 4;
    }

    /// <summary>Leaves room for the days between two events, in proportion up to a limit, and says how many.</summary>
    private static double Gap(Canvas canvas, double axis, double y, TimelineEvent? before, TimelineEvent one)
    {
        int days = before is null ? 0 : one.Start.DayNumber - before.End.DayNumber;
        if (days < ShortestGap)
        {
            return y;
        }
        double high = Math.Clamp(days / DaysInPixel, Canvas.LineHeight + 4, LongestGap);
        canvas.Text(axis + 18, y + high / 2 + 5, string.Create(CultureInfo.InvariantCulture, $"{days:N0} days"), "gap");
        return y + high;
    }

    private double PaintLegend(Canvas canvas)
    {
        double x = 8;
        double y = 16;
        foreach ((Mark mark, string words) in s_legend.Where(entry => Events.Any(one => one.Mark == entry.Mark)))
        {
            double width = TextWidth.Of(words, "faint") + 30;
            if (x + width > canvas.Width && x > 8)
            {
                (x, y) = (8, y + 22);
            }
            PaintMark(canvas, x + 2, y - 4, mark);
            canvas.Text(x + 14, y, words, "faint");
            x += width + 8;
        }
        return y + 6;
    }

    private static void PaintMark(Canvas canvas, double x, double y, Mark mark)
    {
        switch (mark)
        {
            case Mark.Agreement:
                canvas.Form($"M{Canvas.Show(x)} {Canvas.Show(y - 8)} l8 8 l-8 8 l-8 -8 Z", "agreement");
                break;
            case Mark.Act:
                canvas.Rectangle(x - 6, y - 6, 12, 12, "act");
                break;
            case Mark.Conflict:
                canvas.Form($"M{Canvas.Show(x)} {Canvas.Show(y - 8)} l8 14 h-16 Z", "conflict");
                break;
            default:
                canvas.Circle(x, y, 6, "meeting");
                break;
        }
    }
}
