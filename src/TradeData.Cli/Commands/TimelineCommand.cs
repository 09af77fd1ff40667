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
    private readonly Option<string[]> _catalog = CatalogOption.Create();

    public TimelineCommand(Terminal terminal)
        : base(
            terminal,
            "timeline",
            "Draws negotiations: who met when, what each side wanted, what came of it, and how long it took.",
            "tradedata timeline us-japan-2018",
            "tradedata timeline us-japan-2018 --from 2019-08-01 --to 2019-09-30",
            "tradedata timeline --from 2025-01-01")
    {
        Arguments.Add(_negotiation);
        Options.Add(_from);
        Options.Add(_to);
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
        TimelineDrawing drawing = new(Terminal.Console(), catalog);
        bool isEmpty = true;
        foreach (Negotiation negotiation in Negotiations(catalog, arguments.GetValue(_negotiation)))
        {
            NegotiationRecord[] records = [.. catalog.NegotiationRecords.ByNegotiation(negotiation.Id)
                .Where(record => (record.End ?? record.Start) >= from && record.Start <= to)
                .OrderBy(record => record.Start)];
            if (records.Length > 0)
            {
                isEmpty = false;
                drawing.Write(negotiation, records);
            }
        }
        if (isEmpty)
        {
            Terminal.Say("Nothing is recorded for those days.");
        }
        return ExitCode.Success;
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
