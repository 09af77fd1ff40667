using System.Runtime.ExceptionServices;

namespace TradeData.Conformance.Tests.Robustness;

/// <summary>Threads with stacks of a size.</summary>
internal static class Stacks
{
    /// <summary>The smallest that servers give their threads.</summary>
    public const int Small = 256 * 1024;

    public const int Large = 256 * 1024 * 1024;

    /// <summary>Runs on a thread of its own; what it throws is thrown here.</summary>
    public static void Run(int size, Action action)
    {
        ExceptionDispatchInfo? thrown = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    thrown = ExceptionDispatchInfo.Capture(exception);
                }
            },
            size);
        thread.Start();
        thread.Join();
        thrown?.Throw();
    }
}
