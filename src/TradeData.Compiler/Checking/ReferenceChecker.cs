using TradeData.Runtime.Tables;

namespace TradeData.Compiler.Checking;

/// <summary>What came of resolving a table's references.</summary>
internal sealed record CheckedReferences(LinkResult Links, FindingList Findings);

/// <summary>Resolves the references of a table against the tables that they lead to.</summary>
internal static class ReferenceChecker
{
    /// <param name="dataset">The table that refers.</param>
    /// <param name="source">Its rows.</param>
    /// <param name="targets">The tables that it refers to, by name; itself among them where it does so.</param>
    /// <param name="incomplete">Of which of them rows could not be read, so that nobody can be blamed for referring to one.</param>
    /// <param name="maxErrors">The number of problems that are shown of a file.</param>
    public static CheckedReferences Check(TableData dataset, Pack source, IReadOnlyDictionary<string, Pack> targets, IReadOnlySet<string> incomplete, int maxErrors)
    {
        LinkResult result = CatalogLinker.Link(source, [.. targets.Values], incomplete, TableChecker.MaxProblems);
        ProblemWording wording = new(dataset, source);
        FindingList findings = new(maxErrors);
        findings.AddRange(result.Problems.Select(problem => wording.DescribeReference(problem, targets[problem.OtherTable!])));
        findings.AddUndescribed(result.ProblemCount - result.Problems.Count);
        return new CheckedReferences(result, findings);
    }
}
