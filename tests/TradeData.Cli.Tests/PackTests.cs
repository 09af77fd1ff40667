namespace TradeData.Cli.Tests;

public class PackTests
{
    [Fact]
    public void Packs_are_written_and_what_has_not_changed_is_left_alone()
    {
        using Workspace project = Workspace.WithQuotas();
        project.Run("pack", "--output", "packs", "--verbose").Gives(0, "", "Partners: checked 2 rows in 1 file\nQuotas: checked 2 rows in 1 file\n0 errors, 0 warnings.\n");
        Assert.Equal(
            [".lock", "Partners.pack", "Quotas.pack", "provenance.json", "state.json"],
            Directory.EnumerateFiles(project["packs"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.StartsWith("{\"id\":\"beef\",\"partner\":\"AUS\",\"volume\":130000}\n", project.Read("packs/Quotas.pack"), StringComparison.Ordinal);

        project.Run("pack", "--output", "packs", "--verbose").Gives(0, "", "Partners: unchanged\nQuotas: unchanged\n0 errors, 0 warnings.\n");
    }

    [Fact]
    public void Bad_rows_are_the_diagnostics_of_a_build()
    {
        using Workspace project = Workspace.WithQuotas();
        project.Write("data/quotas/more.ndjson", "{\"id\":\"beef\",\"partner\":\"AUS\",\"volume\":1}\n");
        project.Run("pack", "-o", "packs").Gives(
            1,
            "data/quotas/quotas.json(2,11): error TD2003: Quotas row 1: the key \"id\" is \"beef\", first used at data/quotas/more.ndjson(1,7).\n",
            "1 error, 0 warnings.\n");
    }

    [Fact]
    public void The_folder_for_packs_must_be_named()
    {
        using Workspace project = Workspace.WithQuotas();
        project.Run("pack").Refuses("tradedata: error: Option '--output' is required.\n\"tradedata pack --help\" shows the possible arguments.\n");
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_usage_error()
    {
        using Workspace project = Workspace.WithQuotas();
        project.Write("packs", "a file");
        ToolRun run = project.Run("pack", "--output", "packs");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("tradedata: error: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }
}
