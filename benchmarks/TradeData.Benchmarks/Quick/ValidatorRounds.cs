using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Schema;
using TradeData.Benchmarks.Instances;

namespace TradeData.Benchmarks.Quick;

/// <summary>Other validators on the same schema and lines. Newtonsoft.Json.Schema allows a thousand validations an hour without a licence: few lines, few rounds.</summary>
internal static class ValidatorRounds
{
    private const int Lines = 20;
    private const int Rounds = 5;

    public static void Run(int rounds)
    {
        byte[][] valid = CustomsLines.Valid(Lines);
        string schema = Resource("customs-line.schema.json");
        NJsonSchema.JsonSchema nJson = NJsonSchema.JsonSchema.FromJsonAsync(schema).GetAwaiter().GetResult();
        JSchema newtonsoft = JSchema.Parse(schema);
        Interleaved.Compare("parse and validate, per line (few rounds)", Rounds,
        [
            ReadingRounds.Each("Utf8JsonReader, bare scan", valid, ReadingRounds.Scan),
            ReadingRounds.Each("ours", valid, line => CustomsLineSchema.IsValid(line) ? 1 : throw new InvalidOperationException("valid")),
            ReadingRounds.Each("NJsonSchema", valid, line => nJson.Validate(Encoding.UTF8.GetString(line)).Count),
            ReadingRounds.Each("Newtonsoft.Json.Schema", valid, line => JToken.Parse(Encoding.UTF8.GetString(line)).IsValid(newtonsoft) ? 1 : 0),
        ], warmUps: 20);
        Composed(rounds);
    }

    // Unions, references between files, conditions: negotiation records and trade partners of the SDK.
    private static void Composed(int rounds)
    {
        byte[][] records = [.. TradeCatalog.Default.NegotiationRecords.Select(TradeData.Runtime.JsonModel.ToUtf8Json)];
        Interleaved.Compare($"negotiation records ({records.Length}, {records.Average(text => text.Length):0} bytes), per record", rounds,
        [
            ReadingRounds.Each("Utf8JsonReader, bare scan", records, ReadingRounds.Scan),
            ReadingRounds.Each("ours, verdict", records, text => NegotiationRecordSchema.IsValid(text) ? 1 : throw new InvalidOperationException("valid")),
            ReadingRounds.Each("ours, record", records, text => NegotiationRecord.Parse(text).Title.Length),
        ]);
        byte[][] partners = [.. TradeCatalog.Default.TradePartners.Select(TradeData.Runtime.JsonModel.ToUtf8Json)];
        Interleaved.Compare($"trade partners ({partners.Length}, {partners.Average(text => text.Length):0} bytes), per partner", rounds,
        [
            ReadingRounds.Each("Utf8JsonReader, bare scan", partners, ReadingRounds.Scan),
            ReadingRounds.Each("ours, verdict", partners, text => TradePartnerSchema.IsValid(text) ? 1 : throw new InvalidOperationException("valid")),
            ReadingRounds.Each("ours, record", partners, text => TradePartner.Parse(text) is null ? 0 : 1),
        ]);
    }

    private static string Resource(string name)
    {
        using Stream stream = typeof(ValidatorRounds).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
