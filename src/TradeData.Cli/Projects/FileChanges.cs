namespace TradeData.Cli.Projects;

/// <summary>
/// Waits for changes of files in folders, by looking at their sizes and times. Unlike notifications of the file system it works on every kind of disk, and for folders
/// that appear, vanish or are replaced.
/// </summary>
/// <param name="folders">The folders, which need not exist.</param>
/// <param name="isWatched">Whether a file counts.</param>
internal sealed class FileChanges(IReadOnlyList<string> folders, Func<string, bool> isWatched)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private Dictionary<string, (long Length, DateTime Written)> _known = Look(folders, isWatched);

    /// <summary>Waits until files have changed and stay the same for a moment, so that half-written ones are not read.</summary>
    /// <returns>The files that were changed, added or removed, in the order of their names.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public IReadOnlyList<string> Wait(CancellationToken cancellation)
    {
        Dictionary<string, (long, DateTime)> before = _known;
        while (true)
        {
            cancellation.WaitHandle.WaitOne(s_pause);
            cancellation.ThrowIfCancellationRequested();
            Dictionary<string, (long Length, DateTime Written)> now = Look(folders, isWatched);
            if (Differences(before, now).Any() && !Differences(_known, now).Any())
            {
                return [.. Differences(before, now).Order(StringComparer.Ordinal)];
            }
            _known = now;
        }
    }

    private static IEnumerable<string> Differences(Dictionary<string, (long, DateTime)> before, Dictionary<string, (long, DateTime)> now) =>
        before.Keys.Union(now.Keys).Where(file => !before.TryGetValue(file, out (long, DateTime) old) || !now.TryGetValue(file, out (long, DateTime) @new) || old != @new);

    private static Dictionary<string, (long Length, DateTime Written)> Look(IEnumerable<string> folders, Func<string, bool> isWatched)
    {
        Dictionary<string, (long, DateTime)> files = new(StringComparer.Ordinal);
        EnumerationOptions all = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };
        foreach (string folder in folders.Where(Directory.Exists))
        {
            try
            {
                foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles("*", all).Where(file => isWatched(file.Name)))
                {
                    files[Path.Combine(folder, Path.GetRelativePath(folder, file.FullName))] = (file.Length, file.LastWriteTimeUtc);
                }
            }
            catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
            {
                // It vanished while it was looked at; the next look differs from this one.
            }
        }
        return files;
    }
}
