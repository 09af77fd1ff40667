using TradeData.Runtime.Internal.Tables;

namespace TradeData.Runtime.Tables;

/// <summary>Builds a changed copy of a pack. All rows are checked again by the same code; the pack itself does not change.</summary>
public sealed class PackEditor
{
    private readonly Pack _pack;
    private readonly Dictionary<int, byte[]?> _changes = [];
    private readonly List<byte[]?> _added = [];
    private readonly Dictionary<string, int> _addedKeys = new(StringComparer.Ordinal);

    /// <summary>Starts a changed copy.</summary>
    public PackEditor(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        _pack = pack;
    }

    /// <summary>Replaces the row with the same primary key, or adds the row at the end if there is none.</summary>
    /// <param name="json">The row as JSON in UTF-8.</param>
    public void Set(ReadOnlySpan<byte> json)
    {
        string? key = null;
        int row = _pack.Definition.PrimaryKey is null ? -1 : Find(_pack, json, out key);
        if (row >= 0)
        {
            _changes[row] = json.ToArray();
        }
        else if (key is not null && _addedKeys.TryGetValue(key, out int added))
        {
            _added[added] = json.ToArray();
        }
        else
        {
            if (key is not null)
            {
                _addedKeys.Add(key, _added.Count);
            }
            _added.Add(json.ToArray());
        }
    }

    /// <summary>Replaces the row with a number.</summary>
    public void Replace(int row, ReadOnlySpan<byte> json)
    {
        ThrowIfNoRow(row);
        _changes[row] = json.ToArray();
    }

    /// <summary>Removes the row with a number.</summary>
    public void Remove(int row)
    {
        ThrowIfNoRow(row);
        _changes[row] = null;
    }

    /// <summary>Adds a row at the end. A repeated primary key is found when the pack is built.</summary>
    /// <param name="json">The row as JSON in UTF-8.</param>
    public void Add(ReadOnlySpan<byte> json) => _added.Add(json.ToArray());

    /// <summary>Removes the row with the primary key of the given one; false if there is none.</summary>
    /// <param name="json">The row as JSON in UTF-8. Only its key counts.</param>
    public bool Remove(ReadOnlySpan<byte> json)
    {
        int row = Find(_pack, json, out string? key);
        if (row >= 0)
        {
            bool isThere = !_changes.TryGetValue(row, out byte[]? change) || change is not null;
            _changes[row] = null;
            return isThere;
        }
        if (key is null || !_addedKeys.Remove(key, out int added))
        {
            return false;
        }
        _added[added] = null;
        return true;
    }

    /// <summary>Builds the changed pack and reports the problems.</summary>
    /// <param name="maxProblems">The maximum number of problems described; further ones are only counted.</param>
    public PackResult Build(int maxProblems = 1000)
    {
        PackBuilder builder = new(_pack.Definition, maxProblems);
        for (int row = 0; row < _pack.Count; row++)
        {
            if (!_changes.TryGetValue(row, out byte[]? change))
            {
                builder.Add(_pack.RowSpan(row));
            }
            else if (change is not null)
            {
                builder.Add(change);
            }
        }
        foreach (byte[] row in _added.OfType<byte[]>())
        {
            builder.Add(row);
        }
        GC.KeepAlive(_pack);
        return builder.Build();
    }

    // The number of the row with the primary key of the given one, or -1; and the key, or null if the row has none.
    internal static int Find(Pack pack, ReadOnlySpan<byte> json, out string? key)
    {
        key = null;
        TableShape shape = pack.Definition.Shape;
        FieldExtractor extractor = new(shape);
        if (extractor.Add(json) is not null || !Array.TrueForAll(shape.Keys[0].Fields, field => extractor.Fields[field].Has(0)))
        {
            return -1;
        }
        KeyBuilder packed = pack.Index(0).Key();
        Span<byte> buffer = stackalloc byte[KeyValues.DecimalBytes];
        List<string> parts = [];
        foreach (int field in shape.Keys[0].Fields)
        {
            extractor.Fields[field].AddTo(ref packed, 0);
            parts.Add(Convert.ToHexString(extractor.Fields[field].Ordered(0, buffer)));
        }
        key = string.Join(',', parts);
        return pack.Index(0).Find(in packed);
    }

    private void ThrowIfNoRow(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, _pack.Count);
    }
}
