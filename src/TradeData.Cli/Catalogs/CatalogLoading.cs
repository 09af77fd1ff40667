using System.Text.Json;
using TradeData.Cli.Output;
using TradeData.Runtime;
using TradeData.Runtime.Catalogs;

namespace TradeData.Cli.Catalogs;

/// <summary>Builds the catalog of a command: the embedded one, or one with the user's rows. A row replaces the embedded one with the same
/// key. Lines of a tariff schedule replace all lines of that schedule, because its editions exclude one another.</summary>
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
        return new UserException($"The rows are not loaded: {DiagnosticWriter.Count(result.ProblemCount, "problem")}; the first are listed above.", ExitCode.Findings);
    }

    /// <summary>Returns the lines of the schedules without a file.</summary>
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
        // Loading reports the errors of the file.
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
            // Loading reports the error with its place.
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
            // The total of the progress bar does not include rows of the catalog itself.
            _read = value.Source == "catalog" ? 0 : value.Bytes;
            report(_before + _read);
        }
    }
}
