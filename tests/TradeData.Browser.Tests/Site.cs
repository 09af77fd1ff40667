using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace TradeData.Browser.Tests;

/// <summary>The site of the documentation, built once by its own program and served on a free loopback port.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly string _output = Directory.CreateTempSubdirectory("tradedata-site-").FullName;
    private WebApplication? _server;

    /// <summary>The folder of the built site.</summary>
    public string Folder => Path.Combine(_output, "site");

    /// <summary>The address of its first page, with a slash at the end.</summary>
    public string Address => _server!.Urls.Single() + "/";

    public async Task InitializeAsync()
    {
        ProcessStartInfo start = new("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "TradeData.Site.dll"), _output]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await output + error);

        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(Folder), StaticFileOptions = { ServeUnknownFileTypes = true } });
        await _server.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
        Directory.Delete(_output, recursive: true);
    }
}
