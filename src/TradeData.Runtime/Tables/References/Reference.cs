using TradeData.Runtime.Tables;

namespace TradeData.Runtime;

/// <summary>
/// A foreign key between two tables, as it is followed both ways. Made once for each and kept; immutable, and so free to be used by any number of threads.
/// </summary>
/// <typeparam name="TSource">The rows that refer.</typeparam>
/// <typeparam name="TTarget">The rows referred to.</typeparam>
public sealed class Reference<TSource, TTarget>
    where TSource : class
    where TTarget : class
{
    private readonly Table<TSource> _source;
    private readonly Table<TTarget> _target;
    private readonly ForeignKeyLink _link;

    /// <summary>Takes the references stored in the pack, where they were resolved against just this target, or resolves them.</summary>
    /// <param name="source">The table that refers. Of a view at a date, rows that do not hold then do not refer.</param>
    /// <param name="foreignKey">The number of the foreign key in its definition.</param>
    /// <param name="target">The table referred to. Of a view at a date, rows that do not hold then are not there.</param>
    /// <exception cref="ArgumentException">The foreign key is not one between these tables.</exception>
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

    /// <summary>How many references lead to no row.</summary>
    public int BrokenCount => _link.BrokenCount;

    /// <summary>The references that lead to no row, in the order of the rows.</summary>
    /// <param name="maxProblems">How many are described, at most.</param>
    public IReadOnlyList<DataProblem> Broken(int maxProblems = 1000)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxProblems);
        List<DataProblem> broken = [];
        new BrokenReferences(_link).Describe(broken, maxProblems);
        return broken;
    }

    /// <summary>The row that a row refers to, the first of several; null where it refers to none, or to one that does not exist.</summary>
    public TTarget? Target(TSource row) => Targets(row).FirstOrDefault();

    /// <summary>The rows that a row refers to, in the order in which it names them, each once.</summary>
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

    /// <summary>The rows that refer to a row, in the order of their table.</summary>
    public RowSet<TSource> ReferringTo(TTarget row)
    {
        int number = _target.NumberOf(row);
        return number < 0 ? default : new RowSet<TSource>(_source, _link.ReferringTo(number));
    }
}
