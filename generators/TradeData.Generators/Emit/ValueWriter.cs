using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Prints the single call that writes a value to a <c>Utf8JsonWriter</c>.</summary>
internal static class ValueWriter
{
    /// <summary>Returns the call for a member of an object. A null value is written as JSON null.</summary>
    /// <param name="name">The member's name as a C# expression.</param>
    public static string Member(Shape shape, string name, string value) => shape.Kind switch
    {
        ShapeKind.Boolean when !shape.IsNullable => $"writer.WriteBoolean({name}, {value});",
        ShapeKind.Boolean => $"Json::JsonWrite.Boolean(writer, {name}, {value});",
        ShapeKind.Int32 or ShapeKind.Int64 or ShapeKind.Decimal when !shape.IsNullable => $"writer.WriteNumber({name}, {value});",
        ShapeKind.String => $"writer.WriteString({name}, {value});",
        ShapeKind.Enum or ShapeKind.ExtensibleEnum => $"writer.WriteString({name}, {EnumText(shape, value)});",
        ShapeKind.List or ShapeKind.Map => $"Json::JsonWrite.{shape.Kind}(writer, {name}, {value}, {Item(shape.Item!)});",
        _ => $"Json::JsonWrite.{Method(shape)}(writer, {name}, {value});",
    };

    /// <summary>Returns a function that writes one item of a list or one value of a map.</summary>
    public static string Item(Shape shape) => $"static (writer, item) => {Value(shape, "item")}";

    /// <summary>A value by itself.</summary>
    public static string Value(Shape shape, string value) => shape.Kind switch
    {
        ShapeKind.Boolean when !shape.IsNullable => $"writer.WriteBooleanValue({value})",
        ShapeKind.Boolean => $"Json::JsonWrite.Boolean(writer, {value})",
        ShapeKind.Int32 or ShapeKind.Int64 or ShapeKind.Decimal when !shape.IsNullable => $"writer.WriteNumberValue({value})",
        ShapeKind.String => $"writer.WriteStringValue({value})",
        ShapeKind.Model or ShapeKind.Raw when !shape.IsNullable => $"{value}.WriteTo(writer)",
        ShapeKind.Enum or ShapeKind.ExtensibleEnum => $"writer.WriteStringValue({EnumText(shape, value)})",
        ShapeKind.List or ShapeKind.Map => $"Json::JsonWrite.{shape.Kind}(writer, {value}, {Item(shape.Item!)})",
        _ => $"Json::JsonWrite.{Method(shape)}(writer, {value})",
    };

    private static string Method(Shape shape) => shape.Kind switch
    {
        ShapeKind.Int32 or ShapeKind.Int64 or ShapeKind.Decimal or ShapeKind.ParsedNumber => "Number",
        ShapeKind.Model or ShapeKind.Raw => shape.Kind.ToString(),
        _ => "Text",
    };

    private static string EnumText(Shape shape, string value) => (shape.Kind, shape.IsNullable) switch
    {
        (ShapeKind.ExtensibleEnum, false) => $"{value}.Value",
        (ShapeKind.ExtensibleEnum, true) => $"{value}?.Value",
        (_, false) => $"{shape.FormatCSharp}.ToJson({value})",
        _ => $"{value} is null ? null : {shape.FormatCSharp}.ToJson({value}.Value)",
    };
}
