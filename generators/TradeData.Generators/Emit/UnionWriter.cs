using TradeData.Generators.Infrastructure;
using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Prints unions: an abstract record, with a nested sealed record for each case.</summary>
internal sealed class UnionWriter(SourceWriter writer, FunctionWriter functions, RecordWriter records, SchemaModel schema)
{
    private const string Runtime = "global::TradeData.Runtime.";

    public void Write(UnionModel union)
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
            foreach (UnionCase one in union.Cases.Where(one => one.IsConverted))
            {
                WriteConversion(union, one);
            }
            records.WriteModelMembers(union.FullName, "", schema.Nodes[union.Node].Location, union.Part);
            writer.Lines("""
                /// <summary>Appends the start of the JSON to the result of <see cref="ToString"/>.</summary>
                protected virtual bool PrintMembers(global::System.Text.StringBuilder builder) => Json::JsonWrite.Print(builder, this);

                """);
            writer.Line(union.Property is null ? "/// <summary>Writes the value as JSON, in the form of its case.</summary>" : "/// <summary>Writes the value as JSON, the case's name first.</summary>");
            writer.Line("public abstract void WriteTo(global::System.Text.Json.Utf8JsonWriter writer);");
            writer.Line();
            writer.Line("/// <inheritdoc/>");
            functions.Write(schema.Nodes[union.Node], "Read", RecordWriter.Hidden);
            foreach (UnionCase one in union.Cases)
            {
                if (one.Record is { } record)
                {
                    records.Write(record);
                }
                else
                {
                    WriteHolder(union, one);
                }
            }
        }
        writer.Line();
    }

    /// <summary>A case that holds a value of another type.</summary>
    private void WriteHolder(UnionModel union, UnionCase one)
    {
        Shape shape = one.Shape!;
        string given = one.MayOverflow ? "value" : "Value";
        string value = one.Rule is { } rule ? $"global::{rule.Holder}.Rules.{rule.Name}{(rule.IsArray ? "_Array" : "")}.{RecordWriter.CheckMethod(shape)}({given})"
            : shape.IsReference && !shape.IsNullable ? $"{given} ?? throw new global::System.ArgumentNullException(nameof({given}))"
            : given;
        string type = shape.CSharpNullable;
        DocumentationWriter.Write(writer, one.Docs);
        writer.Lines(Code.Of($$"""
            {{(one.MayOverflow ? "" : "/// <param name=\"Value\">The value.</param>")}}
            public sealed partial record {{one.Name}}{{(one.MayOverflow ? "" : $"({type} Value)")}} : global::{{union.FullName}}
            {
                {{Code.When(one.MayOverflow, $$"""
                /// <summary>Creates the case from its value.</summary>
                /// <param name="value">The value.</param>
                public {{one.Name}}({{type}} value) => _value = {{value}};

                // For the reader, which has checked the value. A number that the type cannot hold stays as it was written.
                internal {{one.Name}}({{type}} value, {{Runtime}}RawJson? given) => (_value, _given) = (value, given);
                private readonly {{type}} _value;
                private readonly {{Runtime}}RawJson? _given;

                /// <summary>Deconstructs the case into its value, for patterns.</summary>
                /// <param name="value">The value.</param>
                public void Deconstruct(out {{type}} value) => value = Value;

                """)}}
                /// <summary>The value.</summary>
                public {{type}} Value {{(one.MayOverflow ? "=> Json::Overflow.Get(_given, _value);" : $"{{ get; }} = {value};")}}

                /// <inheritdoc/>
                protected override bool PrintMembers(global::System.Text.StringBuilder builder) => base.PrintMembers(builder);
                /// <inheritdoc/>
                public override void WriteTo(global::System.Text.Json.Utf8JsonWriter writer)
                {
                    global::System.ArgumentNullException.ThrowIfNull(writer);
                    {{(one.MayOverflow ? "if (_given is { } given) { given.WriteTo(writer); return; }" : "")}}
                    {{ValueWriter.Value(shape, one.MayOverflow ? "_value" : "Value")}};
                }
            }
            """));
        writer.Line();
    }

    private void WriteConversion(UnionModel union, UnionCase one)
    {
        Shape shape = one.Shape!;
        string type = "global::" + union.FullName;
        writer.Line($"/// <summary>The value as <see cref=\"{one.Name}\"/>.</summary>");
        writer.Line("/// <param name=\"value\">The value.</param>");
        if (shape.IsReference)
        {
            writer.Line("[return: global::System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(value))]");
            writer.Line($"public static implicit operator {type}?({shape.CSharp}? value) => value is null ? null : new {one.Name}(value);");
        }
        else
        {
            writer.Line($"public static implicit operator {type}({shape.CSharp} value) => new {one.Name}(value);");
        }
        writer.Line();
        if (shape.Kind == ShapeKind.List && union.Cases.Count(other => other.Shape is { Kind: ShapeKind.List }) == 1)
        {
            writer.Line($"/// <summary>The items as <see cref=\"{one.Name}\"/>.</summary>");
            writer.Line("/// <param name=\"items\">The items; they are copied.</param>");
            writer.Line($"public static implicit operator {type}({shape.Item!.CSharpNullable}[] items) => new {one.Name}({Runtime}ValueList.Create<{shape.Item!.CSharpNullable}>(items));");
            writer.Line();
        }
    }

    /// <summary>The cases' names with small first letters; where two become one, the later keeps its own.</summary>
    private static string[] ParameterNames(UnionModel union)
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        return [.. union.Cases.Select(c => taken.Add(Identifiers.Camel(c.Name)) ? Identifiers.Camel(c.Name) : c.Name)];
    }

    private void WriteMatch(UnionModel union)
    {
        writer.Line("/// <summary>Calls the function for this case. There is one for each case, so a new case causes a compiler error.</summary>");
        string[] names = ParameterNames(union);
        string value = "value";
        while (names.Contains(value) || names.Contains("@" + value))
        {
            value = "_" + value;
        }
        for (int i = 0; i < names.Length; i++)
        {
            writer.Line($"/// <param name=\"{names[i].TrimStart('@')}\">The function for {(union.Cases[i].Shape is null ? "" : "the value of ")}<see cref=\"{union.Cases[i].Name}\"/>.</param>");
        }
        string parameters = string.Join(", ", names.Select((name, i) => $"global::System.Func<{union.Cases[i].Shape?.CSharpNullable ?? union.Cases[i].Name}, TResult> {name}"));
        using (writer.Open($"public TResult Match<TResult>({parameters}) => this switch", "};"))
        {
            for (int i = 0; i < names.Length; i++)
            {
                writer.Line($"{union.Cases[i].Name} {value} => {names[i]}({value}{(union.Cases[i].Shape is null ? "" : ".Value")}),");
            }
            writer.Line("_ => throw new global::System.InvalidOperationException(\"A case from outside the union.\"),");
        }
        writer.Line();
    }
}
