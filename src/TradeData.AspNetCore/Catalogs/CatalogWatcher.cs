using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using TradeData.Runtime;

namespace TradeData.AspNetCore;

/// <summary>Loads the folder when the service starts, and again when its files change.</summary>
internal sealed class CatalogWatcher<TCatalog>(CatalogSource<TCatalog> source, IOptions<TradeDataOptions<TCatalog>> options, TimeProvider time) : BackgroundService
    where TCatalog : Catalog<TCatalog>, ICatalog<TCatalog>
{
    private readonly TradeDataOptions<TCatalog> _options = options.Value;
    private readonly SemaphoreSlim _changes = new(0);
    private PhysicalFileProvider? _files;
    private IDisposable? _registration;

    /// <summary>Loads the folder before the first request. A service whose rows are bad does not start.</summary>
    /// <exception cref="InvalidDataException">The rows have errors.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_options.Folder is { } folder)
        {
            // Before the rows are read, so that no change falls between the two.
            Watch(folder);
            if (!await source.ReloadAsync(cancellationToken).ConfigureAwait(false))
            {
                IEnumerable<string> first = source.State.Problems.Where(static problem => problem.IsError).Take(20).Select(static problem => problem.ToString());
                throw new InvalidDataException($"{typeof(TCatalog).Name} cannot be loaded from {folder}:{Environment.NewLine}{string.Join(Environment.NewLine, first)}");
            }
        }
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    public override void Dispose()
    {
        _registration?.Dispose();
        _files?.Dispose();
        _changes.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (_registration is not null)
            {
                await _changes.WaitAsync(stoppingToken).ConfigureAwait(false);
                await UntilQuiet(stoppingToken).ConfigureAwait(false);
                await source.ReloadAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private void Watch(string folder)
    {
        string path = Path.GetFullPath(folder);
        if (_options.ReloadsOnChange && Directory.Exists(path))
        {
            PhysicalFileProvider files = new(path) { UsePollingFileWatcher = _options.Polls, UseActivePolling = _options.Polls };
            _files = files;
            _registration = ChangeToken.OnChange(() => files.Watch("**/*"), () => _changes.Release());
        }
    }

    /// <summary>Waits until no file has changed for a while, because a set of rows is seldom written at once.</summary>
    private async Task UntilQuiet(CancellationToken stopping)
    {
        bool changed;
        do
        {
            await Task.Delay(_options.Quiet, time, stopping).ConfigureAwait(false);
            changed = false;
            while (await _changes.WaitAsync(TimeSpan.Zero, stopping).ConfigureAwait(false))
            {
                changed = true;
            }
        }
        while (changed);
    }
}
