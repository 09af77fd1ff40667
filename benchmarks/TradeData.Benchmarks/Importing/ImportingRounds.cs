using TradeData.Benchmarks.Quick;
using TradeData.Schedules.UnitedStates;

namespace TradeData.Benchmarks.Importing;

/// <summary><c>quick importing</c> and <c>quick rates</c>: a whole revision, and the distinct texts of rates, compared with code written
/// by hand.</summary>
internal static class ImportingRounds
{
    private const int WarmUps = 16;
    private const int MostRounds = 9;

    public static void Importing(int rounds)
    {
        if (!PublishedSchedules.AreThere())
        {
            return;
        }
        byte[] json = PublishedSchedules.Bytes(PublishedSchedules.One);
        using MemoryStream first = new(json);
        int rows = (int)Imports.Scan(first);
        Console.WriteLine($"{PublishedSchedules.One}: {rows:N0} rows, {json.Length:N0} bytes");
        Interleaved.Compare("a row of a revision in memory", Math.Min(rounds, MostRounds), [.. Imports.Ways.Select(way => new Contender(way.Name, () => Read(way.Read, json), rows))], WarmUps);
    }

    public static void Rates(int rounds)
    {
        if (!PublishedSchedules.AreThere())
        {
            return;
        }
        string[] texts = PublishedSchedules.RateTexts("general", "other", "additionalDuties");
        Console.WriteLine($"{texts.Length:N0} texts of rates; ours understands {texts.Count(text => UsDutyRateParser.TryParse(text, out _)):N0}, "
            + $"by hand {texts.Count(text => HandRates.Parse(text).Kind != HandRateKind.NotUnderstood):N0}");
        Interleaved.Compare("a distinct text of a rate", rounds, [new("by hand", () => Hand(texts), texts.Length), new("ours", () => Ours(texts), texts.Length)]);

        string[] common = [.. texts.Where(text => HandRates.Parse(text).Kind != HandRateKind.NotUnderstood)];
        Interleaved.Compare($"those {common.Length:N0} that both understand", rounds, [new("by hand", () => Hand(common), common.Length), new("ours", () => Ours(common), common.Length)]);

        string[] special = PublishedSchedules.RateTexts("special");
        Console.WriteLine($"{special.Length:N0} texts of the special column; ours understands {special.Count(text => UsSpecialColumnParser.TryParse(text, out _)):N0}, "
            + $"by hand {special.Count(text => HandRates.ParseSpecial(text) is { Length: > 0 } rates && rates.All(rate => rate.Rate.Kind != HandRateKind.NotUnderstood)):N0}");
        Interleaved.Compare(
            "a distinct text of the special column", rounds,
            [
                new("by hand", () => special.Sum(text => (long)HandRates.ParseSpecial(text).Length), special.Length),
                new("ours", () => special.Sum(text => (long)UsSpecialColumnParser.Parse(text).Count), special.Length),
            ]);
    }

    private static long Read(Func<Stream, long> read, byte[] json)
    {
        using MemoryStream stream = new(json);
        return read(stream);
    }

    private static long Ours(string[] texts)
    {
        long understood = 0;
        foreach (string text in texts)
        {
            understood += UsDutyRateParser.TryParse(text, out _) ? 1 : 0;
        }
        return understood;
    }

    private static long Hand(string[] texts)
    {
        long understood = 0;
        foreach (string text in texts)
        {
            understood += HandRates.Parse(text).Kind != HandRateKind.NotUnderstood ? 1 : 0;
        }
        return understood;
    }
}
