using TradeData.Schedules.EuropeanUnion;

namespace TradeData.Schedules.UnitedKingdom;

/// <summary>Imports the United Kingdom Global Tariff as of 2021, from the publisher's CSV file that compares it with the European Union's.
/// Each row becomes one line with the duty on goods of partners without a preference. If a suspension, a quota or a trade remedy applies,
/// the rate says so, because the file does not include their rates.</summary>
public static class UkTariffImporter
{
    /// <summary>The key of the schedule.</summary>
    public const string Schedule = "GB-UKGT";

    /// <summary>Imports a file.</summary>
    /// <param name="csv">The file, read from its present position to its end. It stays open.</param>
    /// <param name="options">The settings that the file itself does not contain.</param>
    /// <param name="progress">Receives a report at the end.</param>
    /// <param name="cancellation">Cancels the import between two rows.</param>
    /// <returns>The lines, which are read on demand.</returns>
    /// <exception cref="ImportException">Thrown while the lines are read: the file is not in the publisher's form.</exception>
    public static ScheduleImport Read(Stream csv, ImportOptions options, IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(csv);
        ImportOptions given = UkTariffModule.Instance.Prepare(options);
        return new ScheduleImport(given, report => new Lines(given, report).Read(csv, progress, cancellation));
    }

    private sealed class Lines(ImportOptions options, ImportReport report) : ComparisonLines(options, report)
    {
        protected override string Column => ComparisonFile.UkRate;

        protected override string? RateOf(ComparisonRow row) => row.UkRate;

        /// <summary>Returns the rate. If the Union's rate applies until a review is concluded, both rates follow, each with that condition,
        /// because the file does not give the date.</summary>
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
