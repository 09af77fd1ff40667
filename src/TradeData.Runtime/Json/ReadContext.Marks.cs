namespace TradeData.Runtime.Json;

public ref partial struct ReadContext
{
    /// <summary>
    /// How long the journal of evaluated properties and items is. A schema with <c>unevaluatedProperties</c> or <c>unevaluatedItems</c> notes it before
    /// its other keywords run, asks <see cref="IsMarked"/> afterwards; who enters a property's or an item's value with tracking on truncates the journal behind it.
    /// </summary>
    public readonly int Marks => _journal is { } journal ? journal.Count : 0;

    /// <summary>The property or item of this position in its object or array, from 0, was evaluated.</summary>
    public void Mark(int ordinal) => Open().Add(ordinal);

    /// <summary>All properties or items were evaluated.</summary>
    public void MarkAll() => Open().Add(Journal.Everything);

    /// <summary>Forgets what was evaluated since the journal had this length.</summary>
    public readonly void Truncate(int marks) => _journal?.Truncate(marks);

    /// <summary>Whether the property or item of this position was evaluated since the journal had the given length.</summary>
    public readonly bool IsMarked(int fromMarks, int ordinal) => _journal is { } journal && journal.Contains(fromMarks, ordinal);

    /// <summary>Gives back what the run has borrowed.</summary>
    internal void Release()
    {
        _journal?.Return();
        _journal = null;
        _memo?.Return();
        _memo = null;
    }

    private Journal Open() => _journal ??= Journal.Rent();
}
