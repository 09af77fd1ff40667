namespace TradeData.Cli.Tests;

public class CommandLineTests
{
    [Fact]
    public void Without_a_command_there_is_an_error_and_a_way_to_help() =>
        Tool.Run(".").Refuses(
            "tradedata: error: A command is missing. What can follow \"tradedata\" is validate, pack, watch, generate, new, diff, query, quote, assess, compare, import, timeline, export, report.\n\"tradedata --help\" shows the possible arguments.\n");

    [Fact]
    public void A_misspelt_command_is_a_usage_error() =>
        Tool.Run(".", "validat").Refuses("tradedata: error: \"validat\" is not allowed here. Did you mean \"validate\"?\n\"tradedata --help\" shows the possible arguments.\n");

    [Fact]
    public void A_value_that_an_option_does_not_have_is_a_usage_error() =>
        Tool.Run(".", "validate", "--format", "xml").Refuses(
            "tradedata: error: Argument 'xml' not recognized. Must be one of: 'text' 'json' 'sarif'\n\"tradedata validate --help\" shows the possible arguments.\n");

    [Fact]
    public void The_name_of_an_option_is_no_value_of_another() =>
        Tool.Run(".", "validate", "--format", "--help").Refuses(
            "tradedata: error: \"--help\" is not allowed here.\n\"tradedata validate --help\" shows the possible arguments.\n");

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

    [Fact]
    public void The_version_is_reported()
    {
        ToolRun version = Tool.Run(".", "--version");
        Assert.Equal((0, ""), (version.ExitCode, version.Error));
        Assert.Matches(@"^0\.1\.0(\+[0-9a-f]{40})?\n$", version.Output);
    }

    [Theory]
    [InlineData("new", "<name> is missing: The name of a row, such as tariff-quota.")]
    [InlineData("diff before", "<after> is missing: The newer version, of the same kind.")]
    [InlineData("generate", "Option '--output' is required.")]
    [InlineData("import", "A command is missing. What can follow \"import\" is us-hts, jp-customs, uk-tariff, eu-tariff, us-measures.")]
    [InlineData("import japan", "\"japan\" is not allowed here. What can follow \"import\" is us-hts, jp-customs, uk-tariff, eu-tariff, us-measures.")]
    [InlineData("import us-hts --output rows", "<file> is missing: The publisher's file.")]
    [InlineData("query Units --limit 0", "--limit must be at least 1.")]
    [InlineData("quote --importer JPN --origin AUS --code 0201.30 --date 2021-02-30", "--date \"2021-02-30\" is not a day. Write year, month and day, as in 2019-08-21.")]
    [InlineData("timeline --form 2019-01-01", "\"--form\" is not allowed here. Did you mean \"--from\"?")]
    [InlineData("validate --max-errors 0", "--max-errors must be at least 1.")]
    public void Missing_and_unknown_arguments_are_usage_errors(string arguments, string message)
    {
        string[] words = arguments.Split(' ');
        string verb = words[0] == "import" && words[1..] is ["us-hts", ..] ? "import us-hts" : words[0];
        Tool.Run(".", words).Refuses($"tradedata: error: {message}\n\"tradedata {verb} --help\" shows the possible arguments.\n");
    }

    private static string[] Verbs => ["validate", "pack", "watch", "generate", "new", "diff", "query", "quote", "assess", "compare", "import", "timeline", "export", "report"];
}
