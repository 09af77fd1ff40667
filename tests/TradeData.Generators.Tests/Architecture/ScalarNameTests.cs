using System.Text.RegularExpressions;
using TradeData.Generators.Tests.Support;

namespace TradeData.Generators.Tests.Architecture;

/// <summary>The scalar types of trade are declared in schemas like a user's own: what is general knows none of them by name.</summary>
public class ScalarNameTests
{
    [Theory]
    [InlineData("generators/TradeData.Generators")]
    [InlineData("src/TradeData.Runtime")]
    [InlineData("src/TradeData.Compiler")]
    public void No_scalar_type_of_trade_is_named(string project)
    {
        string[] scalars =
        [
            .. from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "TradeData", "Values"), "*.cs")
               where File.ReadAllText(file).Contains("[Scalar(", StringComparison.Ordinal)
               select Path.GetFileNameWithoutExtension(file),
        ];
        Assert.Contains("HsCode", scalars);
        Regex name = new($@"\b({string.Join('|', scalars)})\b", RegexOptions.CultureInvariant);
        string root = Path.Combine(Repository.Root, project);
        string[] named =
        [
            .. from file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
               let path = Path.GetRelativePath(root, file).Replace('\\', '/')
               where !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal)
               from line in File.ReadLines(file)
               // The sign of that name is no type.
               where name.IsMatch(line.Replace("['%'] = \"Percent\"", "", StringComparison.Ordinal))
               select $"{path}: {line.Trim()}",
        ];
        Assert.Empty(named);
    }
}
