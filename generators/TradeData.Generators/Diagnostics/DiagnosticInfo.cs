using TradeData.Generators.Infrastructure;
using TradeData.Generators.Json;

namespace TradeData.Generators.Diagnostics;

/// <summary>A location that compares by value. Lines and columns count from zero, as Roslyn's do.</summary>
internal sealed record LocationInfo(string Path, int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    /// <summary>The location of a diagnostic without a file.</summary>
    public static readonly LocationInfo Nowhere = new("", 0, 0, 0, 0, 0, 0);
}

/// <summary>A diagnostic in the pipeline, which compares by value and has no types of Roslyn.</summary>
internal sealed record DiagnosticInfo(Rule Rule, LocationInfo Location, EquatableArray<string> Arguments)
{
    public string Message => Rule.Message([.. Arguments]);

    public static DiagnosticInfo At(Rule rule, string path, LineMap lines, int start, int end, params string[] arguments)
    {
        (int startLine, int startColumn) = lines.At(start);
        (int endLine, int endColumn) = lines.At(end);
        return new DiagnosticInfo(rule, new LocationInfo(path, start, end - start, startLine, startColumn, endLine, endColumn), arguments.ToEquatableArray());
    }

    /// <summary>Returns the diagnostic in the format of compilers: <c>file(line,column): error TD1007: message</c>.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Location.Path}({Location.StartLine + 1},{Location.StartColumn + 1}): {Rule.Severity.ToString().ToLowerInvariant()} {Rule.Id}: {Message}");
}
