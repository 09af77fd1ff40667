namespace TradeData.Compiler.Tests.Support;

/// <summary>Schemas with every feature of a table.</summary>
internal static class Schemas
{
    public const string Partner = """
        {
          "$id": "https://example.org/partner.schema.json",
          "title": "Partner",
          "type": "object",
          "required": ["id", "name"],
          "properties": {
            "id": { "type": "string", "pattern": "^[A-Z]{3}$" },
            "name": { "type": "string", "minLength": 1 },
            "iso2": { "type": "string" },
            "parent": { "type": "string" }
          },
          "additionalProperties": false,
          "x-table": {
            "name": "Partners",
            "primaryKey": ["id"],
            "uniqueKeys": [["iso2"]],
            "hierarchy": { "parent": "parent" }
          }
        }
        """;

    public const string Quota = """
        {
          "$id": "https://example.org/quota.schema.json",
          "title": "Quota",
          "type": "object",
          "required": ["id", "partner"],
          "properties": {
            "id": { "type": "string", "minLength": 1 },
            "partner": { "type": "string" },
            "group": { "type": "string" },
            "volume": { "type": "number", "minimum": 0 },
            "year": { "type": "integer", "minimum": 1900, "maximum": 2100 },
            "open": { "type": "boolean", "default": false },
            "unit": { "type": "string", "enum": ["KGM", "TNE"] },
            "replaces": { "type": "array", "items": { "type": "string" } },
            "period": {
              "type": "object",
              "required": ["from"],
              "properties": { "from": { "type": "string", "format": "date" }, "to": { "type": "string", "format": "date" } },
              "additionalProperties": false
            },
            "steps": {
              "type": "array",
              "items": {
                "title": "QuotaStep",
                "type": "object",
                "required": ["year", "volume"],
                "properties": { "year": { "type": "integer" }, "volume": { "type": "number" }, "note": { "type": "string" } },
                "additionalProperties": false
              }
            },
            "names": { "type": "object", "additionalProperties": { "type": "string" } }
          },
          "additionalProperties": false,
          "x-table": {
            "name": "Quotas",
            "primaryKey": ["id", "partner"],
            "indexes": [{ "fields": ["id"] }],
            "validTime": { "from": "period.from", "to": "period.to", "key": ["group"] },
            "foreignKeys": [
              { "fields": ["partner"], "references": { "table": "Partners", "fields": ["id"] } },
              { "fields": ["replaces[]"], "references": { "table": "Quotas", "fields": ["id"] }, "weak": true }
            ]
          }
        }
        """;

    /// <summary>A table without relations to others.</summary>
    public const string Note = """
        {
          "$id": "https://example.org/note.schema.json",
          "title": "Note",
          "type": "object",
          "required": ["id"],
          "properties": { "id": { "type": "integer" }, "text": { "type": "string" } },
          "x-table": { "name": "Notes", "primaryKey": ["id"] }
        }
        """;
}
