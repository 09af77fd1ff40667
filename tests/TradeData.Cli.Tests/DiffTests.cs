using System.Text.Json;

namespace TradeData.Cli.Tests;

public class DiffTests
{
    private const string Quota = "schemas/quota.schema.json";

    [Fact]
    public void A_schema_is_the_same_as_itself()
    {
        using Workspace project = Versions();
        project.Run("diff", "old", "schemas").Gives(0, "", "0 changes, 0 breaking.\n");
    }

    [Fact]
    public void Changes_that_only_allow_more_are_compatible()
    {
        using Workspace project = Versions();
        project.Replace(Quota, "\"exclusiveMinimum\": 0 }", "\"exclusiveMinimum\": -1 },\n    \"note\": { \"description\": \"A note.\", \"type\": \"string\" }");
        project.Run("diff", "old/quota.schema.json", Quota).Gives(
            0,
            """
            schemas/quota.schema.json(9,84): compatible: #/properties/volume: "exclusiveMinimum" was loosened from 0 to -1.
            schemas/quota.schema.json(10,13): compatible: #/properties/note: an optional property was added.
            schemas/quota.schema.json(1,1): compatible: Quota.Note: a property is new.

            """,
            "3 changes, 0 breaking.\n");
    }

    [Fact]
    public void Words_about_a_schema_and_where_it_stands_are_no_change()
    {
        using Workspace project = Versions();
        project.Replace(Quota, "{ \"description\": \"In tonnes.\", \"type\": \"number\", \"exclusiveMinimum\": 0 }", "{ \"description\": \"The volume.\", \"$ref\": \"#/$defs/volume\" }");
        project.Replace(Quota, "\"additionalProperties\": false,", "\"additionalProperties\": false, \"$defs\": { \"volume\": { \"type\": \"number\", \"exclusiveMinimum\": 0 } },");
        project.Run("diff", "old/quota.schema.json", Quota).Gives(0, "", "0 changes, 0 breaking.\n");
    }

    [Theory]
    [InlineData("\"required\": [\"id\", \"partner\", \"volume\"]", "\"required\": [\"id\", \"partner\"]", "(5,15): compatible: #/properties/volume: the property is optional now.", "(1,1): breaks C#: Quota.Volume: the C# type went from decimal to decimal?. Code that reads it must now expect null, or can drop the check.")]
    [InlineData("\"exclusiveMinimum\": 0", "\"exclusiveMinimum\": 5", "(9,84): breaks data: #/properties/volume: \"exclusiveMinimum\" was tightened from 0 to 5. Check the rows with \"tradedata validate\" and correct them first.")]
    [InlineData("\"type\": \"number\", \"exclusiveMinimum\": 0", "\"type\": \"integer\", \"exclusiveMinimum\": 0", "(9,54): breaks data: #/properties/volume: the type was narrowed from \"number\" to \"integer\". Check the rows with \"tradedata validate\" and correct them first.", "(1,1): breaks C#: Quota.Volume: the C# type went from decimal to long. Change the code that uses Quota.Volume.")]
    [InlineData("\"type\": \"string\", \"minLength\": 1", "\"type\": \"string\", \"minLength\": 1, \"pattern\": \"^[a-z]+$\"", "(7,85): breaks data: #/properties/id: \"pattern\" is new: \"^[a-z]+$\". Check the rows with \"tradedata validate\" and correct them first.")]
    [InlineData("\"primaryKey\": [\"id\"]", "\"primaryKey\": [\"id\", \"partner\"]", "(1,1): breaks data and C#: Quotas: the primary key went from (id) to (id, partner). Change each Find; rows that share the new key are refused.")]
    [InlineData("\"additionalProperties\": false,", "\"additionalProperties\": true,", "(11,27): compatible: #/additionalProperties: more values are allowed.", "(1,1): compatible: Quota: \"AdditionalProperties\" keeps other members now.")]
    public void Each_change_is_classified_for_rows_and_for_code(string old, string @new, params string[] changes)
    {
        using Workspace project = Versions();
        project.Replace(Quota, old, @new);
        int breaking = changes.Count(change => change.Contains(" breaks ", StringComparison.Ordinal));
        project.Run("diff", "old", "schemas").Gives(
            breaking > 0 ? 1 : 0,
            string.Concat(changes.Select(change => Quota + change + "\n")),
            $"{changes.Length} {(changes.Length == 1 ? "change" : "changes")}, {breaking} breaking.\n");
    }

    [Fact]
    public void Properties_that_come_and_go_break_rows_and_code()
    {
        using Workspace project = Versions();
        project.Replace(Quota, "\"partner\": { \"desc", "\"country\": { \"desc");
        project.Replace(Quota, "\"id\", \"partner\", \"volume\"", "\"id\", \"country\", \"volume\"");
        project.Replace(Quota, "\"fields\": [\"partner\"]", "\"fields\": [\"country\"]");
        ToolRun run = project.Run("diff", "old", "schemas", "--format", "json");
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        using JsonDocument document = JsonDocument.Parse(run.Output);
        Assert.True(document.RootElement.GetProperty("breaking").GetBoolean());
        Assert.Equal(
            [
                "data #/properties/country: a required property was added.",
                "data #/properties/partner: the property was removed, and rows must not have it.",
                "code Quota.Country: a required property is new; code that creates such records must set it.",
                "code Quota.Partner: the property was removed.",
                "data Quotas: the reference (country to Partners.id) is new.",
                "code Quotas: the reference (partner to Partners.id) is gone, and with it its helpers.",
            ],
            document.RootElement.GetProperty("changes").EnumerateArray().Select(change =>
                $"{(change.GetProperty("breaksData").GetBoolean() ? "data" : "")}{(change.GetProperty("breaksCode").GetBoolean() ? "code" : "")} {change.GetProperty("where").GetString()}: {change.GetProperty("what").GetString()}"));
    }

    [Fact]
    public void Rows_are_compared_by_their_key()
    {
        using Workspace project = Workspace.WithQuotas();
        project.Write("new.json", """
            [
              { "id": "pork", "partner": "AUS", "volume": 1 },
              { "id": "beef", "volume": 132600.5, "partner": "AUS" }
            ]
            """);
        project.Run("diff", "data/quotas/quotas.json", "new.json", "--key", "id").Gives(
            1,
            "+ pork\n~ beef\n    volume: 130000 -> 132600.5\n- offal\n",
            "2 rows before, 2 after: 1 added, 1 removed, 1 changed, 0 unchanged.\n");
        project.Run("diff", "data/quotas", "new.json", "--key", "id", "--ignore", "volume", "--format", "json").Gives(
            1,
            """
            [
              {
                "kind": "added",
                "key": "pork",
                "fields": []
              },
              {
                "kind": "removed",
                "key": "offal",
                "fields": []
              }
            ]

            """,
            "");
        project.Run("diff", "new.json", "new.json", "--key", "id").Gives(0, "", "2 rows before, 2 after: 0 added, 0 removed, 0 changed, 2 unchanged.\n");
    }

    [Fact]
    public void Editions_of_a_schedule_are_compared_by_what_they_say_of_duties()
    {
        using Workspace folder = new();
        folder.Write("1.ndjson", Line("2025-rev-1", "2.5", "Cars") + Line("2025-rev-1", "3", "Carts", "8716.80"));
        folder.Write("2.ndjson", Line("2025-rev-2", "4", "Cars <u></u>") + Line("2025-rev-2", "3", "Sledges", "8716.90"));
        folder.Run("diff", "1.ndjson", "2.ndjson", "--table", "TariffLines").Gives(
            1,
            "~ 8703.23 rate changed, general: 2.5 % -> 4 %\n+ 8716.90 Sledges\n- 8716.80 Carts\n",
            "2 lines before, 2 after: 1 added, 1 removed, 0 moved, 1 rates, 0 texts, 0 units, 0 footnotes changed.\n");
        folder.Run("diff", "1.ndjson", "1.ndjson", "--table", "TariffLines", "--format", "json").Gives(0, "[]\n", "");
        folder.Write("3.ndjson", "{}\n");
        ToolRun bad = folder.Run("diff", "1.ndjson", "3.ndjson", "--table", "TariffLines");
        Assert.Equal((2, ""), (bad.ExitCode, bad.Output));
        Assert.StartsWith("tradedata: error: 3.ndjson(1,1): ", bad.Error, StringComparison.Ordinal);
    }

    private static string Line(string edition, string percent, string description, string code = "8703.23") =>
        $$$"""{"schedule":"US-HTS","edition":"{{{edition}}}","lineId":"{{{code}}}","code":"{{{code}}}","chapter":87,"level":"subheading","indent":0,"description":"{{{description}}}","rates":[{"column":"general","rate":{"kind":"adValorem","percent":{{{percent}}}}}],"effective":{"from":"2025-01-01"}}""" + "\n";

    [Fact]
    public void Values_that_cannot_be_compared_are_rejected()
    {
        using Workspace project = Versions();
        project.Run("diff", "old", "data/quotas").Refuses("tradedata: error: \"old\" and \"data/quotas\" are not of the same kind: one has schemas, the other does not.\n");
        project.Run("diff", "data/quotas", "data/quotas").Refuses("tradedata: error: The key of the rows is not given. Name their table with --table, or the fields with --key, as in --key id.\n");
        project.Run("diff", "data/quotas", "data/quotas", "--key", "partnr").Refuses(
            "tradedata: error: data/quotas/quotas.json(2,3): The row has none of the fields partnr that identify a row. Name others with --key.\n");
        project.Replace(Quota, "\"minLength\"", "\"x-nmae\"");
        project.Run("diff", "old", "schemas").Refuses(
            "schemas/quota.schema.json(7,58): error TD1023: unknown keyword \"x-nmae\". Did you mean \"x-name\"?\ntradedata: error: A schema with errors cannot be compared.\n");
    }

    private static Workspace Versions()
    {
        Workspace project = Workspace.WithQuotas();
        foreach (string file in Directory.EnumerateFiles(project["schemas"]))
        {
            project.Write("old/" + Path.GetFileName(file), File.ReadAllText(file));
        }
        return project;
    }

    [Fact]
    public void Csv_files_are_compared_by_the_key_of_the_projects_table()
    {
        using Workspace project = Workspace.WithQuotas();
        project.Write("old.csv", "id,partner,volume\na,AUS,10\nb,USA,20\n");
        project.Write("new.csv", "id,partner,volume\na,AUS,12\nc,USA,20\n");
        ToolRun run = project.Run("diff", "old.csv", "new.csv", "--project", ".", "--table", "Quotas", "--format", "json");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Equal(["changed a", "added c", "removed b"], System.Text.Json.JsonDocument.Parse(run.Output).RootElement.EnumerateArray().Select(change => $"{change.GetProperty("kind")} {change.GetProperty("key")}"));
    }

    [Fact]
    public void A_table_of_two_versions_of_a_project_is_compared()
    {
        using Workspace before = Workspace.WithQuotas();
        using Workspace after = Workspace.WithQuotas();
        Assert.Equal(0, Tool.Run(".", "diff", before.Path, after.Path, "--table", "Quotas").ExitCode);
    }
}
