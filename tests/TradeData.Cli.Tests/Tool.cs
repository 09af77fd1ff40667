using System.Diagnostics;
using System.Text;

namespace TradeData.Cli.Tests;

/// <summary>The built tool, run as a separate process like by its users.</summary>
internal static class Tool
{
    private const int LongestRun = 120_000;

    // The test's own output folder has the tool, because the test refers to its project.
    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "TradeData.Cli.dll");

    /// <summary>Runs the tool in a folder.</summary>
    public static ToolRun Run(string folder, params string[] arguments) => Run(folder, [], arguments);

    /// <summary>Runs the tool in a folder, with variables of the environment set.</summary>
    public static ToolRun Run(string folder, (string Name, string Value)[] environment, params string[] arguments)
    {
        using Process process = Start(folder, environment, arguments);
        return End(process);
    }

    /// <summary>Starts the tool in a folder. The caller must end it.</summary>
    public static Process Start(string folder, (string Name, string Value)[] environment, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", ["exec", Assembly, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }

    /// <summary>Waits for the end of a run.</summary>
    public static ToolRun End(Process process)
    {
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(LongestRun), "The tool did not end.");
        return new ToolRun(process.ExitCode, output.ReplaceLineEndings("\n"), error.Result.ReplaceLineEndings("\n"));
    }
}

/// <summary>The output and the exit code of a run.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Expects an exit code, and everything that was written.</summary>
    public void Gives(int exitCode, string output, string error)
    {
        Assert.Equal(output, Output);
        Assert.Equal(error, Error);
        Assert.Equal(exitCode, ExitCode);
    }

    /// <summary>Expects a message about the user's error, nothing on the standard output, and no internals of the tool.</summary>
    public void Refuses(string error)
    {
        Gives(2, "", error);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
    }
}
