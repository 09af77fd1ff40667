using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradeData.Conformance.Tests.Suite;

/// <summary>A failed test of the optional parts, and the reason. It applies to every dialect that has it.</summary>
internal sealed record ExcusedTest(string File, string Group, string Test, string Reason)
{
    /// <summary>The list in <c>excused.json</c>.</summary>
    public static ExcusedTest[] All { get; } =
        JsonSerializer.Deserialize(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "excused.json")), ExcusedTestsContext.Default.ExcusedTestArray)!;

    public bool Excuses(SuiteOutcome outcome) =>
        string.Equals(File, outcome.Group.File, StringComparison.Ordinal)
        && string.Equals(Group, outcome.Group.Description, StringComparison.Ordinal)
        && string.Equals(Test, outcome.Test.Description, StringComparison.Ordinal);
}

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(ExcusedTest[]))]
internal sealed partial class ExcusedTestsContext : JsonSerializerContext;
