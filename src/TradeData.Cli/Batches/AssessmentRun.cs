using System.Globalization;
using System.Text;
using System.Text.Json;
using Parquet;
using TradeData.Cli.Exports;
using TradeData.Cli.Output;
using TradeData.Compiler.Writing;

namespace TradeData.Cli.Batches;

/// <summary>
/// The folder of a run. A part has its name when it is whole, so a run that was stopped goes on where it stood. The folder says what it was made of, and a run with other shipments,
/// rows or options is refused: parts of two runs are never mixed.
/// </summary>
internal sealed class AssessmentRun
{
    private readonly string _folder;

    /// <param name="folder">The folder; made where it does not exist.</param>
    /// <param name="inputs">The files that the results depend on.</param>
    /// <param name="options">The options that they depend on.</param>
    /// <exception cref="UserException">The folder has something else.</exception>
    public AssessmentRun(string folder, IReadOnlyList<string> inputs, IReadOnlyList<string> options)
    {
        _folder = folder;
        string made = Describe(inputs, options);
        string path = Path.Combine(folder, "run.json");
        if (!File.Exists(path))
        {
            if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any(entry => !entry.EndsWith(WholeFile.Unfinished, StringComparison.Ordinal)))
            {
                throw new UserException($"The folder \"{folder}\" has other files. Name a new folder.");
            }
            Directory.CreateDirectory(folder);
            WriteWhole(path, made);
        }
        else if (File.ReadAllText(path) != made)
        {
            throw new UserException($"The folder \"{folder}\" has results of other shipments, rows or options; run.json in it says which. Name a new folder.");
        }
    }

    public bool IsDone(int part) => File.Exists(PathOf(part));

    /// <summary>Writes a part, which has its name only when it is whole.</summary>
    public async Task WriteAsync(int part, IReadOnlyList<AssessedShipment> rows, CancellationToken cancellation)
    {
        string unfinished = PathOf(part) + WholeFile.Unfinished;
        FileStream stream = (FileStream)WholeFile.Create(unfinished);
        await using (stream.ConfigureAwait(false))
        {
            await ParquetExport.WriteAsync(stream, AssessedShipment.Columns, [.. rows], cancellation).ConfigureAwait(false);
            // A name must not outlive the bytes that it promises.
            stream.Flush(flushToDisk: true);
        }
        File.Move(unfinished, PathOf(part), overwrite: true);
    }

    /// <summary>Writes the manifest, if all parts are there.</summary>
    /// <returns>The shipments and those that have a duty; null where parts are missing.</returns>
    public async Task<(long Shipments, long Assessed)?> CompleteAsync(int parts, CancellationToken cancellation)
    {
        if (!Enumerable.Range(0, parts).All(IsDone))
        {
            return null;
        }
        List<(string Path, long Rows, long Assessed)> files = [];
        for (int part = 0; part < parts; part++)
        {
            (long rows, long assessed) = await CountAsync(PathOf(part), cancellation).ConfigureAwait(false);
            files.Add((PathOf(part), rows, assessed));
        }
        string manifest = Json(json =>
        {
            json.WriteNumber("shipments", files.Sum(file => file.Rows));
            json.WriteNumber("assessed", files.Sum(file => file.Assessed));
            json.WriteStartArray("files");
            foreach ((string path, long rows, long assessed) in files)
            {
                json.WriteStartObject();
                json.WriteString("path", Path.GetFileName(path));
                json.WriteNumber("shipments", rows);
                json.WriteNumber("assessed", assessed);
                json.WriteString("sha256", ExportFolder.HashOf(path));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
        WriteWhole(Path.Combine(_folder, "manifest.json"), manifest);
        return (files.Sum(file => file.Rows), files.Sum(file => file.Assessed));
    }

    private string PathOf(int part) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"part-{part:D5}.parquet"));

    private static async Task<(long Rows, long Assessed)> CountAsync(string path, CancellationToken cancellation)
    {
        ParquetReader reader = await ParquetReader.CreateAsync(path, cancellationToken: cancellation).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            using ParquetRowGroupReader rows = reader.OpenRowGroupReader(0);
            string?[] errors = new string?[rows.RowCount];
            await rows.ReadAsync(reader.Schema.FindDataField("error"), errors.AsMemory()!, null, cancellation).ConfigureAwait(false);
            return (errors.Length, errors.Count(error => error is null));
        }
    }

    private static string Describe(IReadOnlyList<string> inputs, IReadOnlyList<string> options) => Json(json =>
    {
        json.WriteString("tool", "tradedata " + ToolVersion.Text);
        // The embedded rows are part of the library.
        json.WriteString("rows", typeof(TradeCatalog).Module.ModuleVersionId);
        json.WriteStartArray("inputs");
        foreach (string input in inputs)
        {
            json.WriteStartObject();
            // Machines that share a run can have the files in different folders.
            json.WriteString("file", Path.GetFileName(input));
            json.WriteString("sha256", ExportFolder.HashOf(input));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("options");
        foreach (string option in options)
        {
            json.WriteStringValue(option);
        }
        json.WriteEndArray();
    });

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>Writes a text under a name of this process first: several can begin a run, and end it, at the same time.</summary>
    private static void WriteWhole(string path, string text)
    {
        string unfinished = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}{WholeFile.Unfinished}");
        File.WriteAllText(unfinished, text);
        File.Move(unfinished, path, overwrite: true);
    }
}
