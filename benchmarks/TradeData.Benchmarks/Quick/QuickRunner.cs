using System.Globalization;
using TradeData.Benchmarks.Importing;

namespace TradeData.Benchmarks.Quick;

/// <summary><c>quick [group] [rounds]</c>: ratios within a minute or two, where BenchmarkDotNet would take an hour on a machine that others use.</summary>
internal static class QuickRunner
{
    private const int DefaultRounds = 41;

    private static readonly (string Name, Action<int> Run)[] Groups =
    [
        ("reading", ReadingRounds.Run), ("validators", ValidatorRounds.Run), ("tables", TableRounds.Run),
        ("importing", ImportingRounds.Importing), ("rates", ImportingRounds.Rates),
    ];

    public static void Run(string[] arguments)
    {
        string? only = arguments.FirstOrDefault(argument => !char.IsAsciiDigit(argument[0]));
        int rounds = arguments.FirstOrDefault(argument => char.IsAsciiDigit(argument[0])) is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : DefaultRounds;
        foreach ((string name, Action<int> run) in Groups)
        {
            if (only is null || only == name)
            {
                run(rounds);
            }
        }
    }
}
