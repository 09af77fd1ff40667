using TradeData.Runtime.Internal.Tables;
using TradeData.Runtime.Tables;

namespace TradeData.Compiler.Checking;

/// <summary>The result of resolving a table's references.</summary>
internal sealed record CheckedReferences(LinkResult Links, FindingList Findings);

/// <summary>Resolves the references of a table against the referenced tables.</summary>
internal static class ReferenceChecker
{
    /// <param name="dataset">The referring table.</param>
    /// <param name="source">Its rows.</param>
    /// <param name="targets">The referenced tables by name, including the table itself if it refers to itself.</param>
    /// <param name="incomplete">The referenced tables with unreadable rows, for which missing rows are not reported.</param>
    /// <param name="maxErrors">The maximum number of problems shown for a file.</param>
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
