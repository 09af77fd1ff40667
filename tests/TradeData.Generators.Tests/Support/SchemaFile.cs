using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TradeData.Generators.Tests.Support;

/// <summary>A schema as the compiler hands it to the generator.</summary>
internal sealed class SchemaFile(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

    /// <summary>Where test schemas lie, so that their names within the project are short.</summary>
    public const string Project = "/project/";

    public override string Path { get; } = path.StartsWith('/') ? path : Project + path;

    public string Text { get; } = text;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;

    /// <summary>The same file with another text.</summary>
    public SchemaFile With(string text) => new(Path, text);
}
