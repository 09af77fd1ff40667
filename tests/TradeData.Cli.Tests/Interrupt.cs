using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TradeData.Cli.Tests;

/// <summary>Ctrl-C, sent to a process.</summary>
internal static partial class Interrupt
{
    private const int Signal = 2;

    /// <summary>Skips the test where no interrupt can be sent.</summary>
    public static void SkipWithout()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        Skip.If(IsIgnored(), "This process was started with interrupts ignored for its child processes.");
    }

    public static void Send(Process process) => Assert.Equal(0, Kill(process.Id, Signal));

    private static bool IsIgnored()
    {
        const string status = "/proc/self/status";
        string? mask = File.Exists(status) ? File.ReadLines(status).First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))[7..].Trim() : null;
        return mask is not null && (Convert.ToUInt64(mask, 16) & (1UL << (Signal - 1))) != 0;
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
