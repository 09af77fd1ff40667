using TradeData.Runtime;

namespace TradeData.Schedules.EuropeanUnion;

/// <summary>Converts the rows of the comparison to lines, with the rates of one of the two tariffs.</summary>
internal abstract class ComparisonLines(ImportOptions options, ImportReport report)
{
    private readonly LineTexts _texts = new(options, report);
    private readonly ReferenceCheck _codes = new(report, ComparisonFile.Commodity, "");
    private readonly Dictionary<string, ValueList<EuRate>> _cells = new(StringComparer.Ordinal);

    /// <summary>The column of the rates.</summary>
    protected abstract string Column { get; }

    /// <summary>The text of the rate.</summary>
    protected abstract string? RateOf(ComparisonRow row);

    /// <summary>Returns the rates of a row, all in the general column.</summary>
    protected abstract IEnumerable<LineRate> Rates(ComparisonRow row);

    /// <summary>The lines of a file.</summary>
    public IEnumerable<TariffLine> Read(Stream csv, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        List<ComparisonRow> rows = new ComparisonFile(options, report).Read(csv, cancellation);
        FindOtherwise(rows);
        foreach (ComparisonRow row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return Make(row);
        }
        report.IsComplete = true;
        progress?.Report(new ImportProgress(options.SourceName, report.Provenance.Bytes, report.RowsRead));
    }

    /// <summary>Records for each row of 8 digits the rows of 10 digits within it that have other rates.</summary>
    private void FindOtherwise(List<ComparisonRow> rows)
    {
        Dictionary<string, ComparisonRow> whole = new(StringComparer.Ordinal);
        foreach (ComparisonRow row in rows)
        {
            if (row.Code is { Length: 8 } code)
            {
                whole.TryAdd(code.ToString("D"), row);
            }
        }
        foreach (ComparisonRow row in rows)
        {
            if (row.Code is { Length: 10 } code && whole.TryGetValue(code.ToString("D")[..8], out ComparisonRow? above)
                && !PayTheSame(above, row))
            {
                above.Otherwise.Add(code);
            }
        }
    }

    private bool PayTheSame(ComparisonRow left, ComparisonRow right) =>
        ReadCell(RateOf(left)).Select(static rate => (rate.Rate.WithoutRaw(), rate.Season)).SequenceEqual(ReadCell(RateOf(right)).Select(static rate => (rate.Rate.WithoutRaw(), rate.Season)));

    private TariffLine Make(ComparisonRow row)
    {
        if (row.Code is not { } code)
        {
            throw new ImportException($"The commodity \"{LineTexts.Shown(row.Commodity ?? "")}\" is not a code of 8 or 10 digits.", row.Place);
        }
        report.LinesMade++;
        ValueList<LineRate> rates = Rates(row).ToValueList();
        report.RatesMade += rates.Count;
        if (_texts.Description(row.Description, row.Place, row.Commodity, ComparisonFile.Description) is not { } description)
        {
            report.Add(new ImportFinding(ImportFindingKind.DescriptionMissing, row.Place, row.Commodity, ComparisonFile.Description, row.Description ?? "", "The row has no text; its code stands for it."));
            description = row.Commodity!;
        }
        return new TariffLine
        {
            Schedule = options.Edition.Schedule,
            Edition = options.Edition.Id,
            LineId = _codes.Enter(code, row.Place),
            Code = code,
            Hs6 = code.ToString("D")[..6],
            Chapter = code.ChapterNumber,
            Level = TariffLevel.National,
            Indent = 0,
            Description = description,
            Rates = rates,
            Effective = options.Edition.Effective,
        };
    }

    /// <summary>Returns the rates of a cell, with a note about longer codes with other rates.</summary>
    protected IEnumerable<LineRate> Cell(ComparisonRow row, string? text, string column, string? condition, string? note)
    {
        if (text is null)
        {
            yield break;
        }
        report.CountCell(column);
        List<string> slips = [];
        ValueList<EuRate> rates = EuDutyRateParser.ParseCell(text, slips);
        foreach (string slip in slips)
        {
            report.Add(new ImportFinding(ImportFindingKind.SlipCorrected, row.Place, row.Commodity, column, text, slip));
        }
        if (rates is [{ Rate: DutyRate.Unparsed unparsed }])
        {
            report.Add(new ImportFinding(ImportFindingKind.RateNotUnderstood, row.Place, row.Commodity, column, text, unparsed.Reason));
        }
        string? notes = Join(note, OtherwiseNote(row));
        foreach (EuRate rate in rates)
        {
            yield return new LineRate { Column = RateColumn.General, Rate = rate.Rate, Season = rate.Season, Condition = condition, Note = notes };
        }
    }

    private ValueList<EuRate> ReadCell(string? text)
    {
        if (text is null)
        {
            return [];
        }
        if (!_cells.TryGetValue(text, out ValueList<EuRate> rates))
        {
            _cells.Add(text, rates = EuDutyRateParser.ParseCell(text));
        }
        return rates;
    }

    private static string? OtherwiseNote(ComparisonRow row)
    {
        const int mostNamed = 10;
        return row.Otherwise.Count == 0 ? null
            : $"Some goods of {row.Code} pay otherwise, as the schedule says under {string.Join(", ", row.Otherwise.Take(mostNamed))}{(row.Otherwise.Count > mostNamed ? " and others" : "")}.";
    }

    protected static string? Join(string? one, string? other) => one is null ? other : other is null ? one : one + " " + other;
}
