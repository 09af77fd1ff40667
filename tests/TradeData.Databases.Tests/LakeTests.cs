using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using TradeData.TestSupport;
using Xunit.Abstractions;

namespace TradeData.Databases.Tests;

/// <summary>
/// Published revisions, imported and exported as Parquet by the tool, answer DuckDB as the catalog in memory answers. Two revisions and some thousand shipments; all revisions and ten
/// million shipments where <c>TRADEDATA_ALL_REVISIONS</c> is 1.
/// </summary>
[Collection(nameof(LoadedCatalog))]
public sealed class LakeTests(LoadedCatalog loaded, ITestOutputHelper output) : IDisposable
{
    private const string Schedule = "US-HTS";

    private readonly string _folder = Directory.CreateTempSubdirectory("tradedata-lake-").FullName;

    private string Rates => $"read_parquet('{_folder}/lake/rates/**/*.parquet')";

    private string EffectiveRates => $"read_parquet('{_folder}/lake/effective-rates/**/*.parquet')";

    private string Lines => $"read_parquet('{_folder}/lake/tariff-lines/**/*.parquet')";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public void A_lake_of_published_revisions_answers_as_memory_does()
    {
        string[] revisions = LoadedCatalog.Revisions();
        Skip.If(revisions.Length == 0, "This test needs published revisions in shared/data/hts.");
        Timed("importing", () => Array.ForEach(revisions, Import));
        Timed("exporting", () => Require(CliProcess.Run(
            "export", "parquet", "--output", $"{_folder}/lake", "--catalog", $"{_folder}/imported", "--table", "TariffLines", "--table", "rates", "--table", "effective-rates", "--table", "Measures")));
        ManifestIsTrue();
        Timed("reading and comparing means", MeanDutiesAreThoseOfMemory);
        NothingThatIsNotUnderstoodHasANumber();
        Timed("joining", () => ShipmentsAreJoinedByTheDaysOfTheLines(revisions.Length > 2 ? 10_000_000 : 20_000));
    }

    private void Import(string revision)
    {
        string file = $"hts_{revision.Replace('-', '_')}.json";
        using (GZipStream packed = new(File.OpenRead(RealData.Require($"hts/{file}.gz")), CompressionMode.Decompress))
        using (FileStream plain = File.Create(Path.Combine(_folder, file)))
        {
            packed.CopyTo(plain);
        }
        Require(CliProcess.Run("import", "us-hts", Path.Combine(_folder, file), "--output", $"{_folder}/imported"));
        File.Delete(Path.Combine(_folder, file));
    }

    private void ManifestIsTrue()
    {
        JsonElement manifest = JsonElement.Parse(File.ReadAllBytes($"{_folder}/lake/manifest.json"));
        Assert.NotEqual(0, manifest.GetProperty("sources").GetArrayLength());
        long bytes = 0;
        Dictionary<string, long> rows = [];
        foreach (JsonElement file in manifest.GetProperty("files").EnumerateArray())
        {
            using FileStream content = File.OpenRead($"{_folder}/lake/{file.GetProperty("path").GetString()}");
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), file.GetProperty("sha256").GetString());
            bytes += content.Length;
            string table = file.GetProperty("table").GetString()!;
            rows[table] = rows.GetValueOrDefault(table) + file.GetProperty("rows").GetInt64();
        }
        Assert.Equal(loaded.Catalog.TariffLines.Count, rows["tariff-lines"]);
        Assert.Equal(loaded.Catalog.Measures.Count, rows["measures"]);
        Assert.Equal(loaded.Catalog.TariffLines.Sum(line => (long)line.Rates.Count), rows["rates"]);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes; {string.Join(", ", rows.Select(table => $"{table.Value:N0} {table.Key}"))}"));
    }

    /// <summary>The number and the sum, and so the mean, of the percentages of every chapter of every edition.</summary>
    private void MeanDutiesAreThoseOfMemory()
    {
        Dictionary<string, (long, decimal)> expected = loaded.Catalog.TariffLines
            .GroupBy(line => (line.Schedule, line.Edition))
            .SelectMany(edition => Leaves([.. edition]))
            .GroupBy(leaf => string.Create(CultureInfo.InvariantCulture, $"{leaf.Line.Schedule} {leaf.Line.Edition} {leaf.Line.Chapter}"))
            .ToDictionary(group => group.Key, group => (group.LongCount(leaf => leaf.Percent is not null), group.Sum(leaf => leaf.Percent ?? 0)));
        Dictionary<string, (long, decimal)> found = DuckDb
            .Rows($"SELECT concat_ws(' ', schedule, edition, chapter), count(percent_of_value), coalesce(sum(percent_of_value), 0) FROM {EffectiveRates} WHERE \"column\" = 'general' GROUP BY ALL")
            .ToDictionary(row => (string)row[0]!, row => ((long)row[1]!, Convert.ToDecimal(row[2], CultureInfo.InvariantCulture)));
        Assert.True(expected.Count > 150, $"There are only {expected.Count} groups.");
        Assert.Equal(expected.OrderBy(group => group.Key, StringComparer.Ordinal), found.OrderBy(group => group.Key, StringComparer.Ordinal));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.Count:N0} chapters of editions"));
    }

    /// <summary>The lines of an edition without lines below, each with its general rates or those of the nearest row above that has some.</summary>
    private static IEnumerable<(TariffLine Line, decimal? Percent)> Leaves(TariffLine[] lines)
    {
        Dictionary<string, TariffLine> byId = lines.ToDictionary(line => line.LineId, StringComparer.Ordinal);
        HashSet<string> parents = [.. lines.Select(line => line.Parent).OfType<string>()];
        foreach (TariffLine line in lines.Where(line => line.Code is not null && !parents.Contains(line.LineId)))
        {
            TariffLine? row = line;
            while (row is not null && !row.Rates.Any(rate => rate.Column == RateColumn.General))
            {
                row = row.Parent is { } parent ? byId[parent] : null;
            }
            foreach (LineRate rate in row?.Rates.Where(rate => rate.Column == RateColumn.General) ?? [])
            {
                yield return (line, rate.Rate.PercentOfValue);
            }
        }
    }

    private void NothingThatIsNotUnderstoodHasANumber()
    {
        long notUnderstood = loaded.Catalog.TariffLines.Sum(line => line.Rates.LongCount(rate => !rate.Rate.IsUnderstood));
        Assert.True(notUnderstood > 0);
        Assert.Equal(notUnderstood, DuckDb.Ask<long>($"SELECT count(*) FROM {Rates} WHERE NOT is_understood"));
        foreach (string rates in new[] { Rates, EffectiveRates })
        {
            Assert.Equal(0, DuckDb.Ask<long>($"SELECT count(*) FROM {rates} WHERE kind = 'unparsed' AND (is_understood OR percent_of_value IS NOT NULL OR amount IS NOT NULL OR raw IS NULL)"));
            Assert.StartsWith("DECIMAL", DuckDb.Ask<string>($"SELECT typeof(percent_of_value) FROM {rates} LIMIT 1"), StringComparison.Ordinal);
        }
    }

    /// <summary>Shipments of any line on any day, from before the first edition to behind the last, in gaps between editions and outside of them.</summary>
    private void ShipmentsAreJoinedByTheDaysOfTheLines(int count)
    {
        string[] ids = [.. loaded.Catalog.TariffLines.Where(line => line.Schedule == Schedule).Select(line => line.LineId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        File.WriteAllLines($"{_folder}/ids.csv", ["number,line_id", .. ids.Index().Select(id => string.Create(CultureInfo.InvariantCulture, $"{id.Index},{id.Item}"))]);
        DateOnly first = new(2024, 12, 1);
        const int days = 600;
        DuckDb.Run($"""
            COPY (SELECT t.i AS id, l.line_id, DATE '{first:yyyy-MM-dd}' + CAST(t.i * 104729 % {days} AS INTEGER) AS day
                FROM range({count}) AS t(i) JOIN read_csv('{_folder}/ids.csv', types = {"{"}'line_id': 'VARCHAR'{"}"}) AS l ON l.number = t.i * 7919 % {ids.Length})
            TO '{_folder}/shipments.parquet'
            """);
        // The number of shipments of each edition, and a sum that tells which they are.
        Dictionary<string, (long, long)> expected = [];
        for (long i = 0; i < count; i++)
        {
            if (loaded.Catalog.TariffLines.FindAsOf(Schedule, ids[i * 7919 % ids.Length], first.AddDays((int)(i * 104729 % days))) is { } line)
            {
                (long shipments, long sum) = expected.GetValueOrDefault(line.Edition);
                expected[line.Edition] = (shipments + 1, sum + (i % 1_000_003));
            }
        }
        long start = Stopwatch.GetTimestamp();
        Dictionary<string, (long, long)> found = DuckDb.Rows($"""
            SELECT l.edition, count(*), sum(s.id % 1000003)::BIGINT
            FROM read_parquet('{_folder}/shipments.parquet') AS s JOIN {Lines} AS l
                ON l.schedule = '{Schedule}' AND l.line_id = s.line_id AND l.effective_from <= s.day AND (l.effective_to IS NULL OR s.day < l.effective_to)
            GROUP BY ALL
            """).ToDictionary(row => (string)row[0]!, row => ((long)row[1]!, (long)row[2]!));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} shipments joined by DuckDB in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, {found.Values.Sum(edition => edition.Item1):N0} with a line"));
        Assert.Equal(LoadedCatalog.Revisions().Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(expected.OrderBy(edition => edition.Key, StringComparer.Ordinal), found.OrderBy(edition => edition.Key, StringComparer.Ordinal));
        // ASOF alone also finds lines that have ended.
        Assert.True(DuckDb.Ask<long>($"SELECT count(*) FROM read_parquet('{_folder}/shipments.parquet') AS s ASOF JOIN (FROM {Lines} WHERE schedule = '{Schedule}') AS l ON l.line_id = s.line_id AND l.effective_from <= s.day")
            > found.Values.Sum(edition => edition.Item1));
    }

    private void Timed(string name, Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s"));
    }

    private static void Require((int Code, string Error) run) => Assert.True(run.Code == 0, run.Error);
}
