using TradeData.Schedules.EuropeanUnion;

namespace TradeData.Schedules.UnitedKingdom;

/// <summary>
/// Imports the United Kingdom Global Tariff as of 2021, from the CSV file that its publisher compares it with the European Union's in. Each row becomes one line with the duty on goods
/// of partners without a preference. Where the file says that a suspension, a quota or a trade remedy applies, the rate says so; it does not have their rates.
/// </summary>
public static class UkTariffImporter
{
    /// <summary>The key of the schedule.</summary>
    public const string Schedule = "GB-UKGT";

    /// <summary>Imports a file.</summary>
    /// <param name="csv">The file, read from its present position to its end, and left open.</param>
    /// <param name="options">What the file does not say of itself.</param>
    /// <param name="progress">Told at the end.</param>
    /// <param name="cancellation">Ends the import between two rows.</param>
    /// <returns>The lines, which are read as they are asked for.</returns>
    /// <exception cref="ImportException">Thrown while the lines are read: the file is not of the publisher's shape.</exception>
    public static ScheduleImport Read(Stream csv, ImportOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(csv);
        ImportOptions given = UkTariffModule.Instance.Prepare(options);
        return new ScheduleImport(given, report => new Lines(given, report).Read(csv, progress, cancellation));
    }

    private sealed class Lines(ImportOptions options, ImportReport report) : ComparisonLines(options, report)
    {
        protected override string Column => ComparisonFile.UkRate;

        protected override string? RateOf(ComparisonRow row) => row.UkRate;

        /// <summary>
        /// The rate; where the Union's rate is applied until a review is concluded, both, each on that condition: the file does not say when it is.
        /// </summary>
        protected override IEnumerable<LineRate> Rates(ComparisonRow row)
        {
            string? note = NoteOf(row);
            if (!row.HasCetRateUntilReview)
            {
                return Cell(row, row.UkRate, ComparisonFile.UkRate, null, note);
            }
            return Cell(row, row.CetRate, ComparisonFile.CetRate, "imported before the transition review of the trade remedy is concluded", note)
                .Concat(Cell(row, row.UkRate, ComparisonFile.UkRate, "imported after the transition review of the trade remedy is concluded", note));
        }

        private static string? NoteOf(ComparisonRow row)
        {
            string? note = row.IsSuspended ? "The duty on these goods is suspended for a time; less can be due, and the file does not say what." : null;
            note = Join(note, row.HasQuota ? "An autonomous tariff quota is open; within it less is due, and the file does not say what." : null);
            return Join(note, row.HasTradeRemedy ? "A trade remedy applies: more is due for goods of some partners, and the file does not say what." : null);
        }
    }
}
