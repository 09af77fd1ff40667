using System.Text;
using TradeData.Runtime;

namespace TradeData.Tests.Catalogs;

/// <summary>Rows that a user loads: all that is wrong with them in one result, strictly or leniently, with progress, and stopped when asked.</summary>
public sealed class LoadTests
{
    private const string Good = """{"code":"QQA","name":"A"}""";

    [Fact]
    public void Every_problem_of_every_source_is_reported_at_its_place_and_nothing_is_loaded()
    {
        LoadResult<TradeCatalog> result = TradeCatalog.Load(
        [
            Lines("currencies.ndjson", Good, """{"code":"QQB","name":3}""", "{\"code\":\"QQC\"", """{"code":"QQA","name":"twice"}""", """{"code":"QQD","name":"D","nam":"x"}"""),
            Array("more.json", "[\n  " + Good.Replace("QQA", "QQE", StringComparison.Ordinal) + ",\n  { \"code\": \"QQF\", \"name\": \"F\" "),
            new RowStream("Schedules", Text("""{"id":"XX-ABC","partner":"JPN","names":{"en":"x"},"currency":"XQX","digits":8,"language":"en"}"""), RowFormat.Ndjson, "schedules.ndjson"),
            new RowStream("Currency", Text(Good), RowFormat.Ndjson, "wrong.ndjson"),
        ]);
        Assert.Null(result.Catalog);
        string[] places = [.. result.Problems.Where(problem => problem.IsError).Select(problem => FormattableString.Invariant($"{problem.Source}({problem.Line},{problem.Column}) {problem.Table} {problem.Pointer}"))];
        Assert.Equal(
        [
            "currencies.ndjson(2,22) Currencies /name",
            "currencies.ndjson(3,14) Currencies /code",
            "currencies.ndjson(5,26) Currencies /nam",
            "more.json(3,32) Currencies ",
            "wrong.ndjson(0,0) Currency ",
            "currencies.ndjson(4,1) Currencies /code",
            "schedules.ndjson(1,1) Schedules /currency",
        ], places);
        Assert.Contains("Must be a string, but is 3.", result.Problems[0].ToString(), StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => result.Require());
    }

    [Fact]
    public void Leniently_bad_rows_are_left_out_and_broken_references_are_listed()
    {
        LoadResult<TradeCatalog> result = TradeCatalog.Load(
            [
                Lines("c", Good, """{"code":"QQB","name":3}""", """{"code":"QQA","name":"twice"}"""),
                new RowStream("Schedules", Text("""{"id":"XX-ABC","partner":"JPN","names":{"en":"x"},"currency":"XQX","digits":8,"language":"en"}"""), RowFormat.Ndjson, "s"),
            ],
            new LoadOptions { IsStrict = false });
        TradeCatalog catalog = result.Require();
        Assert.Equal("A", catalog.Currencies["QQA"].Name);
        Assert.Null(catalog.Currencies.Find("QQB"));
        Assert.Null(catalog.Schedules["XX-ABC"].Currency(catalog));
        Assert.Contains(catalog.BrokenReferences, problem => problem is { Table: "Schedules", Value: "XQX" });
        Assert.Equal(TradeCatalog.Default.BrokenReferences.Count + 1, catalog.BrokenReferences.Count);
        Assert.Equal(3, result.Problems.Count(problem => problem.IsError));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_limit_on_reported_problems_does_not_let_errors_pass(int limit)
    {
        string[] rows = [Good, Good, Good, Good];
        LoadResult<TradeCatalog> strict = TradeCatalog.Load([Lines("c", rows)], new LoadOptions { MaxProblems = limit });
        Assert.Null(strict.Catalog);
        Assert.Equal(limit, strict.Problems.Count);
        Assert.True(strict.ProblemCount >= 3);
        TradeCatalog lenient = TradeCatalog.Load([Lines("c", rows)], new LoadOptions { MaxProblems = limit, IsStrict = false }).Require();
        Assert.Equal(TradeCatalog.Default.Currencies.Count + 1, lenient.Currencies.Count);
    }

    [Fact]
    public void Loaded_rows_take_the_places_of_embedded_ones_or_of_all_of_them()
    {
        RowStream Yen() => Lines("c", """{"code":"JPY","name":"Other"}""");
        TradeCatalog added = TradeCatalog.Load([Yen()]).Require();
        Assert.Equal("Other", added.Currencies["JPY"].Name);
        Assert.Equal(TradeCatalog.Default.Currencies.Count, added.Currencies.Count);
        TradeCatalog alone = TradeCatalog.Load([Yen()], new LoadOptions { KeepsRows = false, IsStrict = false }).Require();
        Assert.Equal("JPY", Assert.Single(alone.Currencies).Code.ToString());
    }

    [Fact]
    public void Leniently_a_row_that_is_left_out_takes_no_place()
    {
        Edition old = TradeCatalog.Default.Editions["US-HTS", "2019-basic"];
        Edition before = old with { Id = "2018-late", Effective = new Period { From = old.Effective.From.AddDays(-9), To = old.Effective.From.AddDays(1) } };
        Unit kilogram = TradeCatalog.Default.Units["KGM"];
        Unit[] units = [kilogram with { Wco = TradeCatalog.Default.Units.First(unit => unit.Wco is not null && unit != kilogram).Wco }];
        LoadResult<TradeCatalog> result = TradeCatalog.Load(
            [
                new RowStream("Editions", new MemoryStream(JsonModel.ToUtf8Json(before)), RowFormat.Ndjson, "editions"),
                new RowStream("Units", new MemoryStream(JsonModel.ToUtf8Json(units[0])), RowFormat.Ndjson, "units"),
            ],
            new LoadOptions { IsStrict = false });
        TradeCatalog catalog = result.Require();
        Assert.Equal(TradeCatalog.Default.Editions, catalog.Editions);
        Assert.Equal(TradeCatalog.Default.Units, catalog.Units);
        Assert.Equal(["Editions", "Units"], result.Problems.Where(problem => problem.IsError).Select(problem => problem.Table));
        Assert.Equal(2, result.ProblemCount - TradeCatalog.Default.BrokenReferences.Count);
    }

    [Fact]
    public void Files_of_a_folder_are_read_or_told_of()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("tradedata-load-");
        try
        {
            folder.CreateSubdirectory("currencies");
            File.WriteAllText(Path.Combine(folder.FullName, "currencies/a.jsonl"), Good);
            Assert.Equal("A", TradeCatalog.Load(folder.FullName).Require().Currencies["QQA"].Name);
            string csv = Path.Combine(folder.FullName, "currencies/b.csv");
            File.WriteAllText(csv, "code,name\nQQB,B\n");
            LoadResult<TradeCatalog> result = TradeCatalog.Load(folder.FullName);
            Assert.Null(result.Catalog);
            Assert.Equal($"{csv}: error: currencies: Rows are loaded from .json, .ndjson and .jsonl; CSV is read when a project builds.", result.Problems[0].ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Progress_is_reported_as_rows_are_read_and_loading_stops_when_asked()
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 3500).Select(i => $"{{\"code\":\"{Code(i)}\",\"name\":\"{i}\"}}\n")));
        Told told = new();
        TradeCatalog catalog = TradeCatalog.Load([new RowStream("Currencies", new MemoryStream(text), RowFormat.Ndjson, "c")], new LoadOptions { Progress = told, KeepsRows = false, IsStrict = false }).Require();
        Assert.Equal(3500, catalog.Currencies.Count);
        Assert.Equal([1000, 2000, 3000, 3500], told.Reports.Select(report => report.Rows));
        Assert.Equal(text.Length, told.Reports[^1].Bytes);
        Assert.All(told.Reports, report => Assert.Equal(("c", "Currencies"), (report.Source, report.Table)));

        using CancellationTokenSource stop = new();
        Told stopping = new() { After = report => stop.Cancel() };
        Assert.Throws<OperationCanceledException>(() =>
            TradeCatalog.Load([new RowStream("Currencies", new MemoryStream(text), RowFormat.Ndjson, "c")], new LoadOptions { Progress = stopping }, stop.Token));
        Assert.Equal([1000], stopping.Reports.Select(report => report.Rows));
    }

    [Fact]
    public void Loading_stops_between_reading_and_packing()
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 1500).Select(i => $"{{\"code\":\"{Code(i)}\",\"name\":\"{i}\"}}\n")));
        using CancellationTokenSource stop = new();
        Told stopping = new()
        {
            After = report =>
            {
                if (report.Rows == 1500)
                {
                    stop.Cancel();
                }
            },
        };
        Assert.Throws<OperationCanceledException>(() =>
            TradeCatalog.Load([new RowStream("Currencies", new MemoryStream(text), RowFormat.Ndjson, "c")], new LoadOptions { Progress = stopping, IsStrict = false }, stop.Token));
        Assert.Equal(1500, stopping.Reports[^1].Rows);
    }

    [Fact]
    public async Task Whenever_loading_is_stopped_it_gives_a_whole_catalog_or_none()
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 17_000).Select(i => $"{{\"code\":\"{Code(i)}\",\"name\":\"{i}\"}}\n")));
        int stopped = 0;
        for (int moment = 0; moment < 24; moment++)
        {
            using CancellationTokenSource stop = new();
            Task<LoadResult<TradeCatalog>> loading = Task.Run(() => TradeCatalog.Load(
                [new RowStream("Currencies", new MemoryStream(text), RowFormat.Ndjson, "c")], new LoadOptions { KeepsRows = false, IsStrict = false }, stop.Token));
            await Task.Delay(moment * 3);
            await stop.CancelAsync();
            try
            {
                Assert.Equal(17_000, (await loading).Require().Currencies.Count);
            }
            catch (OperationCanceledException)
            {
                stopped++;
            }
        }
        Assert.True(stopped > 0);
    }

    private static string Code(int i) => string.Concat((char)('A' + (i / 676)), (char)('A' + (i / 26 % 26)), (char)('A' + (i % 26)));

    private static RowStream Lines(string name, params string[] rows) => new("Currencies", Text(string.Join('\n', rows)), RowFormat.Ndjson, name);

    private static RowStream Array(string name, string text) => new("Currencies", Text(text), RowFormat.Json, name);

    private static MemoryStream Text(string text) => new(Encoding.UTF8.GetBytes(text));

    private sealed class Told : IProgress<LoadProgress>
    {
        public List<LoadProgress> Reports { get; } = [];

        public Action<LoadProgress>? After { get; init; }

        public void Report(LoadProgress value)
        {
            Reports.Add(value);
            After?.Invoke(value);
        }
    }
}
