namespace TradeData.Cli.Tests;

public class CommandLineTests
{
    [Fact]
    public void Without_a_command_there_is_an_error_and_a_way_to_help() =>
        Tool.Run(".").Refuses("tradedata: error: Required command was not provided.\n\"tradedata --help\" shows what can be asked.\n");

    [Fact]
    public void A_misspelt_command_is_a_usage_error() =>
        Tool.Run(".", "validat").Refuses("tradedata: error: \"validat\" means nothing here. Did you mean \"validate\"?\n\"tradedata --help\" shows what can be asked.\n");

    [Fact]
    public void A_value_that_an_option_does_not_have_is_a_usage_error() =>
        Tool.Run(".", "validate", "--format", "xml").Refuses(
            "tradedata: error: Argument 'xml' not recognized. Must be one of: 'text' 'json' 'sarif'\n\"tradedata validate --help\" shows what can be asked.\n");

    [Fact]
    public void The_help_of_every_verb_has_examples()
    {
        ToolRun help = Tool.Run(".", "--help");
        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        string[] verbs = [.. help.Output.Split("Commands:\n")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(' ')[0])];
        Assert.Equal(Verbs, verbs);
        foreach (string verb in verbs)
        {
            ToolRun one = Tool.Run(".", verb, "--help");
            Assert.Equal((0, ""), (one.ExitCode, one.Error));
            Assert.Contains("\nExamples:\n  tradedata " + verb, one.Output, StringComparison.Ordinal);
        }
    }

    private static string[] Verbs => ["validate", "pack", "generate", "new", "diff", "query", "quote", "import", "timeline"];
}
