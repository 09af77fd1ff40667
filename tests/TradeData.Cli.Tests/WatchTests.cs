using System.Diagnostics;

namespace TradeData.Cli.Tests;

public class WatchTests
{
    [SkippableFact]
    public async Task Each_change_of_a_file_is_checked_and_Ctrl_C_ends_it()
    {
        Interrupt.SkipWithout();
        using Workspace project = Workspace.WithQuotas();
        using Process tool = Tool.Start(project.Path, [], "watch", "--output", "packs");
        try
        {
            await ExpectAsync(tool, "0 errors, 0 warnings.");
            Assert.DoesNotContain("-5", project.Read("packs/Quotas.pack"), StringComparison.Ordinal);

            project.Replace("data/quotas/quotas.json", "130000", "-5");
            await ExpectAsync(
                tool, "", "changed: data/quotas/quotas.json", "+ data/quotas/quotas.json(2,47): error TD2001: Quotas row 1, /volume: Must be greater than 0, but is -5.", "1 error, 0 warnings.");

            // A line above moves the finding; it stays the same one.
            project.Replace("data/quotas/quotas.json", "[\n", "[\n\n");
            await ExpectAsync(tool, "", "changed: data/quotas/quotas.json", "1 error, 0 warnings.");

            project.Write("data/quotas/more.json", """[{ "id": "wine", "partner": "AUZ", "volume": 1 }]""");
            await ExpectAsync(
                tool, "", "changed: data/quotas/more.json",
                "+ data/quotas/more.json(1,29): error TD2004: Quotas row 1: \"partner\" is \"AUZ\", but Partners has no such key. Did you mean \"AUS\"?", "2 errors, 0 warnings.");

            File.Delete(project["data/quotas/more.json"]);
            await ExpectAsync(
                tool, "", "changed: data/quotas/more.json",
                "- data/quotas/more.json(1,29): error TD2004: Quotas row 1: \"partner\" is \"AUZ\", but Partners has no such key. Did you mean \"AUS\"?", "1 error, 0 warnings.");

            project.Replace("schemas/quota.schema.json", "\"exclusiveMinimum\": 0", "\"exclusiveMinimum\": -9");
            await ExpectAsync(
                tool, "", "changed: schemas/quota.schema.json", "- data/quotas/quotas.json(3,47): error TD2001: Quotas row 1, /volume: Must be greater than 0, but is -5.", "0 errors, 0 warnings.");
            Assert.Contains("-5", project.Read("packs/Quotas.pack"), StringComparison.Ordinal);

            Interrupt.Send(tool);
            Tool.End(tool).Gives(130, "", "tradedata: error: stopped.\n");
        }
        finally
        {
            tool.Kill();
        }
    }

    [SkippableFact]
    public async Task A_project_without_schemas_for_a_while_is_watched_on()
    {
        Interrupt.SkipWithout();
        using Workspace project = Workspace.WithQuotas();
        using Process tool = Tool.Start(project.Path, [], "watch");
        try
        {
            await ExpectAsync(tool, "0 errors, 0 warnings.");
            Directory.Move(project["schemas"], project["elsewhere"]);
            await ExpectAsync(tool, "", "changed: schemas/partner.schema.json, schemas/quota.schema.json");
            Directory.Move(project["elsewhere"], project["schemas"]);
            await ExpectAsync(tool, "", "changed: schemas/partner.schema.json, schemas/quota.schema.json", "0 errors, 0 warnings.");

            Interrupt.Send(tool);
            Tool.End(tool).Gives(130, "", "tradedata: error: There is no folder \"schemas\" with schemas. Name the project's folder, or the folder with schemas by --schemas.\ntradedata: error: stopped.\n");
        }
        finally
        {
            tool.Kill();
        }
    }

    [Fact]
    public void A_folder_without_schemas_is_refused()
    {
        using Workspace empty = new();
        empty.Run("watch").Refuses("tradedata: error: There is no folder \"schemas\" with schemas. Name the project's folder, or the folder with schemas by --schemas.\n");
    }

    /// <summary>Reads the next lines of the output, and expects them.</summary>
    private static async Task ExpectAsync(Process tool, params string[] lines)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(1));
        List<string?> read = [];
        while (read.Count < lines.Length)
        {
            read.Add(await tool.StandardOutput.ReadLineAsync(patience.Token));
        }
        Assert.Equal(lines, read);
    }
}
