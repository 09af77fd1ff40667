using TradeData.Generators.Diagnostics;

namespace TradeData.Compiler.Reading;

/// <summary>A data file makes the run impossible: it changed after it was first read, or a table is too large.</summary>
internal sealed class SourceException(DiagnosticInfo finding) : Exception(finding.Message)
{
    public SourceException(string path, string message)
        : this(Findings.At(Rules.MalformedData, path, new SourcePlace(1, 1), message))
    {
    }

    public DiagnosticInfo Finding { get; } = finding;
}
