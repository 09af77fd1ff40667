using System.Formats.Tar;
using System.IO.Compression;

namespace TradeData.Schedules;

/// <summary>A file to be imported.</summary>
/// <param name="Name">The name, for messages.</param>
/// <param name="Content">The bytes, read from the present position to the end.</param>
public sealed record ImportFile(string Name, Stream Content);

/// <summary>Finds the files to import below a path.</summary>
public static class ImportFiles
{
    /// <summary>Returns the files below a path, each opened in its turn: the files of a folder in the order of their names; the members of
    /// a <c>.tar</c>, <c>.tar.gz</c> or <c>.tgz</c> in their order; the content of a <c>.gz</c>; or else the file itself.</summary>
    /// <param name="path">The folder, archive or file.</param>
    /// <param name="isWanted">Selects files of a folder or archive by name. Null selects all.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">An archive is damaged.</exception>
    public static IEnumerable<ImportFile> Read(string path, Predicate<string>? isWanted = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
        {
            return FromFolder(path, isWanted);
        }
        string name = Path.GetFileName(path);
        return HasEnding(name, ".tar") || HasEnding(name, ".tar.gz") || HasEnding(name, ".tgz") ? FromArchive(path, isWanted) : FromFile(path);
    }

    private static IEnumerable<ImportFile> FromFolder(string path, Predicate<string>? isWanted)
    {
        foreach (string file in Directory.EnumerateFiles(path).Where(file => isWanted is null || isWanted(Path.GetFileName(file))).Order(StringComparer.Ordinal))
        {
            using FileStream stream = File.OpenRead(file);
            yield return new ImportFile(Path.GetFileName(file), stream);
        }
    }

    private static IEnumerable<ImportFile> FromFile(string path)
    {
        using FileStream file = File.OpenRead(path);
        using Stream content = Unzipped(file, path);
        yield return new ImportFile(Path.GetFileName(path), content);
    }

    private static IEnumerable<ImportFile> FromArchive(string path, Predicate<string>? isWanted)
    {
        using FileStream file = File.OpenRead(path);
        using Stream unzipped = Unzipped(file, path);
        using TarReader archive = new(unzipped);
        while (archive.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } content && (isWanted is null || isWanted(entry.Name)))
            {
                yield return new ImportFile(entry.Name, content);
            }
        }
    }

    private static Stream Unzipped(FileStream file, string path) =>
        HasEnding(path, ".gz") || HasEnding(path, ".tgz") ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : file;

    private static bool HasEnding(string name, string ending) => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
