using TradeData.Compiler.Tests.Support;

namespace TradeData.Compiler.Tests.Canonical;

/// <summary>A row has one form in a pack, for every notation in its file.</summary>
public sealed class CanonicalFormTests
{
    private const string Everything = """
        {
          "title": "Everything",
          "type": "object",
          "required": ["id", "note"],
          "properties": {
            "id": { "type": "integer" },
            "note": { "type": ["string", "null"] },
            "big": { "type": "integer", "maximum": 9000000000000000000 },
            "share": { "type": "number" },
            "share1": { "type": "number", "default": 1 },
            "flag": { "type": "boolean", "default": true },
            "word": { "type": "string", "default": "plain" },
            "tags": { "type": "array", "items": { "type": "string" }, "default": [] },
            "day": { "type": "string", "format": "date" },
            "time": { "type": "string", "format": "time" },
            "moment": { "type": "string", "format": "date-time" },
            "span": { "type": "string", "format": "duration" },
            "key": { "type": "string", "format": "uuid" },
            "page": { "type": "string", "format": "uri" },
            "code": { "type": "string", "x-type": "TradeData.HsCode" },
            "own": { "type": "string", "x-type": "Example.OwnType" },
            "kind": { "type": "string", "enum": ["a", "b"], "default": "a" },
            "any": {},
            "maybe": { "type": ["integer", "null"] },
            "part": {
              "oneOf": [
                { "title": "Round", "type": "object", "required": ["shape"], "properties": { "shape": { "const": "round" }, "radius": { "type": "number" } } },
                { "title": "Square", "type": "object", "required": ["shape"], "properties": { "shape": { "const": "square" }, "side": { "type": "number" } } }
              ]
            }
          },
          "additionalProperties": { "type": "integer" },
          "x-table": { "name": "Things", "primaryKey": ["id"] }
        }
        """;

    [Theory]
    [InlineData("""{ "note" : null , "id" : 1 }""", """{"id":1,"note":null}""")]
    [InlineData("""{"id":1.0,"note":"x","big":80e17,"share":1.50}""", """{"id":1,"note":"x","big":8000000000000000000,"share":1.5}""")]
    [InlineData("""{"id":-0,"note":"","share":-0.0}""", """{"id":0,"note":"","share":0}""")]
    [InlineData("""{"id":2,"note":"","share":12e-1,"share1":1.0}""", """{"id":2,"note":"","share":1.2,"share1":1}""")]
    [InlineData("""{"id":3,"note":"","share1":1.5,"flag":true,"word":"plain","tags":[],"kind":"a"}""", """{"id":3,"note":"","share1":1.5,"flag":true,"word":"plain","tags":[],"kind":"a"}""")]
    [InlineData("""{"id":3,"note":"","flag":false,"word":"","tags":[ "" ],"kind":"b"}""", """{"id":3,"note":"","flag":false,"word":"","tags":[""],"kind":"b"}""")]
    [InlineData("""{"id":4,"note":"\u0041\/\u007f\n\"\u3042"}""", "{\"id\":4,\"note\":\"A/\\u007F\\n\\\"\u3042\"}")]
    [InlineData("""{"id":5,"note":"","day":"2019-08-25","time":"10:00:00.50+00:00","moment":"2019-08-25t10:00:00.000z","span":"P1WT0S"}""", null)]
    [InlineData("""{"id":5,"note":"","day":"2019-08-25","time":"10:00:00.50+00:00","moment":"2019-08-25t10:00:00.000z","span":"P7D"}""", """{"id":5,"note":"","day":"2019-08-25","time":"10:00:00.50+00:00","moment":"2019-08-25t10:00:00.000z","span":"P7D"}""")]
    [InlineData("""{"id":5,"note":"","moment":"2019-08-25T10:00:00-04:00","span":"PT90S"}""", """{"id":5,"note":"","moment":"2019-08-25T10:00:00-04:00","span":"PT90S"}""")]
    [InlineData("""{"id":6,"note":"","key":"123E4567-E89B-12D3-A456-426614174000","page":"HTTP://example.org/%7e"}""", """{"id":6,"note":"","key":"123E4567-E89B-12D3-A456-426614174000","page":"HTTP://example.org/%7e"}""")]
    [InlineData("""{"id":7,"note":"","code":"0201.30","own":" as it is "}""", """{"id":7,"note":"","code":"0201.30","own":" as it is "}""")]
    [InlineData("""{"id":8,"note":"","any":{ "b" : [ 1.0 , 2e0 ], "a" : "\u0041" },"maybe":null}""", """{"id":8,"note":"","any":{"b":[1.0,2e0],"a":"\u0041"},"maybe":null}""")]
    [InlineData("""{"z":1,"part":{"radius":2.0,"shape":"round","x":5},"note":"","id":9,"a\"b":2.0}""", """{"id":9,"note":"","part":{"shape":"round","radius":2,"x":5},"z":1,"a\"b":2}""")]
    public void A_row_is_written_as_its_type_would_write_it(string row, string? canonical)
    {
        using DataProject project = new DataProject().Schema("everything.schema.json", Everything).File("data/things/t.ndjson", row);
        DataRun run = project.Compile();
        if (canonical is null)
        {
            Assert.Equal(DataCompiler.DataError, run.ExitCode);
            return;
        }
        run.Reports();
        Assert.Equal([canonical], project.Rows("Things"));
    }
}
