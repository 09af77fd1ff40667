using TradeData.Runtime;
using TradeData.Schedules.EuropeanUnion;

namespace TradeData.Schedules.UnitedKingdom;

/// <summary>The United Kingdom Global Tariff. It keeps the European Union's nomenclature and notation.</summary>
internal sealed class UkTariffModule : ScheduleModule
{
    public static readonly UkTariffModule Instance = new();

    public override string Schedule => UkTariffImporter.Schedule;

    public override string Format => "uk-tariff";

    public override string Description =>
        "The United Kingdom Global Tariff as of 2021: the CSV file that compares it with the European Union's tariff.";

    public override IReadOnlyList<string> Examples => ["global-uk-tariff.csv --edition 2021-01-01"];

    public override IReadOnlyList<string> Missing =>
    [
        "Preferences: goods of many partners can pay less by an agreement or by the Generalised Scheme of Preferences.",
        "Rules of origin: Japan https://www.gov.uk/government/publications/uk-japan-cepa-rules-of-origin-explainer, CPTPP "
            + "https://www.gov.uk/government/collections/the-uk-and-the-comprehensive-and-progressive-agreement-for-trans-pacific-partnershipcptpp",
        "Tariff quotas and the rates of suspensions: less can be due.",
        "Trade remedies: anti-dumping, countervailing and safeguard duties come on top.",
    ];

    public override ScheduleImport Import(string path, ImportOptions options, IProgress<double>? progress = null,
        CancellationToken cancellation = default) =>
        ImportFile(path, options, progress, (content, given, told) => UkTariffImporter.Read(content, given, told, cancellation));

    public override ValueList<LineRate> ReadCell(string? text, RateColumn column) => EuCells.Read(text, column);

    internal override IEnumerable<RulesOfOriginLink> RulesOfOrigin(TradeCatalog catalog, TariffLine line, TradePartner origin, DateOnly on) => UkRulesOfOrigin.Find(catalog, line, origin, on);

    public override string? WriteRate(DutyRate rate) => EuRateWriter.Write(rate);
}
