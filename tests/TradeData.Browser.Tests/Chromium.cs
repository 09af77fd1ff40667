using PuppeteerSharp;

namespace TradeData.Browser.Tests;

/// <summary>
/// A Chromium without a window, which starts at the first page. The tests need the browser's program, as Debian's package has it; without it they are skipped, and they
/// fail where <c>TRADEDATA_REQUIRE_CHROMIUM</c> is 1, as it is in CI.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly string? _program = FindProgram();
    private readonly Lazy<Task<IBrowser>> _browser;

    public Chromium() => _browser = new Lazy<Task<IBrowser>>(() => Puppeteer.LaunchAsync(new LaunchOptions
    {
        ExecutablePath = _program,
        Headless = true,
        // The pages are the tests' own, and root has no sandbox.
        Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
    }));

    /// <summary>Opens an empty page, and skips the test where there is no browser.</summary>
    public async Task<WatchedPage> OpenAsync()
    {
        if (_program is null)
        {
            const string missing = "This test needs Chromium: apt-get install chromium.";
            Assert.False(Environment.GetEnvironmentVariable("TRADEDATA_REQUIRE_CHROMIUM") == "1", missing);
            Skip.If(true, missing);
        }
        IBrowser browser = await _browser.Value;
        return new WatchedPage(await browser.NewPageAsync());
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser.IsValueCreated)
        {
            await (await _browser.Value).DisposeAsync();
        }
    }

    private static string? FindProgram() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(static folder => s_names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}

/// <summary>A page of the browser, with everything that it asked for and every error that it met.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly List<string> _requests = [];
    private readonly List<string> _errors = [];

    internal WatchedPage(IPage page)
    {
        Page = page;
        page.Request += (_, request) =>
        {
            // Pictures inside a style sheet are addresses, too, and nothing is fetched for them.
            if (!request.Request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                Add(_requests, request.Request.Url);
            }
        };
        page.PageError += (_, error) => Add(_errors, error.Message);
        page.Console += (_, message) =>
        {
            if (message.Message.Type is ConsoleType.Error or ConsoleType.Warning)
            {
                Add(_errors, message.Message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>The addresses that the page asked for.</summary>
    public IReadOnlyList<string> Requests => Copy(_requests);

    /// <summary>The errors and warnings of scripts, of the parser and of the network.</summary>
    public IReadOnlyList<string> Errors => Copy(_errors);

    /// <summary>Shows the page on a screen of a size, in light or dark colours.</summary>
    public async Task ShowOnAsync(int width, int height, bool isDark = false)
    {
        await Page.SetViewportAsync(new ViewPortOptions { Width = width, Height = height });
        await Page.EmulateMediaFeaturesAsync([new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = isDark ? "dark" : "light" }]);
    }

    /// <summary>Returns the value of a script.</summary>
    public Task<T> AskAsync<T>(string script) => Page.EvaluateExpressionAsync<T>(script);

    /// <summary>Saves a picture where <c>TRADEDATA_SCREENSHOTS</c> names a folder, for people to look at.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("TRADEDATA_SCREENSHOTS") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await Page.ScreenshotAsync(Path.Combine(folder, name + ".png"), new ScreenshotOptions { FullPage = true });
        }
    }

    public async ValueTask DisposeAsync() => await Page.DisposeAsync();

    private static void Add(List<string> list, string text)
    {
        lock (list)
        {
            list.Add(text);
        }
    }

    private static string[] Copy(List<string> list)
    {
        lock (list)
        {
            return [.. list];
        }
    }
}
