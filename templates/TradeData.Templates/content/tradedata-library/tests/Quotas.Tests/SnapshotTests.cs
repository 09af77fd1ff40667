using System.Reflection;

namespace Quotas.Tests;

/// <summary>The public types and properties that the schemas give, so that a review sees each change of a schema in C#, too.</summary>
public class SnapshotTests
{
    private static readonly string s_folder = typeof(SnapshotTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "Folder").Value!;

    [Fact]
    public void The_generated_API_is_the_one_that_was_accepted()
    {
        IEnumerable<string> lines =
            from type in typeof(DataCatalog).Assembly.GetExportedTypes()
            orderby type.FullName
            from line in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => $"{type.Name}.{property.Name}: {Named(property.PropertyType)}").Order(StringComparer.Ordinal)
            select line;
        string found = string.Join('\n', lines) + "\n";
        string accepted = Path.Combine(s_folder, "api.verified.txt");
        if (!File.Exists(accepted) || File.ReadAllText(accepted).ReplaceLineEndings("\n") != found)
        {
            File.WriteAllText(Path.Combine(s_folder, "api.received.txt"), found);
            Assert.Fail("The API changed. Read api.received.txt; if it is right, rename it to api.verified.txt.");
        }
    }

    private static string Named(Type type) =>
        type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GenericTypeArguments.Select(Named))}>" : type.Name;
}
