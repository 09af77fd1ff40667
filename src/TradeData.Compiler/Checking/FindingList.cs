using System.Runtime.InteropServices;
using TradeData.Generators.Diagnostics;

namespace TradeData.Compiler.Checking;

/// <summary>Diagnostics in the order of discovery. For each rule and file only the first ones are kept, up to the limit, and the rest is
/// counted, so that a file with a million bad rows costs no more than one with a hundred.</summary>
internal sealed class FindingList(int limit)
{
    private readonly List<DiagnosticInfo> _kept = [];
    private readonly Dictionary<(string Path, string Rule), int> _counts = [];
    private readonly Dictionary<string, int> _hidden = new(StringComparer.Ordinal);

    public IReadOnlyList<DiagnosticInfo> Kept => _kept;

    /// <summary>The number of further diagnostics of each file.</summary>
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

    /// <summary>Counts problems without a description. Their file is unknown; they are counted for the last file with rows.</summary>
    public void AddUndescribed(int count)
    {
        if (count > 0)
        {
            Hide(_kept[^1].Location.Path, count);
        }
    }

    private void Hide(string path, int count) => CollectionsMarshal.GetValueRefOrAddDefault(_hidden, path, out _) += count;
}
