using TradeData.Runtime;

namespace TradeData.Schedules.Japan;

/// <summary>Reads the rates of a row from its cells. A cell can hold several, with their quotas, seasons, goods and parties. Equal texts
/// are read once and shared.</summary>
internal sealed class JpCustomsRates
{
    // More than the distinct texts of an edition. Beyond that nothing is cached, so that invalid input does not exhaust memory.
    private const int MostRemembered = 16_384;
    private const int MostRates = 100;

    private readonly ImportReport _report;
    private readonly Dictionary<string, ValueList<JapaneseRate>> _cells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (RateColumn Column, string? Programme)> _columns = new(StringComparer.Ordinal)
    {
        [JpCustomsFields.General] = (RateColumn.General, null),
        [JpCustomsFields.Temporary] = (RateColumn.Temporary, null),
        [JpCustomsFields.Bound] = (RateColumn.Bound, null),
        [JpCustomsFields.Gsp] = (RateColumn.Gsp, null),
        [JpCustomsFields.Ldc] = (RateColumn.Ldc, null),
    };

    public JpCustomsRates(ImportOptions options, ImportReport report)
    {
        _report = report;
        foreach (Programme programme in options.CatalogOrDefault.Programmes.BySchedule(options.Edition.Schedule))
        {
            _columns.TryAdd(JpCustomsFields.AgreementPrefix + programme.Code, (RateColumn.Preference, programme.Id));
        }
    }

    /// <summary>The rates of a row.</summary>
    public ValueList<LineRate> Of(JpCustomsNode node)
    {
        List<LineRate> rates = [];
        AddCells(rates, node, isOwn: true);
        if (node.IsDividedBySeason)
        {
            // The line of the code has the rates of all seasons. The rows below stay as in the file.
            node.Children.ForEach(child => AddCells(rates, child, isOwn: false));
        }
        if (rates.Count == 0)
        {
            return [];
        }
        if (rates.Count > MostRates)
        {
            Report(ImportFindingKind.CutShort, node, JpCustomsFields.Rates, "", "A row has a hundred rates at most; the others are left out.");
            rates.RemoveRange(MostRates, rates.Count - MostRates);
        }
        _report.RatesMade += rates.Count;
        return rates.ToValueList();
    }

    private void AddCells(List<LineRate> rates, JpCustomsNode node, bool isOwn)
    {
        foreach ((string column, string text) in node.Cells)
        {
            if (!_columns.TryGetValue(column, out (RateColumn Column, string? Programme) target))
            {
                Report(ImportFindingKind.ProgrammeNotKnown, node, column, text, "The table of programmes has none for this column; its rate is left out.");
                continue;
            }
            ValueList<JapaneseRate> cell = ReadCell(text);
            if (isOwn)
            {
                _report.CountCell(column);
                ReportUnlessUnderstood(cell, node, column, text);
            }
            foreach (JapaneseRate rate in cell)
            {
                rates.Add(LineRateOf(rate, target.Column, target.Programme, node.Season));
            }
        }
    }

    private ValueList<JapaneseRate> ReadCell(string text)
    {
        if (!_cells.TryGetValue(text, out ValueList<JapaneseRate> cell))
        {
            cell = JapaneseDutyRateParser.ParseCell(text);
            if (_cells.Count < MostRemembered)
            {
                _cells.Add(text, cell);
            }
        }
        return cell;
    }

    public static LineRate LineRateOf(JapaneseRate rate, RateColumn column, string? programme, Season? season) => new()
    {
        Column = column,
        Programme = programme,
        Rate = rate.Rate,
        Condition = rate.Condition,
        Partners = rate.Partners,
        ExceptPartners = rate.ExceptPartners,
        Season = rate.Season ?? season,
        QuotaSide = rate.QuotaSide,
    };

    private void ReportUnlessUnderstood(ValueList<JapaneseRate> cell, JpCustomsNode node, string column, string text)
    {
        foreach (JapaneseRate rate in cell)
        {
            if (rate.Rate.FirstUnparsed is { } unparsed)
            {
                Report(ImportFindingKind.RateNotUnderstood, node, column, text, unparsed.Reason);
                return;
            }
        }
    }

    private void Report(ImportFindingKind kind, JpCustomsNode node, string field, string raw, string reason) =>
        _report.Add(new ImportFinding(kind, node.Place, node.Code, field, raw, reason));
}
