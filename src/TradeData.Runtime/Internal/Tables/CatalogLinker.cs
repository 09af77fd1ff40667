using System.Collections.Frozen;
using TradeData.Runtime.Tables;

namespace TradeData.Runtime.Internal.Tables;

/// <summary>The result of resolving references between tables.</summary>
public sealed class LinkResult
{
    internal LinkResult(IReadOnlyList<ForeignKeyLink> links, IReadOnlyList<DataProblem> problems, int problemCount, bool hasErrors)
    {
        Links = links;
        Problems = problems;
        ProblemCount = problemCount;
        HasErrors = hasErrors;
    }

    /// <summary>The references that lead to no row, in the order of tables, foreign keys and rows; at most as many as the linker
    /// describes.</summary>
    public IReadOnlyList<DataProblem> Problems { get; }

    /// <summary>The number of references that lead to no row, described or not.</summary>
    public int ProblemCount { get; }

    /// <summary>Whether one of them is strong, so that the rows are unusable.</summary>
    public bool HasErrors { get; }

    internal IReadOnlyList<ForeignKeyLink> Links { get; }
}

/// <summary>Resolves references between tables. Every distinct referring value is looked up once, however many rows have it.</summary>
public static class CatalogLinker
{
    private const int DefaultMaxProblems = 1000;

    /// <summary>Resolves the references of all tables.</summary>
    /// <param name="packs">The tables, including every referenced table.</param>
    /// <param name="maxProblems">The maximum number of broken references described; further ones are only counted.</param>
    /// <exception cref="ArgumentException">A referenced table is missing or present twice, or a foreign key does not fit its
    /// table.</exception>
    public static LinkResult Link(IReadOnlyCollection<Pack> packs, int maxProblems = DefaultMaxProblems) => Link(packs, packs, FrozenSet<string>.Empty, maxProblems);

    /// <summary>Resolves the references of one table.</summary>
    /// <param name="source">The referring table.</param>
    /// <param name="targets">The referenced tables. The table itself may be left out.</param>
    /// <param name="maxProblems">The maximum number of broken references described; further ones are only counted.</param>
    /// <exception cref="ArgumentException">A referenced table is missing or present twice, or a foreign key does not fit its
    /// table.</exception>
    public static LinkResult Link(Pack source, IReadOnlyCollection<Pack> targets, int maxProblems = DefaultMaxProblems) => Link(source, targets, FrozenSet<string>.Empty, maxProblems);

    // Incomplete tables lack unreadable rows, so a reference to a missing row of them is not reported.
    internal static LinkResult Link(Pack source, IReadOnlyCollection<Pack> targets, IReadOnlySet<string> incomplete, int maxProblems)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(targets);
        return Link([source], [.. targets.Where(target => target.Definition.Name != source.Definition.Name), source], incomplete, maxProblems);
    }

    private static LinkResult Link(IReadOnlyCollection<Pack> sources, IReadOnlyCollection<Pack> targets, IReadOnlySet<string> incomplete, int maxProblems)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfNegative(maxProblems);
        Dictionary<string, Pack> byName = new(StringComparer.Ordinal);
        foreach (Pack target in targets)
        {
            if (!byName.TryAdd(target.Definition.Name, target))
            {
                throw new ArgumentException($"There are two tables {target.Definition.Name}.", nameof(targets));
            }
        }
        List<ForeignKeyLink> links = [];
        List<DataProblem> problems = [];
        int count = 0;
        bool hasErrors = false;
        foreach (Pack source in sources)
        {
            for (int number = 0; number < source.Definition.ForeignKeys.Count; number++)
            {
                ForeignKeyDefinition key = source.Definition.ForeignKeys[number];
                if (!byName.TryGetValue(key.Table, out Pack? target))
                {
                    throw new ArgumentException($"The table {source.Definition.Name} refers to {key.Table}, which is missing.", nameof(targets));
                }
                ForeignKeyLink link = ForeignKeyLink.Open(source, number, target);
                links.Add(link);
                int broken = incomplete.Contains(key.Table) ? 0 : new BrokenReferences(link).Describe(problems, maxProblems);
                count += broken;
                hasErrors |= broken > 0 && !key.IsWeak;
            }
        }
        return new LinkResult(links, problems, count, hasErrors);
    }
}
