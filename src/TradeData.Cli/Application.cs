using System.CommandLine;
using System.CommandLine.Invocation;
using TradeData.Cli.Commands;
using TradeData.Cli.Output;

namespace TradeData.Cli;

/// <summary>The tool: its verbs, and a run of one of them.</summary>
internal static class Application
{
    /// <summary>Runs a command line, and returns the exit code.</summary>
    public static async Task<int> Run(string[] args, Terminal terminal)
    {
        Command tradedata = new("tradedata", "Trade data from the command line: check schemas and rows, import tariff schedules, ask what goods pay.")
        {
            new ValidateCommand(terminal),
            new PackCommand(terminal),
            new WatchCommand(terminal),
            new GenerateCommand(terminal),
            new NewCommand(terminal),
            new DiffCommand(terminal),
            new QueryCommand(terminal),
            new QuoteCommand(terminal),
            new AssessCommand(terminal),
            new CompareCommand(terminal),
            new ImportCommand(terminal),
            new TimelineCommand(terminal),
            new ExportCommand(terminal),
            new ReportCommand(terminal),
        };
        tradedata.Options.Add(Help.Option());
        tradedata.Options.Add(new VersionOption());

        // An argument that begins with @ is an ordinary name.
        ParseResult arguments = tradedata.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (arguments.Action is ParseErrorAction or null || UsageErrors.Misread(arguments) is not null)
        {
            return UsageErrors.Write(arguments, terminal);
        }
        int code = await arguments.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = terminal.Out, Error = terminal.Error });
        terminal.Out.Flush();
        return code;
    }
}
