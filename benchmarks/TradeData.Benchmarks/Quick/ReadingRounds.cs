using System.Text.Json;
using TradeData.Benchmarks.Instances;
using TradeData.Benchmarks.Peers;

namespace TradeData.Benchmarks.Quick;

/// <summary>From bytes to a verdict, to all errors, to records.</summary>
internal static class ReadingRounds
{
    private const int Lines = 2_000;

    public static void Run(int rounds)
    {
        byte[][] valid = CustomsLines.Valid(Lines);
        byte[][] mixed = CustomsLines.Mixed(Lines);
        Console.WriteLine($"{Lines} lines, {valid.Average(line => line.Length):0} bytes on average");
        Verdicts(rounds, valid, mixed);
        Records(rounds, valid);
        OwnTariffLines(rounds);
    }

    /// <summary>The jobs for a profiler; see <see cref="Loop"/>.</summary>
    public static IReadOnlyList<Contender> Jobs() =>
    [
        Contender.Each("verdict", CustomsLines.Valid(Lines), line => CustomsLineSchema.IsValid(line) ? 1 : 0),
        Contender.Each("shuffled", CustomsLines.Shuffled(Lines), line => CustomsLineSchema.IsValid(line) ? 1 : 0),
        Contender.Each("errors", CustomsLines.Mixed(Lines), line => CustomsLineSchema.Validate(line).Errors.Count),
        Contender.Each("record", CustomsLines.Valid(Lines), line => CustomsLine.ReadJson(line).Indent),
        Contender.Each("sdk-verdict", SdkLines(), line => TariffLineSchema.IsValid(line) ? 1 : 0),
        Contender.Each("sdk-record", SdkLines(), line => TariffLine.ReadJson(line).Indent),
    ];

    private static byte[][] SdkLines() => [.. TradeCatalog.Default.TariffLines.Select(TradeData.Runtime.JsonModel.ToUtf8Json)];

    private static void Verdicts(int rounds, byte[][] valid, byte[][] mixed)
    {
        byte[] list = CustomsLines.List(valid);
        Interleaved.Compare("verdict, per line", rounds,
        [
            Contender.Each("Utf8JsonReader, bare scan", valid, Readers.Scan),
            Contender.Each("JsonDocument.Parse", valid, Readers.Document),
            Contender.Each("ours", valid, line => Validators.Passed(CustomsLineSchema.IsValid(line))) with { Goal = 0.35 },
            Contender.Each("ours, shuffled", CustomsLines.Shuffled(Lines), line => Validators.Passed(CustomsLineSchema.IsValid(line))) with { Goal = 0.6 },
            Contender.Each("ours, indented", CustomsLines.WithIndents(Lines), line => Validators.Passed(CustomsLineSchema.IsValid(line))) with { Goal = 0.8 },
            Contender.Each("ours, all errors, one in ten bad", mixed, line => CustomsLineSchema.Validate(line).Errors.Count) with { Goal = 0.6 },
            new("ours, one text of all", () => Validators.Passed(CustomsLineListSchema.IsValid(list)), Lines),
            new("Utf8JsonReader, one text of all", () => Readers.Scan(list), Lines),
        ]);
    }

    private static void Records(int rounds, byte[][] valid)
    {
        byte[] list = CustomsLines.List(valid);
        Interleaved.Compare("records, per line", rounds,
        [
            Contender.Each("System.Text.Json generated, mutable, unchecked", valid, line => JsonSerializer.Deserialize(line, PeerJson.Default.CustomsLineDto)!.Indent),
            Contender.Each("ours, checked and immutable", valid, line => CustomsLine.ReadJson(line).Indent) with { Goal = 0.2 },
            new("System.Text.Json generated, one list", () => JsonSerializer.Deserialize(list, PeerJson.Default.CustomsLineListDto)!.Lines!.Count, Lines),
            new("ours, one list", () => CustomsLineList.ReadJson(list).Lines.Count, Lines),
        ]);
    }

    private static void OwnTariffLines(int rounds)
    {
        byte[][] rows = SdkLines();
        Interleaved.Compare($"the SDK's tariff lines ({rows.Length}, {rows.Average(row => row.Length):0} bytes), per line", rounds,
        [
            Contender.Each("Utf8JsonReader, bare scan", rows, Readers.Scan),
            Contender.Each("JsonDocument.Parse", rows, Readers.Document),
            Contender.Each("ours, verdict", rows, row => Validators.Passed(TariffLineSchema.IsValid(row))) with { Goal = 0.45 },
            Contender.Each("ours, record", rows, row => TariffLine.ReadJson(row).Indent),
        ]);
    }
}
