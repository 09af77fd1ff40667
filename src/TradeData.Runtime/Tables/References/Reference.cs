using TradeData.Runtime.Tables;

namespace TradeData.Runtime;

/// <summary>A foreign key between two tables, usable in both directions. It is created once and kept. Immutable: any number of threads may
/// use it at once.</summary>
/// <typeparam name="TSource">The referring rows.</typeparam>
/// <typeparam name="TTarget">The referenced rows.</typeparam>
public sealed class Reference<TSource, TTarget>
    where TSource : class
    where TTarget : class
{
    private readonly Table<TSource> _source;
    private readonly Table<TTarget> _target;
    private readonly ForeignKeyLink _link;

    /// <summary>Uses the references stored in the pack if they were resolved against exactly this target, or else resolves them.</summary>
    /// <param name="source">The referring table. In a view at a date, only the rows valid then refer.</param>
    /// <param name="foreignKey">The number of the foreign key in its definition.</param>
    /// <param name="target">The referenced table. In a view at a date, only the rows valid then exist.</param>
    /// <exception cref="ArgumentException">The foreign key does not connect these tables.</exception>
    public Reference(Table<TSource> source, int foreignKey, Table<TTarget> target)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        string named = source.Pack.Definition.ForeignKeys[foreignKey].Table;
        if (named != target.Pack.Definition.Name)
        {
            throw new ArgumentException($"The foreign key leads to {named}, not to {target.Pack.Definition.Name}.", nameof(target));
        }
        _source = source;
        _target = target;
        _link = ForeignKeyLink.Open(source.Pack, foreignKey, target.Pack);
    }

    /// <summary>The number of references that lead to no row.</summary>
    public int BrokenCount => _link.BrokenCount;

    /// <summary>Returns the references that lead to no row, in the order of the rows.</summary>
    /// <param name="maxProblems">The maximum number of references described.</param>
    public IReadOnlyList<DataProblem> Broken(int maxProblems = 1000)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxProblems);
        List<DataProblem> broken = [];
        new BrokenReferences(_link).Describe(broken, maxProblems);
        return broken;
    }

    /// <summary>Returns the first row that a row refers to, or null if it refers to none, or to one that does not exist.</summary>
    public TTarget? Target(TSource row) => Targets(row).FirstOrDefault();

    /// <summary>Returns the rows that a row refers to, in the order of the references, each once.</summary>
    public RowSet<TTarget> Targets(TSource row)
    {
        int number = _source.NumberOf(row);
        if (number < 0)
        {
            return default;
        }
        (int start, int end) = _link.ReferencesOf(number);
        return new RowSet<TTarget>(_target, _link, start, end);
    }

    /// <summary>Returns the rows that refer to a row, in the order of their table.</summary>
    public RowSet<TSource> ReferringTo(TTarget row)
    {
        int number = _target.NumberOf(row);
        return number < 0 ? default : new RowSet<TSource>(_source, _link.ReferringTo(number));
    }
}
