using System.Text;
using System.Text.Json;
using TradeData.Runtime.Internal.Formats;
using TradeData.TestSupport;

namespace TradeData.Runtime.Tests.Formats;

/// <summary>The formats against the official JSON Schema Test Suite.</summary>
public sealed class FormatSuiteTests
{
    /// <summary>What does not come out as the suite has it, for every draft that asks, as "file: description"; and why. There is none.</summary>
    private static readonly Dictionary<string, string> Misses = [];

    /// <summary>The drafts, and how many tests each has at least: an empty folder proves nothing.</summary>
    public static TheoryData<string, int> Drafts => new()
    {
        { "draft4", 219 },
        { "draft6", 325 },
        { "draft7", 676 },
        { "draft2019-09", 757 },
        { "draft2020-12", 764 },
    };

    [SkippableTheory]
    [MemberData(nameof(Drafts))]
    public void The_official_suite_passes_but_for_the_misses_that_are_listed(string draft, int atLeast)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var wrong = new List<string>();
        int count = 0;
        foreach (string path in Directory.EnumerateFiles(RealData.Require($"json-schema-test-suite/tests/{draft}/optional/format"), "*.json"))
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (JsonElement group in document.RootElement.EnumerateArray())
            {
                string format = group.GetProperty("schema").GetProperty("format").GetString()!;
                foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
                {
                    string title = $"{Path.GetFileName(path)}: {test.GetProperty("description").GetString()}";
                    asked.Add(title);
                    count++;
                    if (IsValid(format, test.GetProperty("data")) != test.GetProperty("valid").GetBoolean())
                    {
                        wrong.Add(title);
                    }
                }
            }
        }

        Assert.Equal(Lines(Misses.Keys.Where(asked.Contains)), Lines(wrong));
        Assert.True(count >= atLeast, $"Only {count} tests were found.");
    }

    [SkippableTheory]
    [InlineData("draft4", 6)]
    [InlineData("draft6", 9)]
    [InlineData("draft7", 17)]
    [InlineData("draft2019-09", 19)]
    [InlineData("draft2020-12", 19)]
    public void Every_format_that_the_suite_names_is_there(string draft, int expected)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(RealData.Require($"json-schema-test-suite/tests/{draft}/format.json")));

        string[] names = [.. document.RootElement.EnumerateArray().Select(group => group.GetProperty("schema").GetProperty("format").GetString()!)];

        Assert.Equal(expected, names.Length);
        Assert.All(names, name => Assert.Equal(name, Format.Find(name)?.Name));
    }

    private static string Lines(IEnumerable<string> items) => string.Join('\n', items.Order(StringComparer.Ordinal));

    // A format speaks of strings only, and one that is not known of none.
    private static bool IsValid(string format, JsonElement instance) =>
        instance.ValueKind != JsonValueKind.String || Format.Find(format) is not { } found || found.IsValid(Encoding.UTF8.GetBytes(instance.GetString()!));
}
