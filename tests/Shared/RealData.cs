namespace TradeData.TestSupport;

/// <summary>The location of published files for tests: the folder that <c>TRADEDATA_REALDATA</c> names, else <c>../shared/data</c> beside
/// the repository. They are never part of the project. A test calls <see cref="Require"/> and is skipped with a reason if the file is
/// missing.</summary>
internal static class RealData
{
    private static readonly string? Root = Find();

    /// <summary>Returns the full path of a file or folder below the root, or skips the test if it is missing.</summary>
    public static string Require(string relativePath)
    {
        string? path = Root is null ? null : Path.Combine(Root, relativePath.Replace('/', Path.DirectorySeparatorChar));
        Skip.IfNot(path is not null && (File.Exists(path) || Directory.Exists(path)),
            $"This test reads '{relativePath}' below the folder that TRADEDATA_REALDATA names, and it is not there.");
        return path!;
    }

    /// <summary>Whether a file or folder below the root is there.</summary>
    public static bool Has(string relativePath) => Root is not null && Path.Exists(Path.Combine(Root, relativePath));

    private static string? Find()
    {
        string? named = Environment.GetEnvironmentVariable("TRADEDATA_REALDATA");
        if (!string.IsNullOrEmpty(named))
        {
            return Path.GetFullPath(named);
        }
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TradeData.sln")))
            {
                string beside = Path.Combine(folder.Parent?.FullName ?? "", "shared", "data");
                return Directory.Exists(beside) ? beside : null;
            }
        }
        return null;
    }
}
