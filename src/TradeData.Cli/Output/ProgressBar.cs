using Spectre.Console;

namespace TradeData.Cli.Output;

/// <summary>A progress bar on the standard error output, if that is a terminal; in a pipe, nothing.</summary>
internal static class ProgressBar
{
    /// <summary>Runs something long.</summary>
    /// <param name="terminal">Where the bar is drawn.</param>
    /// <param name="title">What is done.</param>
    /// <param name="total">How much there is to do, in whatever unit.</param>
    /// <param name="work">Does it, and tells how much is done.</param>
    public static T Run<T>(Terminal terminal, string title, long total, Func<Action<long>, T> work)
    {
        IAnsiConsole console = terminal.ErrorConsole();
        if (!console.Profile.Out.IsTerminal || !console.Profile.Capabilities.Interactive)
        {
            return work(static _ => { });
        }
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(title), maxValue: Math.Max(1, total));
                return work(done => task.Value = done);
            });
    }
}
