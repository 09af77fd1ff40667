using System.CommandLine;
using TradeData.Cli.Output;

namespace TradeData.Cli.Commands;

/// <summary>A verb of the tool: its options, its examples, and the handling of its errors.</summary>
internal abstract class Verb : Command, IWithExamples
{
    protected Verb(Terminal terminal, string name, string description, params string[] examples)
        : base(name, description)
    {
        Terminal = terminal;
        Examples = examples;
        // On another thread, so that Ctrl-C is handled.
        SetAction((arguments, cancellation) => Task.Run(() => RunGuarded(arguments, cancellation), CancellationToken.None));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; }

    protected Terminal Terminal { get; }

    /// <summary>Runs the verb, and returns the exit code.</summary>
    protected abstract int Run(ParseResult arguments, CancellationToken cancellation);

    private int RunGuarded(ParseResult arguments, CancellationToken cancellation)
    {
        try
        {
            int code = Run(arguments, cancellation);
            Terminal.Out.Flush();
            return code;
        }
        catch (OperationCanceledException)
        {
            Terminal.WriteError("stopped.");
            return ExitCode.Cancelled;
        }
        catch (UserException fault)
        {
            Terminal.WriteError(fault.Message);
            return fault.ExitCode;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Terminal.WriteError(fault.Message);
            return ExitCode.Usage;
        }
        catch (Exception fault)
        {
            Terminal.WriteError($"The tool failed. This is a bug in the tool, not in its input; please report it.{Environment.NewLine}{fault}");
            return ExitCode.Fault;
        }
    }
}
