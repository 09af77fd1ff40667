namespace TradeData.Snapshots;

/// <summary>One text of a test.</summary>
/// <param name="Name">Tells it from the test's others; empty for the only one.</param>
/// <param name="Extension">Of its file.</param>
/// <param name="Text">What the test made; its line ends become <c>\n</c>.</param>
internal sealed record Snapshot(string Name, string Extension, string Text)
{
    /// <summary>The file's name after the test's.</summary>
    /// <param name="state"><c>verified</c> or <c>received</c>.</param>
    public string Suffix(string state) => $"{(Name.Length == 0 ? "" : "#" + Name)}.{state}.{Extension}";
}
