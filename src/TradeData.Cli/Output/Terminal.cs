using System.Globalization;
using System.Text;
using Spectre.Console;

namespace TradeData.Cli.Output;

/// <summary>
/// Where results and errors go. UTF-8 without a byte order mark and the invariant culture everywhere; colours and cursor codes only where somebody
/// looks at them and has not asked for none (<c>NO_COLOR</c>).
/// </summary>
internal sealed class Terminal
{
    /// <summary>In a pipe nothing is wrapped: what reads it wants a row a line.</summary>
    private const int PipeWidth = 100_000;

    private Terminal(TextWriter output, TextWriter error)
    {
        Out = output;
        Error = error;
    }

    /// <summary>Takes results.</summary>
    public TextWriter Out { get; }

    /// <summary>Takes errors, and what is only said along the way.</summary>
    public TextWriter Error { get; }

    public static Terminal Open()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);
        if (!System.Console.IsOutputRedirected || !System.Console.IsErrorRedirected)
        {
            System.Console.OutputEncoding = utf8;
        }
        // Rows by the hundred thousand would not do with a write for each.
        TextWriter output = System.Console.IsOutputRedirected ? TextWriter.Synchronized(new StreamWriter(System.Console.OpenStandardOutput(), utf8, 1 << 14)) : System.Console.Out;
        // Spectre.Console knows a terminal by the framework's own writer.
        TextWriter error = System.Console.IsErrorRedirected ? TextWriter.Synchronized(new StreamWriter(System.Console.OpenStandardError(), utf8) { AutoFlush = true }) : System.Console.Error;
        return new Terminal(output, error);
    }

    /// <summary>Tables, colours and the like on the standard output.</summary>
    public IAnsiConsole Console() => Create(Out, System.Console.IsOutputRedirected);

    /// <summary>The same on the standard error output; for progress, which is no result.</summary>
    public IAnsiConsole ErrorConsole() => Create(Error, System.Console.IsErrorRedirected);

    public void WriteError(string message)
    {
        Out.Flush();
        Error.WriteLine($"tradedata: error: {message}");
    }

    public void Say(string line) => Error.WriteLine(line);

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        bool isPlain = isRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        if (isRedirected)
        {
            console.Profile.Width = PipeWidth;
        }
        return console;
    }
}
