using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TradeData.Scalars;

/// <summary>
/// Completes our own scalar types. A file declares what is special about a type: how its text is read and written. What all of them have alike is
/// printed here: parsing and formatting for the framework's interfaces, operators, and, if the type has a key, its comparison.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ScalarGenerator : IIncrementalGenerator
{
    private const string AttributeName = "TradeData.Scalars.ScalarAttribute";

    private const string AttributeText = """
        #nullable enable
        namespace TradeData.Scalars
        {
            /// <summary>Completes a partial struct that implements <c>IScalar</c>.</summary>
            /// <param name="noun">What a value is called in the documentation, with its article: <c>a country code</c>.</param>
            [global::Microsoft.CodeAnalysis.Embedded]
            [global::System.AttributeUsage(global::System.AttributeTargets.Struct)]
            internal sealed class ScalarAttribute(string noun) : global::System.Attribute
            {
                public string Noun => noun;

                /// <summary>The member that equality, order and hash are taken from; without one the type declares them itself.</summary>
                public string? Key { get; set; }
            }
        }
        """;

    /// <summary>Connects the declarations to what is printed for them.</summary>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(start =>
        {
            start.AddEmbeddedAttributeDefinition();
            start.AddSource("ScalarAttribute.g.cs", SourceText.From(AttributeText, Encoding.UTF8));
        });
        IncrementalValuesProvider<Scalar> scalars = context.SyntaxProvider.ForAttributeWithMetadataName(
            AttributeName, static (node, _) => node is StructDeclarationSyntax, static (declaration, _) => Read(declaration));
        context.RegisterSourceOutput(scalars, static (output, scalar) => output.AddSource($"{scalar.Type}.g.cs", SourceText.From(Print(scalar), Encoding.UTF8)));
    }

    private static Scalar Read(GeneratorAttributeSyntaxContext declaration)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)declaration.TargetSymbol;
        AttributeData attribute = declaration.Attributes[0];
        string? key = attribute.NamedArguments.Select(argument => (string?)argument.Value.Value).SingleOrDefault();
        bool isOrdered = key is not null || type.GetMembers("CompareTo").Length > 0;
        return new Scalar(type.ContainingNamespace.ToDisplayString(), type.Name, (string)attribute.ConstructorArguments[0].Value!, key, isOrdered);
    }

    private static string Print(Scalar scalar)
    {
        string type = scalar.Type;
        return $$"""
            #nullable enable
            using System;
            using System.Diagnostics.CodeAnalysis;
            using System.Numerics;
            using TradeData.Runtime;

            namespace {{scalar.Namespace}};

            public readonly partial struct {{type}} : ISpanParsable<{{type}}>, IUtf8SpanParsable<{{type}}>, ISpanFormattable, IUtf8SpanFormattable, IEquatable<{{type}}>,
                {{(scalar.IsOrdered ? $"IComparable<{type}>, IComparisonOperators<{type}, {type}, bool>" : $"IEqualityOperators<{type}, {type}, bool>")}}
            {
                /// <summary>Reads {{scalar.Noun}} from text.</summary>
                /// <exception cref="FormatException">The text is not valid; the message describes the expected form.</exception>
                public static {{type}} Parse(string text) => ScalarText.Parse<{{type}}>(text);

                /// <summary>Reads {{scalar.Noun}} from UTF-8.</summary>
                /// <exception cref="FormatException">The text is not valid; the message describes the expected form.</exception>
                public static {{type}} Parse(ReadOnlySpan<byte> utf8Text) => ScalarText.Parse<{{type}}>(utf8Text);

                /// <summary>Reads {{scalar.Noun}} from text; false if the text is not valid.</summary>
                public static bool TryParse(ReadOnlySpan<char> text, out {{type}} value) => ScalarText.TryRead(text, out value);

                /// <summary>Reads {{scalar.Noun}} from text; false if the text is null or not valid.</summary>
                public static bool TryParse([NotNullWhen(true)] string? text, out {{type}} value) => ScalarText.TryRead(text.AsSpan(), out value);

                /// <summary>Reads {{scalar.Noun}} from UTF-8; false if the text is not valid.</summary>
                public static bool TryParse(ReadOnlySpan<byte> utf8Text, out {{type}} value) => ScalarText.TryRead(utf8Text, out value);

                /// <summary>Returns the text in the general format.</summary>
                public override string ToString() => ScalarText.ToString(this);

                /// <summary>Returns the text in a format, which the remarks on the type list; "G" is the general one.</summary>
                /// <exception cref="FormatException">The type does not support the format.</exception>
                public string ToString(string? format) => ScalarText.ToString(this, format);

                // Explicit, because the provider changes nothing and a call without one is no fault.
                string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ScalarText.ToString(this, format);

                /// <inheritdoc/>
                public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
                    ScalarText.TryWrite(this, destination, out charsWritten, format);

                /// <inheritdoc/>
                public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
                    ScalarText.TryWrite(this, utf8Destination, out bytesWritten, format);
            {{(scalar.Key is { } key ? Comparison(type, key) : "")}}
                /// <inheritdoc/>
                public override bool Equals([NotNullWhen(true)] object? obj) => obj is {{type}} other && Equals(other);

                /// <summary>Whether both are equal.</summary>
                public static bool operator ==({{type}} left, {{type}} right) => left.Equals(right);

                /// <summary>Whether the two differ.</summary>
                public static bool operator !=({{type}} left, {{type}} right) => !left.Equals(right);
            {{(scalar.IsOrdered ? Order(type) : "")}}}

            """;
    }

    private static string Comparison(string type, string key) => $"""

            /// <inheritdoc/>
            public int CompareTo({type} other) => {key}.CompareTo(other.{key});

            /// <inheritdoc/>
            public bool Equals({type} other) => {key} == other.{key};

            /// <inheritdoc/>
            public override int GetHashCode() => {key}.GetHashCode();

        """;

    private static string Order(string type) => $"""

            /// <summary>Whether the left one comes before the right one.</summary>
            public static bool operator <({type} left, {type} right) => left.CompareTo(right) < 0;

            /// <summary>Whether the left one comes before the right one, or both are equal.</summary>
            public static bool operator <=({type} left, {type} right) => left.CompareTo(right) <= 0;

            /// <summary>Whether the left one comes after the right one.</summary>
            public static bool operator >({type} left, {type} right) => left.CompareTo(right) > 0;

            /// <summary>Whether the left one comes after the right one, or both are equal.</summary>
            public static bool operator >=({type} left, {type} right) => left.CompareTo(right) >= 0;

        """;

    /// <summary>A type to complete.</summary>
    private sealed record Scalar(string Namespace, string Type, string Noun, string? Key, bool IsOrdered);
}
