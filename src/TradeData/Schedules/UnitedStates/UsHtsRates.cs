using TradeData.Runtime;

namespace TradeData.Schedules.UnitedStates;

/// <summary>Reads the rates of a row from its four columns. Equal texts are read once and shared: a revision has 13,600 general rates and
/// some 860 texts.</summary>
internal sealed class UsHtsRates(ImportOptions options, ImportReport report)
{
    // More than the distinct texts of a revision. Beyond that nothing is cached, so that invalid input does not exhaust memory.
    private const int MostRemembered = 8192;
    private const int MostRates = 100;

    private readonly TradeCatalog _catalog = options.CatalogOrDefault;
    private readonly Dictionary<string, DutyRate> _rates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpecialCell> _specials = new(StringComparer.Ordinal);

    /// <param name="Rates">The rates of the cell, by programme.</param>
    /// <param name="Slips">A sentence for each misprint.</param>
    private sealed record SpecialCell(LineRate[] Rates, List<string> Slips);

    public ValueList<LineRate> Of(UsHtsRow row)
    {
        if ((row.General ?? row.Special ?? row.Other ?? row.AdditionalDuties) is null)
        {
            return [];
        }
        List<LineRate> rates = [];
        Add(rates, row, RateColumn.General, UsHtsFields.General, row.General);
        AddSpecial(rates, row);
        Add(rates, row, RateColumn.Column2, UsHtsFields.Other, row.Other);
        Add(rates, row, RateColumn.Additional, UsHtsFields.AdditionalDuties, row.AdditionalDuties);
        report.RatesMade += rates.Count;
        return rates.ToValueList();
    }

    private void Add(List<LineRate> rates, UsHtsRow row, RateColumn column, string field, string? text)
    {
        if (text is null)
        {
            return;
        }
        report.CountCell(field);
        if (!_rates.TryGetValue(text, out DutyRate? rate))
        {
            rate = Parse(text);
            if (_rates.Count < MostRemembered)
            {
                _rates.Add(text, rate);
            }
        }
        ReportUnlessUnderstood(rate, row, field, text);
        rates.Add(new LineRate { Column = column, Rate = rate });
    }

    /// <summary>The parser ignores plain tags; tags with attributes are removed first. The raw text keeps all of them.</summary>
    private static DutyRate Parse(string text)
    {
        DutyRate rate = UsDutyRateParser.Parse(text)!;
        if (rate.IsUnderstood || !text.Contains('<', StringComparison.Ordinal))
        {
            return rate;
        }
        return UsDutyRateParser.Parse(PlainText.Clean(text, out _)) is { IsUnderstood: true } plain ? plain.WithRaw(text) : rate;
    }

    private void AddSpecial(List<LineRate> rates, UsHtsRow row)
    {
        if (row.Special is not { } text)
        {
            return;
        }
        report.CountCell(UsHtsFields.Special);
        if (!_specials.TryGetValue(text, out SpecialCell? special))
        {
            special = ReadSpecial(text);
            if (_specials.Count < MostRemembered)
            {
                _specials.Add(text, special);
            }
        }
        foreach (string slip in special.Slips)
        {
            Report(ImportFindingKind.SlipCorrected, row, UsHtsFields.Special, text, slip);
        }
        DutyRate? reported = null;
        foreach (LineRate rate in special.Rates)
        {
            if (rates.Count == MostRates)
            {
                Report(ImportFindingKind.CutShort, row, UsHtsFields.Special, text, "A row has a hundred rates at most; the others are left out.");
                return;
            }
            if (!ReferenceEquals(rate.Rate, reported))
            {
                reported = rate.Rate;
                ReportUnlessUnderstood(rate.Rate, row, UsHtsFields.Special, text);
            }
            rates.Add(rate);
        }
    }

    private SpecialCell ReadSpecial(string text)
    {
        List<LineRate> rates = [];
        List<string> slips = [];
        foreach (SpecialRate group in UsSpecialColumnParser.Parse(text, slips))
        {
            if (group.Programmes.IsEmpty)
            {
                rates.Add(new LineRate { Column = RateColumn.Preference, Programme = Programme.Any, Rate = group.Rate });
                continue;
            }
            foreach (string programme in group.Programmes)
            {
                rates.Add(_catalog.Programmes.Find(programme) is null
                    ? new LineRate { Column = RateColumn.Preference, Programme = Programme.Any, Rate = NotKnown(programme, group.Rate) }
                    : new LineRate { Column = RateColumn.Preference, Programme = programme, Rate = group.Rate });
            }
        }
        return new SpecialCell([.. rates], slips);
    }

    private static DutyRate.Unparsed NotKnown(string programme, DutyRate rate) =>
        new() { Raw = $"{rate.RawText} ({programme})", Reason = $"The table of programmes does not have {programme}." };

    private void ReportUnlessUnderstood(DutyRate rate, UsHtsRow row, string field, string text)
    {
        if (rate.FirstUnparsed is { } unparsed)
        {
            bool isProgramme = unparsed.Reason.StartsWith("The table of programmes", StringComparison.Ordinal);
            Report(isProgramme ? ImportFindingKind.ProgrammeNotKnown : ImportFindingKind.RateNotUnderstood, row, field, text, unparsed.Reason);
        }
    }

    private void Report(ImportFindingKind kind, UsHtsRow row, string field, string raw, string reason) =>
        report.Add(new ImportFinding(kind, row.Place, row.Code, field, raw, reason));
}
