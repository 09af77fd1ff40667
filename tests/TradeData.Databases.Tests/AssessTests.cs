using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace TradeData.Databases.Tests;

/// <summary>What <c>tradedata assess</c> makes of files of shipments.</summary>
public sealed class AssessTests : IDisposable
{
    private const int Count = 8_000;
    // DuckDB writes row groups of multiples of 2,048 rows.
    private const int Parts = 4;

    private static readonly string[] s_origins = ["AUS", "USA", "JPN", "VNM", "GBR", "CHN", "CAN", "PRK"];

    private readonly string _folder = Directory.CreateTempSubdirectory("tradedata-assess-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Four_workers_give_each_shipment_the_duty_of_its_own_quote()
    {
        List<Goods> shipments = Write();
        Assert.StartsWith(Message(shipments.Count(shipment => Duty(shipment) is not null)), Assess("parquet", "out", "--workers", "4"), StringComparison.Ordinal);

        List<object?[]> found = DuckDb.Rows($"SELECT number, id, answer, duty, currency, error, line_id FROM read_parquet('{_folder}/out/*.parquet') ORDER BY number");
        Assert.Equal(Count, found.Count);
        for (int i = 0; i < Count; i++)
        {
            Quote quote = TradeCatalog.Default.Quote(shipments[i].Request());
            Money? duty = Duty(shipments[i]);
            Assert.Equal((i + 1L, shipments[i].Id), ((long)found[i][0]!, (string)found[i][1]!));
            Assert.Equal(quote.GetType().Name, (string)found[i][2]!, ignoreCase: true);
            Assert.Equal((duty?.Amount, duty?.Currency.ToString()), ((decimal?)found[i][3], (string?)found[i][4]));
            Assert.Equal(duty is null, found[i][5] is not null);
            Assert.Equal((quote as Quote.Offered)?.Line.LineId ?? (quote as Quote.NoRate)?.Line.LineId, found[i][6]);
        }
        // Each way to go on is there, zero duties included.
        Assert.All(["offered", "noLine", "noSchedule", "ambiguous"], answer => Assert.Contains(found, row => (string)row[2]! == answer));
        Assert.Contains(found, row => row[3] is 0m);
        Assert.Contains(found, row => row[3] is > 0m);
    }

    [Fact]
    public void The_bytes_depend_neither_on_the_workers_nor_on_shares()
    {
        Write();
        Assess("parquet", "one", "--workers", "1");
        Assess("parquet", "four", "--workers", "4");
        Assert.Equal($"This share of {Parts} parts is done. The manifest is written when all are.\n", Assess("parquet", "shares", "--share", "2/2"));
        Assert.False(File.Exists($"{_folder}/shares/manifest.json"));
        Assert.Contains("; 2 were there: ", Assess("parquet", "shares", "--share", "1/2"), StringComparison.Ordinal);
        Dictionary<string, string> one = Hashes("one");
        Assert.Equal(Parts + 2, one.Count);
        Assert.Equal(one, Hashes("four"));
        Assert.Equal(one, Hashes("shares"));
        JsonElement manifest = JsonElement.Parse(File.ReadAllBytes($"{_folder}/one/manifest.json"));
        Assert.Equal(Count, manifest.GetProperty("shipments").GetInt64());
        foreach (JsonElement file in manifest.GetProperty("files").EnumerateArray())
        {
            Assert.Equal(one[file.GetProperty("path").GetString()!], file.GetProperty("sha256").GetString());
        }
    }

    [Fact]
    public void A_run_that_was_stopped_goes_on_with_the_parts_that_are_missing()
    {
        Write();
        Assess("parquet", "whole");
        Assess("parquet", "stopped");
        string kept = $"{_folder}/stopped/part-00000.parquet";
        DateTime written = File.GetLastWriteTimeUtc(kept);
        File.Delete($"{_folder}/stopped/manifest.json");
        File.Delete($"{_folder}/stopped/part-00001.parquet");
        File.Move($"{_folder}/stopped/part-00003.parquet", $"{_folder}/stopped/part-00003.parquet.part");
        File.WriteAllText($"{_folder}/stopped/part-00001.parquet.part", "half of it");
        Assert.Contains($"; {Parts - 2} were there: ", Assess("parquet", "stopped"), StringComparison.Ordinal);
        Assert.Equal(Hashes("whole"), Hashes("stopped"));
        Assert.Equal(written, File.GetLastWriteTimeUtc(kept));
    }

    [Fact]
    public void A_killed_process_leaves_parts_that_are_whole_or_not_there()
    {
        Write();
        Assess("parquet", "whole");
        using (Process process = CliProcess.Start("assess", $"{_folder}/shipments.parquet", "--output", $"{_folder}/killed", "--workers", "1"))
        {
            while (!File.Exists($"{_folder}/killed/part-00000.parquet") && !process.HasExited)
            {
                Thread.Sleep(1);
            }
            process.Kill();
            process.WaitForExit();
        }
        Dictionary<string, string> whole = Hashes("whole");
        Assert.All(Hashes("killed").Where(file => file.Key.EndsWith(".parquet", StringComparison.Ordinal)), file => Assert.Equal(whole[file.Key], file.Value));
        Assess("parquet", "killed");
        Assert.Equal(whole, Hashes("killed"));
    }

    [Fact]
    public void Texts_give_the_same_results_as_Parquet()
    {
        Write();
        Assess("parquet", "out");
        DuckDb.Run($"COPY (SELECT * FROM read_parquet('{_folder}/shipments.parquet')) TO '{_folder}/shipments.ndjson' (FORMAT json)");
        Assess("csv", "csv");
        Assess("ndjson", "ndjson");
        foreach (string other in new[] { "csv", "ndjson" })
        {
            Assert.Equal(0, DuckDb.Ask<long>($"SELECT count(*) FROM (FROM read_parquet('{_folder}/out/*.parquet') EXCEPT FROM read_parquet('{_folder}/{other}/*.parquet'))"));
            Assert.Equal(Count, DuckDb.Ask<long>($"SELECT count(*) FROM read_parquet('{_folder}/{other}/*.parquet')"));
        }
    }

    [Fact]
    public void A_shipment_without_a_duty_has_an_error_and_no_number()
    {
        (string Row, string? Error)[] shipments =
        [
            ("JPN,AUS,0201.30,2021-04-01,,,,", "duty not computed: the customs value is not given"),
            ("JPN,AUS,0201.30,2021-04-01,1000000,JPY,10kg; 2 DZN,", null),
            ("JPN,AUS,0201.30,2021-04-01,1000,,,", "The value has no currency."),
            ("JPN,AUS,0201.30,2021-04-01,-5,JPY,,", "\"-5 JPY\" is not a value such as 1000000 or \"1000 USD\"."),
            ("JPN,AUS,0201.30,2021-02-30,1000,JPY,,", "\"2021-02-30\" is not a day. Write year, month and day, as in 2025-04-02."),
            ("JPN,AUS,beef,2021-04-01,1000,JPY,,", "\"beef\" is not a code of goods. Write its digits, with or without dots, as in 0201.30."),
            ("JPN,,0201.30,2021-04-01,1000,JPY,,", "The origin is not given."),
            ("JPN,Atlantis,0201.30,2021-04-01,1000,JPY,,", "origin \"Atlantis\" is not a trade partner. \"tradedata query TradePartners --columns id,names.en\" lists all."),
            ("JPN,AUS,0201.30,2021-04-01,1000,JPY,10 stones,", "\"stones\" is not a unit. \"tradedata query Units\" lists all."),
            ("JPN,AUS,0201.30,2021-04-01,1000,JPY,,the case", "\"the case\" is not the value of a part. Write it as in \"the case=5 USD\"."),
            ("CHL,AUS,0201.30,2021-04-01,1000,JPY,,", "the catalog has no tariff schedule of the importer"),
            ("JPN,AUS,9999,2021-04-01,1000,JPY,,", "JP-TARIFF has no such line on that day"),
        ];
        File.WriteAllLines($"{_folder}/shipments.csv", ["importer,origin,code,day,value,currency,quantities,part_values", .. shipments.Select(shipment => shipment.Row)]);
        Assert.Equal("12 shipments in 1 parts: 1 with a duty, 11 with an error\n", Assess("csv", "out"));
        List<object?[]> found = DuckDb.Rows($"SELECT error, duty, currency, percent_of_value, coverage FROM read_parquet('{_folder}/out/*.parquet') ORDER BY number");
        Assert.Equal(shipments.Select(shipment => shipment.Error), found.Select(row => (string?)row[0]));
        Assert.Equal([null, 250_000m, "JPY", 25m], found[1].Take(4));
        Assert.All(found.Where(row => row[0] is not null), row => Assert.All(row.Skip(1), Assert.Null));
    }

    [Fact]
    public void Results_of_other_shipments_or_options_are_never_mixed()
    {
        File.WriteAllText($"{_folder}/shipments.csv", "importer,origin,code,day\nJPN,AUS,0201.30,2021-04-01\n");
        Assess("csv", "out");
        string refused = $"tradedata: error: The folder \"{_folder}/out\" has results of other shipments, rows or options; run.json in it says which. Name a new folder.\n";
        Assert.Equal((2, refused), CliProcess.Run("assess", $"{_folder}/shipments.csv", "--output", $"{_folder}/out", "--strict"));
        File.AppendAllText($"{_folder}/shipments.csv", "JPN,AUS,0201.20,2021-04-01\n");
        Assert.Equal((2, refused), CliProcess.Run("assess", $"{_folder}/shipments.csv", "--output", $"{_folder}/out"));
        Directory.CreateDirectory($"{_folder}/mine");
        File.WriteAllText($"{_folder}/mine/notes.txt", "");
        Assert.Equal(
            (2, $"tradedata: error: The folder \"{_folder}/mine\" has other files. Name a new folder.\n"),
            CliProcess.Run("assess", $"{_folder}/shipments.csv", "--output", $"{_folder}/mine"));
    }

    [Theory]
    [InlineData("SELECT 'JPN' AS importer, 'AUS' AS origin, 20130 AS code, DATE '2021-04-01' AS day", "the column \"code\" has numbers. Write codes as texts; numbers lose their leading zeros.")]
    [InlineData("SELECT 'JPN' AS importer, 'AUS' AS origin, '0201.30' AS code, DATE '2021-04-01' AS date", "has no column \"day\"; it has importer, origin, code, date.")]
    public void A_file_without_the_columns_of_shipments_is_refused(string shipments, string message)
    {
        DuckDb.Run($"COPY ({shipments}) TO '{_folder}/shipments.parquet'");
        (int code, string error) = CliProcess.Run("assess", $"{_folder}/shipments.parquet", "--output", $"{_folder}/out");
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    /// <summary>Writes shipments of all kinds, as CSV and as Parquet with types and several row groups.</summary>
    private List<Goods> Write()
    {
        Random random = new(20_250_402);
        string[] codes = [.. TradeCatalog.Default.TariffLines.Select(line => line.Code?.ToString()).OfType<string>().Distinct(StringComparer.Ordinal), "0101.99", "9999"];
        string[] importers = ["JPN", "JPN", "USA", "USA", "USA", "CHL"];
        List<Goods> shipments = [.. Enumerable.Range(0, Count).Select(i => new Goods(
            $"S{i}", importers[random.Next(importers.Length)], s_origins[random.Next(s_origins.Length)], codes[random.Next(codes.Length)], new DateOnly(2019, 1, 1).AddDays(random.Next(2600)),
            random.Next(100_000) / 100m, random.Next(1, 5_000)))];
        IEnumerable<string> rows = shipments.Select(goods => string.Create(CultureInfo.InvariantCulture, $"{goods.Id},{goods.Importer},{goods.Origin},{goods.Code},{goods.On:yyyy-MM-dd},{goods.Value},USD,{goods.Kilograms} kg; {goods.Kilograms} C62"));
        File.WriteAllLines($"{_folder}/shipments.csv", ["id,importer,origin,code,day,value,currency,quantities", .. rows]);
        DuckDb.Run($"COPY (SELECT * REPLACE (day::DATE AS day, value::DECIMAL(12, 2) AS value) FROM read_csv('{_folder}/shipments.csv', all_varchar = true)) TO '{_folder}/shipments.parquet' (ROW_GROUP_SIZE 2048)");
        return shipments;
    }

    private string Message(int assessed) => $"{Count} shipments in {Parts} parts: {assessed} with a duty, {Count - assessed} with an error";

    private static Money? Duty(Goods goods) =>
        ((TradeCatalog.Default.Quote(goods.Request()) as Quote.Offered)?.Best?.Assessment as Assessment.Computed)?.Duty;

    private string Assess(string extension, string output, params string[] more)
    {
        (int code, string error) = CliProcess.Run(["assess", $"{_folder}/shipments.{extension}", "--output", $"{_folder}/{output}", .. more]);
        Assert.True(code == 0, error);
        return error;
    }

    /// <summary>The files of a folder, each with its hash.</summary>
    private Dictionary<string, string> Hashes(string folder) => Directory.GetFiles($"{_folder}/{folder}")
        .ToDictionary(file => Path.GetFileName(file), file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));

    private sealed record Goods(string Id, string Importer, string Origin, string Code, DateOnly On, decimal Value, int Kilograms)
    {
        public QuoteRequest Request() => QuoteRequest.Of(Importer, Origin, Code, On, new Money(Value, "USD"), new Quantity(Kilograms, "KGM"), new Quantity(Kilograms, "C62"));
    }
}
