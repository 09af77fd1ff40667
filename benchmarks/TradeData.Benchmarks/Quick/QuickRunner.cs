using System.Globalization;
using TradeData.Benchmarks.Importing;
using TradeData.Benchmarks.Quoting;

namespace TradeData.Benchmarks.Quick;

/// <summary><c>quick [group] [rounds] [schema...]</c>: ratios within one or two minutes, where BenchmarkDotNet would need an hour on a
/// shared machine.</summary>
internal static class QuickRunner
{
    private const int DefaultRounds = 41;

    private static readonly (string Name, Action<int, string[]> Run)[] Groups =
    [
        ("reading", (rounds, _) => ReadingRounds.Run(rounds)), ("validators", (rounds, _) => ValidatorRounds.Run(rounds)), ("schemas", RealSchemaRounds.Run),
        ("tables", (rounds, _) => TableRounds.Run(rounds)), ("importing", (rounds, _) => ImportingRounds.Importing(rounds)), ("rates", (rounds, _) => ImportingRounds.Rates(rounds)),
        ("quotes", (rounds, _) => QuotingRounds.Run(rounds)),
    ];

    public static void Run(string[] arguments)
    {
        string[] words = [.. arguments.Where(argument => !char.IsAsciiDigit(argument[0]))];
        string? only = words.FirstOrDefault();
        int rounds = arguments.FirstOrDefault(argument => char.IsAsciiDigit(argument[0])) is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : DefaultRounds;
        foreach ((string name, Action<int, string[]> run) in Groups)
        {
            if (only is null || only == name)
            {
                run(rounds, [.. words.Skip(1)]);
            }
        }
        Goals.Print();
    }
}
