using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Catalogs;

/// <summary>The future rows of a table: the present rows whose primary key no loaded row has, then the loaded rows.</summary>
internal sealed class TableRows(TableSource source, Pack? basis)
{
    private readonly List<byte[]> _rows = [];
    private readonly List<(int Source, int Line, int Column)> _places = [];

    // The present row that each loaded row replaces, or -1.
    private readonly List<int> _replaced = [];
    private readonly List<string> _sources = [];

    // The loaded row behind each row of the last pack, or -1 for a present row.
    private readonly List<int> _built = [];

    public TableSource Source { get; } = source;

    public IReadOnlyList<string> Sources => _sources;

    public int Loaded => _rows.Count;

    public void Add(byte[] canonical, string name, int line, int column)
    {
        if (_sources.Count == 0 || _sources[^1] != name)
        {
            _sources.Add(name);
        }
        _rows.Add(canonical);
        _replaced.Add(basis is null ? -1 : PackEditor.Find(basis, canonical, out _));
        _places.Add((_sources.Count - 1, line, column));
    }

    public PackResult Build(int maxProblems, CancellationToken cancellation) => Build(maxProblems, [], cancellation);

    /// <summary>Leaves out the loaded rows that have a problem, until none has. A row that was there before stays, where what would replace it is left out.</summary>
    public Pack BuildValid(PackResult first, int maxProblems, CancellationToken cancellation)
    {
        HashSet<int> bad = [];
        PackResult result = first;
        while (result.HasErrors)
        {
            int before = bad.Count;
            bad.UnionWith(result.Problems.Select(LoadedRowOf).Where(row => row >= 0));
            if (bad.Count == before)
            {
                // The remaining problems lie between present rows, which were checked before.
                break;
            }
            result = Build(maxProblems, bad, cancellation);
        }
        return result.Pack;
    }

    // Of two conflicting rows, the present one stays.
    private int LoadedRowOf(DataProblem problem)
    {
        int row = _built[problem.Row];
        return row < 0 && problem.OtherRow is { } other ? _built[other] : row;
    }

    /// <summary>Returns the place in its source of a row of the pack, or null for a present row.</summary>
    public (string Source, int Line, int Column)? PlaceOf(int row)
    {
        int loaded = row < _built.Count ? _built[row] : -1;
        return loaded < 0 ? null : (_sources[_places[loaded].Source], _places[loaded].Line, _places[loaded].Column);
    }

    private PackResult Build(int maxProblems, HashSet<int> bad, CancellationToken cancellation)
    {
        PackBuilder builder = new(Source.Definition, maxProblems);
        _built.Clear();
        HashSet<int> replaced = [.. _replaced.Where((_, row) => !bad.Contains(row))];
        for (int row = 0; row < (basis?.Count ?? 0); row++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!replaced.Contains(row))
            {
                builder.Add(basis!.RowSpan(row));
                _built.Add(-1);
            }
        }
        for (int row = 0; row < _rows.Count; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!bad.Contains(row))
            {
                builder.Add(_rows[row]);
                _built.Add(row);
            }
        }
        GC.KeepAlive(basis);
        return builder.Build(cancellation);
    }
}
