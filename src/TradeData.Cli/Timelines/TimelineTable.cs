using System.Text.Json;
using TradeData.Cli.Output;
using TradeData.Runtime;

namespace TradeData.Cli.Timelines;

/// <summary>Writes events for programs.</summary>
internal static class TimelineTable
{
    private static readonly string[] s_columns = ["start", "end", "negotiation", "id", "kind", "title", "place", "participants", "topics", "outcomes", "confidence", "source"];

    public static void WriteCsv(Terminal terminal, IEnumerable<NegotiationRecord> records) => GridWriter.WriteCsv(terminal, s_columns, records.Select(Row));

    /// <summary>Writes the records as stored in the table.</summary>
    public static void WriteJson(Utf8JsonWriter json, IEnumerable<NegotiationRecord> records)
    {
        json.WriteStartArray();
        foreach (NegotiationRecord record in records)
        {
            record.WriteTo(json);
        }
        json.WriteEndArray();
    }

    private static IReadOnlyList<string> Row(NegotiationRecord record) =>
    [
        Values.Show(record.Start),
        Values.Show(record.End ?? record.Start),
        record.Negotiation,
        record.Id,
        record.Kind.ToJson(),
        record.Title,
        record.Place?.Name ?? "",
        string.Join("|", record.Participants.Select(one => $"{one.Name} ({one.Party})")),
        string.Join("|", record.Topics.Select(topic => topic.Value)),
        string.Join("|", record.Outcomes.Select(outcome => outcome.Text)),
        record.Confidence.ToJson(),
        record.Sources.Select(source => source.Url?.ToString()).FirstOrDefault(url => url is not null) ?? "",
    ];
}
