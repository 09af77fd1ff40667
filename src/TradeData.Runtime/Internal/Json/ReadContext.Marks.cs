namespace TradeData.Runtime.Internal.Json;

public ref partial struct ReadContext
{
    /// <summary>The length of the journal of evaluated properties and items. A schema with <c>unevaluatedProperties</c> or
    /// <c>unevaluatedItems</c> saves it before its other keywords run, and calls <see cref="IsMarked"/> afterwards. Code that enters a
    /// property's or an item's value with tracking truncates the journal afterwards.</summary>
    public readonly int Marks => _journal is { } journal ? journal.Count : 0;

    /// <summary>Records that the property or item at this position of its object or array, from 0, was evaluated.</summary>
    public void Mark(int ordinal) => Open().Add(ordinal);

    /// <summary>Records that all properties or items were evaluated.</summary>
    public void MarkAll() => Open().Add(Journal.Everything);

    /// <summary>Removes the records made since the journal had this length.</summary>
    public readonly void Truncate(int marks) => _journal?.Truncate(marks);

    /// <summary>Whether the property or item of this position was evaluated since the journal had the given length.</summary>
    public readonly bool IsMarked(int fromMarks, int ordinal) => _journal is { } journal && journal.Contains(fromMarks, ordinal);

    /// <summary>Returns everything that the run has rented.</summary>
    internal void Release()
    {
        _journal?.Return();
        _journal = null;
        _memo?.Return();
        _memo = null;
    }

    private Journal Open() => _journal ??= Journal.Rent();
}
