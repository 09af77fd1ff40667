using System.Runtime.InteropServices;
using TradeData.Generators.Diagnostics;

namespace TradeData.Compiler.Checking;

/// <summary>
/// Diagnostics in the order in which they are found. Of a rule and a file only as many are kept as may be shown, the first ones; the rest is counted, so
/// that a file of a million bad rows costs no more than one of a hundred.
/// </summary>
internal sealed class FindingList(int limit)
{
    private readonly List<DiagnosticInfo> _kept = [];
    private readonly Dictionary<(string Path, string Rule), int> _counts = [];
    private readonly Dictionary<string, int> _hidden = new(StringComparer.Ordinal);

    public IReadOnlyList<DiagnosticInfo> Kept => _kept;

    /// <summary>The number of more there that are of a file.</summary>
    public IReadOnlyDictionary<string, int> Hidden => _hidden;

    public void AddRange(IEnumerable<DiagnosticInfo> findings)
    {
        foreach (DiagnosticInfo info in findings)
        {
            ref int count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, (info.Location.Path, info.Rule.Id), out _);
            if (count++ < limit)
            {
                _kept.Add(info);
            }
            else
            {
                Hide(info.Location.Path, 1);
            }
        }
    }

    /// <summary>Counts what nobody has described. Which file it is in nobody has looked up; the last one that has any is as good as another.</summary>
    public void AddUndescribed(int count)
    {
        if (count > 0)
        {
            Hide(_kept[^1].Location.Path, count);
        }
    }

    private void Hide(string path, int count) => CollectionsMarshal.GetValueRefOrAddDefault(_hidden, path, out _) += count;
}
