using TradeData.Generators.Model;

namespace TradeData.Generators.Emit;

/// <summary>Prints enums with their texts in JSON, and extensible ones that keep unknown texts.</summary>
internal static class EnumWriter
{
    public static void Write(SourceWriter writer, SchemaModel schema, EnumModel model)
    {
        if (model.IsExtensible)
        {
            WriteExtensible(writer, schema, model);
        }
        else
        {
            WriteClosed(writer, schema, model);
        }
    }

    private static string Sibling(EnumModel model) => "global::" + model.FormatFullName;

    private static void WriteClosed(SourceWriter writer, SchemaModel schema, EnumModel model)
    {
        string type = "global::" + model.FullName;
        DocumentationWriter.Write(writer, model.Docs);
        writer.Line($"[global::System.Text.Json.Serialization.JsonConverter(typeof({Sibling(model)}.Converter))]");
        using (writer.Open($"public enum {model.Name}"))
        {
            foreach (EnumMember member in model.Members)
            {
                DocumentationWriter.Write(writer, member.Docs);
                writer.Line($"{Escape(member.Name)},");
                writer.Line();
            }
        }
        writer.Line();
        writer.Line($"/// <summary>The texts of <see cref=\"{model.Name}\"/>.</summary>");
        using (writer.Open($"public static class {model.FormatName}"))
        {
            WriteFormat(writer, schema, model, type);
        }
        writer.Line();
    }

    private static void WriteFormat(SourceWriter writer, SchemaModel schema, EnumModel model, string type)
    {
        writer.Line($"private static readonly string[] Texts = [{string.Join(", ", model.Members.Select(member => Literals.Text(member.Text)))}];");
        writer.Line();
        writer.Lines($$"""
            /// <summary>The JSON Schema of the type in UTF-8. References in it are relative to the document <see cref="{{schema.Holder}}.Uri"/>.</summary>
            public static global::System.ReadOnlySpan<byte> JsonSchema => {{RecordWriter.Part(schema, model.Part)}};

            /// <summary>The member's text in JSON.</summary>
            /// <param name="value">One of the declared members.</param>
            /// <exception cref="global::System.ArgumentOutOfRangeException">The value is not a declared member.</exception>
            public static string ToJson(this {{type}} value) =>
                (uint)value < (uint)Texts.Length ? Texts[(int)value] : throw new global::System.ArgumentOutOfRangeException(nameof(value), value, "Not a declared member.");

            /// <summary>The member of a text, letter for letter.</summary>
            /// <param name="text">The text in JSON.</param>
            /// <param name="value">The member, if there is one.</param>
            public static bool TryParse(global::System.ReadOnlySpan<char> text, out {{type}} value)
            {
                for (int i = 0; i < Texts.Length; i++)
                {
                    if (global::System.MemoryExtensions.SequenceEqual(text, global::System.MemoryExtensions.AsSpan(Texts[i])))
                    {
                        value = ({{type}})i;
                        return true;
                    }
                }
                value = default;
                return false;
            }

            /// <summary>The member of a text, letter for letter.</summary>
            /// <param name="text">The text in JSON.</param>
            /// <exception cref="global::System.FormatException">No member has this text.</exception>
            public static {{type}} Parse(global::System.ReadOnlySpan<char> text) =>
                TryParse(text, out {{type}} value) ? value : throw new global::System.FormatException($"\"{text}\" is none of: {string.Join(", ", Texts)}.");

            /// <summary>Reads and writes the value with System.Text.Json, as its text in JSON.</summary>
            public sealed class Converter : global::System.Text.Json.Serialization.JsonConverter<{{type}}>
            {
                /// <inheritdoc/>
                public override {{type}} Read(ref global::System.Text.Json.Utf8JsonReader reader, global::System.Type typeToConvert, global::System.Text.Json.JsonSerializerOptions options) =>
                    TryParse(reader.GetString(), out {{type}} value) ? value : throw new global::System.Text.Json.JsonException($"\"{reader.GetString()}\" is none of: {string.Join(", ", Texts)}.");

                /// <inheritdoc/>
                public override void Write(global::System.Text.Json.Utf8JsonWriter writer, {{type}} value, global::System.Text.Json.JsonSerializerOptions options) => writer.WriteStringValue(value.ToJson());
            }
            """);
    }

    private static void WriteExtensible(SourceWriter writer, SchemaModel schema, EnumModel model)
    {
        string type = "global::" + model.FullName;
        string[] known = [.. model.Members.Select(member => Literals.Text(member.Text))];
        DocumentationWriter.Write(writer, model.Docs);
        writer.Line("/// <remarks>An extensible list: an undeclared value is kept, and <see cref=\"IsKnown\"/> is false.</remarks>");
        writer.Line($"[global::System.Text.Json.Serialization.JsonConverter(typeof(Converter))]");
        using (writer.Open($"public readonly record struct {model.Name} : global::System.IComparable<{type}>"))
        {
            writer.Line("private readonly string? _value;");
            writer.Line();
            foreach (EnumMember member in model.Members)
            {
                DocumentationWriter.Write(writer, member.Docs);
                writer.Line($"public static {type} {Escape(member.Name)} {{ get; }} = new({Literals.Text(member.Text)});");
                writer.Line();
            }
            writer.Lines($$"""
                /// <summary>The JSON Schema of the type in UTF-8. References in it are relative to the document <see cref="{{schema.Holder}}.Uri"/>.</summary>
                public static global::System.ReadOnlySpan<byte> JsonSchema => {{RecordWriter.Part(schema, model.Part)}};

                /// <summary>Creates a value from its text.</summary>
                /// <param name="value">The text in JSON.</param>
                public {{model.Name}}(string value) => _value = value ?? throw new global::System.ArgumentNullException(nameof(value));

                /// <summary>The text in JSON.</summary>
                public string Value => _value ?? "";

                /// <summary>Whether the schema declares this value.</summary>
                public bool IsKnown => Value is {{(known.Length == 0 ? "null" : string.Join(" or ", known))}};

                /// <summary>Ordinal comparison of the texts.</summary>
                /// <param name="other">The other value.</param>
                public int CompareTo({{type}} other) => string.CompareOrdinal(Value, other.Value);

                /// <inheritdoc/>
                public override string ToString() => Value;

                /// <summary>Reads and writes the value with System.Text.Json, as its text in JSON.</summary>
                public sealed class Converter : global::System.Text.Json.Serialization.JsonConverter<{{type}}>
                {
                    /// <inheritdoc/>
                    public override {{type}} Read(ref global::System.Text.Json.Utf8JsonReader reader, global::System.Type typeToConvert, global::System.Text.Json.JsonSerializerOptions options) =>
                        new(reader.GetString() ?? throw new global::System.Text.Json.JsonException("A string is expected."));

                    /// <inheritdoc/>
                    public override void Write(global::System.Text.Json.Utf8JsonWriter writer, {{type}} value, global::System.Text.Json.JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
                }
                """);
        }
        writer.Line();
    }

    private static string Escape(string name) => Infrastructure.Identifiers.IsValid(name) ? name : "@" + name;
}
