using System.Text.Json.Nodes;

namespace TradeData.Cli.Tests;

public class NewTests
{
    [Fact]
    public void A_dataset_is_begun_that_validates_and_generates()
    {
        using Workspace folder = new();
        Directory.CreateDirectory(folder["Talks"]);
        folder.Run("new", "tariff-quota", "--project", "Talks").Gives(
            0,
            """
            made: Talks/data/tariff-quotas/provenance.json
            made: Talks/data/tariff-quotas/tariff-quotas.json
            made: Talks/schemas/tariff-quota.schema.json
            made: Talks/.vscode/settings.json
            made: Talks/.vscode/x-keywords.schema.json
            made: Talks/Talks.csproj

            In C#, after the next build:
              TariffQuota row = TalksCatalog.Default.TariffQuotas["first", new DateOnly(2026, 4, 1)];
            "tradedata validate" checks the schema and the rows before that.

            """,
            "");
        folder.Run("validate", "Talks", "--strict", "--verbose").Gives(0, "", "TariffQuotas: checked 3 rows in 1 file\n0 errors, 0 warnings.\n");
        Assert.Equal(0, folder.Run("generate", "Talks", "--output", "generated").ExitCode);
        Assert.Contains("public sealed partial record TariffQuota", folder.Read("generated/schemas.tariff-quota.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_existing_project_is_unchanged_and_its_missing_lines_are_shown()
    {
        using Workspace project = Workspace.WithQuotas();
        project.Write("Talks.csproj", "<Project />");
        ToolRun run = project.Run("new", "Concessions");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("\nAdd to Talks.csproj:\n  <ItemGroup>\n    <PackageReference Include=\"TradeData.Generators\" Version=\"0.1.0\" />\n  </ItemGroup>\n", run.Output, StringComparison.Ordinal);
        Assert.Equal("<Project />", project.Read("Talks.csproj"));
        project.Run("validate").Gives(0, "", "0 errors, 0 warnings.\n");
    }

    [Fact]
    public void Editors_find_the_keywords_where_the_settings_say()
    {
        using Workspace folder = new();
        Assert.Equal(0, folder.Run("new", "quota").ExitCode);
        JsonNode binding = JsonNode.Parse(folder.Read(".vscode/settings.json"))!["json.schemas"]!.AsArray().Single()!;
        Assert.Equal("""["/schemas/*.schema.json"]""", binding["fileMatch"]!.ToJsonString());
        JsonNode keywords = JsonNode.Parse(folder.Read(binding["url"]!.GetValue<string>()))!;
        Assert.NotNull(keywords["properties"]!["x-table"]);
    }

    [Fact]
    public void Existing_settings_are_unchanged_and_what_they_lack_is_shown()
    {
        using Workspace folder = new();
        folder.Write(".vscode/settings.json", "{}\n");
        ToolRun run = folder.Run("new", "quota");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("\nAdd to .vscode/settings.json:\n    \"json.schemas\": [\n", run.Output, StringComparison.Ordinal);
        Assert.Equal("{}\n", folder.Read(".vscode/settings.json"));
        Assert.DoesNotContain("settings.json", folder.Run("new", "partner").Output.Replace("Add to .vscode/settings.json", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_overwritten()
    {
        using Workspace project = Workspace.WithQuotas();
        string before = project.Read("schemas/quota.schema.json");
        project.Run("new", "quota").Refuses(
            "tradedata: error: \"data/quotas/quotas.json\" and \"schemas/quota.schema.json\" exist already, and nothing is overwritten. Choose another name.\n");
        Assert.Equal(before, project.Read("schemas/quota.schema.json"));
        Assert.False(File.Exists(project["data/quotas/provenance.json"]));
    }

    [Fact]
    public void A_name_that_cannot_be_one_is_refused()
    {
        using Workspace folder = new();
        folder.Run("new", "../quota").Refuses("tradedata: error: \"../quota\" cannot name a dataset. Use letters, digits and hyphens, a letter first, as in tariff-quota.\n");
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }
}
