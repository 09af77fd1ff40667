using System.Text;
using System.Text.Json;
using TradeData.Conformance.Tests.Backends;
using TradeData.Generators.Binding;
using TradeData.Generators.Schema;
using TradeData.Runtime.Internal.Formats;
using TradeData.TestSupport;

namespace TradeData.Conformance.Tests;

/// <summary>The treatment of formats by the property TradeDataFormats, on both backends.</summary>
public class FormatModeTests
{
    private const string Schema = """
        {
          "title": "Sample",
          "type": "object",
          "properties": {
            "moment": { "type": "string", "format": "date-time" }, "time": { "type": "string", "format": "time" }, "day": { "type": "string", "format": "date" },
            "span": { "type": "string", "format": "duration" }, "id": { "type": "string", "format": "uuid" }, "page": { "type": "string", "format": "uri" },
            "mail": { "type": "string", "format": "email" }
          }
        }
        """;

    [Theory]
    [InlineData("", """{"moment":"2024-01-31T10:20:30.123456789Z","time":"23:59:60Z","span":"P1Y","page":"file://../../common","id":"2EB8AA08-aa98-41ea-b4aa-73b441d16380"}""", true)]
    [InlineData("", """{"moment":"0000-01-01t00:00:00.000000000000000000001+23:59","time":"09:30:00-04:00"}""", true)]
    [InlineData("", """{"moment":"2024-01-31 10:20:30Z"}""", false)]
    [InlineData("", """{"page":"@stable"}""", false)]
    [InlineData("", """{"mail":"no mail"}""", true)]
    [InlineData("types", """{"mail":"no mail"}""", true)]
    [InlineData("assert", """{"mail":"no mail"}""", false)]
    [InlineData("assert", """{"page":"@stable"}""", false)]
    [InlineData("types;email=assert", """{"mail":"no mail"}""", false)]
    [InlineData("assert, email=annotation", """{"mail":"no mail"}""", true)]
    [InlineData("annotation", """{"moment":"not a date","time":"x","day":"0000-01-01","span":"x","id":"x","page":"@stable","mail":"x"}""", true)]
    [InlineData("uri=annotation", """{"page":"@stable","moment":"2016-12-31T23:59:60Z"}""", true)]
    [InlineData("uri=annotation", """{"page":"@stable","moment":"not a date"}""", false)]
    public void A_mode_determines_what_is_rejected(string modes, string instance, bool isValid)
    {
        SchemaBackends backends = Backends(modes, Schema);
        foreach (Backend backend in Enum.GetValues<Backend>())
        {
            Assert.Null(backends.FaultOf(0, backend));
            Assert.Equal(isValid, backends.Validate(0, backend, Encoding.UTF8.GetBytes(instance)).IsValid);
        }
    }

    [Theory]
    [InlineData("asert", "TradeDataFormats: \"asert\" is not one of annotation, types and assert. Did you mean \"assert\"?")]
    [InlineData("types; date_time=assert", "TradeDataFormats: \"date_time\" is not a format of JSON Schema. Did you mean \"date-time\"?")]
    [InlineData("uri=*", "TradeDataFormats: \"*\" is not one of annotation, types and assert")]
    public void An_unknown_word_is_a_fault(string modes, string expected)
    {
        FormatModes.Parse(modes, out string? fault);
        Assert.Equal(expected, fault);
    }

    [SkippableFact]
    public void Lock_files_of_charts_are_read_where_their_addresses_are_URIs()
    {
        string folder = RealData.Require("real-schemas/helm-chart-lock");
        string schema = File.ReadAllText(Path.Combine(folder, "schema.json"));
        (SchemaBackends types, SchemaBackends annotation) = (Backends("", schema), Backends("annotation", schema));
        foreach (byte[] instance in File.ReadAllLines(Path.Combine(folder, "instances.jsonl")).Where(line => line.Length > 0).Select(Encoding.UTF8.GetBytes))
        {
            bool hasUris = Addresses(instance).All(address => Format.Find("uri")!.IsValid(Encoding.UTF8.GetBytes(address)));
            foreach (Backend backend in Enum.GetValues<Backend>())
            {
                Assert.Equal(hasUris, types.Validate(0, backend, instance).IsValid);
                Assert.True(annotation.Validate(0, backend, instance).IsValid);
            }
        }
    }

    private static string[] Addresses(byte[] instance)
    {
        using JsonDocument document = JsonDocument.Parse(instance);
        return document.RootElement.TryGetProperty("dependencies", out JsonElement all) && all.ValueKind == JsonValueKind.Array
            ? [.. all.EnumerateArray().Select(one => one.TryGetProperty("repository", out JsonElement address) ? address.GetString()! : "x:")]
            : [];
    }

    private static SchemaBackends Backends(string modes, string schema) =>
        new(new BoundSchemas([], [new SchemaDocument("sample.schema.json", schema, null, null)], BindingOptions.Default with { Formats = FormatModes.Parse(modes, out _) }));
}
