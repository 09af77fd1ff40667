using TradeData.Generators.Tests.Support;
using TradeData.Snapshots;
using VerifyXunit;

namespace TradeData.Generators.Tests.Units;

/// <summary>The small engine that compares snapshots where Verify.Xunit is not used.</summary>
public sealed class SnapshotEngineTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tradedata-snapshots-");

    private string Source => Path.Combine(_folder.FullName, "SampleTests.cs");

    public void Dispose() => _folder.Delete(recursive: true);

    private string[] Files => [.. _folder.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];

    private Task Verify(string text) => Verifier.Verify(text, Source, "Prints");

    private void Approve(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    [Fact]
    public async Task An_approved_snapshot_passes_with_any_line_ends()
    {
        Approve("SampleTests.Prints.verified.txt", "one\r\ntwo\r\n");
        await Verify("one\ntwo\n");
        Assert.Equal(["SampleTests.Prints.verified.txt"], Files);
    }

    [Fact]
    public async Task A_new_snapshot_fails_and_waits_for_approval()
    {
        await Assert.ThrowsAsync<VerifyException>(() => Verify("one"));
        Assert.Equal(["SampleTests.Prints.received.txt"], Files);
    }

    [Fact]
    public async Task A_difference_fails_and_leaves_a_received_file_until_it_passes()
    {
        Approve("SampleTests.Prints.verified.txt", "one\ntwo");
        VerifyException thrown = await Assert.ThrowsAsync<VerifyException>(() => Verify("one\n2"));
        Assert.Contains("two", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(["SampleTests.Prints.received.txt", "SampleTests.Prints.verified.txt"], Files);
        await Verify("one\ntwo");
        Assert.Equal(["SampleTests.Prints.verified.txt"], Files);
    }

    [Fact]
    public async Task A_file_that_is_no_longer_printed_fails_by_its_name()
    {
        Approve("SampleTests.Prints.verified.txt", "one");
        Approve("SampleTests.Prints#old.verified.cs", "class Old;");
        Approve("SampleTests.PrintsMore.verified.txt", "another test's");
        VerifyException thrown = await Assert.ThrowsAsync<VerifyException>(() => Verify("one"));
        Assert.Contains("SampleTests.Prints#old.verified.cs", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("PrintsMore", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_generated_file_is_a_snapshot_of_its_own_with_its_hint_name()
    {
        VerifyException thrown = await Assert.ThrowsAsync<VerifyException>(() => Verifier.Verify(Generation.Run("""{ "title": "A", "type": "object" }"""), Source, "Prints"));
        Assert.Contains("SampleTests.Prints#sample.g.received.cs", thrown.Message, StringComparison.Ordinal);
        Assert.StartsWith("//HintName: sample.g.cs\n", await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "SampleTests.Prints#sample.g.received.cs")), StringComparison.Ordinal);
    }
}
