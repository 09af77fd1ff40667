using System.Globalization;
using Spectre.Console;
using TradeData.Cli.Output;
using TradeData.Cli.Quotes;
using TradeData.Runtime;

namespace TradeData.Cli.Timelines;

/// <summary>Draws a negotiation: a line from the first event to the last, a dot for each, the days between them, and their statements and
/// results.</summary>
internal sealed class TimelineDrawing(IAnsiConsole console, TradeCatalog catalog)
{
    /// <summary>The minimum number of days for which a gap is shown.</summary>
    private const int ShortestGap = 14;

    private const string Line = "  │";

    public void Write(Negotiation negotiation, IReadOnlyList<NegotiationRecord> records)
    {
        console.MarkupLine($"[bold]{Markup.Escape(EventWords.NameOf(negotiation))}[/]");
        console.MarkupLine($"[grey]{Markup.Escape(string.Join(", ", negotiation.Parties.Select(party => PartnerNames.NameOf(catalog, party))))}[/]");
        console.WriteLine();
        NegotiationRecord? before = null;
        foreach (NegotiationRecord record in records)
        {
            if (before is null || before.Start.Year != record.Start.Year)
            {
                console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[bold]{record.Start.Year:0000}[/]"));
            }
            WriteGap(before, record);
            WriteEvent(record);
            before = record;
        }
        console.WriteLine();
    }

    private void WriteGap(NegotiationRecord? before, NegotiationRecord record)
    {
        int days = before is null ? 0 : record.Start.DayNumber - (before.End ?? before.Start).DayNumber;
        console.MarkupLine(days < ShortestGap ? Line : string.Create(CultureInfo.InvariantCulture, $"  ┊  [grey]{days} days[/]"));
    }

    private void WriteEvent(NegotiationRecord record)
    {
        string doubtful = record.Confidence == Confidence.Verified ? "" : $" [grey]({record.Confidence.ToJson()})[/]";
        console.MarkupLine($"  [{ColourOf(record.Kind)}]●[/]  [bold]{EventWords.DaysOf(record)}[/]  {Markup.Escape(record.Title)}{doubtful}");
        WriteBelow(EventWords.KindOf(record), "grey");
        if (!record.Participants.IsEmpty)
        {
            WriteBelow(string.Join("; ", record.Participants.Select(one => $"{one.Name} ({one.Party})")), "grey");
        }
        foreach (Position position in record.Positions)
        {
            WriteBelow($"{PartnerNames.NameOf(catalog, position.Party)}, {EventWords.Words(position.Stance.ToJson())}, {EventWords.Words(position.Topic.Value)}: {position.Text}");
        }
        foreach (Outcome outcome in record.Outcomes)
        {
            string deadline = outcome.Deadline is { } day ? string.Create(CultureInfo.InvariantCulture, $" (by {day:d MMMM yyyy})") : "";
            WriteBelow($"{EventWords.Words(outcome.Kind.ToJson())}: {outcome.Text}{deadline}");
        }
    }

    /// <summary>Writes a text beside the line, which continues along all lines of the text.</summary>
    private void WriteBelow(string text, string style = "default")
    {
        const string more = "      ";
        int room = console.Profile.Width - Line.Length - more.Length;
        foreach (string line in WrappedText.Of(text, "", "  ", room).Split('\n'))
        {
            console.MarkupLine($"{Line}    [{style}]{Markup.Escape(line)}[/]");
        }
    }

    private static string ColourOf(NegotiationEventKind kind) => kind switch
    {
        NegotiationEventKind.Signature or NegotiationEventKind.Ratification or NegotiationEventKind.EntryIntoForce or NegotiationEventKind.AgreementInPrinciple => "green",
        NegotiationEventKind.Investigation or NegotiationEventKind.Safeguard or NegotiationEventKind.Withdrawal or NegotiationEventKind.Suspension => "red",
        NegotiationEventKind.Proclamation or NegotiationEventKind.Notification or NegotiationEventKind.Report => "yellow",
        _ => "blue",
    };
}
