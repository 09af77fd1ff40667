using System.Security.Cryptography;

namespace TradeData.Schedules.EuropeanUnion;

/// <summary>Reads the CSV file in which the United Kingdom published its Global Tariff beside the European Union's common external tariff:
/// a row for each code of 8 or 10 digits, with both rates. Rows of 10 digits cover some goods of those of 8, in no fixed order, so the
/// whole file is read first.</summary>
internal sealed class ComparisonFile(ImportOptions options, ImportReport report)
{
    public const string Commodity = "commodity";
    public const string Description = "description";
    public const string CetRate = "cet_duty_rate";
    public const string UkRate = "ukgt_duty_rate";
    public const string Change = "change";
    public const string Remedy = "trade_remedy_applies";
    public const string UntilReview = "cet_applies_until_trade_remedy_transition_reviews_concluded";
    public const string Suspension = "suspension_applies";
    public const string Quota = "atq_applies";

    // Five times the size of the real file, so that invalid input stops here before memory runs out.
    private const int MostRows = 60_000;
    private const int ReservedChapter = 77;

    private static readonly string[] s_columns = [Commodity, Description, CetRate, UkRate, Change, Remedy, UntilReview, Suspension, Quota];

    /// <summary>Reads the rows, in the order of the file.</summary>
    public List<ComparisonRow> Read(Stream csv, CancellationToken cancellation)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using CsvRecords records = new(csv, options.SourceName, options.MaxRowBytes, hash);
        TableHeader header = TableHeader.Read(records, Commodity, Description, CetRate, UkRate, Remedy, UntilReview, Suspension, Quota);
        foreach (string name in header.Names.Where(static name => !s_columns.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            report.Add(new ImportFinding(ImportFindingKind.FieldNotKnown, records.Place, null, name, name, "The format has no such column."));
        }
        List<ComparisonRow> rows = [];
        List<string> cells = [];
        while (records.Next(report.RowsRead + 1, cells))
        {
            cancellation.ThrowIfCancellationRequested();
            report.RowsRead++;
            if (rows.Count == MostRows)
            {
                throw new ImportException(FormattableString.Invariant($"It has more than {MostRows} rows."), records.Place);
            }
            if (cells.Count != header.Count)
            {
                throw new ImportException(FormattableString.Invariant($"The row has {cells.Count} cells and the first row {header.Count}."), records.Place);
            }
            rows.Add(Row(header, cells, records.Place));
        }
        report.Provenance.Bytes = records.Consumed;
        report.Provenance.Sha256 = Convert.ToHexStringLower(hash.GetCurrentHash());
        return rows;
    }

    private ComparisonRow Row(TableHeader header, List<string> cells, ImportPlace place)
    {
        string? commodity = header.Text(cells, Commodity);
        return new ComparisonRow(place)
        {
            Commodity = commodity,
            Code = HsCode.TryParse(commodity, out HsCode code) && code.Length is 8 or 10 && code.ChapterNumber is > 0 and not ReservedChapter ? HsCode.Parse(code.ToString("P")) : null,
            Description = header.Text(cells, Description),
            CetRate = header.Text(cells, CetRate),
            UkRate = header.Text(cells, UkRate),
            HasTradeRemedy = Flag(header, cells, Remedy, place, commodity),
            HasCetRateUntilReview = Flag(header, cells, UntilReview, place, commodity),
            IsSuspended = Flag(header, cells, Suspension, place, commodity),
            HasQuota = Flag(header, cells, Quota, place, commodity),
        };
    }

    /// <summary>Reads a flag. One that is neither yes nor no counts as yes, so that its note is reported rather than ignored.</summary>
    private bool Flag(TableHeader header, List<string> cells, string column, ImportPlace place, string? code)
    {
        string? text = header.Text(cells, column);
        if (bool.TryParse(text, out bool flag))
        {
            return flag;
        }
        report.Add(new ImportFinding(ImportFindingKind.Inconsistent, place, code, column, text ?? "", "It is neither True nor False, and counts as True."));
        return true;
    }
}
