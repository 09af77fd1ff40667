using Spectre.Console;

namespace TradeData.Cli.Output;

/// <summary>A progress bar on the standard error output, if that is a terminal; otherwise nothing.</summary>
internal static class ProgressBar
{
    /// <summary>Runs a long operation.</summary>
    /// <param name="terminal">The terminal that shows the bar.</param>
    /// <param name="title">The description of the operation.</param>
    /// <param name="total">The total amount, in any unit.</param>
    /// <param name="work">The operation, which reports the amount done.</param>
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
