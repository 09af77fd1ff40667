using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using DuckDB.NET.Data;
using Npgsql;
using TradeData.Runtime;

namespace TradeData.Databases.Tests;

/// <summary>What <c>tradedata export</c> writes, read by the tools that it is for.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tradedata-export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("parquet")]
    [InlineData("duckdb")]
    public void Parquet_has_as_many_rows_as_its_manifest_and_the_catalog(string format)
    {
        Dictionary<string, long> counts = Export(format);
        foreach ((string table, long rows) in counts)
        {
            Assert.Equal(rows, DuckDb.Ask<long>($"SELECT count(*) FROM read_parquet('{_folder}/out/{table}/**/*.parquet')"));
        }
        Assert.Equal(CatalogUnderTest.Embedded.Tables.ToDictionary(table => Kebab(table.Definition.Name), table => (long)table.Rows.Count), counts.Where(count => !count.Key.EndsWith("rates", StringComparison.Ordinal)).ToDictionary());
        Assert.Equal(TradeCatalog.Default.TariffLines.Sum(line => line.Rates.Count), counts["rates"]);
    }

    [Fact]
    public void The_mean_duty_of_each_chapter_and_edition_is_that_of_the_catalog()
    {
        Export("parquet", "--table", "effective-rates");
        Dictionary<(string, long), (long, decimal)> expected = TradeCatalog.Default.TariffLines
            .Where(line => line.Code is not null && !TradeCatalog.Default.TariffLines.Any(other => other.Schedule == line.Schedule && other.Edition == line.Edition && other.Parent == line.LineId))
            .SelectMany(line => General(line).Select(rate => (line, Percent: rate.Rate.PercentOfValue)))
            .Where(pair => pair.Percent is not null)
            .GroupBy(pair => (pair.line.Schedule + " " + pair.line.Edition, (long)pair.line.Chapter))
            .ToDictionary(group => group.Key, group => (group.LongCount(), group.Sum(pair => pair.Percent!.Value)));
        Dictionary<(string, long), (long, decimal)> found = DuckDb
            .Rows($"SELECT schedule || ' ' || edition, chapter, count(percent_of_value), sum(percent_of_value) FROM read_parquet('{_folder}/out/effective-rates/**/*.parquet') WHERE \"column\" = 'general' GROUP BY ALL HAVING count(percent_of_value) > 0")
            .ToDictionary(row => ((string)row[0]!, (long)row[1]!), row => ((long)row[2]!, Convert.ToDecimal(row[3], CultureInfo.InvariantCulture)));
        Assert.True(expected.Count > 10);
        Assert.Equal(expected.OrderBy(group => group.Key), found.OrderBy(group => group.Key));
    }

    [Fact]
    public void Rates_keep_their_decimals_and_what_is_not_understood_has_no_number()
    {
        Export("parquet", "--table", "rates");
        string rates = $"read_parquet('{_folder}/out/rates/**/*.parquet')";
        Assert.StartsWith("DECIMAL", DuckDb.Ask<string>($"SELECT typeof(percent_of_value) FROM {rates} LIMIT 1"), StringComparison.Ordinal);
        Assert.Equal("DATE", DuckDb.Ask<string>($"SELECT typeof(effective_from) FROM {rates} LIMIT 1"));
        Assert.Equal(0L, DuckDb.Ask<long>($"SELECT count(*) FROM {rates} WHERE kind = 'unparsed' AND (percent_of_value IS NOT NULL OR amount IS NOT NULL OR is_understood)"));
        IEnumerable<LineRate> memory = TradeCatalog.Default.TariffLines.SelectMany(line => line.Rates);
        Assert.Equal(memory.Sum(rate => rate.Rate.PercentOfValue ?? 0), DuckDb.Ask<decimal>($"SELECT sum(percent_of_value) FROM {rates}"));
        Assert.Equal(memory.Count(rate => rate.Rate.PercentOfValue is null), DuckDb.Ask<long>($"SELECT count(*) FROM {rates} WHERE percent_of_value IS NULL"));
        Assert.Equal(memory.Count(rate => !rate.Rate.IsUnderstood), DuckDb.Ask<long>($"SELECT count(*) FROM {rates} WHERE NOT is_understood"));
    }

    [Fact]
    public void Shipments_are_joined_with_the_lines_that_hold_on_their_days()
    {
        Export("parquet", "--table", "TariffLines");
        // By the range and not by ASOF alone, which forgets the end of the period.
        const string shipments = "SELECT 'JP-TARIFF' AS schedule, '0201.30' AS line_id, DATE '2018-01-01' + CAST(i AS INTEGER) AS day FROM range(4000) AS t(i)";
        long joined = DuckDb.Ask<long>($"SELECT count(*) FROM ({shipments}) AS s JOIN read_parquet('{_folder}/out/tariff-lines/**/*.parquet') AS l ON l.schedule = s.schedule AND l.line_id = s.line_id AND l.effective_from <= s.day AND (l.effective_to IS NULL OR s.day < l.effective_to)");
        int expected = Enumerable.Range(0, 4000).Count(i => TradeCatalog.Default.TariffLines.FindAsOf("JP-TARIFF", "0201.30", new DateOnly(2018, 1, 1).AddDays(i)) is not null);
        Assert.True(expected is > 0 and < 4000);
        Assert.Equal(expected, joined);
    }

    [Fact]
    public void The_script_for_DuckDB_makes_a_database()
    {
        Dictionary<string, long> counts = Export("duckdb");
        using DuckDBConnection connection = new($"Data Source={_folder}/trade.duckdb");
        connection.Open();
        using DuckDBCommand load = connection.CreateCommand();
        // The command-line program resolves paths by its folder; here they are put in front.
        load.CommandText = File.ReadAllText($"{_folder}/out/load.sql").Replace("read_parquet('", $"read_parquet('{_folder}/out/", StringComparison.Ordinal);
        load.ExecuteNonQuery();
        foreach ((string table, long rows) in counts)
        {
            using DuckDBCommand count = connection.CreateCommand();
            count.CommandText = $"SELECT count(*) FROM \"{table.Replace('-', '_')}\"";
            Assert.Equal(rows, Convert.ToInt64(count.ExecuteScalar(), CultureInfo.InvariantCulture));
        }
    }

    [SkippableFact]
    public async Task The_script_for_PostgreSQL_makes_tables_and_fills_them()
    {
        using PostgreSqlServer server = new();
        await using NpgsqlConnection connection = new(server.CreateDatabase("exported"));
        await connection.OpenAsync();
        Dictionary<string, long> counts = Export("sql");
        await using (NpgsqlCommand schema = new(await File.ReadAllTextAsync($"{_folder}/out/schema.sql"), connection))
        {
            await schema.ExecuteNonQueryAsync();
        }
        foreach (string line in (await File.ReadAllLinesAsync($"{_folder}/out/load.sql")).Where(line => line.StartsWith("\\copy", StringComparison.Ordinal)))
        {
            // What psql does with \copy: the file's bytes to COPY FROM STDIN.
            string file = line.Split('\'')[1];
            await using TextWriter copy = await connection.BeginTextImportAsync(line[1..].Replace($"'{file}'", "STDIN", StringComparison.Ordinal));
            await copy.WriteAsync(await File.ReadAllTextAsync($"{_folder}/out/{file}"));
        }
        foreach ((string table, long rows) in counts)
        {
            await using NpgsqlCommand count = new($"SELECT count(*) FROM \"{table.Replace('-', '_')}\"", connection);
            Assert.Equal(rows, await count.ExecuteScalarAsync());
        }
        await using NpgsqlCommand sum = new("SELECT sum(percent_of_value) FROM rates", connection);
        Assert.Equal(TradeCatalog.Default.TariffLines.SelectMany(line => line.Rates).Sum(rate => rate.Rate.PercentOfValue ?? 0), await sum.ExecuteScalarAsync());
    }

    [Fact]
    public void Arrow_files_have_the_rows_and_their_values()
    {
        Dictionary<string, long> counts = Export("arrow", "--table", "Units", "--table", "rates");
        Assert.Equal(["rates", "units"], counts.Keys.Order(StringComparer.Ordinal));
        decimal sum = 0;
        long rows = 0;
        foreach (string file in Directory.GetFiles($"{_folder}/out/rates", "*.arrow", SearchOption.AllDirectories))
        {
            using ArrowFileReader reader = new(File.OpenRead(file));
            while (reader.ReadNextRecordBatch() is { } batch)
            {
                Decimal128Array percents = (Decimal128Array)batch.Column("percent_of_value");
                sum += Enumerable.Range(0, batch.Length).Sum(i => percents.GetValue(i) ?? 0);
                rows += batch.Length;
            }
        }
        Assert.Equal(counts["rates"], rows);
        Assert.Equal(TradeCatalog.Default.TariffLines.SelectMany(line => line.Rates).Sum(rate => rate.Rate.PercentOfValue ?? 0), sum);
    }

    [Fact]
    public void Lines_of_json_say_what_the_rows_say()
    {
        Export("ndjson", "--table", "TariffLines");
        string[] lines = File.ReadAllLines($"{_folder}/out/tariff-lines.ndjson");
        TariffLine[] rows = [.. TradeCatalog.Default.TariffLines];
        Assert.Equal(rows.Length, lines.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            JsonElement json = JsonElement.Parse(lines[i]);
            Assert.Equal(rows[i].LineId, json.GetProperty("line_id").GetString());
            Assert.Equal(rows[i].Code?.ToString(), json.GetProperty("code").GetString());
            Assert.Equal(rows[i].Effective.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), json.GetProperty("effective_to").GetString());
            Assert.Equal(rows[i].HasRates ? rows[i].Rates.Count : -1, json.GetProperty("rates") is { ValueKind: JsonValueKind.Array } rates ? rates.GetArrayLength() : -1);
        }
    }

    [Fact]
    public void A_data_package_describes_each_csv_file()
    {
        Export("datapackage");
        JsonElement package = JsonElement.Parse(File.ReadAllBytes($"{_folder}/out/datapackage.json"));
        foreach (JsonElement resource in package.GetProperty("resources").EnumerateArray())
        {
            string header = File.ReadLines($"{_folder}/out/{resource.GetProperty("path").GetString()}").First();
            Assert.Equal(header.Split(','), resource.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()));
        }
        Assert.Equal(CatalogUnderTest.Embedded.Tables.Count + 2, package.GetProperty("resources").GetArrayLength());
    }

    [Fact]
    public void The_schemas_are_one_document_with_each_under_its_identifier()
    {
        Export("schema");
        JsonElement bundle = JsonElement.Parse(File.ReadAllBytes($"{_folder}/out/schemas.json")).GetProperty("$defs");
        Assert.All(bundle.EnumerateObject(), schema => Assert.Equal(schema.Name, schema.Value.GetProperty("$id").GetString()));
        Assert.True(bundle.TryGetProperty("https://tradedata.example/schemas/tariff-line.schema.json", out _));
        Assert.True(bundle.TryGetProperty("https://tradedata.example/schemas/common.schema.json", out _));
    }

    [Fact]
    public void A_folder_with_other_files_is_left_alone()
    {
        Directory.CreateDirectory($"{_folder}/out");
        File.WriteAllText($"{_folder}/out/mine.txt", "mine");
        (int code, string error) = CliProcess.Run("export", "csv", "--output", $"{_folder}/out", "--table", "Units");
        Assert.Equal(2, code);
        Assert.Contains("has other files, and no manifest of an export. Name a new folder.", error, StringComparison.Ordinal);
        Assert.Equal(["mine.txt"], Directory.GetFileSystemEntries($"{_folder}/out").Select(Path.GetFileName));
        Assert.Equal([$"{_folder}/out"], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void The_same_export_is_the_same_bytes()
    {
        Export("parquet", "--table", "Units");
        string first = File.ReadAllText($"{_folder}/out/manifest.json");
        Export("parquet", "--table", "Units");
        Assert.Equal(first, File.ReadAllText($"{_folder}/out/manifest.json"));
    }

    /// <summary>The general rates of a line, or of the nearest row above that has some.</summary>
    private static LineRate[] General(TariffLine line)
    {
        for (TariffLine? row = line; row is not null; row = row.Parent is null ? null : TradeCatalog.Default.TariffLines.Find(row.Schedule, row.Edition, row.Parent))
        {
            LineRate[] rates = [.. row.Rates.Where(rate => rate.Column == RateColumn.General)];
            if (rates.Length > 0)
            {
                return rates;
            }
        }
        return [];
    }

    /// <summary>Exports, checks the hashes of the manifest, and gives its rows by table.</summary>
    private Dictionary<string, long> Export(string format, params string[] more)
    {
        (int code, string error) = CliProcess.Run(["export", format, "--output", $"{_folder}/out", .. more]);
        Assert.True(code == 0, error);
        Dictionary<string, long> counts = [];
        JsonElement manifest = JsonElement.Parse(File.ReadAllBytes($"{_folder}/out/manifest.json"));
        foreach (JsonElement file in manifest.GetProperty("files").EnumerateArray())
        {
            byte[] content = File.ReadAllBytes($"{_folder}/out/{file.GetProperty("path").GetString()}");
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), file.GetProperty("sha256").GetString());
            if (file.TryGetProperty("table", out JsonElement table))
            {
                counts[table.GetString()!] = counts.GetValueOrDefault(table.GetString()!) + file.GetProperty("rows").GetInt64();
            }
        }
        return counts;
    }

    private static string Kebab(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
