using System.CommandLine;
using System.Globalization;
using TradeData.Cli.Batches;
using TradeData.Cli.Catalogs;
using TradeData.Cli.Output;
using TradeData.Cli.Quotes;

namespace TradeData.Cli.Commands;

/// <summary>Assesses files of shipments.</summary>
internal sealed class AssessCommand : Verb
{
    private readonly Argument<string> _shipments = new("shipments") { Description = "A file of shipments (.parquet, .ndjson, .jsonl, .csv), or a folder of such files. Columns: importer, origin, code, day; and id, value, currency, quantities, part_values." };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The folder of the results. Parts that an earlier run finished in it are kept.", HelpName = "folder", Required = true };
    private readonly Option<int> _workers = new("--workers") { Description = "The parts that are assessed at the same time.", HelpName = "number", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<string?> _share = new("--share") { Description = "Only a share of the parts, such as 2/4: for several processes or machines with one folder.", HelpName = "k/n" };
    private readonly Option<string[]> _exchange = Values.Several("--exchange-rate", "An exchange rate, such as USD/JPY=106.4.", "from/to=rate");
    private readonly Option<string?> _rates = new("--exchange-rates") { Description = "A file of reference rates as the European Central Bank publishes it (eurofxref-hist.csv).", HelpName = "file" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Refuses a total if a provision in force may add a duty without a recorded measure." };
    private readonly Option<DateOnly?> _knownOn = Values.Day("--known-on", "Uses only the law known on a day: later rules for earlier days are left out.");
    private readonly Option<string[]> _catalog = CatalogOption.Create();

    public AssessCommand(Terminal terminal)
        : base(
            terminal,
            "assess",
            "Computes the duties of many shipments, each by its best offer. One without a duty has an error, and never a duty of zero. A run that was stopped goes on where it stood.",
            "tradedata assess shipments.parquet --output duties --catalog imported",
            "tradedata assess shipments --output duties --workers 8 --share 2/4")
    {
        _workers.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--workers must be at least 1.");
            }
        });
        Arguments.Add(_shipments);
        foreach (Option option in new Option[] { _output, _workers, _share, _exchange, _rates, _strict, _knownOn, _catalog })
        {
            Options.Add(option);
        }
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        (int share, int of) = Share(arguments.GetValue(_share));
        string[] shipments = ShipmentFiles.Find(arguments.GetRequiredValue(_shipments));
        string[] sources = arguments.GetRequiredValue(_catalog);
        string[] exchange = arguments.GetRequiredValue(_exchange);
        bool isStrict = arguments.GetValue(_strict);
        DateOnly? knownOn = arguments.GetValue(_knownOn);
        string? rateFile = arguments.GetValue(_rates);
        GivenRates rates = new(exchange, rateFile);
        List<string> inputs = [.. shipments, .. RowFiles.Find(sources, CatalogLoading.Tables).Select(file => file.Path)];
        List<string> options = [.. exchange];
        if (rateFile is not null)
        {
            inputs.Add(rateFile);
        }
        if (isStrict)
        {
            options.Add("strict");
        }
        if (knownOn is { } day)
        {
            options.Add("known on " + Values.Show(day));
        }
        AssessmentRun run = new(arguments.GetRequiredValue(_output), inputs, options);
        ShipmentAssessment assessment = new(CatalogLoading.Load(sources, Terminal, cancellation), rates, new QuoteOptions { Strict = isStrict, KnownOn = knownOn });
        (int parts, int kept) = RunAsync(run, assessment, shipments, arguments.GetRequiredValue(_workers), part => part % of == share, cancellation).GetAwaiter().GetResult();
        string before = kept == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {kept} were there");
        Terminal.Say(run.CompleteAsync(parts, cancellation).GetAwaiter().GetResult() is var (count, assessed)
            ? string.Create(CultureInfo.InvariantCulture, $"{count} shipments in {parts} parts{before}: {assessed} with a duty, {count - assessed} with an error")
            : string.Create(CultureInfo.InvariantCulture, $"This share of {parts} parts is done{before}. The manifest is written when all are."));
        return ExitCode.Success;
    }

    /// <summary>Assesses the parts that are not there. Each worker holds one part at a time.</summary>
    private static async Task<(int Parts, int Kept)> RunAsync(AssessmentRun run, ShipmentAssessment assessment, string[] shipments, int workers, Func<int, bool> isMine, CancellationToken cancellation)
    {
        int parts = 0;
        int kept = 0;
        IEnumerable<ShipmentPart> open = ShipmentFiles.Parts(shipments).Where(part =>
        {
            parts++;
            bool isDone = run.IsDone(part.Number);
            kept += isDone ? 1 : 0;
            return !isDone && isMine(part.Number);
        });
        ParallelOptions options = new() { MaxDegreeOfParallelism = workers, CancellationToken = cancellation };
        await Parallel.ForEachAsync(open, options, async (part, stop) =>
        {
            List<AssessedShipment> rows = [];
            foreach (Shipment shipment in await part.Read(stop).ConfigureAwait(false))
            {
                stop.ThrowIfCancellationRequested();
                rows.Add(assessment.Assess(shipment));
            }
            await run.WriteAsync(part.Number, rows, stop).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return (parts, kept);
    }

    private static (int Share, int Of) Share(string? text)
    {
        if (text is null)
        {
            return (0, 1);
        }
        string[] parts = text.Split('/');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int share) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int of)
            && share >= 1 && share <= of
            ? (share - 1, of)
            : throw new UserException($"--share \"{text}\" is not a share. Write the number of the share and how many there are, as in 2/4.");
    }
}
