using TradeData.Cli.Exports;
using TradeData.Cli.Quotes;

namespace TradeData.Cli.Batches;

/// <summary>The duty of a shipment by its best offer, or the reason why there is none. It holds values alone: the quotes of a whole part would take gigabytes.</summary>
internal sealed record AssessedShipment
{
    // More than any currency's smallest unit has.
    private const int DutyDecimals = 9;
    private const int PercentDecimals = 9;

    /// <summary>The columns of the results. The width of the numbers is fixed, so that the files of all parts have the same columns.</summary>
    public static IReadOnlyList<ExportColumn> Columns { get; } =
    [
        ExportColumn.Integer<AssessedShipment>("number", row => row.Number),
        ExportColumn.Text<AssessedShipment>("id", row => row.Id),
        ExportColumn.Text<AssessedShipment>("answer", row => row.Answer),
        ExportColumn.Text<AssessedShipment>("schedule", row => row.Line?.Schedule),
        ExportColumn.Text<AssessedShipment>("edition", row => row.Line?.Edition),
        ExportColumn.Text<AssessedShipment>("line_id", row => row.Line?.LineId),
        ExportColumn.Text<AssessedShipment>("column", row => row.Column?.ToJson()),
        ExportColumn.Text<AssessedShipment>("programme", row => row.Programme),
        ExportColumn.Text<AssessedShipment>("rate", row => row.Rate),
        ExportColumn.Decimal<AssessedShipment>("duty", row => row.Duty?.Amount) with { Digits = (38, DutyDecimals) },
        ExportColumn.Text<AssessedShipment>("currency", row => row.Duty?.Currency.ToString()),
        ExportColumn.Decimal<AssessedShipment>("percent_of_value", row => row.Percent) with { Digits = (38, PercentDecimals) },
        ExportColumn.Text<AssessedShipment>("coverage", row => row.Coverage),
        ExportColumn.Text<AssessedShipment>("error", row => row.Error),
    ];

    private long Number { get; init; }

    private string? Id { get; init; }

    private string Answer { get; init; } = "invalid";

    private TariffLine? Line { get; init; }

    private RateColumn? Column { get; init; }

    private string? Programme { get; init; }

    private string? Rate { get; init; }

    private Money? Duty { get; init; }

    private decimal? Percent { get; init; }

    /// <summary>The coverage of the duty: nothing is known to be missing, something was assumed or left out, or the duty is only a minimum. Null without a duty.</summary>
    private string? Coverage { get; init; }

    /// <summary>The reason why there is no duty; null exactly where there is one.</summary>
    private string? Error { get; init; }

    /// <summary>The result of a shipment that is not valid.</summary>
    public static AssessedShipment Invalid(Shipment shipment, string error) => new() { Number = shipment.Number, Id = shipment.Id, Error = error };

    /// <summary>The result of a quote.</summary>
    public static AssessedShipment Of(Shipment shipment, Quote quote)
    {
        Offer? best = (quote as Quote.Offered)?.Best;
        Assessment.Computed? computed = best?.Assessment as Assessment.Computed;
        return new AssessedShipment
        {
            Number = shipment.Number,
            Id = shipment.Id,
            Answer = QuoteJson.AnswerOf(quote),
            Line = QuoteParts.LineOf(quote),
            Column = best?.Applicable.Column,
            Programme = best?.Applicable.Programme?.Id,
            Rate = best?.Rate.ToString(),
            Duty = computed?.Duty,
            Percent = computed?.AdValoremEquivalent?.Value,
            Coverage = computed is null ? null : CoverageOf((Quote.Offered)quote),
            Error = computed is null ? ErrorOf(quote, best) : null,
        };
    }

    private static string CoverageOf(Quote.Offered quote)
    {
        QuoteCoverage coverage = quote.Coverage;
        bool isComplete = coverage.Assumptions.IsEmpty && coverage.Missing.IsEmpty && quote.Questions.IsEmpty && coverage.Programmes.All(programme => programme.Coverage == MeasureCoverage.Complete);
        return coverage.IsAtLeast ? "atLeast" : isComplete ? "complete" : "partial";
    }

    private static string ErrorOf(Quote quote, Offer? best) => quote.Match(
        _ => best is null ? "every offer depends on a fact that is not given" : QuoteWords.DutyOf(best.Assessment),
        _ => "none of the rates is understood",
        _ => "no rate: neither the line nor one above it has a rate for such goods on that day",
        ambiguous => $"the code covers {ambiguous.Lines.Count} lines with different rates: {string.Join(", ", ambiguous.Lines.Select(line => line.Code?.ToString() ?? line.LineId))}",
        noLine => $"{noLine.Schedule.Id} has no such line on that day",
        _ => "the catalog has no tariff schedule of the importer",
        noPartner => $"\"{noPartner.Partner}\" is not a trade partner",
        refused => $"refused: duties may be missing: {string.Join(", ", refused.Coverage.UnknownProvisions)}");
}
