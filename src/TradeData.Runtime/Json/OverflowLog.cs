namespace TradeData.Runtime.Json;

/// <summary>Where the numbers of a text begin that their C# types cannot hold, until the record around each has taken its own.</summary>
internal sealed class OverflowLog
{
    private readonly List<nint> _open = [];
    private readonly HashSet<nint> _taken = [];

    /// <summary>Whether some number is in no record that keeps it, so that it would be lost.</summary>
    public bool IsAnyLost => _open.Exists(at => !_taken.Contains(at));

    public void Note(nint at) => _open.Add(at);

    /// <summary>Prepares for questions by <see cref="IsWithin"/>.</summary>
    public void Sort() => _open.Sort();

    /// <summary>Whether a number that is not taken begins in a range; it is taken then.</summary>
    public bool IsWithin(nint from, nint to, HashSet<nint> taken)
    {
        int first = _open.BinarySearch(from);
        first = first < 0 ? ~first : first;
        int end = first;
        for (; end < _open.Count && _open[end] < to; end++)
        {
            taken.Add(_open[end]);
        }
        return end > first;
    }

    public void Forget(HashSet<nint> taken)
    {
        _taken.UnionWith(taken);
        _open.RemoveAll(taken.Contains);
    }
}
