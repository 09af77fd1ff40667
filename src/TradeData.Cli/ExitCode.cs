namespace TradeData.Cli;

/// <summary>How a command ended. Scripts rely on the numbers; <c>docs/command-line.md</c> lists them.</summary>
internal static class ExitCode
{
    /// <summary>Done, and nothing to complain of.</summary>
    public const int Success = 0;

    /// <summary>Done, and something was found: errors in schemas or rows, generated files that differ, a breaking change.</summary>
    public const int Findings = 1;

    /// <summary>The command was asked for something that makes no sense, or for a file that cannot be read or written.</summary>
    public const int Usage = 2;

    /// <summary>A quote: the catalog has no rate for such goods on that day.</summary>
    public const int NoRate = 3;

    /// <summary>A quote: there are rates, and none of them is understood.</summary>
    public const int NotUnderstood = 4;

    /// <summary>A quote: the code covers lines that pay different rates.</summary>
    public const int Ambiguous = 5;

    /// <summary>A fault of the tool.</summary>
    public const int Fault = 70;

    /// <summary>Stopped by the user, as shells number it.</summary>
    public const int Cancelled = 130;
}
