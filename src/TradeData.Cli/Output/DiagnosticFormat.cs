using System.CommandLine;

namespace TradeData.Cli.Output;

/// <summary>The output format of diagnostics.</summary>
internal enum DiagnosticFormat
{
    /// <summary>A line for each, in the format of compilers.</summary>
    Text,

    /// <summary>One JSON object.</summary>
    Json,

    /// <summary>SARIF 2.1.0, the format of code scanning services.</summary>
    Sarif,
}

/// <summary>The option for the format.</summary>
internal static class DiagnosticFormatOption
{
    public static Option<string> Create() => Choice.Option("--format", "text as compilers write it, json, or sarif (2.1.0).", "text", "json", "sarif");

    public static DiagnosticFormat Read(ParseResult arguments, Option<string> option) => Enum.Parse<DiagnosticFormat>(arguments.GetRequiredValue(option), ignoreCase: true);
}
