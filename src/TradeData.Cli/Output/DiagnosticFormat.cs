using System.CommandLine;

namespace TradeData.Cli.Output;

/// <summary>How diagnostics are written.</summary>
internal enum DiagnosticFormat
{
    /// <summary>A line each, as compilers write them.</summary>
    Text,

    /// <summary>One JSON object.</summary>
    Json,

    /// <summary>SARIF 2.1.0, the format of code scanning services.</summary>
    Sarif,
}

/// <summary>The option that chooses it.</summary>
internal static class DiagnosticFormatOption
{
    public static Option<string> Create() => Choice.Option("--format", "text as compilers write it, json, or sarif (2.1.0).", "text", "json", "sarif");

    public static DiagnosticFormat Read(ParseResult arguments, Option<string> option) => Enum.Parse<DiagnosticFormat>(arguments.GetRequiredValue(option), ignoreCase: true);
}
