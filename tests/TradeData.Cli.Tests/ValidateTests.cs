using System.Text.Json;

namespace TradeData.Cli.Tests;

public class ValidateTests
{
    private const string BadRows = """
        data/quotas/quotas.json(2,30): error TD2004: Quotas row 1: "partner" is "AUZ", but Partners has no such key. Did you mean "AUS"?
        data/quotas/quotas.json(3,48): error TD2001: Quotas row 2, /volume: Must be greater than 0, but is 0.

        """;

    [Fact]
    public void A_valid_project_leaves_no_files()
    {
        using Workspace project = Workspace.WithQuotas();
        project.Run("validate").Gives(0, "", "0 errors, 0 warnings.\n");
        Assert.Equal(["data", "schemas"], Directory.EnumerateFileSystemEntries(project.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Verbose_says_what_was_checked()
    {
        using Workspace project = Workspace.WithQuotas();
        project.Run("validate", ".", "--verbose").Gives(0, "", "Partners: checked 2 rows in 1 file\nQuotas: checked 2 rows in 1 file\n0 errors, 0 warnings.\n");
    }

    [Fact]
    public void Bad_rows_are_findings_at_their_places()
    {
        using Workspace project = BrokenProject();
        project.Run("validate").Gives(1, BadRows, "2 errors, 0 warnings.\n");
    }

    [Fact]
    public void A_bad_schema_is_a_finding_at_its_place()
    {
        using Workspace project = Workspace.WithQuotas();
        project.Replace("schemas/quota.schema.json", "minLength", "x-nmae");
        project.Run("validate").Gives(
            1,
            "schemas/quota.schema.json(7,58): error TD1023: unknown keyword \"x-nmae\". Did you mean \"x-name\"?\n",
            "1 error, 0 warnings.\n");
    }

    [Fact]
    public void Only_what_is_wrong_with_the_named_paths_is_reported()
    {
        using Workspace project = BrokenProject();
        project.Run("validate", "data/partners", "schemas/quota.schema.json").Gives(0, "", "0 errors, 0 warnings.\n");
        project.Run("validate", "data/quotas").Gives(1, BadRows, "2 errors, 0 warnings.\n");
    }

    [Fact]
    public void Warnings_count_when_asked_to()
    {
        using Workspace project = Workspace.WithQuotas();
        project.Replace("schemas/quota.schema.json", "\"fields\": [\"id\"] } }]", "\"fields\": [\"id\"] }, \"weak\": true }]");
        project.Replace("data/quotas/quotas.json", "AUS", "FJI");
        string warning = "data/quotas/quotas.json(2,30): warning TD2005: Quotas row 1: \"partner\" is \"FJI\", but Partners has no such key.\n";
        project.Run("validate").Gives(0, warning, "0 errors, 1 warning.\n");
        project.Run("validate", "--strict").Gives(1, warning, "0 errors, 1 warning.\n");
    }

    [Fact]
    public void Findings_as_json_are_one_object()
    {
        using Workspace project = BrokenProject();
        ToolRun run = project.Run("validate", "--format", "json");
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        using JsonDocument document = JsonDocument.Parse(run.Output);
        Assert.Equal(2, document.RootElement.GetProperty("errors").GetInt32());
        Assert.Equal(0, document.RootElement.GetProperty("warnings").GetInt32());
        JsonElement first = document.RootElement.GetProperty("findings")[0];
        Assert.Equal("""
            {"file":"data/quotas/quotas.json","line":2,"column":30,"severity":"error","id":"TD2004","message":"Quotas row 1: \"partner\" is \"AUZ\", but Partners has no such key. Did you mean \"AUS\"?","help":"https://github.com/tradedata/tradedata/blob/main/docs/diagnostics/TD2004.md"}
            """, Compact(first));
    }

    [Fact]
    public void Findings_as_sarif_are_a_log_of_one_run()
    {
        using Workspace project = BrokenProject();
        project.Run("validate", "--format", "sarif").Gives(
            1,
            """
            {
              "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
              "version": "2.1.0",
              "runs": [
                {
                  "tool": {
                    "driver": {
                      "name": "tradedata",
                      "version": "0.1.0",
                      "informationUri": "https://github.com/tradedata/tradedata/blob/main/docs/diagnostics/",
                      "rules": [
                        {
                          "id": "TD2001",
                          "shortDescription": {
                            "text": "Invalid row"
                          },
                          "defaultConfiguration": {
                            "level": "error"
                          },
                          "helpUri": "https://github.com/tradedata/tradedata/blob/main/docs/diagnostics/TD2001.md"
                        },
                        {
                          "id": "TD2004",
                          "shortDescription": {
                            "text": "Dangling reference"
                          },
                          "defaultConfiguration": {
                            "level": "error"
                          },
                          "helpUri": "https://github.com/tradedata/tradedata/blob/main/docs/diagnostics/TD2004.md"
                        }
                      ]
                    }
                  },
                  "columnKind": "utf16CodeUnits",
                  "results": [
                    {
                      "ruleId": "TD2004",
                      "ruleIndex": 1,
                      "level": "error",
                      "message": {
                        "text": "Quotas row 1: \"partner\" is \"AUZ\", but Partners has no such key. Did you mean \"AUS\"?"
                      },
                      "locations": [
                        {
                          "physicalLocation": {
                            "artifactLocation": {
                              "uri": "data/quotas/quotas.json"
                            },
                            "region": {
                              "startLine": 2,
                              "startColumn": 30
                            }
                          }
                        }
                      ]
                    },
                    {
                      "ruleId": "TD2001",
                      "ruleIndex": 0,
                      "level": "error",
                      "message": {
                        "text": "Quotas row 2, /volume: Must be greater than 0, but is 0."
                      },
                      "locations": [
                        {
                          "physicalLocation": {
                            "artifactLocation": {
                              "uri": "data/quotas/quotas.json"
                            },
                            "region": {
                              "startLine": 3,
                              "startColumn": 48
                            }
                          }
                        }
                      ]
                    }
                  ]
                }
              ]
            }

            """,
            "");
    }

    [Fact]
    public void A_schema_s_fault_is_a_sarif_result_with_its_end()
    {
        using Workspace project = Workspace.WithQuotas();
        project.Replace("schemas/quota.schema.json", "minLength", "x-nmae");
        ToolRun run = project.Run("validate", "--format", "sarif");
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        using JsonDocument document = JsonDocument.Parse(run.Output);
        JsonElement result = Assert.Single(document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());
        Assert.Equal(
            """{"artifactLocation":{"uri":"schemas/quota.schema.json"},"region":{"startLine":7,"startColumn":58,"endLine":7,"endColumn":66}}""",
            Compact(result.GetProperty("locations")[0].GetProperty("physicalLocation")));
    }

    [Fact]
    public void Nothing_found_is_a_sarif_log_without_results()
    {
        using Workspace project = Workspace.WithQuotas();
        ToolRun run = project.Run("validate", "--format", "sarif");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using JsonDocument document = JsonDocument.Parse(run.Output);
        Assert.Equal("""{"rules":0,"results":0}""", $$"""{"rules":{{document.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules").GetArrayLength()}},"results":{{document.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength()}}}""");
    }

    [Fact]
    public void A_folder_without_schemas_is_a_usage_error()
    {
        using Workspace project = new();
        project.Run("validate").Refuses("tradedata: error: There is no folder \"schemas\" with schemas. Name the project's folder, or the folder with schemas by --schemas.\n");
        project.Run("validate", "nowhere").Refuses("tradedata: error: There is no file or folder \"nowhere\".\n");
    }

    private static Workspace BrokenProject()
    {
        Workspace project = Workspace.WithQuotas();
        project.Replace("data/quotas/quotas.json", "AUS", "AUZ");
        project.Replace("data/quotas/quotas.json", "4000", "0");
        return project;
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element, Plain);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
