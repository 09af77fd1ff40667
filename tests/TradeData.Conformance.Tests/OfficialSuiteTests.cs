using TradeData.Conformance.Tests.Suite;
using Xunit.Abstractions;

namespace TradeData.Conformance.Tests;

public class OfficialSuiteTests(ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData("draft2020-12", 1200, Backend.Generated)]
    [InlineData("draft2020-12", 1200, Backend.Interpreted)]
    [InlineData("draft2019-09", 1200, Backend.Generated)]
    [InlineData("draft2019-09", 1200, Backend.Interpreted)]
    [InlineData("draft7", 900, Backend.Generated)]
    [InlineData("draft7", 900, Backend.Interpreted)]
    [InlineData("draft6", 800, Backend.Generated)]
    [InlineData("draft6", 800, Backend.Interpreted)]
    [InlineData("draft4", 600, Backend.Generated)]
    [InlineData("draft4", 600, Backend.Interpreted)]
    internal void Every_required_test_passes(string dialect, int atLeast, Backend backend) =>
        Check(SuiteRun.Of(dialect, SuitePart.Required).Run(backend), atLeast);

    private void Check(IEnumerable<SuiteOutcome> run, int atLeast)
    {
        SuiteOutcome[] outcomes = [.. run];
        SuiteOutcome[] failed = [.. outcomes.Where(outcome => outcome.Fault is not null)];
        output.WriteLine($"{outcomes.Length - failed.Length} of {outcomes.Length} tests pass");
        Assert.True(failed.Length == 0, $"{failed.Length} of {outcomes.Length} tests fail:\n" + string.Join('\n', failed.Take(500)));
        Assert.True(outcomes.Length >= atLeast, $"Only {outcomes.Length} tests were found.");
    }
}
