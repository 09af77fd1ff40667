using System.Globalization;

namespace TradeData.Cli.Reports.Charts;

/// <summary>A scale of numbers from zero to a round number, with marks at round numbers.</summary>
internal sealed class Scale
{
    private readonly decimal _step;

    /// <param name="most">The greatest number to show.</param>
    /// <param name="marks">The number of steps, about.</param>
    /// <param name="areWhole">Whether only whole numbers are marked.</param>
    public Scale(decimal most, int marks, bool areWhole = false)
    {
        decimal rough = Math.Max(most, areWhole ? 1 : 0.1m) / marks;
        decimal power = 1;
        while (power * 10 <= rough)
        {
            power *= 10;
        }
        while (power > rough)
        {
            power /= 10;
        }
        decimal step = power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        _step = areWhole ? Math.Max(1, decimal.Ceiling(step)) : step;
        Top = decimal.Ceiling(Math.Max(most, _step) / _step) * _step;
    }

    /// <summary>The last mark, which is not below the greatest number.</summary>
    public decimal Top { get; }

    public IEnumerable<decimal> Marks
    {
        get
        {
            for (decimal mark = 0; mark <= Top; mark += _step)
            {
                yield return mark;
            }
        }
    }

    /// <summary>Returns the place of a number between two points.</summary>
    public double At(decimal number, double zero, double top) => zero + (top - zero) * (double)(number / Top);

    /// <summary>Draws the marks as vertical lines, with their numbers below.</summary>
    public void Paint(Canvas canvas, double left, double right, double top, double bottom, string unit)
    {
        foreach (decimal mark in Marks)
        {
            double x = At(mark, left, right);
            canvas.Line(x, top, x, bottom, mark == 0 ? "axis" : "grid");
            canvas.Text(x, bottom + 16, Show(mark) + unit, "faint", Anchor.Middle);
        }
    }

    public static string Show(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);
}
