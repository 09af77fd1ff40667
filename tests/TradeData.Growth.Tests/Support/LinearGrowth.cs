using System.Globalization;

namespace TradeData.Growth.Tests.Support;

/// <summary>How costs grow while the input doubles time and again.</summary>
internal static class LinearGrowth
{
    // Twice the input costs twice the work, and somewhat more where something is sorted or numbers become longer. Quadratic work costs four times as much.
    private const double Most = 2.5;

    // What is quadratic with so small a share grows unseen, so the larger sizes tell; but cubic work of those would take minutes.
    private static readonly int[] Factors = [1, 2, 4, 8];

    /// <summary>Fails where the last doubling costs more than 2.5 times what the one before it did, and says which methods do.</summary>
    public static string Check(string name, int size, Func<int, Cost> costOf)
    {
        List<Cost> costs = [];
        string figures = name;
        foreach (int factor in Factors)
        {
            costs.Add(costOf(size * factor));
            if (costs.Count < 3)
            {
                continue;
            }
            double steps = Ratio(costs, cost => cost.Steps);
            double bytes = Ratio(costs, cost => cost.Bytes);
            figures = string.Create(CultureInfo.InvariantCulture, $"{name}: steps {List(costs, cost => cost.Steps)} (x {steps:0.00}), bytes {List(costs, cost => cost.Bytes)} (x {bytes:0.00})");
            Assert.True(steps < Most && bytes < Most, figures + Environment.NewLine + Worst(costs));
        }
        return figures;
    }

    private static double Ratio(List<Cost> costs, Func<Cost, long> of) =>
        (double)(of(costs[^1]) - of(costs[^2])) / Math.Max(1, of(costs[^2]) - of(costs[^3]));

    private static string List(List<Cost> costs, Func<Cost, long> of) => string.Join(", ", costs.Select(of));

    private static string Worst(List<Cost> costs) => string.Join(Environment.NewLine, costs[^1].Methods
        .Select((method, i) => (method.Method, Before: costs[^2].Methods[i].Steps, After: method.Steps))
        .Where(method => method.After > Most * method.Before)
        .OrderByDescending(method => method.After)
        .Take(12)
        .Select(method => string.Create(CultureInfo.InvariantCulture, $"  {method.Method}: {method.Before} -> {method.After}")));
}
