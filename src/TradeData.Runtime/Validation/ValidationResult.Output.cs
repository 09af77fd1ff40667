using System.Text.Json;

namespace TradeData.Runtime;

public sealed partial class ValidationResult
{
    /// <summary>Writes the result in a standard output format of JSON Schema 2020-12: the errors of an invalid instance, or the requested
    /// annotations of a valid one.</summary>
    /// <param name="writer">The writer to write to.</param>
    /// <param name="format">The format.</param>
    public void WriteOutput(Utf8JsonWriter writer, OutputFormat format)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)format, (int)OutputFormat.Detailed, nameof(format));
        IReadOnlyList<OutputUnit> units = format switch
        {
            OutputFormat.Flag => [],
            OutputFormat.Basic => OutputUnit.List(Errors),
            _ => OutputUnit.Tree(Errors),
        };
        // A detailed output with a single unit is that unit.
        if (format == OutputFormat.Detailed && units is [OutputUnit only])
        {
            only.WriteTo(writer);
            return;
        }
        writer.WriteStartObject();
        writer.WriteBoolean("valid"u8, IsValid);
        if (format != OutputFormat.Flag)
        {
            writer.WriteString("keywordLocation"u8, "");
            writer.WriteString("instanceLocation"u8, "");
            OutputUnit.Write(writer, "errors"u8, units);
            OutputUnit.Write(writer, "annotations"u8, [.. Annotations.Select(OutputUnit.Of)]);
        }
        writer.WriteEndObject();
    }
}
