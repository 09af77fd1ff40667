namespace TradeData.Runtime.Tables;

/// <summary>The unit that a field has one value for: the rows, or the elements of an array in them.</summary>
internal sealed class FieldScope(string path, FieldScope? parent)
{
    private readonly List<int> _parents = [];
    private readonly List<FieldValues> _fields = [];

    /// <summary>The path of the scope; empty for the rows.</summary>
    public string Path => path;

    /// <summary>The enclosing scope, or null for the rows.</summary>
    public FieldScope? Parent => parent;

    /// <summary>The number of elements.</summary>
    public int Count { get; private set; }

    public void AddField(FieldValues field) => _fields.Add(field);

    /// <summary>Adds an element within one of the enclosing scope, and returns its number.</summary>
    public int AddElement(int within)
    {
        if (parent is not null)
        {
            _parents.Add(within);
        }
        foreach (FieldValues field in _fields)
        {
            field.AddAbsent();
        }
        return Count++;
    }

    /// <summary>Returns the element of an outer scope that contains an element of this one.</summary>
    public int Outer(int element, FieldScope outer)
    {
        FieldScope scope = this;
        while (scope != outer)
        {
            element = scope._parents[element];
            scope = scope.Parent!;
        }
        return element;
    }

    /// <summary>Returns the index of an element in each array around it, from 0, the outermost array first.</summary>
    public int[] Indexes(int element)
    {
        Stack<int> indexes = new();
        for (FieldScope scope = this; scope.Parent is { } outer; scope = outer)
        {
            int within = scope._parents[element];
            int first = element;
            while (first > 0 && scope._parents[first - 1] == within)
            {
                first--;
            }
            indexes.Push(element - first);
            element = within;
        }
        return [.. indexes];
    }
}
