using TradeData.Cli.Exports;
using TradeData.Cli.Quotes;

namespace TradeData.Cli.Batches;

/// <summary>The duty of a shipment by its best offer, or the reason why there is none.</summary>
/// <param name="Shipment">The shipment.</param>
/// <param name="Quote">The quote; null where the shipment is not valid.</param>
/// <param name="Error">The reason why there is no duty; null exactly where there is one.</param>
internal sealed record AssessedShipment(Shipment Shipment, Quote? Quote, string? Error)
{
    /// <summary>The columns of the results. The width of the numbers is fixed, so that the files of all parts have the same columns.</summary>
    public static IReadOnlyList<ExportColumn> Columns { get; } =
    [
        ExportColumn.Integer<AssessedShipment>("number", row => row.Shipment.Number),
        ExportColumn.Text<AssessedShipment>("id", row => row.Shipment.Id),
        ExportColumn.Text<AssessedShipment>("answer", row => row.Quote is null ? "invalid" : char.ToLowerInvariant(row.Quote.GetType().Name[0]) + row.Quote.GetType().Name[1..]),
        ExportColumn.Text<AssessedShipment>("schedule", row => row.Line?.Schedule),
        ExportColumn.Text<AssessedShipment>("edition", row => row.Line?.Edition),
        ExportColumn.Text<AssessedShipment>("line_id", row => row.Line?.LineId),
        ExportColumn.Text<AssessedShipment>("column", row => row.Offer?.Applicable.Column.ToJson()),
        ExportColumn.Text<AssessedShipment>("programme", row => row.Offer?.Applicable.Programme?.Id),
        ExportColumn.Text<AssessedShipment>("rate", row => row.Offer?.Rate.ToString()),
        ExportColumn.Decimal<AssessedShipment>("duty", row => row.Computed?.Duty.Amount) with { Digits = (38, DutyDecimals) },
        ExportColumn.Text<AssessedShipment>("currency", row => row.Computed?.Duty.Currency.ToString()),
        ExportColumn.Decimal<AssessedShipment>("percent_of_value", row => row.Computed?.AdValoremEquivalent?.Value) with { Digits = (38, PercentDecimals) },
        ExportColumn.Text<AssessedShipment>("coverage", row => row.Coverage),
        ExportColumn.Text<AssessedShipment>("error", row => row.Error),
    ];

    // More than any currency's smallest unit has.
    private const int DutyDecimals = 9;
    private const int PercentDecimals = 9;

    private TariffLine? Line => Quote switch
    {
        Quote.Offered quote => quote.Line,
        Quote.NotUnderstood quote => quote.Line,
        Quote.NoRate quote => quote.Line,
        Quote.Refused quote => quote.Line,
        _ => null,
    };

    private Offer? Offer => (Quote as Quote.Offered)?.Best;

    private Assessment.Computed? Computed => Offer?.Assessment as Assessment.Computed;

    /// <summary>How far the duty can be trusted: nothing is known to be missing, something was assumed or left out, or the duty is only a minimum. Null where there is none.</summary>
    private string? Coverage => Computed is null || Quote is not Quote.Offered quote ? null
        : quote.Coverage.IsAtLeast ? "atLeast"
        : quote.Coverage.Assumptions.IsEmpty && quote.Coverage.Missing.IsEmpty && quote.Questions.IsEmpty && quote.Coverage.Programmes.All(programme => programme.Coverage == MeasureCoverage.Complete) ? "complete"
        : "partial";

    /// <summary>The result of a quote.</summary>
    public static AssessedShipment Of(Shipment shipment, Quote quote) => new(shipment, quote, quote.Match(
        offered => offered.Best is { } best
            ? best.Assessment is Assessment.Computed ? null : QuoteWords.DutyOf(best.Assessment)
            : "every offer depends on a fact that is not given",
        _ => "none of the rates is understood",
        _ => "no rate: neither the line nor one above it has a rate for such goods on that day",
        ambiguous => $"the code covers {ambiguous.Lines.Count} lines with different rates: {string.Join(", ", ambiguous.Lines.Select(line => line.Code?.ToString() ?? line.LineId))}",
        noLine => $"{noLine.Schedule.Id} has no such line on that day",
        _ => "the catalog has no tariff schedule of the importer",
        noPartner => $"\"{noPartner.Partner}\" is not a trade partner",
        refused => $"refused: duties may be missing: {string.Join(", ", refused.Coverage.UnknownProvisions)}"));
}
