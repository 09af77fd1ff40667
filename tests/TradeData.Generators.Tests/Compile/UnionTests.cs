using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Compile;

/// <summary>Unions as a user of the generated code writes them.</summary>
public class UnionTests
{
    private const string Schema = """
        {
          "title": "Job",
          "type": "object",
          "required": ["command"],
          "properties": {
            "command": { "oneOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] },
            "retries": { "type": ["string", "integer"] },
            "severity": { "oneOf": [{ "type": "integer", "minimum": 0 }, { "enum": ["off", "warn"] }] },
            "cache": { "type": ["boolean", "object"], "properties": { "path": { "type": "string" } }, "required": ["path"] },
            "source": { "anyOf": [
              { "type": "object", "required": ["url"], "properties": { "url": { "type": "string" } }, "additionalProperties": false },
              { "type": "object", "required": ["path"], "properties": { "path": { "type": "string" }, "text": { "type": "string" } }, "additionalProperties": false },
              { "type": "string" },
              { "type": "null" }] },
            "limits": { "type": "object", "additionalProperties": { "$ref": "#/$defs/limit" } },
            "tree": { "$ref": "#/$defs/tree" },
            "mode": { "anyOf": [{ "enum": ["fast", "slow"] }, { "const": "auto", "description": "As the machine allows." }] },
            "shell": { "anyOf": [{ "type": "string" }, { "enum": ["bash", "pwsh"] }] }
          },
          "$defs": {
            "limit": { "oneOf": [{ "type": "number" }, { "type": "string", "pattern": "^[0-9]+[kmg]$" }] },
            "tree": { "oneOf": [{ "type": "string" }, { "type": "array", "items": { "$ref": "#/$defs/tree" } }] }
          }
        }
        """;

    private const string Use = """
        namespace User;

        using Sample;
        using TradeData.Runtime;

        internal static class Uses
        {
            public static Job Make() => new()
            {
                Command = new[] { "dotnet", "test" },
                Retries = 3L,
                Severity = JobSeverityText.Warn,
                Cache = true,
                Source = new JobSource.WithPath { Path = "a", TextValue = "b" },
                Limits = ValueMap.Create<Limit>(new System.Collections.Generic.KeyValuePair<string, Limit>("memory", "1g")),
                Tree = ValueList.Create<Tree>("a", ValueList.Create<Tree>("b")),
                Mode = JobMode.Auto,
                Shell = JobShell.Bash,
            };

            public static string Read(Job job) => job.Command switch
            {
                JobCommand.Text("") => "nothing",
                JobCommand.Text { Value: var text } => text,
                JobCommand.List(var words) => string.Join(' ', words),
                _ => throw new System.InvalidOperationException(),
            };

            public static int Length(JobCommand command) => command.Match(text => text.Length, list => list.Count);

            public static string Where(JobSource? source) => source?.Match(withUrl => withUrl.Url, withPath => withPath.Path, text => text) ?? "";

            public static bool AreEqual() => (JobCommand)"a" == new JobCommand.Text("a");
        }
        """;

    [Fact]
    public void Values_convert_match_and_compare() => Compiled.Cleanly(Generation.Driver([new SchemaFile("job.schema.json", Schema)]), Generation.Project(Use));
}
