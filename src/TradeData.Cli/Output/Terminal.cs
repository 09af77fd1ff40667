using System.Globalization;
using System.Text;
using Spectre.Console;

namespace TradeData.Cli.Output;

/// <summary>The output of results and errors. It is UTF-8 without a byte order mark, in the invariant culture. Colours and cursor codes
/// are used only in a terminal and unless <c>NO_COLOR</c> is set.</summary>
internal sealed class Terminal
{
    /// <summary>The width in a pipe, where nothing is wrapped, because readers expect one row on each line.</summary>
    private const int PipeWidth = 100_000;

    /// <summary>Writes to others than the process's own streams.</summary>
    internal Terminal(TextWriter output, TextWriter error)
    {
        Out = output;
        Error = error;
    }

    /// <summary>The writer for results.</summary>
    public TextWriter Out { get; }

    /// <summary>The writer for errors and progress messages.</summary>
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
        // Unbuffered, each of several hundred thousand rows would be a separate write.
        TextWriter output = System.Console.IsOutputRedirected ? TextWriter.Synchronized(new StreamWriter(System.Console.OpenStandardOutput(), utf8, 1 << 14)) : System.Console.Out;
        // Spectre.Console recognizes a terminal by the framework's own writer.
        TextWriter error = System.Console.IsErrorRedirected ? TextWriter.Synchronized(new StreamWriter(System.Console.OpenStandardError(), utf8) { AutoFlush = true }) : System.Console.Error;
        return new Terminal(output, error);
    }

    /// <summary>Returns a console for tables and colours on the standard output.</summary>
    public IAnsiConsole Console() => Create(Out, System.Console.IsOutputRedirected);

    /// <summary>Returns a console on the standard error output, for progress, which is not a result.</summary>
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
