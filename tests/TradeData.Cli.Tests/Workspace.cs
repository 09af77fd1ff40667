namespace TradeData.Cli.Tests;

/// <summary>A temporary folder for the files of a test.</summary>
internal sealed class Workspace : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tradedata-cli-tests-").FullName;

    /// <summary>A small project: two tables with a reference from one to the other.</summary>
    public static Workspace WithQuotas()
    {
        Workspace workspace = new();
        workspace.Write("schemas/partner.schema.json", """
            {
              "$id": "https://example.org/partner.schema.json",
              "title": "Partner", "description": "A partner.",
              "type": "object",
              "required": ["id", "name"],
              "properties": {
                "id": { "description": "Its key.", "type": "string", "pattern": "^[A-Z]{3}$" },
                "name": { "description": "Its name.", "type": "string", "minLength": 1 }
              },
              "additionalProperties": false,
              "x-table": { "name": "Partners", "primaryKey": ["id"] }
            }
            """);
        workspace.Write("schemas/quota.schema.json", """
            {
              "$id": "https://example.org/quota.schema.json",
              "title": "Quota", "description": "A quota.",
              "type": "object",
              "required": ["id", "partner", "volume"],
              "properties": {
                "id": { "description": "Its key.", "type": "string", "minLength": 1 },
                "partner": { "description": "Whose goods it is for.", "type": "string" },
                "volume": { "description": "In tonnes.", "type": "number", "exclusiveMinimum": 0 }
              },
              "additionalProperties": false,
              "x-table": {
                "name": "Quotas", "primaryKey": ["id"],
                "foreignKeys": [{ "fields": ["partner"], "references": { "table": "Partners", "fields": ["id"] } }]
              }
            }
            """);
        workspace.Write("data/partners/partners.csv", "id,name\nAUS,Australia\nNZL,New Zealand\n");
        workspace.Write("data/quotas/quotas.json", """
            [
              { "id": "beef", "partner": "AUS", "volume": 130000 },
              { "id": "offal", "partner": "NZL", "volume": 4000 }
            ]
            """);
        return workspace;
    }

    public string this[string file] => System.IO.Path.Combine(Path, file);

    public void Write(string file, string text)
    {
        string path = this[file];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public string Read(string file) => File.ReadAllText(this[file]);

    public void Replace(string file, string old, string text)
    {
        string content = Read(file);
        Assert.Contains(old, content, StringComparison.Ordinal);
        Write(file, content.Replace(old, text, StringComparison.Ordinal));
    }

    public ToolRun Run(params string[] arguments) => Tool.Run(Path, arguments);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
