using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Prints statements that write a value to a Utf8JsonWriter.</summary>
internal static class ValueWriter
{
    /// <param name="depth">How many lists and maps are around the value; tells their variables apart.</param>
    /// <param name="local">The name of a variable for the value itself, where it may be null.</param>
    public static void Write(SourceWriter writer, Shape shape, string value, int depth, string local = "given")
    {
        if (shape.IsNullable)
        {
            string given = local + (depth == 0 ? "" : Literals.Number(depth));
            using (writer.Open($"if ({value} is {{ }} {given})"))
            {
                Write(writer, shape with { IsNullable = false }, given, depth);
            }
            using (writer.Open("else"))
            {
                writer.Line("writer.WriteNullValue();");
            }
            return;
        }
        switch (shape.Kind)
        {
            case ShapeKind.Boolean:
                writer.Line($"writer.WriteBooleanValue({value});");
                break;
            case ShapeKind.Int32 or ShapeKind.Int64 or ShapeKind.Decimal:
                writer.Line($"writer.WriteNumberValue({value});");
                break;
            case ShapeKind.String:
                writer.Line($"writer.WriteStringValue({value});");
                break;
            case ShapeKind.Model or ShapeKind.Raw:
                writer.Line($"{value}.WriteTo(writer);");
                break;
            case ShapeKind.Enum:
                writer.Line($"writer.WriteStringValue({shape.FormatCSharp}.ToJson({value}));");
                break;
            case ShapeKind.ExtensibleEnum:
                writer.Line($"writer.WriteStringValue({value}.Value);");
                break;
            case ShapeKind.ParsedNumber:
                writer.Line($"Json::JsonWrite.Number(writer, {value});");
                break;
            case ShapeKind.List:
                WriteList(writer, shape, value, depth);
                break;
            case ShapeKind.Map:
                WriteMap(writer, shape, value, depth);
                break;
            default:
                writer.Line($"Json::JsonWrite.Text(writer, {value});");
                break;
        }
    }

    private static void WriteList(SourceWriter writer, Shape shape, string value, int depth)
    {
        string item = "item" + (depth == 0 ? "" : Literals.Number(depth));
        writer.Line("writer.WriteStartArray();");
        using (writer.Open($"foreach (var {item} in {value})"))
        {
            Write(writer, shape.Item!, item, depth + 1);
        }
        writer.Line("writer.WriteEndArray();");
    }

    private static void WriteMap(SourceWriter writer, Shape shape, string value, int depth)
    {
        string entry = "entry" + (depth == 0 ? "" : Literals.Number(depth));
        writer.Line("writer.WriteStartObject();");
        using (writer.Open($"foreach (var {entry} in {value})"))
        {
            writer.Line($"writer.WritePropertyName({entry}.Key);");
            Write(writer, shape.Item!, entry + ".Value", depth + 1);
        }
        writer.Line("writer.WriteEndObject();");
    }
}
