using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TradeData.Generators.Tests.Support;

/// <summary>MSBuild properties as the compiler passes them to the generator.</summary>
internal sealed class BuildOptions(params (string Name, string Value)[] properties) : AnalyzerConfigOptionsProvider
{
    private readonly Values _values = new(properties.Append(("ProjectDir", SchemaFile.Project)).ToDictionary(p => "build_property." + p.Item1, p => p.Item2, StringComparer.Ordinal));

    public static BuildOptions InNamespace(string name) => new(("TradeDataNamespace", name));

    public override AnalyzerConfigOptions GlobalOptions => _values;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Values.None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Values.None;

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static readonly Values None = new([]);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
