using System.Diagnostics;
using System.Globalization;

namespace TradeData.TestSupport;

/// <summary>
/// A run of random cases, each made by a seed of its own, so that a failure says what repeats it. <c>TRADEDATA_FUZZ_SECONDS</c> asks for a
/// time in place of a number of cases, and <c>TRADEDATA_SEED</c> for another first seed.
/// </summary>
internal sealed class FuzzRun
{
    private const int UsualSeed = 1;
    private const int MostFailures = 10;
    private const int LongestFailure = 4_000;

    private readonly List<string> _failures = [];

    /// <summary>How many cases ran.</summary>
    public int Cases { get; private set; }

    /// <summary>Runs a case for each seed, and fails with what they throw.</summary>
    /// <param name="usual">The number of cases where no time is asked for.</param>
    /// <param name="one">A case.</param>
    /// <param name="report">Gets a summary of the run when it ends.</param>
    public static FuzzRun Of(int usual, Action<int> one, Action<string>? report = null)
    {
        FuzzRun run = new();
        int seed = Setting("TRADEDATA_SEED") ?? UsualSeed;
        int? seconds = Setting("TRADEDATA_FUZZ_SECONDS");
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; seconds is null ? i < usual : Stopwatch.GetElapsedTime(start).TotalSeconds < seconds; i++)
        {
            run.Cases++;
            try
            {
                one(seed + i);
            }
            catch (Exception fault)
            {
                string what = fault.ToString();
                run._failures.Add(string.Create(CultureInfo.InvariantCulture, $"TRADEDATA_SEED={seed + i}: {(what.Length > LongestFailure ? what[..LongestFailure] : what)}"));
                if (run._failures.Count == MostFailures)
                {
                    break;
                }
            }
        }
        report?.Invoke(string.Create(CultureInfo.InvariantCulture, $"TRADEDATA_SEED={seed}: {run.Cases} cases, {run._failures.Count} failed"));
        Xunit.Assert.True(run._failures.Count == 0, string.Join("\n\n", run._failures));
        return run;
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
}
