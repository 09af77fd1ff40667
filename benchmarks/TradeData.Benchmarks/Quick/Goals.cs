using System.Globalization;

namespace TradeData.Benchmarks.Quick;

/// <summary>The goals of ratios, each beside what this run has measured.</summary>
internal static class Goals
{
    private static readonly List<(string What, double Ratio, double Goal)> Measured = [];

    /// <summary>Records a ratio that has a goal.</summary>
    /// <returns>The goal and whether it is met, for the line of the ratio.</returns>
    public static string Judge(string what, double ratio, double goal)
    {
        Measured.Add((what, ratio, goal));
        return string.Create(CultureInfo.InvariantCulture, $"goal {goal:0.00}: {(ratio <= goal ? "met" : "not met")}");
    }

    /// <summary>Prints all goals of the run and the number of those that are met.</summary>
    public static void Print()
    {
        if (Measured.Count == 0)
        {
            return;
        }
        Console.WriteLine();
        Console.WriteLine($"{"goals",-100} {"ratio",8} {"goal",8}");
        foreach ((string what, double ratio, double goal) in Measured)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-98} {ratio,8:0.000} {goal,8:0.00}  {(ratio <= goal ? "met" : "not met")}"));
        }
        Console.WriteLine($"{Measured.Count(one => one.Ratio <= one.Goal)} of {Measured.Count} goals are met.");
    }
}
