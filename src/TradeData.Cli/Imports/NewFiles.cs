using TradeData.Compiler.Writing;

namespace TradeData.Cli.Imports;

/// <summary>Several files that appear together, when all are written, or not at all; then the folders that were made for them go, too.</summary>
internal sealed class NewFiles : IDisposable
{
    private readonly List<string> _written = [];
    private readonly List<string> _folders = [];

    /// <summary>Writes a file under a name that is not its own yet.</summary>
    public void Write(string path, Action<Stream> write)
    {
        MakeFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _written.Add(path);
        using Stream stream = WholeFile.Create(path + WholeFile.Unfinished);
        write(stream);
    }

    /// <summary>Gives all files their names.</summary>
    /// <returns>Their paths.</returns>
    public IReadOnlyList<string> Complete()
    {
        foreach (string path in _written)
        {
            File.Move(path + WholeFile.Unfinished, path, overwrite: true);
        }
        _folders.Clear();
        string[] done = [.. _written];
        _written.Clear();
        return done;
    }

    /// <summary>Removes what was not completed.</summary>
    public void Dispose()
    {
        foreach (string path in _written)
        {
            File.Delete(path + WholeFile.Unfinished);
        }
        // The innermost was made last.
        foreach (string folder in Enumerable.Reverse(_folders).Where(folder => Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            Directory.Delete(folder);
        }
    }

    private void MakeFolder(string folder)
    {
        Stack<string> missing = new();
        for (string? at = folder; at is not null && !Directory.Exists(at); at = Path.GetDirectoryName(at))
        {
            missing.Push(at);
        }
        Directory.CreateDirectory(folder);
        _folders.AddRange(missing);
    }
}
