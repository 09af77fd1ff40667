using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using TradeData.Cli.Commands;

namespace TradeData.Cli.Output;

/// <summary>The help of a command, followed by its examples.</summary>
internal static class Help
{
    public static HelpOption Option()
    {
        HelpOption option = new();
        option.Action = new Action((HelpAction)option.Action!);
        return option;
    }

    private sealed class Action(HelpAction usual) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            int code = usual.Invoke(parseResult);
            TextWriter output = parseResult.InvocationConfiguration.Output;
            if (parseResult.CommandResult.Command is IWithExamples { Examples.Count: > 0 } verb)
            {
                output.WriteLine("Examples:");
                foreach (string example in verb.Examples)
                {
                    output.WriteLine("  " + example);
                }
                output.WriteLine();
            }
            output.Flush();
            return code;
        }
    }
}
