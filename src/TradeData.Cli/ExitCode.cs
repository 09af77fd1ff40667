namespace TradeData.Cli;

/// <summary>The exit codes of commands. Scripts rely on the numbers; <c>docs/command-line.md</c> lists them.</summary>
internal static class ExitCode
{
    /// <summary>Success without findings.</summary>
    public const int Success = 0;

    /// <summary>Success with findings: errors in schemas or rows, generated files that differ, a breaking change.</summary>
    public const int Findings = 1;

    /// <summary>Invalid arguments, or a file that could not be read or written.</summary>
    public const int Usage = 2;

    /// <summary>A quote without a rate: the catalog has none for such goods on that day.</summary>
    public const int NoRate = 3;

    /// <summary>A quote whose rates are all not understood.</summary>
    public const int NotUnderstood = 4;

    /// <summary>A quote for a code of several lines with different rates.</summary>
    public const int Ambiguous = 5;

    /// <summary>An error of the tool itself.</summary>
    public const int Fault = 70;

    /// <summary>Cancelled by the user, with the number of the shells.</summary>
    public const int Cancelled = 130;
}
