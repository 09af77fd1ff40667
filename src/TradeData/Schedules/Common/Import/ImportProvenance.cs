using System.Globalization;
using System.Text.Json;

namespace TradeData.Schedules;

/// <summary>The origin of imported rows.</summary>
public sealed class ImportProvenance
{
    private readonly Edition _edition;

    internal ImportProvenance(ImportOptions options)
    {
        _edition = options.Edition;
        Publisher = options.CatalogOrDefault.Schedules.Find(options.Edition.Schedule)?.Publisher;
        SourceName = options.SourceName;
        ImportedOn = options.ImportedOn;
    }

    /// <summary>The publisher of the schedule, if the catalog has it.</summary>
    public string? Publisher { get; }

    /// <summary>The schedule.</summary>
    public string Schedule => _edition.Schedule;

    /// <summary>The edition or revision.</summary>
    public string Edition => _edition.Id;

    /// <summary>The name of the file.</summary>
    public string SourceName { get; }

    /// <summary>The SHA-256 of the text, in lower-case hexadecimal digits; for several files, of all of them in the order of their names.
    /// It is computed from the JSON itself, not from an archive. Null before everything is read.</summary>
    public string? Sha256 { get; internal set; }

    /// <summary>The number of bytes read.</summary>
    public long Bytes { get; internal set; }

    /// <summary>The day of the import.</summary>
    public DateOnly ImportedOn { get; }

    /// <summary>Writes the <c>provenance.json</c> for rows of a table.</summary>
    /// <param name="destination">The stream to write to.</param>
    /// <exception cref="InvalidOperationException">The import is not complete.</exception>
    public void WriteTo(Stream destination)
    {
        if (Sha256 is null)
        {
            throw new InvalidOperationException("The provenance is known when all rows have been read.");
        }
        using Utf8JsonWriter writer = new(destination, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        writer.WriteStartObject();
        writer.WriteString("source", $"{_edition.Title}{(Publisher is null ? "" : ", published by " + Publisher)}");
        writer.WriteString("version", Edition);
        writer.WriteString("retrieved", ImportedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteString("notes", string.Create(CultureInfo.InvariantCulture, $"Imported from {SourceName}: {Bytes} bytes, SHA-256 {Sha256}."));
        writer.WriteEndObject();
    }
}
