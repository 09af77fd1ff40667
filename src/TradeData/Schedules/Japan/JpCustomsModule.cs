using System.Globalization;
using System.Text.RegularExpressions;
using TradeData.Runtime;

namespace TradeData.Schedules.Japan;

/// <summary>The Customs Tariff Schedule of Japan.</summary>
internal sealed partial class JpCustomsModule : ScheduleModule
{
    private const int Chapters = 97;

    public override string Schedule => JpCustomsImporter.Schedule;

    public override string Format => "jp-customs";

    public override string Description =>
        "The Customs Tariff Schedule of Japan: the JSON files of one edition, in a folder or in a .tar.gz.";

    public override IReadOnlyList<string> Examples =>
    [
        "japan_tariff_2026_04_01.tar.gz",
        "chapters --edition 2026-10-01 --from 2026-10-01",
    ];

    public override ScheduleImport Import(string path, ImportOptions options, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw new FileNotFoundException($"There is no file or folder \"{path}\".", path);
        }
        int read = 0;
        Told? told = progress is null ? null : new Told(() => progress.Report(Math.Min(1, (double)++read / Chapters)));
        return JpCustomsImporter.Read(Files(path), options, told, cancellation);
    }

    private static IEnumerable<ImportFile> Files(string path)
    {
        bool isEmpty = true;
        foreach (ImportFile file in ImportFiles.Read(path, JpCustomsImporter.IsChapter))
        {
            isEmpty = false;
            yield return file;
        }
        if (isEmpty)
        {
            throw new InvalidDataException($"\"{path}\" has no files of chapters, which are called like j_02_tariff_data.json.");
        }
    }

    /// <summary>Returns the day of the edition: <c>japan_tariff_2026_10_01.tar.gz</c>, <c>j202610</c>, <c>2026年10月1日版</c>. An edition is
    /// named by its first day. Customs names one without a day by its month, and it begins on the first of that month.</summary>
    public override EditionName? EditionIn(string fileName)
    {
        Match match = Date().Match(fileName);
        if (!match.Success)
        {
            return null;
        }
        int day = match.Groups["day"].Success ? Number("day") : 1;
        int month = Number("month");
        int year = Number("year");
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }
        DateOnly from = new(year, month, day);
        return new EditionName(from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), from);

        int Number(string group) => int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("(?<![0-9])(?<year>20[0-9]{2})(?:(?:[-_ .](?<month>[0-9]{1,2})(?:[-_ .](?<day>[0-9]{1,2}))?)|(?:(?<month>[0-9]{2})(?<day>[0-9]{2})?)|(?:年(?<month>[0-9]{1,2})月(?:(?<day>[0-9]{1,2})日)?))(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    public override ValueList<LineRate> ReadCell(string? text, RateColumn column)
    {
        List<LineRate> rates = [];
        foreach (JapaneseRate rate in JapaneseDutyRateParser.ParseCell(text))
        {
            rates.Add(JpCustomsRates.LineRateOf(rate, column, null, null));
        }
        return rates.ToValueList();
    }

    public override string? WriteRate(DutyRate rate) => JapaneseRateWriter.Write(rate);
}
