using System.CommandLine;
using System.CommandLine.Parsing;
using TradeData.Generators.Infrastructure;

namespace TradeData.Cli.Output;

/// <summary>Writes each error of a command line on its own line, and refers to the help.</summary>
internal static class UsageErrors
{
    public static int Write(ParseResult arguments, Terminal terminal)
    {
        Command command = arguments.CommandResult.Command;
        // The first one is the mistake; the following ones are only consequences of it.
        string[] unknown = Misread(arguments) is { } option ? [option] : [.. arguments.UnmatchedTokens.Take(1)];
        foreach (string token in unknown)
        {
            IEnumerable<string> known = token.StartsWith('-') ? command.Options.Select(option => option.Name) : command.Subcommands.Select(verb => verb.Name);
            string suggestion = known.Contains(token) ? "" : Nearest.Suggestion(token, known);
            terminal.WriteError($"\"{token}\" is not allowed here{(suggestion.Length > 0 ? suggestion : Verbs(command))}");
        }
        // An unknown argument causes other errors, which are less helpful.
        foreach (ParseError error in unknown.Length > 0 ? [] : arguments.Errors)
        {
            terminal.WriteError(WordsOf(error));
        }
        List<string> path = [];
        for (SymbolResult? at = arguments.CommandResult; at is CommandResult result; at = result.Parent)
        {
            path.Insert(0, result.Command.Name);
        }
        terminal.Say($"\"{string.Join(' ', path)} --help\" shows the possible arguments.");
        return ExitCode.Usage;
    }

    /// <summary>Returns an option, known or not, that was read as an argument or as the value of another option, or null. After <c>--</c> everything is an argument.</summary>
    public static string? Misread(ParseResult arguments) => arguments.Tokens.Any(token => token.Type == TokenType.DoubleDash)
        ? null
        : arguments.CommandResult.Children.Where(child => child is ArgumentResult or OptionResult).SelectMany(child => child.Tokens).Select(token => token.Value).FirstOrDefault(text => text is ['-', '-', _, ..]);

    private static string Verbs(Command command) =>
        command.Subcommands.Count == 0 ? "." : $". What can follow \"{command.Name}\" is {string.Join(", ", command.Subcommands.Select(verb => verb.Name))}.";

    private static string WordsOf(ParseError error) => error.SymbolResult switch
    {
        ArgumentResult { Tokens.Count: 0, Argument: { } missing } => $"<{missing.Name}> is missing: {missing.Description}",
        CommandResult { Command: { Subcommands.Count: > 0 } command } => $"A command is missing{Verbs(command)}",
        _ => error.Message.ReplaceLineEndings(" ").Replace("\t", "", StringComparison.Ordinal),
    };
}
