using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Prints records: properties that enforce their own rules, reading, writing, and what System.Text.Json needs.</summary>
internal sealed class RecordWriter(SourceWriter writer, FunctionWriter functions, SchemaModel schema)
{
    private const string Runtime = "global::TradeData.Runtime.";

    public void Write(RecordModel record)
    {
        string @base = record.Union is { } union ? "global::" + union.FullName : "";
        string model = $"{Runtime}IJsonModel<global::{record.FullName}>";
        DocumentationWriter.Write(writer, record.Docs);
        if (record.Union is null)
        {
            writer.Line($"[global::System.Text.Json.Serialization.JsonConverter(typeof({Runtime}JsonModelConverter<global::{record.FullName}>))]");
        }
        using (writer.Open($"public sealed partial record {record.Name} : {(record.Union is null ? model : @base + ", " + model)}"))
        {
            WriteConstructors(record);
            foreach (PropertyModel property in record.Properties)
            {
                WriteProperty(property);
            }
            if (record.Extras is { } extras)
            {
                writer.Line($"/// <summary>{Literals.Xml(extras.Summary)}</summary>");
                string type = $"{Runtime}ValueMap<{extras.Shape.CSharpNullable}>";
                writer.Line($"public {type} {extras.Name} {{ get; init; }} = {type}.Empty;");
                writer.Line();
            }
            if (record.Properties.Any(property => property.DistinguishesNull))
            {
                writer.Line("// Which absent values stood as null in the text, so that they are written as they were read.");
                writer.Line("private ulong __nulls;");
                writer.Line();
            }
            WriteModelMembers(record.FullName, record.Union is null ? "" : "new ", schema.Nodes[record.Node].Location);
            WriteWriting(record);
            writer.Line("/// <inheritdoc/>");
            functions.Write(schema.Nodes[record.Node], "Read", Hidden, record);
        }
        writer.Line();
    }

    private const string Hidden = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)] public static";

    /// <summary>The field or property that a trusted value goes into.</summary>
    public static string Storage(PropertyModel property) => property.Rule is null ? property.Name : Field(property);

    private static string Field(PropertyModel property) => "_" + Identifiers.Camel(property.Name).TrimStart('@');

    /// <summary>A default as a C# expression.</summary>
    public static string Expression(Shape shape, DefaultValue value) => shape.Kind switch
    {
        ShapeKind.String => Literals.Text(value.Value),
        ShapeKind.Int64 => value.Value + "L",
        ShapeKind.Decimal => value.Value + "m",
        ShapeKind.Enum => $"{shape.CSharp}.{value.Value}",
        ShapeKind.List => "default",
        _ => value.Value,
    };

    private void WriteConstructors(RecordModel record)
    {
        writer.Line($"/// <summary>Makes {Article(record.Name)} from its properties; each checks its own rules. <see cref=\"Validate\"/> checks those across properties.</summary>");
        writer.Line($"public {record.Name}() {{ }}");
        writer.Line();
        writer.Line("// For the reader, which sets every property and has checked them.");
        writer.Line($"[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers] private {record.Name}(Json::Trusted _) {{ }}");
        writer.Line();
    }

    private static string Article(string name) => ("AEIOU".IndexOf(name[0]) >= 0 ? "an " : "a ") + $"<see cref=\"{name}\"/>";

    private void WriteProperty(PropertyModel property)
    {
        string type = property.Shape.CSharp + (property.IsNullable ? "?" : "");
        string required = property.IsRequired ? "required " : "";
        string initial = property.Default is { } value && Expression(property.Shape, value) is not ("default" or "false" or "0" or "0L" or "0m") and { } expression ? expression : "";
        DocumentationWriter.Write(writer, WithDefault(property));
        if (property.Rule is not { } rule)
        {
            writer.Line($"public {required}{type} {property.Name} {{ get; init; }}{(initial.Length > 0 ? $" = {initial};" : "")}");
            writer.Line();
            return;
        }
        string field = Field(property);
        string ruleName = $"global::{rule.Holder}.Rules.{rule.Name}{(rule.IsArray ? "_Array" : "")}";
        string check = property.IsNullable ? $"value is {{ }} given ? {ruleName}.{CheckMethod(property.Shape)}(given) : null" : $"{ruleName}.{CheckMethod(property.Shape)}(value)";
        writer.Line($"public {required}{type} {property.Name} {{ get => {field}; init => {field} = {check}; }}");
        string suppress = initial.Length > 0 ? $" = {initial}" : property.Shape.IsReference && !property.IsNullable ? " = null!" : "";
        writer.Line($"private {type} {field}{suppress};");
        writer.Line();
    }

    private static string CheckMethod(Shape shape) => shape.Kind is ShapeKind.Parsed or ShapeKind.ParsedNumber ? "CheckParsed" : "Check";

    private static Documentation WithDefault(PropertyModel property) =>
        property.Default is { } value ? property.Docs with { Remarks = property.Docs.Remarks.Append($"{value.Json} where the text does not have it.").ToEquatableArray() } : property.Docs;

    private void WriteModelMembers(string fullName, string hides, string location)
    {
        string type = "global::" + fullName;
        writer.Lines($$"""
            /// <inheritdoc cref="{{Runtime}}JsonModel.Parse{T}(global::System.ReadOnlySpan{byte})"/>
            public {{hides}}static {{type}} Parse(global::System.ReadOnlySpan<byte> utf8Json) => {{Runtime}}JsonModel.Parse<{{type}}>(utf8Json);

            /// <inheritdoc cref="{{Runtime}}JsonModel.TryParse{T}(global::System.ReadOnlySpan{byte}, out T, out {{Runtime}}ValidationResult)"/>
            public static bool TryParse(global::System.ReadOnlySpan<byte> utf8Json, [global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out {{type}}? value, out {{Runtime}}ValidationResult result) =>
                {{Runtime}}JsonModel.TryParse(utf8Json, out value, out result);

            /// <inheritdoc cref="{{Runtime}}JsonModel.Validate{T}(T)"/>
            public {{hides}}{{Runtime}}ValidationResult Validate() => {{Runtime}}JsonModel.Validate<{{type}}>(this);

            /// <inheritdoc cref="{{Runtime}}JsonModel.TypeInfo{T}"/>
            public {{hides}}static global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<{{type}}> JsonTypeInfo => {{Runtime}}JsonModel.TypeInfo<{{type}}>();

            static string {{Runtime}}IJsonModel<{{type}}>.Location => {{Literals.Text(location)}};

            """);
    }

    private void WriteWriting(RecordModel record)
    {
        writer.Line("/// <summary>Writes the value as JSON, members in the schema's order; absent ones and defaults are left out.</summary>");
        using (writer.Open($"public {(record.Union is null ? "" : "override ")}void WriteTo(global::System.Text.Json.Utf8JsonWriter writer)"))
        {
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(writer);");
            writer.Line("writer.WriteStartObject();");
            if (record.Union is { } union)
            {
                writer.Line($"writer.WriteString({Literals.Utf8(union.Property)}, {Literals.Utf8(union.Value)});");
            }
            HashSet<string> locals = new(record.Properties.Select(property => property.Name), StringComparer.Ordinal);
            foreach (PropertyModel property in record.Properties)
            {
                WriteMember(record, property, locals);
            }
            if (record.Extras is { } extras)
            {
                using (writer.Open($"foreach (var extra in {extras.Name})"))
                {
                    writer.Line("writer.WritePropertyName(extra.Key);");
                    ValueWriter.Write(writer, extras.Shape, "extra.Value", 0);
                }
            }
            writer.Line("writer.WriteEndObject();");
        }
        writer.Line();
    }

    private void WriteMember(RecordModel record, PropertyModel property, HashSet<string> locals)
    {
        string name = $"writer.WritePropertyName({Literals.Utf8(property.JsonName)});";
        string local = Identifiers.Camel(property.Name).TrimStart('@') + "Value";
        // A condition's variable lives on behind it, and must not hide a property either.
        while (!locals.Add(local))
        {
            local = "_" + local;
        }
        if (property.IsRequired)
        {
            writer.Line(name);
            ValueWriter.Write(writer, property.Shape, property.Name, 0, local);
            return;
        }
        string condition = property.Default is { } value
            ? property.Shape.Kind == ShapeKind.List ? $"{property.Name} is {{ Count: > 0 }} {local}" : $"{property.Name} is var {local} && {local} != {Expression(property.Shape, value)}"
            : $"{property.Name} is {{ }} {local}";
        using (writer.Open($"if ({condition})"))
        {
            writer.Line(name);
            ValueWriter.Write(writer, property.Shape with { IsNullable = false }, local, 0);
        }
        if (property.DistinguishesNull)
        {
            using (writer.Open($"else if ((__nulls & 0x{(1UL << ObjectWriter.NullBit(record, property)).ToString("X", System.Globalization.CultureInfo.InvariantCulture)}UL) != 0)"))
            {
                writer.Line(name);
                writer.Line("writer.WriteNullValue();");
            }
        }
    }

    public void WriteUnion(UnionModel union)
    {
        string type = "global::" + union.FullName;
        DocumentationWriter.Write(writer, union.Docs);
        writer.Line($"[global::System.Text.Json.Serialization.JsonConverter(typeof({Runtime}JsonModelConverter<{type}>))]");
        using (writer.Open($"public abstract partial record {union.Name} : {Runtime}IJsonModel<{type}>"))
        {
            writer.Line("// Closed: the cases below are all there are.");
            writer.Line($"private {union.Name}() {{ }}");
            writer.Line();
            WriteMatch(union);
            WriteModelMembers(union.FullName, "", schema.Nodes[union.Node].Location);
            writer.Line("/// <summary>Writes the value as JSON, the case's name first.</summary>");
            writer.Line("public abstract void WriteTo(global::System.Text.Json.Utf8JsonWriter writer);");
            writer.Line();
            writer.Line("/// <inheritdoc/>");
            functions.Write(schema.Nodes[union.Node], "Read", Hidden);
            foreach (RecordModel record in union.Cases)
            {
                Write(record);
            }
        }
        writer.Line();
    }

    /// <summary>The cases' names with small first letters; where two become one, the later keeps its own.</summary>
    private static string[] ParameterNames(UnionModel union)
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        return [.. union.Cases.Select(c => taken.Add(Identifiers.Camel(c.Name)) ? Identifiers.Camel(c.Name) : c.Name)];
    }

    private void WriteMatch(UnionModel union)
    {
        writer.Line("/// <summary>Calls the function for the case that this is. It has one for each, so a new case is a compiler error here and not a surprise at run time.</summary>");
        string[] names = ParameterNames(union);
        string value = "value";
        while (names.Contains(value) || names.Contains("@" + value))
        {
            value = "_" + value;
        }
        for (int i = 0; i < names.Length; i++)
        {
            writer.Line($"/// <param name=\"{names[i].TrimStart('@')}\">For <see cref=\"{union.Cases[i].Name}\"/>.</param>");
        }
        string parameters = string.Join(", ", names.Select((name, i) => $"global::System.Func<{union.Cases[i].Name}, TResult> {name}"));
        using (writer.Open($"public TResult Match<TResult>({parameters}) => this switch", "};"))
        {
            for (int i = 0; i < names.Length; i++)
            {
                writer.Line($"{union.Cases[i].Name} {value} => {names[i]}({value}),");
            }
            writer.Line("_ => throw new global::System.InvalidOperationException(\"A case from outside the union.\"),");
        }
        writer.Line();
    }
}
