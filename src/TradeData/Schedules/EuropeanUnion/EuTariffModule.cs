using TradeData.Runtime;

namespace TradeData.Schedules.EuropeanUnion;

/// <summary>The common external tariff of the European Union.</summary>
internal sealed class EuTariffModule : ScheduleModule
{
    public static readonly EuTariffModule Instance = new();

    public override string Schedule => EuTariffImporter.Schedule;

    public override string Format => "eu-tariff";

    public override string Description =>
        "The common external tariff of the European Union as of 2021: the CSV file that compares it with the United Kingdom Global Tariff.";

    public override IReadOnlyList<string> Examples => ["global-uk-tariff.csv --edition 2021-01-01"];

    public override IReadOnlyList<string> Missing =>
    [
        "Preferences: goods of many partners can pay less by an agreement or by the Generalised Scheme of Preferences.",
        "Tariff quotas and suspensions: less can be due.",
        "Trade remedies: anti-dumping, countervailing and safeguard duties come on top.",
        "Entry prices and agricultural components: their tables are in other publications, so the duty of such lines is not computed.",
    ];

    public override ScheduleImport Import(string path, ImportOptions options, IProgress<double>? progress = null,
        CancellationToken cancellation = default) =>
        ImportFile(path, options, progress, (content, given, told) => EuTariffImporter.Read(content, given, told, cancellation));

    public override ValueList<LineRate> ReadCell(string? text, RateColumn column) => EuCells.Read(text, column);

    public override string? WriteRate(DutyRate rate) => EuRateWriter.Write(rate);
}
