namespace TradeData.Schedules.EuropeanUnion;

/// <summary>Imports the common external tariff of the European Union as of 2021, from the CSV file in which the United Kingdom published
/// its own tariff beside it. Each row becomes one line with the duty on goods of third countries. The file does not include the Union's
/// preferences, quotas, suspensions and trade remedies.</summary>
public static class EuTariffImporter
{
    /// <summary>The key of the schedule.</summary>
    public const string Schedule = "EU-CET";

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
        ImportOptions given = EuTariffModule.Instance.Prepare(options);
        return new ScheduleImport(given, report => new Lines(given, report).Read(csv, progress, cancellation));
    }

    private sealed class Lines(ImportOptions options, ImportReport report) : ComparisonLines(options, report)
    {
        protected override string Column => ComparisonFile.CetRate;

        protected override string? RateOf(ComparisonRow row) => row.CetRate;

        protected override IEnumerable<LineRate> Rates(ComparisonRow row) => Cell(row, row.CetRate, Column, null, null);
    }
}
