using System.Diagnostics;
using System.Text.RegularExpressions;

namespace TradeData.Cli.Tests;

/// <summary>The output depends on the reader: colours, bars and limited line widths are for terminals.</summary>
public partial class TerminalTests
{
    [Theory]
    [InlineData("query Units --limit 3")]
    [InlineData("query Units --limit 3 --format json")]
    [InlineData("quote --importer JPN --origin AUS --code 0201.30 --date 2021-04-01 --value 1000000")]
    [InlineData("timeline us-japan-2018")]
    [InlineData("validate")]
    [InlineData("validate --format sarif")]
    [InlineData("generate --output generated")]
    [InlineData("pack --output packs")]
    [InlineData("new concession")]
    [InlineData("diff data/quotas old.json --key id")]
    [InlineData("import us-hts hts_2025_rev_10.json --output imported")]
    [InlineData("quote --help")]
    [InlineData("validat")]
    public void In_a_pipe_nothing_is_coloured_drawn_or_wrapped(string arguments)
    {
        using Workspace project = Workspace.WithQuotas();
        project.Write("old.json", """[{ "id": "beef", "partner": "AUS", "volume": 1 }]""");
        project.Write("hts_2025_rev_10.json", """[{ "htsno": "0101", "indent": "0", "description": "Horses", "general": "Free" }]""");
        foreach ((string Name, string Value)[] environment in new (string, string)[][]
        {
            [("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("CLICOLOR_FORCE", "1"), ("FORCE_COLOR", "1"), ("COLUMNS", "20")],
            [("TERM", "xterm-256color"), ("NO_COLOR", "1")],
        })
        {
            ToolRun run = Tool.Run(project.Path, environment, arguments.Split(' '));
            Assert.NotEqual("", run.Output + run.Error);
            Assert.DoesNotContain('\u001b', run.Output);
            Assert.DoesNotContain('\u001b', run.Error);
        }
    }

    [SkippableFact]
    public void A_terminal_gets_colours_unless_it_wants_none()
    {
        string coloured = InTerminal(80, "", "timeline us-japan-2018 --from 2018-08-01 --to 2018-08-31");
        string plain = InTerminal(80, "NO_COLOR=1", "timeline us-japan-2018 --from 2018-08-01 --to 2018-08-31");
        Assert.Matches(Colour(), coloured);
        Assert.DoesNotMatch(Colour(), plain);
        Assert.Equal(Shown(coloured), Shown(plain));
    }

    [SkippableFact]
    public void A_table_keeps_to_the_width_of_a_terminal_and_names_the_columns_that_it_leaves_out() => Assert.Equal(
        """
          code   name       symbol   dimension   factor   wco
        ───────────────────────────────────────────────────────
          KGM    kilogram   kg       mass        1        8
          GRM    gram       g        mass        0.001

        The first 2 of N rows.

        """,
        Shown(InTerminal(80, "", "query Units --limit 2")));

    [SkippableFact]
    public void Columns_without_room_are_named() => Assert.Equal(
        """
          code   name       dimension
        ───────────────────────────────
          KGM    kilogram   mass
          GRM    gram       mass

        Not shown, because they do not fit: symbol, factor, wco. --columns selects columns, --format json shows all.
        The first 2 of N rows.

        """,
        Shown(InTerminal(36, "", "query Units --limit 2")));

    [SkippableFact]
    public void Long_work_has_a_bar_in_a_terminal_that_is_gone_afterwards()
    {
        using Workspace folder = new();
        folder.Write("hts_2025_rev_10.json", """[{ "htsno": "0101", "indent": "0", "description": "Horses", "general": "Free" }]""");
        string output = InTerminal(80, "", $"import us-hts {folder["hts_2025_rev_10.json"]} --output {folder["imported"]}");
        int bar = output.IndexOf("importing hts_2025_rev_10.json", StringComparison.Ordinal);
        int cleared = output.LastIndexOf("\u001b[2K", StringComparison.Ordinal);
        int result = output.IndexOf("1 rows read, 1 lines made", StringComparison.Ordinal);
        Assert.True(0 <= bar && bar < cleared && cleared < result, output);
    }

    [SkippableFact]
    public void Long_lines_go_on_below_what_they_belong_to() => Assert.Contains(
        """

        1. 25 %, CPTPP
           duty 250,000 JPY, 25 % of the value
           if: The goods originate by the rules of origin of CPTPP, and
               that is claimed and proved.

        """,
        Shown(InTerminal(66, "", "quote --importer JPN --origin AUS --code 0201.30 --date 2021-04-01 --value 1000000 --brief")),
        StringComparison.Ordinal);

    /// <summary>Returns the output to a terminal of a number of columns.</summary>
    private static string InTerminal(int columns, string environment, string arguments)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "This test wants the command \"script\" of Linux, which makes a terminal.");
        ProcessStartInfo start = new("/usr/bin/script", ["-qec", $"stty cols {columns} rows 40; env {environment} dotnet exec '{Tool.Assembly}' {arguments}", "/dev/null"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        start.Environment["TERM"] = "xterm-256color";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    /// <summary>The text alone, without the blanks at the ends of its lines; the number of rows may grow.</summary>
    private static string Shown(string output)
    {
        string text = Escape().Replace(output, "").ReplaceLineEndings("\n").TrimStart();
        return "  " + RowCount().Replace(string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())), " of N rows.");
    }

    [GeneratedRegex("\u001b\\[(?:[0-9]+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[0-9;]*m")]
    private static partial Regex Colour();

    [GeneratedRegex("\u001b(?:\\[[0-9;?]*[a-zA-Z]|=|>)")]
    private static partial Regex Escape();

    [GeneratedRegex(" of [0-9]+ rows\\.")]
    private static partial Regex RowCount();
}
