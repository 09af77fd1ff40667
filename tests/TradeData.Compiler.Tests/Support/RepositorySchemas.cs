using TradeData.Generators.Binding;

namespace TradeData.Compiler.Tests.Support;

/// <summary>The schemas of the SDK, from the repository that the tests were built in.</summary>
internal static class RepositorySchemas
{
    public static string Root { get; } = FindRoot();

    public static SchemaSet Read()
    {
        IEnumerable<SchemaInput> inputs = Directory.EnumerateFiles(Path.Combine(Root, "schemas"), "*.schema.json")
            .Where(path => Path.GetFileName(path) != "x-keywords.schema.json")
            .Select(path => new SchemaInput(path, "schemas/" + Path.GetFileName(path)));
        return SchemaSet.Read(inputs, BindingOptions.Default with { Namespace = "TradeData" });
    }

    private static string FindRoot()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "TradeData.sln")))
        {
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("The tests do not lie in the repository.");
        }
        return root;
    }
}
