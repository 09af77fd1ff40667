using TradeData.Benchmarks.Instances;
using TradeData.Benchmarks.Peers;
using TradeData.Runtime;

namespace TradeData.Benchmarks.Quick;

/// <summary>Other validators on the same schema and lines. Newtonsoft.Json.Schema allows a thousand validations in an hour without a
/// licence, hence few lines and rounds.</summary>
internal static class ValidatorRounds
{
    private const int Lines = 20;
    private const int Rounds = 5;
    private const int Texts = 2_000;

    public static void Run(int rounds)
    {
        byte[][] valid = CustomsLines.Valid(Lines);
        Validators others = new("customs-line.schema.json");
        Interleaved.Compare("parse and validate, per line (few rounds)", Rounds,
        [
            Contender.Each("Utf8JsonReader, bare scan", valid, Readers.Scan),
            Contender.Each("ours", valid, line => Validators.Passed(CustomsLineSchema.IsValid(line))),
            Contender.Each("NJsonSchema", valid, others.NJsonSchema),
            Contender.Each("Newtonsoft.Json.Schema", valid, others.Newtonsoft),
        ], warmUps: 20);
        Composed(rounds, "branches within branches", ComposedTexts.Remedies(Texts), text => RemedySchema.IsValid(text));
        Composed(rounds, "allOf, unevaluatedProperties", ComposedTexts.Consignments(Texts), text => ConsignmentSchema.IsValid(text));
        Composed(rounds, "recursion by $dynamicRef", ComposedTexts.HeadingTrees(Texts), text => HeadingTreeSchema.IsValid(text));
        Composed(rounds, "patternProperties, if", ComposedTexts.Declarations(Texts), text => DeclarationSchema.IsValid(text), goal: 0.9);
        OwnRecords(rounds);
    }

    /// <summary>The jobs for a profiler; see <see cref="Loop"/>.</summary>
    public static IReadOnlyList<Contender> Jobs() =>
    [
        Contender.Each("branches", ComposedTexts.Remedies(Texts), text => RemedySchema.IsValid(text) ? 1 : 0),
        Contender.Each("unevaluated", ComposedTexts.Consignments(Texts), text => ConsignmentSchema.IsValid(text) ? 1 : 0),
        Contender.Each("patterns", ComposedTexts.Declarations(Texts), text => DeclarationSchema.IsValid(text) ? 1 : 0),
        Contender.Each("sdk-negotiations", OwnTexts(TradeCatalog.Default.NegotiationRecords), text => NegotiationRecordSchema.IsValid(text) ? 1 : 0),
        Contender.Each("sdk-partners", OwnTexts(TradeCatalog.Default.TradePartners), text => TradePartnerSchema.IsValid(text) ? 1 : 0),
    ];

    private static void Composed(int rounds, string title, byte[][] texts, Func<byte[], bool> isValid, double? goal = null) =>
        Interleaved.Compare($"{title} ({texts.Average(text => text.Length):0} bytes), per text", rounds,
        [
            Contender.Each("Utf8JsonReader, bare scan", texts, Readers.Scan),
            Contender.Each("ours, verdict", texts, text => Validators.Passed(isValid(text))) with { Goal = goal },
        ]);

    private static byte[][] OwnTexts<T>(IEnumerable<T> rows)
        where T : class, IJsonModel<T> =>
        [.. rows.Select(JsonModel.ToUtf8Json)];

    // Unions, references between files, conditions: negotiation records and trade partners of the SDK.
    private static void OwnRecords(int rounds)
    {
        byte[][] records = OwnTexts(TradeCatalog.Default.NegotiationRecords);
        Interleaved.Compare($"negotiation records ({records.Length}, {records.Average(text => text.Length):0} bytes), per record", rounds,
        [
            Contender.Each("Utf8JsonReader, bare scan", records, Readers.Scan),
            Contender.Each("ours, verdict", records, text => Validators.Passed(NegotiationRecordSchema.IsValid(text))) with { Goal = 0.6 },
            Contender.Each("ours, record", records, text => NegotiationRecord.ReadJson(text).Title.Length),
        ]);
        byte[][] partners = OwnTexts(TradeCatalog.Default.TradePartners);
        Interleaved.Compare($"trade partners ({partners.Length}, {partners.Average(text => text.Length):0} bytes), per partner", rounds,
        [
            Contender.Each("Utf8JsonReader, bare scan", partners, Readers.Scan),
            Contender.Each("ours, verdict", partners, text => Validators.Passed(TradePartnerSchema.IsValid(text))) with { Goal = 0.6 },
            Contender.Each("ours, record", partners, text => TradePartner.ReadJson(text) is null ? 0 : 1),
        ]);
    }
}
