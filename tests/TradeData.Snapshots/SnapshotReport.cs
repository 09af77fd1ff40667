using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace TradeData.Snapshots;

/// <summary>Collects a test's differences for its failure message: the files, and the differences with some context.</summary>
internal sealed class SnapshotReport(string folder)
{
    private const int LinesAround = 3;
    private const int LongestNew = 40;

    private readonly StringBuilder _lists = new();
    private readonly StringBuilder _contents = new();

    public void Added(string received, string verified, string text)
    {
        Pair("New", received, verified);
        string[] lines = text.Split('\n');
        _contents.Append('\n').Append(Path.GetFileName(received)).Append(" (new):\n");
        foreach (string line in lines.Take(LongestNew))
        {
            _contents.Append("+ ").Append(line).Append('\n');
        }
        if (lines.Length > LongestNew)
        {
            _contents.Append("  …\n");
        }
    }

    public void Changed(string received, string verified, string approved, string text)
    {
        Pair("NotEqual", received, verified);
        _contents.Append('\n').Append(Path.GetFileName(received)).Append(":\n");
        List<DiffPiece> lines = InlineDiffBuilder.Diff(approved, text, ignoreWhiteSpace: false).Lines;
        int shown = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            if (lines[i].Type == ChangeType.Unchanged)
            {
                continue;
            }
            int from = Math.Max(shown, i - LinesAround);
            _contents.Append(from > shown ? "  …\n" : "");
            int to = i;
            while (to + 1 < lines.Count && lines.Skip(to + 1).Take(LinesAround * 2).Any(line => line.Type != ChangeType.Unchanged))
            {
                to++;
            }
            to = Math.Min(lines.Count - 1, to + LinesAround);
            for (shown = from; shown <= to; shown++)
            {
                _contents.Append(lines[shown].Type switch { ChangeType.Inserted => "+ ", ChangeType.Deleted => "- ", _ => "  " }).Append(lines[shown].Text).Append('\n');
            }
            i = to;
        }
    }

    public void Deleted(string verified) => _lists.Append("Delete: ").Append(Path.GetFileName(verified)).Append(" (the test does not make it any more)\n");

    public void ThrowIfAny()
    {
        if (_lists.Length > 0)
        {
            throw new VerifyException($"Directory: {folder}\n{_lists}{_contents}");
        }
    }

    private void Pair(string kind, string received, string verified) =>
        _lists.Append(kind).Append(":\n  Received: ").Append(Path.GetFileName(received)).Append("\n  Verified: ").Append(Path.GetFileName(verified)).Append('\n');
}
