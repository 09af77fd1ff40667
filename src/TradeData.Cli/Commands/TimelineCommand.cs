using System.CommandLine;
using TradeData.Cli.Catalogs;
using TradeData.Cli.Output;
using TradeData.Cli.Timelines;
using TradeData.Generators.Infrastructure;

namespace TradeData.Cli.Commands;

/// <summary>Draws negotiations.</summary>
internal sealed class TimelineCommand : Verb
{
    private readonly Argument<string?> _negotiation = new("negotiation") { Description = "The negotiation, such as us-japan-2018. Without one, all of them.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<DateOnly?> _from = Values.Day("--from", "Only events that end on this day or later.");
    private readonly Option<DateOnly?> _to = Values.Day("--to", "Only events that begin on this day or earlier.");
    private readonly Option<string[]> _topic = new("--topic")
    {
        Description = "Only events about this, such as beef. Several topics match any of them.",
        HelpName = "topic",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string> _format = Choice.Option("--format", "The format of the events.", "text", "json", "csv");
    private readonly Option<string[]> _catalog = CatalogOption.Create();

    public TimelineCommand(Terminal terminal)
        : base(
            terminal,
            "timeline",
            "Draws negotiations: who met when, what each side wanted, what came of it, and how long it took.",
            "tradedata timeline us-japan-2018",
            "tradedata timeline us-japan-2018 --from 2019-08-01 --to 2019-09-30",
            "tradedata timeline --from 2025-01-01",
            "tradedata timeline --topic beef pork --format csv")
    {
        Arguments.Add(_negotiation);
        Options.Add(_from);
        Options.Add(_to);
        Options.Add(_topic);
        Options.Add(_format);
        Options.Add(_catalog);
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        DateOnly from = arguments.GetValue(_from) ?? DateOnly.MinValue;
        DateOnly to = arguments.GetValue(_to) ?? DateOnly.MaxValue;
        if (from > to)
        {
            throw new UserException($"--from {Values.Show(from)} comes after --to {Values.Show(to)}.");
        }
        TradeCatalog catalog = CatalogLoading.Load(arguments.GetRequiredValue(_catalog), Terminal, cancellation);
        HashSet<Topic> topics = [.. arguments.GetRequiredValue(_topic).Select(text => TopicOf(catalog, text))];
        List<(Negotiation Negotiation, NegotiationRecord[] Records)> found = [];
        foreach (Negotiation negotiation in Negotiations(catalog, arguments.GetValue(_negotiation)))
        {
            NegotiationRecord[] records = [.. catalog.NegotiationRecords.ByNegotiation(negotiation.Id)
                .Where(record => (record.End ?? record.Start) >= from && record.Start <= to && (topics.Count == 0 || TopicsOf(record).Any(topics.Contains)))
                .OrderBy(record => record.Start)];
            if (records.Length > 0)
            {
                found.Add((negotiation, records));
            }
        }
        Write(arguments.GetRequiredValue(_format), catalog, found);
        if (found.Count == 0)
        {
            Terminal.Out.Flush();
            Terminal.Say(topics.Count == 0 ? "Nothing is recorded for those days." : "Nothing is recorded for those days and topics.");
        }
        return ExitCode.Success;
    }

    private void Write(string format, TradeCatalog catalog, List<(Negotiation Negotiation, NegotiationRecord[] Records)> found)
    {
        if (format == "text")
        {
            TimelineDrawing drawing = new(Terminal.Console(), catalog);
            found.ForEach(part => drawing.Write(part.Negotiation, part.Records));
            return;
        }
        NegotiationRecord[] records = [.. found.SelectMany(part => part.Records).OrderBy(record => record.Start)];
        if (format == "csv")
        {
            TimelineTable.WriteCsv(Terminal, records);
        }
        else
        {
            DiagnosticWriter.WriteWith(Terminal, json => TimelineTable.WriteJson(json, records));
        }
    }

    /// <summary>Returns the topics of an event: of the event itself, and of its statements and actions.</summary>
    private static IEnumerable<Topic> TopicsOf(NegotiationRecord record) =>
        [.. record.Topics, .. record.Positions.Select(position => position.Topic), .. record.Outcomes.Where(outcome => outcome.Topic is not null).Select(outcome => outcome.Topic!.Value)];

    private static Topic TopicOf(TradeCatalog catalog, string text)
    {
        string[] known = [.. catalog.NegotiationRecords.SelectMany(TopicsOf).Select(topic => topic.Value).Distinct().Order(StringComparer.Ordinal)];
        if (known.FirstOrDefault(topic => string.Equals(topic, text, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return new Topic(found);
        }
        string suggestion = Nearest.Suggestion(text, known);
        throw new UserException($"No event is about \"{text}\"{(suggestion.Length > 0 ? suggestion : $"; there are {string.Join(", ", known)}.")}");
    }

    private static Negotiation[] Negotiations(TradeCatalog catalog, string? id)
    {
        if (id is null)
        {
            return [.. catalog.Negotiations];
        }
        IReadOnlyList<string> known = [.. catalog.Negotiations.Select(negotiation => negotiation.Id)];
        string suggestion = Nearest.Suggestion(id, known);
        return catalog.Negotiations.Find(id) is { } found
            ? [found]
            : throw new UserException($"There is no negotiation \"{id}\"{(suggestion.Length > 0 ? suggestion : $"; there are {string.Join(", ", known)}.")}");
    }
}
