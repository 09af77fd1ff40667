namespace TradeData.Generators.Tests.Support;

/// <summary>Where the project's own files are.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Generator => Path.Combine(Root, "generators", "TradeData.Generators");

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TradeData.sln")))
            {
                return folder.FullName;
            }
        }
        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
