using System.Diagnostics;

namespace TradeData.Databases.Tests;

/// <summary>The command-line tool as a process.</summary>
internal static class CliProcess
{
    /// <summary>Starts the tool. Its error output must be read.</summary>
    public static Process Start(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "TradeData.Cli.dll"), .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };
        return Process.Start(start)!;
    }

    /// <summary>Runs the tool to its end.</summary>
    public static (int Code, string Error) Run(params string[] arguments)
    {
        using Process process = Start(arguments);
        process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
