using System.Text.Json;
using TradeData.Cli.Output;
using TradeData.Runtime;
using TradeData.Runtime.Catalogs;

namespace TradeData.Cli.Catalogs;

/// <summary>
/// Makes the catalog that a command asks: the embedded one, or that with rows of the user's. A row takes the place of the embedded one with the same key; lines of a tariff
/// schedule take the place of all the lines that the catalog had of that schedule, because editions of one schedule exclude one another.
/// </summary>
internal static class CatalogLoading
{
    private const string Lines = "TariffLines";
    private const int MostShown = 20;

    public static IReadOnlyList<string> Tables { get; } = [.. TradeCatalog.Default.Data.Definition.Tables.Select(table => table.Definition.Name)];

    public static TradeCatalog Load(IReadOnlyList<string> sources, Terminal terminal, CancellationToken cancellation)
    {
        IReadOnlyList<RowFile> files = RowFiles.Find(sources, Tables);
        TradeCatalog catalog = TradeCatalog.Default;
        if (files.Count == 0)
        {
            return catalog;
        }
        RowFile[] lines = [.. files.Where(file => file.Table == Lines)];
        return ProgressBar.Run(terminal, "loading rows", files.Sum(file => new FileInfo(file.Path).Length), report =>
        {
            LoadOptions options = new() { MaxProblems = MostShown, Progress = new ByteProgress(report) };
            RowFile[] others = [.. files.Where(file => file.Table != Lines)];
            catalog = others.Length == 0 ? catalog : With(catalog, Open(others), options, terminal, cancellation);
            return lines.Length == 0 ? catalog : With(catalog, [.. Kept(catalog, lines), .. Open(lines)], options with { KeepsRows = false }, terminal, cancellation);
        });
    }

    private static List<RowStream> Open(IEnumerable<RowFile> files) => [.. files.Select(file => file.Open())];

    private static TradeCatalog With(TradeCatalog catalog, List<RowStream> rows, LoadOptions options, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            LoadResult<TradeCatalog> result = catalog.With(rows, options, cancellation);
            return result.Catalog ?? throw Refused(result, terminal);
        }
        finally
        {
            rows.ForEach(row => row.Content.Dispose());
        }
    }

    private static UserException Refused(LoadResult<TradeCatalog> result, Terminal terminal)
    {
        foreach (LoadProblem problem in result.Problems.Where(problem => problem.IsError))
        {
            terminal.Say(problem.ToString());
        }
        return new UserException($"The rows are not loaded: {DiagnosticWriter.Count(result.ProblemCount, "problem")}, the first of which are above.", ExitCode.Findings);
    }

    /// <summary>The lines of the schedules that no file is for.</summary>
    private static List<RowStream> Kept(TradeCatalog catalog, IEnumerable<RowFile> files)
    {
        HashSet<string> replaced = new(files.SelectMany(SchedulesIn), StringComparer.Ordinal);
        MemoryStream rows = new();
        foreach (TariffLine line in catalog.TariffLines)
        {
            if (!replaced.Contains(line.Schedule))
            {
                rows.Write(JsonModel.ToUtf8Json(line));
                rows.WriteByte((byte)'\n');
            }
        }
        rows.Position = 0;
        return [new RowStream(Lines, rows, RowFormat.Ndjson, "catalog")];
    }

    private static HashSet<string> SchedulesIn(RowFile file)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        using FileStream stream = File.OpenRead(file.Path);
        using RowReader reader = new(stream, file.Format);
        while (reader.Next(out RowText row))
        {
            if (ScheduleOf(row.Json) is { } schedule)
            {
                found.Add(schedule);
            }
        }
        // What is wrong with the file is reported when it is loaded.
        return found;
    }

    private static string? ScheduleOf(ReadOnlySpan<byte> row)
    {
        Utf8JsonReader json = new(row);
        try
        {
            while (json.Read())
            {
                if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1)
                {
                    bool isSchedule = json.ValueTextEquals("schedule"u8);
                    json.Read();
                    if (isSchedule)
                    {
                        return json.TokenType == JsonTokenType.String ? json.GetString() : null;
                    }
                    json.Skip();
                }
            }
        }
        catch (JsonException)
        {
            // Reported when the row is loaded, with its place.
        }
        return null;
    }

    private sealed class ByteProgress(Action<long> report) : IProgress<LoadProgress>
    {
        private long _before;
        private string? _source;
        private long _read;

        public void Report(LoadProgress value)
        {
            if (value.Source != _source)
            {
                (_before, _source) = (_before + _read, value.Source);
            }
            // Rows of the catalog itself are not among the bytes that the bar is for.
            _read = value.Source == "catalog" ? 0 : value.Bytes;
            report(_before + _read);
        }
    }
}
