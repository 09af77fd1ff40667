using TradeData.Generators.Diagnostics;
using TradeData.Runtime.Tables;

namespace TradeData.Compiler.Checking;

/// <summary>What came of resolving a table's references.</summary>
internal sealed record CheckedReferences(LinkResult Links, IReadOnlyList<DiagnosticInfo> Findings, int HiddenCount);

/// <summary>Resolves the references of a table against the tables that they lead to.</summary>
internal static class ReferenceChecker
{
    /// <param name="dataset">The table that refers.</param>
    /// <param name="source">Its rows.</param>
    /// <param name="targets">The tables that it refers to, by name; itself among them where it does so.</param>
    /// <param name="incomplete">Of which of them rows could not be read, so that nobody can be blamed for referring to one.</param>
    public static CheckedReferences Check(TableData dataset, Pack source, IReadOnlyDictionary<string, Pack> targets, IReadOnlySet<string> incomplete)
    {
        LinkResult result = CatalogLinker.Link(source, [.. targets.Values], TableChecker.MaxProblems);
        ProblemWording wording = new(dataset, source);
        DiagnosticInfo[] findings =
        [
            .. result.Problems
                .Where(problem => !incomplete.Contains(problem.OtherTable!))
                .Select(problem => wording.DescribeReference(problem, targets[problem.OtherTable!])),
        ];
        return new CheckedReferences(result, findings, result.ProblemCount - result.Problems.Count);
    }
}
