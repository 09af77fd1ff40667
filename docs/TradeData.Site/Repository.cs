namespace TradeData.Site;

/// <summary>The repository that the documentation is part of.</summary>
/// <param name="Root">Its folder.</param>
internal sealed record Repository(string Root)
{
    /// <summary>The address of its files for readers of the site.</summary>
    private const string Address = "https://github.com/tradedata/tradedata";

    public static Repository Find(string from)
    {
        for (DirectoryInfo? folder = new(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TradeData.sln")))
            {
                return new Repository(folder.FullName);
            }
        }
        throw new DirectoryNotFoundException($"\"{from}\" is in no folder with TradeData.sln.");
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Returns the paths of the files in a folder, relative to the root, with slashes.</summary>
    public IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern).Select(file => $"{folder}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal);

    /// <summary>Returns the address of a file or folder that is not part of the site.</summary>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    public string AddressOf(string path) =>
        File.Exists(Path.Combine(Root, path)) ? $"{Address}/blob/main/{path}"
        : Directory.Exists(Path.Combine(Root, path)) ? $"{Address}/tree/main/{path}"
        : throw new FileNotFoundException($"A page links to \"{path}\", which does not exist.");
}
