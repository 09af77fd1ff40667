using System.Globalization;
using Microsoft.CodeAnalysis;
using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Diagnostics;

/// <summary>The generator's diagnostics about schemas. A test asserts all of them or fails.</summary>
internal sealed class Reported
{
    private readonly string[] _lines;

    private Reported(IEnumerable<SchemaFile> schemas, BuildOptions? options = null)
    {
        GeneratorRunResult result = Generation.Run(schemas, options).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.All(result.Diagnostics, diagnostic => Assert.EndsWith($"docs/diagnostics/{diagnostic.Id}.md", diagnostic.Descriptor.HelpLinkUri, StringComparison.Ordinal));
        _lines = [.. result.Diagnostics.Select(Line)];
        Hints = [.. result.GeneratedSources.Select(source => source.HintName)];
    }

    /// <summary>The files printed in spite of the diagnostics.</summary>
    public IReadOnlyList<string> Hints { get; }

    /// <summary>By one schema, <c>a.schema.json</c>.</summary>
    public static Reported For(string schema) => new([new SchemaFile("a.schema.json", schema)]);

    public static Reported For(BuildOptions options, string schema) => new([new SchemaFile("a.schema.json", schema)], options);

    public static Reported For(params (string Name, string Text)[] schemas) => new(schemas.Select(schema => new SchemaFile(schema.Name + ".schema.json", schema.Text)));

    /// <summary>Asserts the diagnostics as the compiler writes them, with the end of the underlined text: <c>a(1,3,1,14): error TD1007:
    /// …</c>. A failure prints the lines to paste.</summary>
    public void Exactly(params string[] expected)
    {
        string nl = Environment.NewLine;
        Assert.True(expected.SequenceEqual(_lines), $"Reported:{nl}{string.Join("," + nl, _lines.Select(line => $"\"\"\"{line}\"\"\""))}{nl}Expected:{nl}{string.Join(nl, expected)}");
    }

    private static string Line(Diagnostic diagnostic)
    {
        FileLinePositionSpan at = diagnostic.Location.GetLineSpan();
        Assert.StartsWith(SchemaFile.Project, at.Path, StringComparison.Ordinal);
        string file = at.Path[SchemaFile.Project.Length..].Replace(".schema.json", "", StringComparison.Ordinal);
        string severity = diagnostic.Severity.ToString().ToLowerInvariant();
        return string.Create(CultureInfo.InvariantCulture,
            $"{file}({at.StartLinePosition.Line + 1},{at.StartLinePosition.Character + 1},{at.EndLinePosition.Line + 1},{at.EndLinePosition.Character + 1}): {severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
    }
}
