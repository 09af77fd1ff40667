using Microsoft.CodeAnalysis;

namespace TradeData.Snapshots;

/// <summary>The output of generators as snapshots: one for each file, and a list of the diagnostics if there are any.</summary>
internal static class DriverSnapshots
{
    public static IReadOnlyList<Snapshot> Of(GeneratorDriverRunResult run)
    {
        List<Snapshot> snapshots = [];
        foreach (GeneratorRunResult result in run.Results)
        {
            if (result.Exception is { } fault)
            {
                throw new InvalidOperationException("The generator threw.", fault);
            }
            snapshots.AddRange(result.GeneratedSources
                .OrderBy(source => source.HintName, StringComparer.Ordinal)
                .Select(source => new Snapshot(Path.GetFileNameWithoutExtension(source.HintName), "cs", $"//HintName: {source.HintName}\n{source.SourceText}")));
        }
        if (!run.Diagnostics.IsEmpty)
        {
            snapshots.Insert(0, new Snapshot("", "txt", string.Join('\n', run.Diagnostics.Select(diagnostic => diagnostic.ToString()))));
        }
        return snapshots;
    }
}
