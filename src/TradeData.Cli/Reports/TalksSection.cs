using TradeData.Cli.Output;
using TradeData.Cli.Quotes;
using TradeData.Cli.Reports.Charts;
using TradeData.Cli.Timelines;

namespace TradeData.Cli.Reports;

/// <summary>A negotiation as a timeline.</summary>
internal sealed class TalksSection(TradeCatalog catalog)
{
    /// <summary>Returns the section of a negotiation, or null without events.</summary>
    public ReportSection? Of(Negotiation negotiation, IReadOnlyList<NegotiationRecord> records)
    {
        if (records.Count == 0)
        {
            return null;
        }
        string name = EventWords.NameOf(negotiation);
        string parties = string.Join(", ", negotiation.Parties.Select(party => PartnerNames.NameOf(catalog, party)));
        TimelineChart chart = new()
        {
            Id = "talks-" + ReportSection.Key(negotiation.Id),
            Title = name,
            Description = $"A timeline from top to bottom with {DiagnosticWriter.Count(records.Count, "event")} between {Values.Show(records[0].Start)} and {Values.Show(records.Max(LastDayOf))}. The table below has the same events.",
            Events = [.. records.Select(EventOf)],
            Table = new FigureTable(["First day", "Last day", "Event", "Kind, place and persons", "Positions and outcomes", "Confidence and source"], [.. records.Select(Row)]),
        };
        return new ReportSection
        {
            Id = chart.Id,
            Title = name,
            Introduction = [.. new[] { negotiation.Summary, $"Parties: {parties}." }.OfType<string>()],
            Charts = [chart],
            Notes =
            [
                "Only recorded events are shown; days between them are days without a recorded event.",
                .. records.Any(IsDoubtful) ? ["The confidence of an event is said where it is not verified."] : Array.Empty<string>(),
            ],
        };
    }

    private static TimelineEvent EventOf(NegotiationRecord record) => new(
        record.Start,
        LastDayOf(record),
        EventWords.DaysOf(record),
        record.Title,
        EventWords.KindOf(record) + (IsDoubtful(record) ? $" ({record.Confidence.ToJson()})" : ""),
        MarkOf(record.Kind));

    private IReadOnlyList<Cell> Row(NegotiationRecord record)
    {
        Uri? source = record.Sources.Select(source => source.Url).Where(url => url is not null).Select(url => new Uri(url!.Value.ToString(), UriKind.RelativeOrAbsolute)).FirstOrDefault(IsPage);
        return
        [
            record.Start,
            LastDayOf(record),
            record.Title,
            string.Join("; ", [EventWords.KindOf(record), .. record.Participants.Select(one => $"{one.Name} ({one.Party})")]),
            string.Join(" ", record.Positions.Select(TextOf).Concat(record.Outcomes.Select(TextOf))),
            source is null ? record.Confidence.ToJson() : new Cell($"{record.Confidence.ToJson()}, {source.Host}", source),
        ];
    }

    private string TextOf(Position position) =>
        $"{PartnerNames.NameOf(catalog, position.Party)}, {EventWords.Words(position.Stance.ToJson())}, {EventWords.Words(position.Topic.Value)}: {position.Text}";

    private static string TextOf(Outcome outcome) =>
        $"{EventWords.Words(outcome.Kind.ToJson())}: {outcome.Text}{(outcome.Deadline is { } day ? $" (by {Values.Show(day)})" : "")}";

    private static bool IsPage(Uri url) => url.IsAbsoluteUri && url.Scheme is "http" or "https";

    private static bool IsDoubtful(NegotiationRecord record) => record.Confidence != Confidence.Verified;

    private static DateOnly LastDayOf(NegotiationRecord record) => record.End ?? record.Start;

    private static Mark MarkOf(NegotiationEventKind kind) => kind switch
    {
        NegotiationEventKind.AgreementInPrinciple or NegotiationEventKind.Signature or NegotiationEventKind.RatificationStep or NegotiationEventKind.Ratification
            or NegotiationEventKind.EntryIntoForce or NegotiationEventKind.Amendment => Mark.Agreement,
        NegotiationEventKind.Investigation or NegotiationEventKind.Safeguard or NegotiationEventKind.Withdrawal or NegotiationEventKind.Suspension
            or NegotiationEventKind.Judgment => Mark.Conflict,
        NegotiationEventKind.Report or NegotiationEventKind.Notification or NegotiationEventKind.Proclamation or NegotiationEventKind.Measure
            or NegotiationEventKind.Application => Mark.Act,
        _ => Mark.Meeting,
    };
}
