using TradeData.Site;

// Writes the site's sources into a folder, then lets docfx build the site from them.
if (args.Length > 1 || args is ["--help" or "-h"])
{
    Console.Error.WriteLine("Usage: dotnet run --project docs/TradeData.Site [-- FOLDER]");
    Console.Error.WriteLine("Builds the site of the documentation in FOLDER/site. [default: artifacts/docs]");
    return args.Length > 1 ? 2 : 0;
}

Repository repository = Repository.Find(AppContext.BaseDirectory);
string folder = Path.GetFullPath(args.Length == 1 ? args[0] : Path.Combine(repository.Root, "artifacts", "docs"));
SourceFolder sources = new(Path.Combine(folder, "source"));
Guides.Write(repository, sources);
TablePages.Write(sources);
FigurePages.Write(sources);
return Docfx.Build(repository, sources, Path.Combine(folder, "site"));
