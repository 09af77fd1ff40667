using TradeData.Cli.Output;
using TradeData.TestSupport;
using Xunit.Abstractions;

namespace TradeData.Cli.Tests;

/// <summary>Alone, because the current folder belongs to the process.</summary>
[CollectionDefinition(nameof(ArgumentFuzzTests), DisableParallelization = true)]
public sealed class ArgumentFuzzSettings;

/// <summary>Random command lines: each ends with a documented exit code, and with a message where it fails; never with a stack trace.</summary>
[Collection(nameof(ArgumentFuzzTests))]
public sealed class ArgumentFuzzTests(ITestOutputHelper output)
{
    private const int UsualCases = 120;

    private static readonly int[] s_codes = [ExitCode.Success, ExitCode.Findings, ExitCode.Usage, ExitCode.NoRate, ExitCode.NotUnderstood, ExitCode.Ambiguous];

    private static readonly string[] s_verbs = ["validate", "pack", "generate", "new", "diff", "query", "quote", "compare", "import", "timeline", "export", "measures", "help", "vaildate", ""];

    private static readonly string[] s_options =
    [
        "--help", "-h", "--version", "--format", "--strict", "--verbose", "--schemas", "--data", "--output", "-o", "--importer", "--origin", "--code", "--date", "--value", "--quantity", "--currency", "--where", "--select", "--limit",
        "--table", "--rows", "--name", "--from", "--to", "--as-of", "--schedule", "--namespace", "--catalog", "--against", "--year", "--explain", "--key", "--", "-", "--no-such", "--value=", "--date=x", "-x",
    ];

    private static readonly string[] s_values =
    [
        "text", "json", "csv", "sarif", "ndjson", ".", "schemas", "data", "data/quotas", "data/partners/partners.csv", "schemas/quota.schema.json", "nowhere", "Quotas", "Partners", "partners", "id", "id=beef", "volume>1", "JPN", "AUS", "XXX", "EU",
        "0201.30", "0201", "9999.99", "020130000000000000", "2021-04-01", "2021-13-45", "0001-01-01", "1000000", "-1", "1e400", "NaN", "", " ", "\"", "é", "\0", "a\nb", "日本", "*", "?", "@file", "%s%n", "{0}", "out", "out/pack", "[id]", "\ud800",
    ];

    [Fact]
    public async Task Random_arguments_end_with_a_code_and_a_message()
    {
        Dictionary<int, int> codes = [];
        string before = Environment.CurrentDirectory;
        using Workspace workspace = Workspace.WithQuotas();
        Environment.CurrentDirectory = workspace.Path;
        try
        {
            await Task.Run(() => FuzzRun.Of(UsualCases, seed =>
            {
                string[] arguments = Arguments(new Random(seed));
                using StringWriter result = new(), errors = new();
                int code = Application.Run(arguments, new Terminal(TextWriter.Synchronized(result), TextWriter.Synchronized(errors))).GetAwaiter().GetResult();
                string told = $"{string.Join(' ', arguments.Select(argument => $"'{argument}'"))}\n{code}\n{errors}";
                Assert.True(s_codes.Contains(code), told);
                Assert.True(code == ExitCode.Success || result.ToString().Length + errors.ToString().Length > 0, told);
                Assert.True(code != ExitCode.Usage || errors.ToString().Length > 0, told);
                Assert.DoesNotContain("   at TradeData", errors.ToString(), StringComparison.Ordinal);
                codes[code] = codes.GetValueOrDefault(code) + 1;
            }, output.WriteLine));
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
        output.WriteLine(string.Join(", ", codes.OrderBy(code => code.Key).Select(code => $"{code.Value} times {code.Key}")));
    }

    private static string[] Arguments(Random rnd)
    {
        List<string> arguments = [s_verbs[rnd.Next(s_verbs.Length)]];
        for (int i = rnd.Next(7); i > 0; i--)
        {
            string[] words = rnd.Next(2) == 0 ? s_options : s_values;
            arguments.Add(words[rnd.Next(words.Length)]);
        }
        // Now and then something before the verb, or two words as one.
        if (rnd.Next(12) == 0)
        {
            arguments.Insert(0, s_options[rnd.Next(s_options.Length)]);
        }
        return [.. arguments.Where(argument => rnd.Next(20) > 0)];
    }
}
