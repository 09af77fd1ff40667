using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Prints records: properties that enforce their own rules, reading, writing, and metadata for System.Text.Json.</summary>
internal sealed class RecordWriter(SourceWriter writer, FunctionWriter functions, CallWriter calls, SchemaModel schema)
{
    private const string Runtime = "global::TradeData.Runtime.";

    /// <summary>The field after the members that the schema does not name, where a number among them may be too large for its C# type.</summary>
    public const string ExtrasField = "__others";

    public const string Hidden = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)] public static";

    public void Write(RecordModel record)
    {
        string model = $"{Runtime}IJsonModel<global::{record.FullName}>";
        string bases = record.Union is { } union ? $"global::{union.FullName}, {model}" : model;
        DocumentationWriter.Write(writer, record.Docs);
        if (record.Union is null)
        {
            writer.Line($"[global::System.Text.Json.Serialization.JsonConverter(typeof({Runtime}JsonModelConverter<global::{record.FullName}>))]");
        }
        using (writer.Open($"public sealed partial record {record.Name} : {bases}"))
        {
            writer.Lines($$"""
                /// <summary>Creates {{Article(record.Name)}} from its properties; each checks its own rules. <see cref="Validate"/> checks those across properties.</summary>
                public {{record.Name}}() { }
                // For the reader, which sets every property and has checked them.
                [global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers] private {{record.Name}}(Json::Trusted _) { }

                """);
            foreach (PropertyModel property in record.Properties)
            {
                WriteProperty(record, property);
            }
            if (record.Extras is { } extras)
            {
                string type = $"{Runtime}ValueMap<{extras.Shape.CSharpNullable}>";
                writer.Lines($$"""
                    /// <summary>{{Literals.Xml(extras.Summary)}}</summary>
                    public {{type}} {{extras.Name}} {{(extras.MayOverflow
                        ? $$"""{ get => Json::Overflow.GetOthers(__overflow, {{ExtrasField}}); init { {{ExtrasField}} = value; Json::Overflow.ClearOthers(ref __overflow); } }"""
                        : $"{{ get; init; }} = {type}.Empty;")}}
                    """);
                if (extras.MayOverflow)
                {
                    writer.Line($"private {type} {ExtrasField} = {type}.Empty;");
                }
                writer.Line();
            }
            WritePresence(record);
            WriteModelMembers(record.FullName, record.Union is null ? "" : "new ", schema.Nodes[record.Node].Location, record.Part);
            writer.Lines($"""
                {(record.Union is null ? "" : "/// <inheritdoc/>\n")}{(record.Union is null ? "private bool" : "protected override bool")} PrintMembers(global::System.Text.StringBuilder builder) => {(record.Union is null ? "Json::JsonWrite.Print(builder, this)" : "base.PrintMembers(builder)")};

                """);
            WriteWriting(record);
            writer.Line("/// <inheritdoc/>");
            functions.Write(schema.Nodes[record.Node], "Read", Hidden, record);
        }
        writer.Line();
    }

    /// <summary>Returns the part of the document's text that is a type's own schema.</summary>
    public static string Part(SchemaModel schema, TextPart part)
    {
        string holder = $"global::{(schema.Namespace.Length == 0 ? "" : schema.Namespace + ".")}{schema.Holder}";
        return $"{holder}.JsonSchema.Slice({Literals.Number(part.Start)}, {Literals.Number(part.Length)})";
    }

    /// <summary>Returns the field or property that holds a trusted value.</summary>
    public static string Storage(PropertyModel property) => HasField(property) ? Field(property) : property.Name;

    /// <summary>Whether the record has a field for the value, because the reader sets it, or the writer reads it, without the property's
    /// logic.</summary>
    private static bool HasField(PropertyModel property) => property.Rule is not null || property.MayOverflow;

    /// <summary>Returns the value of an absent property as a C# expression; <c>default</c> if it is the default of the type.</summary>
    public static string Absent(PropertyModel property) => (property.Shape.Kind, property.Default) switch
    {
        (ShapeKind.Map, null or { Constant: not null }) when !property.Shape.IsNullable || property.Default is not null => property.Shape.CSharp + ".Empty",
        (ShapeKind.List, { Constant: not null }) when property.Shape.IsNullable => $"{property.Shape.CSharp}.Empty",
        (_, null) => property.IsNullable ? "null" : "default",
        (_, { Constant: not { } }) => "default",
        (ShapeKind.List, _) => "default",
        (ShapeKind.String, { Constant: { } text }) => Literals.Text(text),
        (ShapeKind.Int64, { Constant: { } number }) => number + "L",
        (ShapeKind.Decimal, { Constant: { } number }) => number + "m",
        (ShapeKind.Enum, { Constant: { } member }) => $"{property.Shape.CSharp}.{member}",
        (_, { Constant: { } value }) => value,
    };

    private static string Field(PropertyModel property) => "_" + Identifiers.Camel(property.Name).TrimStart('@');

    private static string Article(string name) => ("AEIOU".IndexOf(name[0]) >= 0 ? "an " : "a ") + $"<see cref=\"{name}\"/>";

    private void WriteProperty(RecordModel record, PropertyModel property)
    {
        string type = property.Shape.CSharp + (property.IsNullable ? "?" : "");
        string declaration = $"public {(property.IsRequired ? "required " : "")}{type} {property.Name}";
        string storage = HasField(property) ? Field(property) : "field";
        string absent = Absent(property);
        // The default of C# need not be written.
        string initial = property.IsRequired || absent is "default" or "null" || (!property.IsNullable && absent is "false" or "0" or "0L" or "0m") ? "" : " = " + absent;
        string set = $"{storage} = {Checked(property)}";
        string get = property.Default is { Constant: null } ? $"{Presence.IsGiven(record, property)} ? {storage} : {DefaultField(property)}.Value" : storage;
        if (property.MayOverflow)
        {
            get = $"Json::Overflow.Get(__overflow, {Literals.Text(property.JsonName)}, {get})";
        }
        if (property.Default is { Constant: null } unread)
        {
            initial = property.Shape.IsReference ? " = null!" : "";
            WriteDefault(record, property, unread);
        }
        DocumentationWriter.Write(writer, WithDefault(property));
        string accessor = get == "field" ? "get;" : $"get => {get};";
        List<string> statements = [set];
        if (property.TracksPresence)
        {
            string given = Presence.Field(record, property);
            string bits = Presence.Bits(property);
            // An absent list is an empty one.
            statements.Add(property.IsEmptyWhenAbsent ? $"{given} = value.Count > 0 ? {given} | {bits} : {given} & ~{bits}" : $"{given} |= {bits}");
        }
        if (property.MayOverflow)
        {
            statements.Add($"Json::Overflow.Clear(ref __overflow, {Literals.Text(property.JsonName)})");
        }
        string init = set == "field = value" && statements.Count == 1 ? "init;" : statements.Count == 1 ? $"init => {set};" : $"init {{ {string.Join("; ", statements)}; }}";
        writer.Line($"{declaration} {{ {accessor} {init} }}{(!HasField(property) && initial.Length > 0 ? initial + ";" : "")}");
        if (HasField(property))
        {
            string value = initial.Length > 0 ? initial : property.Shape.IsReference && !property.IsNullable ? " = null!" : "";
            writer.Line($"private {type} {storage}{value};");
        }
        writer.Line();
    }

    /// <summary>Returns the value that an initialiser keeps of <c>value</c>.</summary>
    private static string Checked(PropertyModel property)
    {
        if (property.Rule is not { } rule)
        {
            return "value";
        }
        string check = $"global::{rule.Holder}.Rules.{rule.Name}{(rule.IsArray ? "_Array" : "")}.{CheckMethod(property.Shape)}";
        return property.IsEmptyWhenAbsent ? $"value.Count > 0 ? {check}(value) : value"
            : property.IsNullable ? $"value is {{ }} given ? {check}(given) : null" : $"{check}(value)";
    }

    public static string CheckMethod(Shape shape) => shape.Kind is ShapeKind.Parsed or ShapeKind.ParsedNumber ? "CheckParsed" : "Check";

    private static string DefaultField(PropertyModel property) => "s_" + Identifiers.Camel(property.Name).TrimStart('@');

    private void WriteDefault(RecordModel record, PropertyModel property, DefaultValue value)
    {
        Edge edge = schema.Nodes[record.Node].Object!.Names[property.Names].Schema!;
        string type = property.Shape.IsReference ? property.Shape.CSharp : property.Shape.CSharpNullable;
        writer.Line($"private static readonly Json::Default<{type}> {DefaultField(property)} = new({Literals.Text(edge.Location)}, {Literals.Utf8(value.Json)},");
        writer.Line($"    static (ref byte p, ref Json::ReadContext c, out {FunctionWriter.OutType(property.Shape)} value) => {calls.Call(edge, "Json::Build", "Json::Untracked", "0", "out value")});");
    }

    private static Documentation WithDefault(PropertyModel property) =>
        property.Default is { } value ? property.Docs with { Remarks = property.Docs.Remarks.Append($"{value.Json} where the text does not have it.").ToEquatableArray() } : property.Docs;

    /// <summary>Prints which properties were given, if their values do not show it: fields for the bits, and a property for
    /// each.</summary>
    private void WritePresence(RecordModel record)
    {
        foreach (PropertyModel property in record.Properties)
        {
            if (property.PresenceName is { } name)
            {
                string field = Presence.Field(record, property);
                string bits = Presence.Bits(property);
                string absent = Absent(property) is "default" or "null" ? "default!" : Absent(property);
                string forget = property.MayOverflow ? $" Json::Overflow.Clear(ref __overflow, {Literals.Text(property.JsonName)});" : "";
                writer.Lines($$"""
                    /// <summary>Whether <see cref="{{property.Name}}"/> was given, so that it is written; <c>false</c> makes it absent again.</summary>
                    public bool {{name}} { get => {{Presence.IsGiven(record, property)}}; init { if (!value) { {{Storage(property)}} = {{absent}};{{forget}} } {{field}} = value ? {{field}} | {{bits}} : {{field}} & ~{{bits}}; } }
                    """);
            }
        }
        foreach ((string suffix, _) in Presence.Words(record))
        {
            writer.Line($"private ulong __given{suffix};");
        }
        if (Overflows.AreIn(record))
        {
            writer.Line("// The members with a number that its C# type cannot hold.");
            writer.Line("private Json::Overflow? __overflow;");
        }
        if (record.Properties.Any(property => property.PresenceName is not null) || Presence.Words(record).Any() || Overflows.AreIn(record))
        {
            writer.Line();
        }
    }

    public void WriteModelMembers(string fullName, string hides, string location, TextPart part)
    {
        string type = "global::" + fullName;
        writer.Lines($$"""
            /// <inheritdoc cref="{{Runtime}}JsonModel.Parse{T}(global::System.ReadOnlySpan{byte})"/>
            public {{hides}}static {{type}} ReadJson(global::System.ReadOnlySpan<byte> utf8Json) => {{Runtime}}JsonModel.Parse<{{type}}>(utf8Json);
            /// <inheritdoc cref="{{Runtime}}JsonModel.TryParse{T}(global::System.ReadOnlySpan{byte}, out T, out {{Runtime}}ValidationResult)"/>
            public static bool TryReadJson(global::System.ReadOnlySpan<byte> utf8Json, [global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out {{type}}? value, out {{Runtime}}ValidationResult result) =>
                {{Runtime}}JsonModel.TryParse(utf8Json, out value, out result);
            /// <inheritdoc cref="{{Runtime}}JsonModel.Validate{T}(T)"/>
            public {{hides}}{{Runtime}}ValidationResult Validate() => {{Runtime}}JsonModel.Validate<{{type}}>(this);
            /// <inheritdoc cref="{{Runtime}}JsonModel.TypeInfo{T}"/>
            public {{hides}}static global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<{{type}}> JsonTypeInfo => {{Runtime}}JsonModel.TypeInfo<{{type}}>();
            /// <summary>The JSON Schema of the type in UTF-8. References in it are relative to the document <see cref="{{schema.Holder}}.Uri"/>.</summary>
            public {{hides}}static global::System.ReadOnlySpan<byte> JsonSchema => {{Part(schema, part)}};
            static string {{Runtime}}IJsonModel<{{type}}>.Location => {{Literals.Text(location)}};
            """);
    }

    private void WriteWriting(RecordModel record)
    {
        writer.Line("/// <summary>Writes the value as JSON: the properties that were given, in the schema's order.</summary>");
        using (writer.Open($"public {(record.Union is null ? "" : "override ")}void WriteTo(global::System.Text.Json.Utf8JsonWriter writer)"))
        {
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(writer);");
            writer.Line("writer.WriteStartObject();");
            if (record.Union is { Property: not null, Value: not null } union)
            {
                writer.Line($"writer.WriteString({Literals.Utf8(union.Property)}, {Literals.Utf8(union.Value)});");
            }
            foreach (PropertyModel property in record.Properties)
            {
                Shape shape = property.Shape with { IsNullable = property.IsNullable };
                string write = ValueWriter.Member(shape, Literals.Utf8(property.JsonName), property.Name);
                if (property.MayOverflow)
                {
                    write = $"if (!Json::Overflow.Write(__overflow, writer, {Literals.Text(property.JsonName)})) {{ {ValueWriter.Member(shape, Literals.Utf8(property.JsonName), Storage(property))} }}";
                }
                string condition = property.TracksPresence ? Presence.IsGiven(record, property) : $"{(property.MayOverflow ? Storage(property) : property.Name)} is not null";
                writer.Line(property.IsRequired ? write : $"if ({condition}) {{ {write} }}");
            }
            if (record.Extras is { } extras)
            {
                writer.Line(extras.MayOverflow
                    ? $"Json::Overflow.WriteOthers(__overflow, writer, {ExtrasField}, {ValueWriter.Item(extras.Shape)});"
                    : $"Json::JsonWrite.Members(writer, {extras.Name}, {ValueWriter.Item(extras.Shape)});");
            }
            writer.Line("writer.WriteEndObject();");
        }
        writer.Line();
    }
}
