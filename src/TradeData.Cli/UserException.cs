namespace TradeData.Cli;

/// <summary>Something that the user can mend; the message says what is wrong and what to do.</summary>
internal sealed class UserException(string message, int exitCode = ExitCode.Usage) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
