using System.CommandLine;

namespace TradeData.Cli.Output;

/// <summary>Options with a fixed list of values. The first one is the default.</summary>
internal static class Choice
{
    public static Option<string> Option(string name, string description, params string[] words)
    {
        Option<string> option = new(name) { Description = description, HelpName = string.Join('|', words), DefaultValueFactory = _ => words[0] };
        option.AcceptOnlyFromAmong(words);
        return option;
    }
}
