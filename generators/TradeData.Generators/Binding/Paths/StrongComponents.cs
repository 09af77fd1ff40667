namespace TradeData.Generators.Binding.Paths;

/// <summary>The strongly connected components of a graph by Tarjan's algorithm, without recursion: chains may be long.</summary>
internal sealed class StrongComponents
{
    private readonly IReadOnlyList<IReadOnlyList<int>> _targets;
    private readonly int[] _index;
    private readonly int[] _low;
    private readonly Stack<int> _open = new();
    private int _next = 1;

    /// <param name="targets">Where the edges of each node lead.</param>
    public StrongComponents(IReadOnlyList<IReadOnlyList<int>> targets)
    {
        _targets = targets;
        _index = new int[targets.Count];
        _low = new int[targets.Count];
        Of = new int[targets.Count];
        for (int node = 0; node < targets.Count; node++)
        {
            if (_index[node] == 0)
            {
                Visit(node);
            }
        }
    }

    /// <summary>The components, those first that others lead to.</summary>
    public List<List<int>> All { get; } = [];

    /// <summary>The component of each node.</summary>
    public int[] Of { get; }

    /// <summary>Whether a way leads from the component back to itself.</summary>
    public bool IsCycle(int component) =>
        All[component].Count > 1 || _targets[All[component][0]].Contains(All[component][0]);

    private void Visit(int start)
    {
        Stack<(int Node, int Edge)> path = new();
        Enter(start);
        path.Push((start, 0));
        while (path.Count > 0)
        {
            (int node, int edge) = path.Pop();
            if (edge < _targets[node].Count)
            {
                path.Push((node, edge + 1));
                int target = _targets[node][edge];
                if (_index[target] == 0)
                {
                    Enter(target);
                    path.Push((target, 0));
                }
                else if (_index[target] > 0)
                {
                    _low[node] = Math.Min(_low[node], _index[target]);
                }
                continue;
            }
            if (_low[node] == _index[node])
            {
                Close(node);
            }
            if (path.Count > 0)
            {
                int outer = path.Peek().Node;
                _low[outer] = Math.Min(_low[outer], _low[node]);
            }
        }
    }

    private void Enter(int node)
    {
        _index[node] = _low[node] = _next++;
        _open.Push(node);
    }

    private void Close(int root)
    {
        List<int> component = [];
        int node;
        do
        {
            node = _open.Pop();
            Of[node] = All.Count;
            // Done: it can no longer lower another node.
            _index[node] = -_index[node];
            _low[node] = int.MaxValue;
            component.Add(node);
        }
        while (node != root);
        All.Add(component);
    }
}
