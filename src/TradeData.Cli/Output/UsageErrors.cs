using System.CommandLine;
using System.CommandLine.Parsing;
using TradeData.Generators.Infrastructure;

namespace TradeData.Cli.Output;

/// <summary>Says what is wrong with a command line, in a line each, and where help is.</summary>
internal static class UsageErrors
{
    public static int Write(ParseResult arguments, Terminal terminal)
    {
        Command command = arguments.CommandResult.Command;
        // The first one is the mistake; what follows it is only not understood because of it.
        foreach (string token in arguments.UnmatchedTokens.Take(1))
        {
            IEnumerable<string> known = token.StartsWith('-') ? command.Options.Select(option => option.Name) : command.Subcommands.Select(verb => verb.Name);
            string suggestion = Nearest.Suggestion(token, known);
            terminal.WriteError($"\"{token}\" means nothing here{(suggestion.Length > 0 ? suggestion : ".")}");
        }
        // What is not understood makes other errors, which say less.
        foreach (ParseError error in arguments.UnmatchedTokens.Count > 0 ? [] : arguments.Errors)
        {
            terminal.WriteError(error.Message.ReplaceLineEndings(" ").Replace("\t", "", StringComparison.Ordinal));
        }
        List<string> path = [];
        for (SymbolResult? at = arguments.CommandResult; at is CommandResult result; at = result.Parent)
        {
            path.Insert(0, result.Command.Name);
        }
        terminal.Say($"\"{string.Join(' ', path)} --help\" shows what can be asked.");
        return ExitCode.Usage;
    }
}
