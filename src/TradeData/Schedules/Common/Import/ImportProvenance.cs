using System.Globalization;
using System.Text.Json;

namespace TradeData.Schedules;

/// <summary>Where imported rows come from.</summary>
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

    /// <summary>Who published the schedule, where the catalog has it.</summary>
    public string? Publisher { get; }

    /// <summary>The schedule.</summary>
    public string Schedule => _edition.Schedule;

    /// <summary>The edition or revision.</summary>
    public string Edition => _edition.Id;

    /// <summary>The name of the file.</summary>
    public string SourceName { get; }

    /// <summary>
    /// The SHA-256 of the text that was read, in small hexadecimal digits; of several files, of all of them in the order of their names. Null until all has been read.
    /// It is of the JSON itself, not of an archive that it came in.
    /// </summary>
    public string? Sha256 { get; internal set; }

    /// <summary>How many bytes were read.</summary>
    public long Bytes { get; internal set; }

    /// <summary>The day of the import.</summary>
    public DateOnly ImportedOn { get; }

    /// <summary>Writes the <c>provenance.json</c> that stands beside rows of a table.</summary>
    /// <param name="destination">Where to.</param>
    /// <exception cref="InvalidOperationException">Not all has been read yet.</exception>
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
