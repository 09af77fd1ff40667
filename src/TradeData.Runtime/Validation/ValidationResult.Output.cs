using System.Text.Json;

namespace TradeData.Runtime;

public sealed partial class ValidationResult
{
    /// <summary>Writes the result in a standard output format of JSON Schema 2020-12.</summary>
    /// <param name="writer">What it is written to.</param>
    /// <param name="format">The format.</param>
    public void WriteOutput(Utf8JsonWriter writer, OutputFormat format)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteBoolean("valid"u8, IsValid);
        if (format != OutputFormat.Flag)
        {
            writer.WriteString("keywordLocation"u8, "");
            writer.WriteString("instanceLocation"u8, "");
            if (!IsValid)
            {
                writer.WriteStartArray("errors"u8);
                foreach (ValidationError error in Errors)
                {
                    WriteError(writer, error, format);
                }
                writer.WriteEndArray();
            }
            else if (Annotations.Count > 0)
            {
                writer.WriteStartArray("annotations"u8);
                foreach (ValidationAnnotation annotation in Annotations)
                {
                    WriteAnnotation(writer, annotation);
                }
                writer.WriteEndArray();
            }
        }
        writer.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter writer, ValidationError error, OutputFormat format)
    {
        writer.WriteStartObject();
        WriteUnit(writer, isValid: false, error.KeywordLocation, error.SchemaLocation, error.InstanceLocation);
        writer.WriteString("error"u8, error.Message);
        if (format == OutputFormat.Detailed && error.Causes.Count > 0)
        {
            writer.WriteStartArray("errors"u8);
            foreach (ValidationError cause in error.Causes)
            {
                WriteError(writer, cause, format);
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
        if (format == OutputFormat.Basic)
        {
            foreach (ValidationError cause in error.Causes)
            {
                WriteError(writer, cause, format);
            }
        }
    }

    private static void WriteAnnotation(Utf8JsonWriter writer, ValidationAnnotation annotation)
    {
        writer.WriteStartObject();
        WriteUnit(writer, isValid: true, annotation.KeywordLocation, annotation.SchemaLocation, annotation.InstanceLocation);
        writer.WritePropertyName("annotation"u8);
        annotation.Value.WriteTo(writer);
        writer.WriteEndObject();
    }

    private static void WriteUnit(Utf8JsonWriter writer, bool isValid, string keywordLocation, string schemaLocation, string instanceLocation)
    {
        writer.WriteBoolean("valid"u8, isValid);
        writer.WriteString("keywordLocation"u8, keywordLocation);
        writer.WriteString("absoluteKeywordLocation"u8, schemaLocation);
        writer.WriteString("instanceLocation"u8, instanceLocation);
    }
}
