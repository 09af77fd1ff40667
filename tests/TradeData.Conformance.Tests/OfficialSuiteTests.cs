using TradeData.Conformance.Tests.Backends;
using TradeData.Conformance.Tests.Suite;
using Xunit.Abstractions;

namespace TradeData.Conformance.Tests;

public class OfficialSuiteTests(ITestOutputHelper output)
{
    private const int MostExcused = 12;

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
        Check(SuiteRun.Of(dialect, SuitePart.Required).Run(backend), atLeast, excused: []);

    [SkippableTheory]
    [InlineData("draft2020-12", 150, Backend.Generated)]
    [InlineData("draft2020-12", 150, Backend.Interpreted)]
    [InlineData("draft2019-09", 150, Backend.Generated)]
    [InlineData("draft2019-09", 150, Backend.Interpreted)]
    [InlineData("draft7", 100, Backend.Generated)]
    [InlineData("draft7", 100, Backend.Interpreted)]
    [InlineData("draft6", 100, Backend.Generated)]
    [InlineData("draft6", 100, Backend.Interpreted)]
    [InlineData("draft4", 100, Backend.Generated)]
    [InlineData("draft4", 100, Backend.Interpreted)]
    internal void Every_optional_test_passes_but_those_that_are_excused(string dialect, int atLeast, Backend backend) =>
        Check(SuiteRun.Of(dialect, SuitePart.Optional).Run(backend), atLeast, ExcusedTest.All);

    [SkippableTheory]
    [InlineData("draft2020-12", 700, Backend.Generated)]
    [InlineData("draft2020-12", 700, Backend.Interpreted)]
    [InlineData("draft2019-09", 700, Backend.Generated)]
    [InlineData("draft2019-09", 700, Backend.Interpreted)]
    [InlineData("draft7", 600, Backend.Generated)]
    [InlineData("draft7", 600, Backend.Interpreted)]
    [InlineData("draft6", 300, Backend.Generated)]
    [InlineData("draft6", 300, Backend.Interpreted)]
    [InlineData("draft4", 200, Backend.Generated)]
    [InlineData("draft4", 200, Backend.Interpreted)]
    internal void Every_format_test_passes_but_those_that_are_excused(string dialect, int atLeast, Backend backend) =>
        Check(SuiteRun.Of(dialect, SuitePart.Format).Run(backend), atLeast, ExcusedTest.All);

    [SkippableTheory]
    [InlineData("draft2020-12", SuitePart.Required)]
    [InlineData("draft2020-12", SuitePart.Optional)]
    [InlineData("draft2020-12", SuitePart.Format)]
    [InlineData("draft2019-09", SuitePart.Required)]
    [InlineData("draft7", SuitePart.Required)]
    [InlineData("draft4", SuitePart.Required)]
    internal void Both_backends_say_the_same_to_the_letter(string dialect, SuitePart part)
    {
        string[] differences = [.. SuiteRun.Of(dialect, part).Differences()];
        Assert.True(differences.Length == 0, $"{differences.Length} instances:\n" + string.Join('\n', differences.Take(100)));
    }

    [Fact]
    public void Few_tests_are_excused_each_with_a_reason()
    {
        Assert.InRange(ExcusedTest.All.Length, 0, MostExcused);
        Assert.All(ExcusedTest.All, excused =>
        {
            Assert.StartsWith("optional/", excused.File, StringComparison.Ordinal);
            Assert.True(excused.Reason.Length > 20, $"Say why {excused} is excused.");
        });
        Assert.Equal(ExcusedTest.All.Length, ExcusedTest.All.Select(excused => (excused.File, excused.Group, excused.Test)).Distinct().Count());
    }

    [SkippableFact]
    public void Every_excused_test_is_in_the_suite()
    {
        SuiteGroup[] groups = [.. SuiteDialect.Folders.SelectMany(dialect => SuiteGroup.Read(dialect, SuitePart.Optional).Concat(SuiteGroup.Read(dialect, SuitePart.Format)))];
        SuiteOutcome[] tests = [.. groups.SelectMany(group => group.Tests.Select(test => new SuiteOutcome(group, test, Fault: null)))];
        Assert.All(ExcusedTest.All, excused => Assert.Contains(tests, excused.Excuses));
    }

    private void Check(IEnumerable<SuiteOutcome> run, int atLeast, ExcusedTest[] excused)
    {
        SuiteOutcome[] outcomes = [.. run];
        SuiteOutcome[] passed = [.. outcomes.Where(outcome => outcome.Fault is null)];
        SuiteOutcome[] failed = [.. outcomes.Where(outcome => outcome.Fault is not null && !excused.Any(one => one.Excuses(outcome)))];
        SuiteOutcome[] mended = [.. passed.Where(outcome => excused.Any(one => one.Excuses(outcome)))];
        output.WriteLine($"{passed.Length} of {outcomes.Length} tests pass");
        Assert.True(failed.Length == 0, $"{failed.Length} of {outcomes.Length} tests fail:\n" + string.Join('\n', failed.Take(500)));
        Assert.True(mended.Length == 0, "These are excused and pass; take them off the list:\n" + string.Join('\n', mended.Take(500)));
        Assert.True(outcomes.Length >= atLeast, $"Only {outcomes.Length} tests were found.");
    }
}
