using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TradeData.Runtime;

namespace TradeData.AspNetCore;

/// <summary>The catalog that a service answers from at present. A newer one takes its place at once and whole; what began with the older one ends
/// with it.</summary>
/// <typeparam name="TCatalog">The generated catalog.</typeparam>
public sealed partial class CatalogSource<TCatalog> : IDisposable
    where TCatalog : Catalog<TCatalog>, ICatalog<TCatalog>
{
    private readonly TradeDataOptions<TCatalog> _options;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _loading = new(1);
    private volatile CatalogState<TCatalog> _state;

    /// <summary>Creates a source that starts with the embedded rows.</summary>
    /// <param name="options">The options.</param>
    /// <param name="logger">Receives what was loaded, and what was refused.</param>
    /// <param name="time">The clock.</param>
    public CatalogSource(IOptions<TradeDataOptions<TCatalog>> options, ILogger<CatalogSource<TCatalog>> logger, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        _options = options.Value;
        _logger = logger;
        _time = time;
        _state = new CatalogState<TCatalog>(Catalog<TCatalog>.Default, time.GetUtcNow(), IsRefused: false, []);
    }

    /// <summary>The catalog. Ask once for each piece of work, so that all of it sees the same rows; in a request, the injected catalog does so.</summary>
    public TCatalog Current => _state.Catalog;

    /// <summary>The catalog together with the time of its loading and the problems of the last attempt to load a newer one.</summary>
    public CatalogState<TCatalog> State => _state;

    /// <summary>Makes a catalog the current one, whatever it was loaded from.</summary>
    /// <param name="catalog">The catalog.</param>
    public void Publish(TCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        _state = new CatalogState<TCatalog>(catalog, _time.GetUtcNow(), IsRefused: false, []);
    }

    /// <summary>Loads the rows of the folder. If they have errors, or the folder cannot be read, the current catalog stays, and <see cref="State"/> has the problems.</summary>
    /// <param name="cancellation">Cancels the loading.</param>
    /// <returns>Whether the folder's rows are the current ones now.</returns>
    /// <exception cref="InvalidOperationException">The options name no folder.</exception>
    /// <exception cref="OperationCanceledException">The loading was cancelled.</exception>
    public async Task<bool> ReloadAsync(CancellationToken cancellation = default)
    {
        string folder = _options.Folder ?? throw new InvalidOperationException($"The options of {typeof(TCatalog).Name} name no folder to load.");
        await _loading.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Load(folder, cancellation), cancellation).ConfigureAwait(false);
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _loading.Dispose();

    private bool Load(string folder, CancellationToken cancellation)
    {
        long start = _time.GetTimestamp();
        LoadResult<TCatalog> result;
        try
        {
            result = Catalog<TCatalog>.Load(folder, _options.Load, cancellation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(typeof(TCatalog).Name, folder, fault.Message);
            _state = _state with { IsRefused = true, Problems = [new LoadProblem(folder, 0, 0, "", "", fault.Message, IsError: true)] };
            return false;
        }
        if (result.Catalog is not { } catalog)
        {
            LogRefused(typeof(TCatalog).Name, folder, result.ProblemCount, result.Problems.FirstOrDefault(static problem => problem.IsError)?.ToString() ?? "not described");
            _state = _state with { IsRefused = true, Problems = result.Problems };
            return false;
        }
        _state = new CatalogState<TCatalog>(catalog, _time.GetUtcNow(), IsRefused: false, result.Problems);
        LogLoaded(typeof(TCatalog).Name, folder, _time.GetElapsedTime(start).TotalMilliseconds, result.ProblemCount);
        return true;
    }

    [LoggerMessage(1, LogLevel.Information, "{Catalog} was loaded from {Folder} in {Milliseconds:F0} ms, with {Problems} problems.")]
    private partial void LogLoaded(string catalog, string folder, double milliseconds, int problems);

    [LoggerMessage(2, LogLevel.Error, "{Catalog} was not loaded from {Folder}: {Problems} problems; the rows loaded before stay. The first: {First}")]
    private partial void LogRefused(string catalog, string folder, int problems, string first);

    [LoggerMessage(3, LogLevel.Error, "{Catalog} was not loaded from {Folder}, which cannot be read; the rows loaded before stay. {Reason}")]
    private partial void LogUnreadable(string catalog, string folder, string reason);
}

/// <summary>A catalog, and how it came to be the current one.</summary>
/// <typeparam name="TCatalog">The generated catalog.</typeparam>
/// <param name="Catalog">The catalog.</param>
/// <param name="Since">The time of its loading.</param>
/// <param name="IsRefused">Whether the last loading failed, so that the catalog is the one before.</param>
/// <param name="Problems">The problems of the last loading, as many as the options describe.</param>
public sealed record CatalogState<TCatalog>(TCatalog Catalog, DateTimeOffset Since, bool IsRefused, IReadOnlyList<LoadProblem> Problems)
    where TCatalog : Catalog<TCatalog>, ICatalog<TCatalog>;
