namespace TradeData.Cli.Projects;

/// <summary>A folder of our own that is gone afterwards.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tradedata-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
