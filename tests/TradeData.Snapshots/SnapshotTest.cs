using System.Text;
using DiffEngine;

namespace TradeData.Snapshots;

/// <summary>The snapshots of one test: files in one folder whose names begin with the test's.</summary>
internal sealed class SnapshotTest(string folder, string test)
{
    /// <summary>Approved texts are written as people's editors keep them, without a byte order mark.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Whether a person is there to look at a difference.</summary>
    private static bool IsAttended => !DiffRunner.Disabled && !BuildServerDetector.Detected && Environment.GetEnvironmentVariable("CI") is null or "";

    public static SnapshotTest At(string sourceFile, string method) =>
        new(Path.GetDirectoryName(sourceFile)!, $"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}");

    /// <summary>Compares all snapshots, and throws one exception with every difference.</summary>
    public async Task Verify(IReadOnlyList<Snapshot> snapshots)
    {
        SnapshotReport report = new(folder);
        HashSet<string> expected = new(StringComparer.Ordinal);
        foreach (Snapshot snapshot in snapshots)
        {
            string verified = PathOf(snapshot, "verified");
            string received = PathOf(snapshot, "received");
            if (!expected.Add(verified))
            {
                throw new InvalidOperationException($"The test made two snapshots of the name {Path.GetFileName(verified)}.");
            }
            await Compare(Normal(snapshot.Text), verified, received, report);
        }
        foreach (string stale in Approved().Where(path => !expected.Contains(path)))
        {
            report.Deleted(stale);
        }
        report.ThrowIfAny();
    }

    private static async Task Compare(string text, string verified, string received, SnapshotReport report)
    {
        bool isNew = !File.Exists(verified);
        string approved = isNew ? "" : Normal(await File.ReadAllTextAsync(verified));
        if (!isNew && string.Equals(approved, text, StringComparison.Ordinal))
        {
            File.Delete(received);
            if (IsAttended)
            {
                DiffRunner.Kill(received, verified);
            }
            return;
        }
        await File.WriteAllTextAsync(received, text, Utf8);
        if (isNew)
        {
            report.Added(received, verified, text);
        }
        else
        {
            report.Changed(received, verified, approved, text);
        }
        if (IsAttended)
        {
            await DiffRunner.LaunchAsync(received, verified);
        }
    }

    /// <summary>The approved files of this test, and of no other whose name begins alike.</summary>
    private IEnumerable<string> Approved() =>
        Directory.EnumerateFiles(folder, test + "*.verified.*")
            .Where(path => Path.GetFileName(path)[test.Length] == '#' || Path.GetFileName(path)[test.Length..].StartsWith(".verified.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private string PathOf(Snapshot snapshot, string state) => Path.Combine(folder, test + snapshot.Suffix(state));

    private static string Normal(string text) => text.ReplaceLineEndings("\n");
}
