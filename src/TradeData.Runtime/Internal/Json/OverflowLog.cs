namespace TradeData.Runtime.Internal.Json;

/// <summary>The offsets of the numbers that their C# types cannot hold, until the enclosing records keep them.</summary>
internal sealed class OverflowLog
{
    private readonly List<nint> _open = [];
    private readonly HashSet<nint> _taken = [];

    /// <summary>Whether no record keeps some number, so that it would be lost.</summary>
    public bool IsAnyLost => _open.Exists(at => !_taken.Contains(at));

    public void Note(nint at) => _open.Add(at);

    /// <summary>Prepares for calls of <see cref="IsWithin"/>.</summary>
    public void Sort() => _open.Sort();

    /// <summary>Whether a number in a range is not yet taken; if so, it is taken.</summary>
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
