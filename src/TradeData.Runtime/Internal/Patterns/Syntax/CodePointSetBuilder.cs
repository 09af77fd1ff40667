namespace TradeData.Runtime.Internal.Patterns.Syntax;

/// <summary>Collects ranges in any order and builds a <see cref="CodePointSet"/> of them.</summary>
internal sealed class CodePointSetBuilder
{
    private const int LargeSet = 16;

    private readonly List<KeyValuePair<int, int>> _ranges = [];
    private readonly HashSet<CodePointSet> _large = [];

    public void Add(int start, int end) => _ranges.Add(new KeyValuePair<int, int>(start, end));

    public void Add(CodePointSet set)
    {
        // A class may name a large property repeatedly.
        if (set.RangeCount >= LargeSet && !_large.Add(set))
        {
            return;
        }
        for (int i = 0; i < set.RangeCount; i++)
        {
            Add(set.Start(i), set.End(i));
        }
    }

    /// <summary>Adds ranges written as hexadecimal numbers: <c>41-5A 5F</c>.</summary>
    public CodePointSetBuilder AddHex(string ranges)
    {
        if (ranges.Length == 0)
        {
            return this;
        }
        int start = -1;
        int value = 0;
        foreach (char c in ranges)
        {
            if (c == '-')
            {
                start = value;
                value = 0;
            }
            else if (c == ' ')
            {
                Add(start < 0 ? value : start, value);
                start = -1;
                value = 0;
            }
            else
            {
                value = value * 16 + (c <= '9' ? c - '0' : c - 'A' + 10);
            }
        }
        Add(start < 0 ? value : start, value);
        return this;
    }

    public CodePointSet ToSet()
    {
        _ranges.Sort((a, b) => a.Key.CompareTo(b.Key));
        List<int> bounds = [];
        foreach (KeyValuePair<int, int> range in _ranges)
        {
            int last = bounds.Count - 1;
            if (last > 0 && range.Key <= bounds[last] + 1)
            {
                bounds[last] = Math.Max(bounds[last], range.Value);
            }
            else
            {
                bounds.Add(range.Key);
                bounds.Add(range.Value);
            }
        }
        return CodePointSet.FromSortedBounds(bounds);
    }
}
