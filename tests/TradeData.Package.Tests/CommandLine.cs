using System.Diagnostics;
using System.Text;

namespace TradeData.Package.Tests;

/// <summary>What a command wrote, and how it ended.</summary>
internal sealed record CommandResult(string Command, int ExitCode, string Output)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public CommandResult Succeeds()
    {
        Assert.True(ExitCode == 0, $"{Command} ended with {ExitCode}:\n{Output}");
        return this;
    }

    public CommandResult Fails()
    {
        Assert.True(ExitCode != 0, $"{Command} succeeded:\n{Output}");
        return this;
    }

    public void Says(string line) => Assert.True(Lines.Any(said => said.Contains(line, StringComparison.Ordinal)), $"{Command} does not say\n{line}\nbut\n{Output}");

    public void DoesNotSay(string line) => Assert.False(Lines.Any(said => said.Contains(line, StringComparison.Ordinal)), $"{Command} says\n{line}\n{Output}");
}

/// <summary>Runs commands in a folder, without servers that outlive them and without the user's packages, templates and temporary files,
/// which are below the root and deleted with it.</summary>
internal sealed class CommandLine(string folder, string root)
{
    private const int MinutesAtMost = 10;

    public CommandResult Run(string command)
    {
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        ProcessStartInfo start = new(words[0], words.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        // Settings of the test's own host must not reach the builds that it starts.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }
        start.Environment["NUGET_PACKAGES"] = Path.Combine(root, "cache");
        start.Environment["DOTNET_CLI_HOME"] = Path.Combine(root, "home");
        foreach (string name in new[] { "TMPDIR", "TEMP", "TMP" })
        {
            start.Environment[name] = Directory.CreateDirectory(Path.Combine(root, "temp")).FullName;
        }
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1";
        start.Environment["NuGetAudit"] = "false";
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{command} does not start.");
        StringBuilder output = new();
        process.OutputDataReceived += (_, line) => Add(output, line.Data);
        process.ErrorDataReceived += (_, line) => Add(output, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(TimeSpan.FromMinutes(MinutesAtMost)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command} takes more than {MinutesAtMost} minutes:\n{output}");
        }
        process.WaitForExit();
        return new CommandResult(command, process.ExitCode, output.ToString());
    }

    private static void Add(StringBuilder output, string? line)
    {
        if (line is not null)
        {
            lock (output)
            {
                output.Append(line).Append('\n');
            }
        }
    }
}
