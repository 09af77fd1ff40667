using System.CommandLine;
using TradeData.Cli.Catalogs;
using TradeData.Cli.Output;
using TradeData.Cli.Timelines;

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
        TradeCatalog catalog = CatalogLoading.Load(arguments.GetRequiredValue(_catalog), Terminal, cancellation);
        EventSelection selection = new(catalog, arguments.GetValue(_from), arguments.GetValue(_to), arguments.GetRequiredValue(_topic));
        List<(Negotiation Negotiation, NegotiationRecord[] Records)> found = [];
        foreach (Negotiation negotiation in arguments.GetValue(_negotiation) is { } id ? [EventSelection.Find(catalog, id)] : catalog.Negotiations.AsEnumerable())
        {
            NegotiationRecord[] records = selection.Of(negotiation);
            if (records.Length > 0)
            {
                found.Add((negotiation, records));
            }
        }
        Write(arguments.GetRequiredValue(_format), catalog, found);
        if (found.Count == 0)
        {
            Terminal.Out.Flush();
            Terminal.Say(selection.IsByTopic ? "Nothing is recorded for those days and topics." : "Nothing is recorded for those days.");
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
}
