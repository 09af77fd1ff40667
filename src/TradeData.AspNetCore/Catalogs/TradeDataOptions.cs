using TradeData.Runtime;

namespace TradeData.AspNetCore;

/// <summary>The source of the rows of a catalog in a service, and the time of its reloads.</summary>
/// <typeparam name="TCatalog">The generated catalog.</typeparam>
public sealed class TradeDataOptions<TCatalog>
    where TCatalog : Catalog<TCatalog>, ICatalog<TCatalog>
{
    /// <summary>A folder with one subfolder of rows for each table, as <see cref="Catalog{TSelf}.Load(string, LoadOptions?, CancellationToken)"/> reads it. Null, the default, means the embedded
    /// rows alone.</summary>
    public string? Folder { get; set; }

    /// <summary>The options of loading. By default one bad row rejects all of them.</summary>
    public LoadOptions Load { get; set; } = LoadOptions.Default;

    /// <summary>Whether files that change in <see cref="Folder"/> are loaded while the service runs. True by default.</summary>
    public bool ReloadsOnChange { get; set; } = true;

    /// <summary>The time for which the folder must be left alone before its changes are loaded. One second by default; at least zero.</summary>
    public TimeSpan Quiet { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether the files are asked for changes every four seconds, for folders whose changes the system does not tell, such as those of
    /// network drives and containers. False by default.</summary>
    public bool Polls { get; set; }
}
