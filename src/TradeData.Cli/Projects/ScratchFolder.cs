namespace TradeData.Cli.Projects;

/// <summary>A temporary folder, deleted afterwards.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tradedata-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
