using System.Globalization;
using System.Text.RegularExpressions;
using TradeData.Runtime;

namespace TradeData.Schedules.UnitedStates;

/// <summary>The Harmonized Tariff Schedule of the United States.</summary>
internal sealed partial class UsHtsModule : ScheduleModule
{
    /// <summary>From this chapter on, the schedule has provisions of its own instead of goods.</summary>
    public const int FirstChapterOfProvisions = 98;

    private static readonly HsCode s_provisions = HsCode.Parse("99");

    public override string Schedule => UsHtsImporter.Schedule;

    public override string Format => "us-hts";

    public override string Description =>
        "The Harmonized Tariff Schedule of the United States: the JSON, CSV or Excel export of one edition (.json, .csv, .xlsx; .json.gz and .csv.gz too).";

    public override IReadOnlyList<string> Examples =>
    [
        "hts_2025_rev_10.json",
        "htsdata.csv --edition 2026-rev-11 --from 2026-07-01",
    ];

    public override ScheduleImport Import(string path, ImportOptions options, IProgress<double>? progress = null,
        CancellationToken cancellation = default) =>
        ImportFile(path, options, progress, (content, given, told) => UsHtsImporter.Read(content, given, told, cancellation));

    /// <summary>Returns the edition of <c>hts_2025_rev_10.json</c>, <c>2025HTSBasic.csv</c> or <c>hts-2026-revision-3.xlsx</c>. The name
    /// never includes the first day.</summary>
    public override EditionName? EditionIn(string fileName)
    {
        Match match = Edition().Match(fileName);
        if (!match.Success)
        {
            return null;
        }
        string revision = match.Groups["revision"].Value;
        string name = revision.Length == 0 ? "basic" : "rev-" + int.Parse(revision, NumberStyles.None, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        return new EditionName($"{match.Groups["year"].Value}-{name}", null);
    }

    [GeneratedRegex("(?<![0-9])(?<year>20[0-9]{2})(?:[-_ .]?hts)?[-_ .]?(?:basic|rev(?:ision)?[-_ .]?(?<revision>[0-9]{1,3}))(?![0-9A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Edition();

    public override ValueList<LineRate> ReadCell(string? text, RateColumn column)
    {
        if (column != RateColumn.Preference)
        {
            return UsDutyRateParser.Parse(text) is { } rate ? [new LineRate { Column = column, Rate = rate }] : [];
        }
        List<LineRate> rates = [];
        foreach (SpecialRate group in UsSpecialColumnParser.Parse(text))
        {
            foreach (string programme in group.Programmes.IsEmpty ? [Programme.Any] : group.Programmes)
            {
                rates.Add(new LineRate { Column = column, Programme = programme, Rate = group.Rate });
            }
        }
        return rates.ToValueList();
    }

    public override string? WriteRate(DutyRate rate) => UsRateWriter.Write(rate);

    internal override HsCode? ProvisionsPrefix => s_provisions;

    internal override bool IsOfProvisions(int chapter) => chapter >= FirstChapterOfProvisions;

    internal override ColumnInstead? ColumnInsteadOfAll(TradePartner origin, DateOnly on) => Column2Partners.Has(origin, on)
        ? new ColumnInstead(RateColumn.Column2, $"Goods of {origin.Called} have no normal trade relations: they pay the rates of column 2.")
        : null;
}
