using System.Text;
using System.Text.Json;
using TradeData.TestSupport;

namespace TradeData.Conformance.Tests.Suite;

/// <summary>The parts of the suite.</summary>
internal enum SuitePart
{
    Required,
    Optional,

    /// <summary>What <c>format</c> says, with formats as assertions.</summary>
    Format,
}

/// <param name="Valid">What the suite expects.</param>
internal sealed record SuiteTest(string Description, byte[] Instance, bool Valid);

/// <summary>A schema of the suite and the instances that are tried on it.</summary>
/// <param name="File">Within the dialect's folder, such as <c>optional/format/date.json</c>.</param>
internal sealed record SuiteGroup(string File, string Description, string Schema, SuiteTest[] Tests)
{
    private const string Root = "json-schema-test-suite";

    /// <summary>All groups of a part, in the order of their files.</summary>
    public static SuiteGroup[] Read(string dialect, SuitePart part)
    {
        string folder = RealData.Require($"{Root}/tests/{dialect}");
        string below = part switch { SuitePart.Required => "", SuitePart.Optional => "optional", _ => "optional/format" };
        return
        [
            .. Directory.EnumerateFiles(Path.Combine(folder, below), "*.json")
                .Order(StringComparer.Ordinal)
                .SelectMany(path => ReadFile(path, Path.GetRelativePath(folder, path).Replace('\\', '/'))),
        ];
    }

    /// <summary>The documents that the suite's schemas refer to: the URI of each, and its file.</summary>
    public static (string Uri, string File)[] Remotes()
    {
        string folder = RealData.Require($"{Root}/remotes");
        return
        [
            .. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
                .Where(name => !name.StartsWith("v1/", StringComparison.Ordinal) && !name.StartsWith("draft3/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => ("http://localhost:1234/" + name, Path.Combine(folder, name))),
        ];
    }

    private static IEnumerable<SuiteGroup> ReadFile(string path, string name)
    {
        using JsonDocument file = JsonDocument.Parse(System.IO.File.ReadAllBytes(path));
        foreach (JsonElement group in file.RootElement.EnumerateArray())
        {
            yield return new SuiteGroup(
                name,
                group.GetProperty("description").GetString()!,
                group.GetProperty("schema").GetRawText(),
                [.. group.GetProperty("tests").EnumerateArray().Select(test => new SuiteTest(
                    test.GetProperty("description").GetString()!,
                    Encoding.UTF8.GetBytes(test.GetProperty("data").GetRawText()),
                    test.GetProperty("valid").GetBoolean()))]);
        }
    }
}
