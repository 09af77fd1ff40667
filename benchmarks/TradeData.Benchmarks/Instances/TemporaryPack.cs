namespace TradeData.Benchmarks.Instances;

/// <summary>A pack in a temporary file.</summary>
internal sealed class TemporaryPack : IDisposable
{
    public TemporaryPack(byte[] pack) => File.WriteAllBytes(Path, pack);

    public string Path { get; } = System.IO.Path.GetTempFileName();

    public void Dispose() => File.Delete(Path);
}
