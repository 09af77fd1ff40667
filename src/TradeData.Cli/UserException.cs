namespace TradeData.Cli;

/// <summary>The exception for an error that the user can correct. The message names the error and the correction.</summary>
internal sealed class UserException(string message, int exitCode = ExitCode.Usage) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
